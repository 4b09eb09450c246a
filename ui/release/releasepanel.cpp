// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/releasepanel.h"

#include "core/release/plan.h"
#include "ui/release/budgetbar.h"
#include "ui/release/callerboard.h"
#include "ui/release/countdownring.h"
#include "ui/release/hoplist.h"
#include "ui/release/steplist.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {
QPushButton *makeButton(QWidget *parent, const char *name)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    return button;
}
} // namespace

ReleasePanel::ReleasePanel(QWidget *parent)
    : QWidget(parent)
    , m_content(new QWidget(this))
    , m_empty(plainLabel(this))
    , m_title(new ElidedLabel(m_content))
    , m_others(new ElidedLabel(m_content))
    , m_behind(new StepList(m_content))
    , m_ahead(new StepList(m_content))
    , m_evidence(new StepList(m_content))
    , m_ring(new CountdownRing(m_content))
    , m_bar(new BudgetBar(m_content))
    , m_hops(new HopList(m_content))
    , m_callers(new CallerBoard(m_content))
    , m_next(plainLabel(m_content))
    , m_goOn(makeButton(m_content, "goOnEarly"))
    , m_abort(makeButton(m_content, "abort"))
    , m_takeBack(makeButton(m_content, "takeBack"))
    , m_dismiss(makeButton(m_content, "dismiss"))
    , m_copyStatus(makeButton(m_content, "copyStatus"))
{
    setUpLayout();
    setRehearsal(false);
    connect(m_goOn, &QPushButton::clicked, this, &ReleasePanel::goOnEarlyAsked);
    connect(m_abort, &QPushButton::clicked, this, &ReleasePanel::abortAsked);
    connect(m_takeBack, &QPushButton::clicked, this, &ReleasePanel::takeBackAsked);
    connect(m_dismiss, &QPushButton::clicked, this, &ReleasePanel::dismissAsked);
    connect(m_copyStatus, &QPushButton::clicked, this, &ReleasePanel::copyStatusAsked);
}

void ReleasePanel::setUpLayout()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(4, 4, 12, 8);
    outer->addWidget(m_empty);
    outer->addWidget(m_content);
    outer->addStretch(1);
    m_empty->setWordWrap(true);
    m_next->setWordWrap(true);
    setBold(m_title, true);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(9);
    layout->addWidget(m_title);
    layout->addWidget(m_others);
    layout->addWidget(m_behind);
    layout->addWidget(m_ring, 0, Qt::AlignHCenter);
    for (QWidget *part : std::initializer_list<QWidget *>{m_bar, m_hops, m_callers, m_evidence, m_next})
        layout->addWidget(part);
    layout->addWidget(makeButtons());
    layout->addWidget(m_ahead);
    m_copyStatus->setText(tr("Copy status"));
    m_copyStatus->setToolTip(tr("Puts four plain lines for a chat on the clipboard."));
    layout->addWidget(m_copyStatus, 0, Qt::AlignLeft);
}

