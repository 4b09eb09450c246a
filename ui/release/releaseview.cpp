// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/releaseview.h"

#include "ui/confirm/releaseconfirmation.h"
#include "ui/release/callerboard.h"
#include "ui/release/judgedialog.h"
#include "ui/release/releaselines.h"
#include "ui/release/steplist.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *wrapped(QWidget *parent, const char *name)
{
    QLabel *label = plainLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    return label;
}

} // namespace

ReleaseView::ReleaseView(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_subtitle(wrapped(this, "releaseSubtitle"))
    , m_impact(wrapped(this, "releaseImpact"))
    , m_state(wrapped(this, "releaseState"))
    , m_surprise(wrapped(this, "releaseSurprise"))
    , m_instances(new StepList(this))
    , m_returnTitle(plainLabel(this))
    , m_return(new StepList(this))
    , m_callers(new CallerBoard(this))
    , m_next(wrapped(this, "releaseNext"))
    , m_pause(addButton("releasePause", tr("Pause")))
    , m_resume(addButton("releaseResume", tr("Resume")))
    , m_retry(addButton("releaseRetry", tr("Try again")))
    , m_judge(addButton("releaseJudge", tr("Judge…")))
    , m_confirm(addButton("releaseConfirm", tr("It serves…")))
    , m_early(addButton("releaseEarly", tr("Go on early…")))
    , m_skip(addButton("releaseSkip", tr("Skip…")))
    , m_rollBack(addButton("releaseRollBack", tr("Roll back…")))
    , m_abort(addButton("releaseAbort", tr("Abort…")))
    , m_dismiss(addButton("releaseDismiss", tr("Close")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 12, 0);
    layout->setSpacing(7);
    m_title->setObjectName(QStringLiteral("releaseTitle"));
    setBold(m_title, true);
    setBold(m_returnTitle, true);
    m_returnTitle->setWordWrap(true);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_title, m_subtitle, m_impact, m_state, m_surprise, m_instances,
                                          m_returnTitle, m_return, m_callers, m_next})
        layout->addWidget(part);
    layout->addWidget(makeButtons());
    connectButtons();
    hide();
}

QPushButton *ReleaseView::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    return button;
}

QWidget *ReleaseView::makeButtons()
{
    m_resume->setProperty("primary", true);
    m_judge->setProperty("primary", true);
    m_abort->setProperty("danger", true);
    m_pause->setToolTip(tr("Waits go on, nothing new begins."));
    m_resume->setToolTip(tr("Goes on from here."));
    m_abort->setToolTip(tr("Lists what it sends before it sends it."));
    m_rollBack->setToolTip(tr("Brings the old version back everywhere. Lists what happens first."));
    m_dismiss->setToolTip(tr("Takes this finished release off the screen. Nothing is sent."));
    auto *buttons = new QWidget(this);
    auto *rows = new QVBoxLayout(buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    const auto addRow = [rows](std::initializer_list<QPushButton *> row, QPushButton *last) {
        auto *line = new QHBoxLayout;
        line->setSpacing(6);
        for (QPushButton *button : row)
            line->addWidget(button);
        line->addStretch(1);
        line->addWidget(last);
        rows->addLayout(line);
    };
    addRow({m_retry, m_judge, m_confirm}, m_early);
    addRow({m_pause, m_resume, m_skip, m_rollBack, m_dismiss}, m_abort);
    return buttons;
}

void ReleaseView::connectButtons()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { steer(core::PauseAsked{}); });
    connect(m_resume, &QPushButton::clicked, this, [this] { steer(core::ResumeAsked{}); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (const auto *progress = subject())
            steer(core::RetryAsked{progress->current()});
    });
    connect(m_judge, &QPushButton::clicked, this, &ReleaseView::askToJudge);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        if (const auto *progress = subject())
            emit confirmAsked(confirmReturn(*release(), *progress));
    });
    connect(m_early, &QPushButton::clicked, this, [this] {
        if (const auto *progress = subject())
            emit confirmAsked(confirmGoOnEarly(*release(), *progress));
    });
    connect(m_skip, &QPushButton::clicked, this, [this] {
        if (const auto *progress = subject())
            emit confirmAsked(confirmSkip(*release(), *progress, m_snapshot->operations));
    });
    connect(m_rollBack, &QPushButton::clicked, this, [this] {
        if (const auto *shown = release())
            emit confirmAsked(confirmRollBack(*shown, m_snapshot->operations));
    });
    connect(m_abort, &QPushButton::clicked, this, [this] {
        if (const auto *shown = release())
            emit confirmAsked(confirmAbort(*shown, m_snapshot->operations));
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        if (const auto *shown = release())
            emit intent(core::DismissRelease{shown->id, shown->plan.environment});
    });
}

const core::Release *ReleaseView::release() const
{
    return m_snapshot ? releaseToShow(*m_snapshot, m_snapshot->query.application) : nullptr;
}

