// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profiledialog.h"

#include "core/profile/profilefields.h"
#include "ui/help/helpdialog.h"
#include "ui/profile/profileform.h"
#include "ui/profile/profiletextpage.h"
#include "ui/start/startpage.h"
#include "ui/text/profiletext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/widgets/saverow.h"

#include <QCloseEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

} // namespace

ProfileDialog::ProfileDialog(ProfileFile file, QWidget *parent)
    : QDialog(parent)
    , m_file(std::move(file))
    , m_body(m_file.body.isEmpty() ? QByteArray::fromStdString(core::withFields({}, {})) : m_file.body)
    , m_base(m_body)
    , m_pages(new QTabWidget(this))
    , m_form(new ProfileForm(this))
    , m_text(new ProfileTextPage(this))
    , m_result(plainLabel(this))
    , m_note(plainLabel(this))
    , m_test(new QPushButton(tr("&Test connection"), this))
    , m_row(new SaveRow(this))
    , m_save(m_row->save())
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(m_file.id.isEmpty() ? tr("New profile") : tr("Profile"));
    setWhatsThis(tr("An environment as a team writes it down: its servers, how they are reached and logged "
                    "in at, and how long callers may keep an instance. Each field is checked while it is "
                    "typed; what the file holds beside them stays."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(880, 690);
    setUpPages();
    setUpLayout();
    if (const auto fields = core::profileFields(viewOf(m_body), {}))
        m_form->setFields(*fields);
    else
        m_pages->setCurrentWidget(m_text);
    m_text->setBody(m_body);
    connect(m_text, &ProfileTextPage::manualAsked, this, &ProfileDialog::onManual);
    connect(m_pages, &QTabWidget::currentChanged, this, &ProfileDialog::onPage);
    connect(m_form, &ProfileForm::changed, this, &ProfileDialog::onFields);
    connect(m_text, &ProfileTextPage::changed, this, &ProfileDialog::onText);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_isTesting = true;
        showChecked();
        emit testAsked(m_body);
    });
    connect(m_row, &SaveRow::saved, this, &ProfileDialog::onSave);
    showNote();
    showChecked();
    m_form->focusFirst();
}

void ProfileDialog::showNote()
{
    m_note->setText(m_file.id.isEmpty()
                        ? tr("It will lie in %1.").arg(m_file.place)
                        : tr("%1. What it holds beside these fields stays.").arg(m_file.place));
    tint(m_note, Theme::palette().mutedText);
}

void ProfileDialog::setUpPages()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("fields"));
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus, and it follows them
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->setAccessibleName(windowTitle());
    m_pages->setDocumentMode(true);
    m_pages->addTab(scroll, tr("Fields"));
    m_pages->addTab(m_text, tr("Whole file"));
}

void ProfileDialog::setUpLayout()
{
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->hide();
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_test->setObjectName(QStringLiteral("test"));
    m_row->addFirst(m_test);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_result);
    layout->addWidget(m_note);
    layout->addWidget(m_row);
}

void ProfileDialog::onFields()
{
    m_body = QByteArray::fromStdString(core::withFields(viewOf(m_base), m_form->fields()));
    edited();
}

void ProfileDialog::onText()
{
    m_base = m_body = m_text->body();
    edited();
}

void ProfileDialog::edited()
{
    m_mayClose = false; // what was asked was asked of something else
    showNote();
    showChecked();
}

/// Each page is told of the other's changes once it is shown, so that nothing moves below a cursor.
void ProfileDialog::onPage()
{
    if (m_pages->currentWidget() == m_text)
        m_text->setBody(m_body);
    else if (const auto fields = core::profileFields(viewOf(m_body), {}))
        m_form->setFields(*fields);
    showChecked();
}

void ProfileDialog::onManual()
{
    auto *manual = findChild<HelpDialog *>();
    if (!manual)
        manual = new HelpDialog(this);
    manual->showPage(QStringLiteral("9-profile.md"));
    manual->show();
    manual->raise();
    manual->activateWindow();
}

QString ProfileDialog::unreadable() const
{
    if (std::size_t(m_body.size()) > core::profileLimit)
        return tr("The file would be larger than any that is read.");
    return core::profileFields(viewOf(m_body), {}) ? QString() : ProfileText::whereNoObject(m_body);
}

/// By what reads profiles, on exactly what would be written.
void ProfileDialog::showChecked()
{
    const QString noProfile = unreadable();
    const std::vector<core::ProfileMistake> found =
        core::mistakesIn(viewOf(m_body), {}).value_or(std::vector<core::ProfileMistake>());
    showMistakes(found, noProfile);
    const bool isGood = found.empty() && noProfile.isEmpty();
    const bool isChanged = m_file.id.isEmpty() || m_body != m_file.body;
    const QString why = !noProfile.isEmpty() ? noProfile
                        : !found.empty()     ? ProfileText::sentence(found.front())
                        : isChanged          ? QString()
                                             : tr("Nothing was changed.");
    m_save->setEnabled(why.isEmpty());
    m_save->setToolTip(plainTip(why));
    m_test->setEnabled(isGood && !m_isTesting);
    m_test->setToolTip(isGood ? tr("Goes the way to the first server step by step. It only reads.")
                              : tr("Opens when the profile has no mistake."));
}

void ProfileDialog::showMistakes(const std::vector<core::ProfileMistake> &mistakes, const QString &unreadable)
{
    m_form->showMistakes(mistakes, !m_file.id.isEmpty());
    QStringList sentences;
    if (!unreadable.isEmpty())
        sentences << unreadable;
    for (const core::ProfileMistake &mistake : mistakes)
        sentences << tr("%1: %2").arg(QString::fromStdString(mistake.member), ProfileText::sentence(mistake));
    m_text->showMistakes(sentences);
    // Fields would make a new file of what they cannot read.
    m_pages->setTabEnabled(0, unreadable.isEmpty());
    m_pages->setTabToolTip(0, plainTip(unreadable));
}

void ProfileDialog::setTest(const core::ServerTest &test)
{
    m_isTesting = !test.isOver;
    m_result->setText(StartPage::linesOf(test).join(QLatin1Char('\n')));
    m_result->setAccessibleName(m_result->text());
    m_result->show();
    showChecked();
}

void ProfileDialog::onSave()
{
    m_save->setEnabled(false);
    emit saveAsked(m_file, m_body);
}

void ProfileDialog::setSaved(const QString &mistake)
{
    if (mistake.isEmpty()) {
        m_mayClose = true;
        accept();
        return;
    }
    showChecked();
    m_note->setText(mistake);
    tint(m_note, Theme::palette().down);
}

/// What was typed is not lost by one key: the second time it is.
void ProfileDialog::reject()
{
    if (!m_mayClose && m_save->isEnabled()) {
        m_mayClose = true;
        m_note->setText(tr("What you typed is not saved. Cancel once more to give it up."));
        tint(m_note, Theme::palette().out);
        return;
    }
    m_mayClose = true;
    QDialog::reject();
}

void ProfileDialog::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && m_save->isEnabled()) {
        reject();
        event->ignore();
        return;
    }
    QDialog::closeEvent(event);
}

} // namespace ui
