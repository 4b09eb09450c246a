// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filterline.h"

#include "core/fleet/filterterms.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/savefilterdialog.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStringListModel>

namespace ui {

namespace {

/// Later, as one of them may be what was just chosen.
void removeLines(QMenu *menu)
{
    for (QAction *line : menu->actions()) {
        menu->removeAction(line);
        if (line->parent() == menu)
            line->deleteLater();
    }
}

} // namespace

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_terms(new QStringListModel(this))
    , m_completer(new QCompleter(m_terms, this))
    , m_menu(new QMenu(tr("Saved filters"), this))
    , m_forget(new QMenu(tr("Forget"), this))
    , m_icon(new QAction(tr("Saved filters…"), this))
    , m_save(new QAction(tr("Save this filter…"), this))
{
    setObjectName(QStringLiteral("filter"));
    setPlaceholderText(tr("Filter instances   status:oos app:orders   Ctrl+F"));
    setAccessibleName(tr("Filter instances"));
    setToolTip(
        tr("Words and terms, all of which must fit: status:oos app:orders version:2.14* zone:b host: ip: "
           "override:any; “-” before a term turns it round. Key: Ctrl+F"));
    setWhatsThis(tr("Shows only the instances that all of these words fit. Terms ask for one field: "
                    "status:oos app:orders version:2.14* zone:b host: ip: override:any; a minus before one "
                    "turns it round. The menu at its left keeps filters under names."));
    setClearButtonEnabled(true);
    // Not the line's own completer, which would complete the whole text.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(this, &QLineEdit::textEdited, this, &FilterLine::offer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterLine::take);
    setUpMenu();
}

void FilterLine::setUpMenu()
{
    m_menu->setObjectName(QStringLiteral("savedFilters"));
    m_forget->setObjectName(QStringLiteral("forgetFilter"));
    m_icon->setObjectName(QStringLiteral("openSavedFilters"));
    m_icon->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_icon->setToolTip(tr("Filters that were saved. Key: Ctrl+Shift+F"));
    addAction(m_icon, QLineEdit::LeadingPosition);
    m_save->setObjectName(QStringLiteral("saveFilter"));
    m_menu->setToolTipsVisible(true);
    QWidget::addAction(m_menu->menuAction()); // for the palette: each of its lines is a command
    connect(m_icon, &QAction::triggered, this, &FilterLine::openMenu);
    connect(m_save, &QAction::triggered, this, &FilterLine::save);
    connect(this, &QLineEdit::textChanged, this, &FilterLine::fillMenu);
    showIcon();
    fillMenu();
}

void FilterLine::openMenu()
{
    // Not exec(): nothing waits until a menu closes.
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void FilterLine::setFleet(core::FleetViewPointer fleet)
{
    m_fleet = std::move(fleet);
    const QString environment = m_fleet ? Text::plain(m_fleet->environment) : QString();
    if (environment == m_environment)
        return;
    m_environment = environment;
    fillMenu();
}

void FilterLine::setSaved(const QList<SavedFilter> &saved)
{
    m_saved = saved;
    fillMenu();
}

QList<SavedFilter> FilterLine::offered() const
{
    QList<SavedFilter> offered;
    for (const SavedFilter &filter : m_saved) {
        if (filter.environment.isEmpty() || filter.environment == m_environment)
            offered << filter;
    }
    return offered;
}

void FilterLine::fillMenu()
{
    removeLines(m_menu);
    removeLines(m_forget);
    for (const SavedFilter &filter : offered()) {
        // A menu takes "&" for a key.
        const QString name = QString(filter.name).replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction *line = m_menu->addAction(name, this, [this, filter] { setText(filter.text); });
        line->setToolTip(plainTip(filter.text));
        line->setCheckable(true);
        line->setChecked(filter.text == text().trimmed());
        m_forget->addAction(name, this, [this, filter] { forget(filter); });
    }
    if (!m_menu->isEmpty())
        m_menu->addSeparator();
    m_menu->addAction(m_save);
    m_save->setEnabled(!text().trimmed().isEmpty());
    m_save->setToolTip(m_save->isEnabled() ? QString() : tr("Opens when something is typed in the filter."));
    if (!m_forget->isEmpty())
        m_menu->addMenu(m_forget);
}

void FilterLine::save()
{
    auto *dialog = new SaveFilterDialog(text().trimmed(), m_environment, offered(), window());
    connect(dialog, &SaveFilterDialog::chosen, this, [this](const SavedFilter &filter) {
        QList<SavedFilter> all = m_saved;
        all.removeIf([&](const SavedFilter &one) {
            return one.name.compare(filter.name, Qt::CaseInsensitive) == 0 &&
                   one.environment == filter.environment;
        });
        all << filter;
        setSaved(all);
        emit savedChanged(all);
    });
    dialog->open();
}

void FilterLine::forget(const SavedFilter &filter)
{
    QList<SavedFilter> all = m_saved;
    all.removeAll(filter);
    setSaved(all);
    emit savedChanged(all);
}

/// Lines that become shorter, as a funnel is drawn, in the colour of the theme.
void FilterLine::showIcon()
{
    QPixmap picture(32, 32);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(QPen(Theme::palette().mutedText, 1.5));
    for (const auto &[left, height] : {std::pair{1.5, 4.0}, {4.0, 8.0}, {6.5, 12.0}})
        painter.drawLine(QPointF(left, height), QPointF(16 - left, height));
    m_icon->setIcon(QIcon(picture));
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

qsizetype FilterLine::beginOfTerm() const
{
    return text().left(cursorPosition()).lastIndexOf(QLatin1Char(' ')) + 1;
}

void FilterLine::offer()
{
    const QString typed = text().left(cursorPosition()).mid(beginOfTerm());
    QStringList terms;
    if (m_fleet && !typed.isEmpty()) {
        for (const std::string &term : core::filterTerms(*m_fleet, typed.toStdString()))
            terms << Text::plain(term);
    }
    m_terms->setStringList(terms);
    if (terms.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterLine::take(const QString &term)
{
    const qsizetype begin = beginOfTerm();
    const QString rest = text().mid(cursorPosition());
    // A field goes on with its value; a value is the end of its term.
    const bool isField = term.endsWith(QLatin1Char(':'));
    const QString taken = text().left(begin) + term + (isField ? QString() : QStringLiteral(" "));
    setText(taken + rest);
    setCursorPosition(int(taken.size()));
    if (isField)
        offer();
}

} // namespace ui
