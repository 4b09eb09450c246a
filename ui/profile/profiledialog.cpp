// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profiledialog.h"

#include "core/profile/profilefields.h"
#include "ui/profile/profileform.h"
#include "ui/start/startpage.h"
#include "ui/text/profiletext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
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
    , m_form(new ProfileForm(this))
    , m_result(plainLabel(this))
    , m_note(plainLabel(this))
    , m_test(new QPushButton(tr("&Test connection"), this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(m_file.id.isEmpty() ? tr("New profile") : tr("Profile"));
    setWhatsThis(tr("An environment as a team writes it down: its servers, how they are reached and logged "
                    "in at, and how long callers may keep an instance. Each field is checked while it is "
                    "typed; what the file holds beside them stays."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(880, 690);
    setUpLayout();
    if (const auto fields = core::profileFields(viewOf(m_file.body), {}))
        m_form->setFields(*fields);
    connect(m_form, &ProfileForm::changed, this, [this] {
        m_mayClose = false; // what was asked was asked of something else
        showNote();
        showChecked();
    });
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_isTesting = true;
        showChecked();
        emit testAsked(body());
    });
    connect(m_cancel, &QPushButton::clicked, this, &ProfileDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::onSave);
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

void ProfileDialog::setUpLayout()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("fields"));
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus, and it follows them
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->hide();
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_result);
    layout->addWidget(m_note);
    layout->addLayout(row);
}

QByteArray ProfileDialog::body() const
{
    return QByteArray::fromStdString(core::withFields(viewOf(m_file.body), m_form->fields()));
}

/// By what reads profiles, on exactly what would be written.
void ProfileDialog::showChecked()
{
    const QByteArray text = body();
    auto mistakes = core::mistakesIn(viewOf(text), {});
    const bool isTooLarge = !mistakes;
    const std::vector<core::ProfileMistake> found = mistakes.value_or(std::vector<core::ProfileMistake>());
    m_form->showMistakes(found, !m_file.id.isEmpty());
    const bool isGood = found.empty() && !isTooLarge;
    const bool isChanged = m_file.id.isEmpty() || text != m_file.body;
    const QString why = isTooLarge       ? tr("The file would be larger than any that is read.")
                        : !found.empty() ? ProfileText::sentence(found.front())
                        : isChanged      ? QString()
                                         : tr("Nothing was changed.");
    m_save->setEnabled(why.isEmpty());
    m_save->setToolTip(why.toHtmlEscaped());
    m_test->setEnabled(isGood && !m_isTesting);
    m_test->setToolTip(isGood ? tr("Goes the way to the first server step by step. It only reads.")
                              : tr("Opens when the profile has no mistake."));
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
    emit saveAsked(m_file, body());
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