const core::InstanceProgress *ReleaseView::subject() const
{
    const core::Release *shown = release();
    return shown ? subjectOf(*shown, m_selected) : nullptr;
}

void ReleaseView::steer(core::ReleaseWish wish)
{
    if (const core::Release *shown = release())
        emit intent(core::SteerRelease{shown->id, std::move(wish), shown->plan.environment});
}

void ReleaseView::askToJudge()
{
    const core::InstanceProgress *progress = subject();
    if (!progress)
        return;
    if (m_judgeDialog)
        m_judgeDialog->close();
    m_judgeDialog = new JudgeDialog(*release(), *progress, window());
    connect(m_judgeDialog, &JudgeDialog::intent, this, &ReleaseView::intent);
    m_judgeDialog->open();
}

void ReleaseView::setSnapshot(const core::SnapshotPointer &snapshot,
                              const std::optional<core::InstanceKey> &selected, core::TimePoint now)
{
    m_snapshot = snapshot;
    m_selected = selected;
    const core::Release *shown = release();
    setVisible(shown != nullptr);
    if (!shown)
        return;
    showRelease(*shown, now);
    showReturn(*shown, now);
    showButtons(*shown);
}

void ReleaseView::showRelease(const core::Release &release, core::TimePoint now)
{
    const Palette &palette = Theme::palette();
    const bool isSurprise = release.state == core::ReleaseState::StoppedBySurprise;
    m_title->setText(releaseTitle(release));
    m_subtitle->setText(releaseSubtitle(release));
    m_impact->setText(impactSentence(*m_snapshot->fleet, release));
    m_state->setText(ReleaseText::state(release));
    m_surprise->setText(QStringLiteral("▲ ") + ReleaseText::sentence(release.surprise));
    m_surprise->setVisible(isSurprise);
    m_instances->setLines(instanceLines(release, now));
    m_next->setText(ReleaseText::next(release));
    tint(m_subtitle, palette.mutedText);
    tint(m_impact, palette.mutedText);
    const bool isDone = release.outcome == core::ReleaseOutcome::Done;
    tint(m_state, isDone                                         ? palette.up
                  : release.state == core::ReleaseState::Running ? palette.accent
                                                                 : palette.out);
    tint(m_surprise, palette.down);
    tint(m_next, isSurprise ? palette.text : palette.mutedText);
}

void ReleaseView::showReturn(const core::Release &release, core::TimePoint now)
{
    const core::InstanceProgress *progress = subjectOf(release, m_selected);
    const auto lines = progress ? returnLines(release, *progress, now) : std::vector<StepLine>();
    m_return->setLines(lines);
    m_returnTitle->setVisible(!lines.empty());
    if (!lines.empty())
        m_returnTitle->setText(tr("Return of %1").arg(Text::shortened(progress->current().id.text(), 28)));
    const bool hasCallers = progress && progress->backSince && !lines.empty();
    m_callers->setVisible(hasCallers);
    if (hasCallers)
        m_callers->setBudget(progress->wayBack, *progress->backSince);
}

void ReleaseView::showButtons(const core::Release &release)
{
    m_pause->setVisible(mayPause(release));
    m_resume->setVisible(!mayPause(release) && mayResume(release));
    m_rollBack->setVisible(mayRollBack(release));
    m_abort->setVisible(mayAbort(release));
    m_dismiss->setVisible(release.isFinished());
    showSubjectButtons(release);
}

void ReleaseView::showSubjectButtons(const core::Release &release)
{
    const core::InstanceProgress *progress = subjectOf(release, m_selected);
    m_retry->setVisible(progress && mayRetry(release, *progress));
    m_judge->setVisible(progress && mayJudge(release, *progress));
    m_confirm->setVisible(progress && mayConfirm(release, *progress));
    // While callers let go it stands with the countdown below.
    const bool isDraining = progress && progress->stage == core::Stage::Draining;
    m_early->setVisible(progress && !isDraining && mayGoOnEarly(release, *progress));
    m_skip->setVisible(progress && maySkip(release, *progress));
    if (!progress)
        return;
    const QString id = Text::plain(progress->current().id.text());
    m_retry->setToolTip(plainTip(tr("Tries the failed step of %1 once more.").arg(id)));
    m_judge->setToolTip(plainTip(tr("Judges %1 by what was measured.").arg(id)));
    m_confirm->setToolTip(
        plainTip(tr("Says that %1 serves, where nothing proves it. Asks for a note.").arg(id)));
    m_early->setToolTip(
        plainTip(tr("Ends the wait for %1 before its proof. Asks for a reason, which is kept.").arg(id)));
    m_skip->setToolTip(plainTip(tr("Leaves %1 out. Asks for a reason, which is kept.").arg(id)));
}

} // namespace ui
