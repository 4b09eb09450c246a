// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/environmentbutton.h"

#include "ui/theme/theme.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int widestName = 420; ///< pixels; longer ones are cut, whole in the tooltip
constexpr int widestMistake = 260;
constexpr int margin = 8;
constexpr int arrow = 18;
constexpr int swatchSize = 14;

const QString &smallestProfile()
{
    static const QString text =
        QStringLiteral(R"({ "name": "Staging", "peers": ["http://eureka-1:8761/eureka"] })");
    return text;
}

/// The environment's colour with an edge, so that a light one shows on a light menu; hollow where it has
/// none.
QIcon swatch(const EnvironmentChoice &choice)
{
    QPixmap picture(swatchSize * 2, swatchSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::palette().mutedText);
    if (choice.colour)
        painter.setBrush(QColor(choice.colour->at(0), choice.colour->at(1), choice.colour->at(2)));
    painter.drawRoundedRect(QRectF(1, 1, swatchSize - 2, swatchSize - 2), 3, 3);
    return QIcon(picture);
}

/// A menu takes "&" for a key and a tab for a column.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&")).replace(QLatin1Char('\t'), QLatin1Char(' '));
}

} // namespace

EnvironmentButton::EnvironmentButton(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("environment"));
    m_menu->setObjectName(QStringLiteral("environments"));
    m_menu->setToolTipsVisible(true);
    setFocusPolicy(Qt::StrongFocus);
    giveKey(this, QKeySequence(Qt::CTRL | Qt::Key_P));
    setBold(this, true);
    connect(this, &QToolButton::clicked, this, &EnvironmentButton::openMenu);
}

void EnvironmentButton::setEnvironment(const QString &name, const QColor &words)
{
    if (name == m_name && words == m_words && !toolTip().isEmpty())
        return;
    m_name = name;
    m_words = words;
    setAccessibleName(tr("Environment %1: choose another one").arg(name));
    setToolTip(plainTip(name + QLatin1Char('\n') + tr("Another environment in this window. Key: Ctrl+P")));
    updateGeometry();
    update();
}

void EnvironmentButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setToolTip({}); // with the next snapshot it is told in the new one
}

QSize EnvironmentButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {std::min(metrics.horizontalAdvance(m_name), widestName) + 2 * margin + arrow,
            metrics.height() + margin};
}

void EnvironmentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // On any colour of a band: only the words' own colour is sure to be seen on it.
    QColor ground = m_words;
    ground.setAlphaF(underMouse() || isDown() ? 0.22F : 0.10F);
    QColor edge = m_words;
    edge.setAlphaF(hasFocus() ? 1.0F : 0.35F);
    painter.setPen(QPen(edge, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    painter.setPen(m_words);
    const QRect words = rect().adjusted(margin, 0, -margin - arrow, 0);
    painter.drawText(words, Qt::AlignVCenter,
                     fontMetrics().elidedText(m_name, Qt::ElideMiddle, words.width() + 1));
    const QPointF middle(width() - margin - arrow / 2.0 + 3, height() / 2.0 + 1);
    painter.setBrush(m_words);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(
        QPolygonF{middle + QPointF(-4.5, -2.5), middle + QPointF(4.5, -2.5), middle + QPointF(0, 3)});
}

QString EnvironmentButton::currentId() const
{
    if (!m_reader)
        return {};
    for (const EnvironmentChoice &choice : m_reader().choices) {
        if (choice.isCurrent)
            return choice.id;
    }
    return {};
}

void EnvironmentButton::openMenu()
{
    if (!m_reader)
        return;
    const EnvironmentList list = m_reader();
    m_menu->clear();
    for (const EnvironmentChoice &choice : list.choices)
        addChoice(choice);
    addEdits(list);
    addAdvice(list);
    // Not setMenu(): a button's own menu keeps the caller waiting until it closes.
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
    for (QAction *action : m_menu->actions()) {
        if (action->isEnabled()) {
            m_menu->setActiveAction(action);
            break;
        }
    }
}

void EnvironmentButton::addChoice(const EnvironmentChoice &choice)
{
    const int widest = choice.mistake.isEmpty() ? widestName : widestMistake;
    QString words = m_menu->fontMetrics().elidedText(choice.name, Qt::ElideMiddle, widest);
    if (choice.isCurrent)
        words = tr("%1 (shown now)").arg(words);
    if (!choice.mistake.isEmpty())
        words = tr("%1: not usable").arg(words) + QStringLiteral(" – ") +
                m_menu->fontMetrics().elidedText(choice.mistake, Qt::ElideRight, widestMistake);
    QAction *action = m_menu->addAction(swatch(choice), menuText(words));
    action->setEnabled(choice.mistake.isEmpty());
    action->setData(choice.id);
    QStringList tip{choice.name};
    tip << choice.peers;
    if (!choice.mistake.isEmpty())
        tip << choice.mistake;
    action->setToolTip(plainTip(tip.join(QLatin1Char('\n'))));
    QFont font = action->font();
    font.setBold(choice.isCurrent);
    action->setFont(font);
    connect(action, &QAction::triggered, this, [this, choice] { emit chosen(choice); });
}

void EnvironmentButton::addEdits(const EnvironmentList &list)
{
    m_menu->addSeparator();
    const auto current = std::ranges::find_if(
        list.choices, [](const EnvironmentChoice &one) { return one.isCurrent && !one.id.isEmpty(); });
    if (current != list.choices.end()) {
        const QString name = m_menu->fontMetrics().elidedText(current->name, Qt::ElideMiddle, widestName);
        QAction *edit = m_menu->addAction(menuText(tr("Edit %1…").arg(name)));
        edit->setObjectName(QStringLiteral("editProfile"));
        connect(edit, &QAction::triggered, this, [this, id = current->id] { emit editAsked(id); });
    }
    QAction *make = m_menu->addAction(tr("New profile…"));
    make->setObjectName(QStringLiteral("newProfile"));
    connect(make, &QAction::triggered, this, [this] { emit editAsked({}); });
}

/// How to make a profile where there is none, else only where they are.
void EnvironmentButton::addAdvice(const EnvironmentList &list)
{
    m_menu->addSeparator();
    const bool isAlone = std::ranges::all_of(list.choices, &EnvironmentChoice::isCurrent);
    if (!isAlone) {
        addLine(tr("Profiles in %1").arg(list.folder));
        return;
    }
    addLine(tr("No other environment yet. Each is a file, for example"));
    addLine(list.folder + QStringLiteral("/staging.json"));
    addLine(smallestProfile());
    connect(m_menu->addAction(tr("Copy this example")), &QAction::triggered, this,
            [] { QGuiApplication::clipboard()->setText(smallestProfile()); });
}

void EnvironmentButton::addLine(const QString &text)
{
    QAction *line = m_menu->addAction(
        menuText(m_menu->fontMetrics().elidedText(text, Qt::ElideMiddle, widestName + 180)));
    line->setEnabled(false);
    line->setToolTip(plainTip(text));
}

} // namespace ui
