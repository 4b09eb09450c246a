// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/judgedialog.h"

#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/text/verdicttext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// What the judgement rests on; else "3 of 412 requests failed (0.7 %)", or that its counters say nothing.
QString figures(const core::InstanceProgress &progress)
{
    if (progress.verdict)
        return VerdictText::sentence(*progress.verdict, progress.targetVersion);
    const QString verdict = ReleaseText::verdict(progress.measured) + QStringLiteral(" · ");
    const auto &now = progress.now;
    if (!now || !now->requests || !now->serverErrors)
        return verdict + JudgeDialog::tr("its requests cannot be measured");
    const double share = *now->requests > 0 ? *now->serverErrors / *now->requests : 0;
    const QLocale locale;
    const QString counts =
        JudgeDialog::tr("%1 of %2 requests failed")
            .arg(locale.toString(*now->serverErrors, 'f', 0), locale.toString(*now->requests, 'f', 0));
    return verdict +
           (*now->requests > 0 ? JudgeDialog::tr("%1 (%2)").arg(counts, Text::percent(share)) : counts);
}

} // namespace

JudgeDialog::JudgeDialog(const core::Release &release, const core::InstanceProgress &progress,
                         QWidget *parent)
    : QDialog(parent)
    , m_release(release.id)
    , m_environment(release.plan.environment)
    , m_key(progress.current())
    , m_measured(progress.measured)
    , m_verdicts(new QButtonGroup(this))
    , m_note(new QLineEdit(this))
{
    setObjectName(QStringLiteral("judgeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = tr("Judge %1").arg(Text::shortened(m_key.id.text(), 48));
    setWindowTitle(title);
    setWhatsThis(tr("Your judgement of an instance that came back, beside what its own counters say. It is "
                    "kept with the result of the release; a fail stops it here."));
    setMinimumWidth(460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(9);
    QLabel *head = plainLabel(this, title);
    setBold(head, true);
    layout->addWidget(head);
    addMeasured(layout, figures(progress));
    addChoices(layout);
    addButtons(layout);
    updateJudge();
}

void JudgeDialog::addMeasured(QVBoxLayout *layout, const QString &figures)
{
    QLabel *measured = plainLabel(this, tr("Measured: %1").arg(figures));
    measured->setObjectName(QStringLiteral("measured"));
    measured->setWordWrap(true);
    tint(measured, m_measured == core::Verdict::Pass   ? Theme::palette().up
                   : m_measured == core::Verdict::Fail ? Theme::palette().down
                                                       : Theme::palette().out);
    layout->addWidget(measured);
}

void JudgeDialog::addChoices(QVBoxLayout *layout)
{
    const std::array<std::pair<core::Verdict, QString>, 3> choices{
        {{core::Verdict::Pass, tr("&Pass: the release goes on")},
         {core::Verdict::Doubtful, tr("&Doubtful: it goes on, and the doubt is kept")},
         {core::Verdict::Fail, tr("&Fail: the release stops here")}}};
    for (const auto &[verdict, text] : choices) {
        auto *choice = new QRadioButton(text, this);
        choice->setObjectName(QLatin1String("verdict-") + Text::plain(core::verdictName(verdict)));
        m_verdicts->addButton(choice, static_cast<int>(verdict));
        // What was measured is offered; no data is never a pass.
        choice->setChecked(verdict == m_measured);
        layout->addWidget(choice);
    }
    layout->addWidget(plainLabel(this, tr("Why? It is kept with the result:")));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setAccessibleName(tr("Why it is judged so"));
    layout->addWidget(m_note);
    connect(m_verdicts, &QButtonGroup::idToggled, this, &JudgeDialog::updateJudge);
    connect(m_note, &QLineEdit::textChanged, this, &JudgeDialog::updateJudge);
}

void JudgeDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(this);
    m_judge = buttons->addButton(tr("Judge"), QDialogButtonBox::AcceptRole);
    m_judge->setObjectName(QStringLiteral("judge"));
    m_judge->setProperty("primary", true);
    m_judge->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setDefault(true);
    cancel->setFocus();
    layout->addWidget(buttons);
    connect(m_judge, &QPushButton::clicked, this, &JudgeDialog::onJudge);
    connect(buttons, &QDialogButtonBox::rejected, this, &JudgeDialog::reject);
}

core::Verdict JudgeDialog::verdict() const
{
    const int chosen = m_verdicts->checkedId();
    return chosen < 0 ? core::Verdict::NoData : static_cast<core::Verdict>(chosen);
}

QString JudgeDialog::obstacle() const
{
    if (verdict() == core::Verdict::NoData)
        return tr("Opens when a judgement is chosen.");
    const bool isPlain = verdict() == core::Verdict::Pass && m_measured == core::Verdict::Pass;
    return isPlain || !m_note->text().trimmed().isEmpty()
               ? QString()
               : tr("Opens when a reason is given: the figures alone do not show it.");
}

void JudgeDialog::updateJudge()
{
    const QString why = obstacle();
    m_judge->setEnabled(why.isEmpty());
    m_judge->setToolTip(plainTip(why));
}

void JudgeDialog::onJudge()
{
    emit intent(core::SteerRelease{m_release,
                                   core::JudgeAsked{m_key, verdict(), m_note->text().trimmed().toStdString()},
                                   m_environment});
    accept();
}

} // namespace ui