QWidget *ReleasePanel::makeButtons()
{
    m_takeBack->setProperty("primary", true);
    m_abort->setProperty("danger", true);
    m_goOn->setText(tr("Go on early…"));
    m_takeBack->setText(tr("Take back (Esc)"));
    m_takeBack->setToolTip(tr("Takes back the stop. Nothing has been sent yet."));
    m_dismiss->setText(tr("Close"));
    m_dismiss->setToolTip(tr("Takes this finished operation off the screen. Nothing is sent."));
    auto *buttons = new QWidget(m_content);
    auto *rows = new QVBoxLayout(buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->addWidget(m_takeBack);
    row->addWidget(m_goOn);
    row->addWidget(m_dismiss);
    row->addStretch(1);
    rows->addLayout(row);
    // It names the instance: beside another one there is no room for it.
    rows->addWidget(m_abort, 0, Qt::AlignRight);
    return buttons;
}

void ReleasePanel::setOperation(const std::optional<core::Operation> &operation, const QString &others,
                                core::TimePoint now)
{
    const bool isShown = operation && !(operation->isFinished() && m_isStep);
    m_content->setVisible(isShown);
    m_empty->setVisible(!operation && !m_hasRelease);
    tint(m_empty, Theme::palette().mutedText);
    if (!isShown)
        return;
    showTitle(*operation);
    m_others->setText(others);
    m_others->setVisible(!others.isEmpty());
    tint(m_others, Theme::palette().mutedText);
    const std::vector<StepLine> lines = stepsOf(*operation, now);
    const auto ahead = std::ranges::find(lines, StepState::Ahead, &StepLine::state);
    m_behind->setLines({lines.begin(), ahead});
    m_ahead->setLines({ahead, lines.end()});
    m_evidence->setLines(evidenceOf(*operation));
    m_next->setText(Text::nextSentence(*operation));
    tint(m_next, Theme::palette().mutedText);
    showCountdown(*operation, now);
    showButtons(*operation);
}

void ReleasePanel::setRehearsal(bool isRehearsal)
{
    QString text = tr("Nothing is being released.\n\nChoose an instance and press Drain: callers let go of "
                      "it first, then it can be shut down without a failed request.");
    if (isRehearsal)
        text +=
            QStringLiteral("\n\n") + tr("New here? Rehearse, above, has a guide through a first release.");
    m_empty->setText(text);
}

void ReleasePanel::setInRelease(bool hasRelease, bool isStep)
{
    m_hasRelease = hasRelease;
    m_isStep = isStep;
}

namespace {

bool isOnTheWayBack(const core::Operation &operation)
{
    return operation.backSince &&
           (operation.phase == core::Phase::Restoring || operation.phase == core::Phase::Restored);
}

} // namespace

void ReleasePanel::showTitle(const core::Operation &operation)
{
    QString title;
    switch (operation.goal) {
    case core::Goal::Drain:
        title = tr("Drain %1");
        break;
    case core::Goal::Restore:
        title = tr("Put back %1");
        break;
    case core::Goal::Shutdown:
        title = tr("Shut down %1");
        break;
    }
    m_title->setText(title.arg(Text::shortened(operation.key.id.text(), 60)));
}

void ReleasePanel::showCountdown(const core::Operation &operation, core::TimePoint now)
{
    const bool isWaiting = operation.phase == core::Phase::Waiting;
    const bool isStopping = operation.phase == core::Phase::StopCountdown && operation.stopAt;
    const bool isBack =
        isOnTheWayBack(operation) && operation.wayBack.remaining(*operation.backSince, now) > core::Millis(0);
    m_ring->setVisible(isWaiting || isStopping || isBack);
    m_bar->setVisible(isWaiting || isBack);
    m_hops->setVisible(isWaiting || isBack);
    showCallers(operation);
    if (isBack) {
        const core::TimePoint start = *operation.backSince;
        m_ring->setRemaining(operation.wayBack.remaining(start, now), operation.wayBack.total());
        m_bar->setBudget(operation.wayBack, start, now);
        m_hops->setBudget(operation.wayBack, start);
    } else if (isStopping) {
        m_ring->setRemaining(std::max(*operation.stopAt - now, core::Millis(0)),
                             operation.settings.stopCountdown);
    } else if (isWaiting) {
        if (operation.stillCalledSince)
            m_ring->setOverdue(now - *operation.stillCalledSince);
        else
            m_ring->setRemaining(operation.remaining(now), operation.budget.total());
        m_bar->setBudget(operation.budget, operation.drainedSince, now);
        m_hops->setBudget(operation.budget, operation.drainedSince);
    }
}

/// On the way out while it is awaited and once it is drained; on the way back until callers have it again.
void ReleasePanel::showCallers(const core::Operation &operation)
{
    const bool isOut = operation.phase == core::Phase::Waiting || operation.phase == core::Phase::Drained;
    const bool isBack = isOnTheWayBack(operation);
    m_callers->setVisible(isOut || isBack);
    if (isBack)
        m_callers->setBudget(operation.wayBack, *operation.backSince);
    else if (isOut)
        m_callers->setBudget(operation.budget, operation.drainedSince);
}

void ReleasePanel::showButtons(const core::Operation &operation)
{
    const bool isWaiting = operation.phase == core::Phase::Waiting;
    m_goOn->setVisible(isWaiting || operation.phase == core::Phase::TakingOut ||
                       operation.phase == core::Phase::ReadingBack);
    m_goOn->setEnabled(isWaiting);
    m_goOn->setToolTip(isWaiting ? tr("Ends the wait before its proof. Asks for a reason, which is kept.")
                                 : tr("Opens when the instance was read back as out of service."));
    m_takeBack->setVisible(operation.phase == core::Phase::StopCountdown);
    m_dismiss->setVisible(operation.isFinished() && !m_isStep);
    m_abort->setVisible(!operation.isFinished() && !m_isStep);
    m_abort->setText(tr("Abort, put %1 back…").arg(Text::shortened(operation.key.id.text(), 18)));
    const bool canUndo = !core::unwindOf(operation).empty();
    m_abort->setEnabled(canUndo);
    const bool isPaused = operation.isPaused && !canUndo;
    m_abort->setToolTip(
        isPaused  ? tr("A paused instance cannot be put back: only a restart registers it again.")
        : canUndo ? tr("Lists what it sends before it sends it.")
                  : tr("There is nothing to put back now: a change is on its way, or it was never taken "
                       "out, or it has been asked to stop."));
}

} // namespace ui
