// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/steps.h"

#include "ui/text/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

namespace {
using core::Phase;

struct Steps
{
    Q_DECLARE_TR_FUNCTIONS(ui::Steps)
};

/// The steps of one way, each with the phases that belong to it.
struct Stage
{
    QString title;
    QString plan; ///< what it will do, before its turn
    std::vector<Phase> phases;
};

bool isOnTheWayBack(const core::Operation &operation)
{
    return operation.goal == core::Goal::Restore || operation.phase == Phase::Cancelling ||
           operation.phase == Phase::Restoring || operation.phase == Phase::Restored;
}

std::vector<Stage> stagesOf(const core::Operation &operation)
{
    if (isOnTheWayBack(operation)) {
        return {{Text::phaseTitle(Phase::Cancelling), {}, {Phase::Cancelling}},
                {Text::phaseTitle(Phase::Restoring),
                 Steps::tr("UP without an override on every peer"),
                 {Phase::Restoring}}};
    }
    const Stage stop{Steps::tr("Stop"),
                     operation.goal == core::Goal::Shutdown ? Steps::tr("asks the process to shut down")
                                                            : Steps::tr("only when you confirm it"),
                     {Phase::StopCountdown, Phase::StopSending}};
    const Stage gone{Text::phaseTitle(Phase::Stopping),
                     Steps::tr("port closed, lease gone on every peer"),
                     {Phase::Stopping}};
    if (operation.goal == core::Goal::Shutdown && operation.settings.withoutDrain)
        return {stop, gone};
    return {{Text::phaseTitle(Phase::TakingOut), {}, {Phase::TakingOut, Phase::ReadingBack}},
            {Text::phaseTitle(Phase::Waiting), Steps::tr("until they have let go"), {Phase::Waiting}},
            stop,
            gone};
}

bool isIn(const Stage &stage, Phase phase)
{
    return std::ranges::find(stage.phases, phase) != stage.phases.end();
}

/// Index of the stage it stands in; the number of stages where all are done.
std::size_t activeStage(const std::vector<Stage> &stages, const core::Operation &operation)
{
    if (operation.phase == Phase::Drained)
        return 2; // waiting is over, the stop is not asked for yet
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (isIn(stages[i], operation.phase))
            return i;
    }
    return stages.size();
}

StepLine doneLine(const Stage &stage, const core::Operation &operation)
{
    StepLine line{StepState::Done, stage.title, {}};
    if (isIn(stage, Phase::TakingOut)) {
        const bool isProven = core::peersUnproven(operation).empty();
        line.state = isProven ? StepState::Done : StepState::Unproven;
        line.detail = Steps::tr("%1 · read back on %2 of %3 peers")
                          .arg(Text::clockTime(operation.drainedSince))
                          .arg(core::peersOut(operation))
                          .arg(operation.peers.size());
    } else if (isIn(stage, Phase::Waiting)) {
        line.state = operation.proof == core::Proof::Traffic ? StepState::Done : StepState::Unproven;
        line.detail = Text::proofSentence(operation);
    }
    return line;
}

/// A sign that was not seen is ahead, not failed: see core::StopSigns.
void addStopSigns(const core::Operation &operation, std::vector<StepLine> &lines)
{
    for (const core::StopSign sign : core::stopSigns) {
        const auto seen = core::seenAt(operation.signs, sign);
        lines.push_back(
            {seen ? StepState::Done : StepState::Ahead, {}, Text::stopSignSentence(operation, sign)});
    }
}
} // namespace

std::vector<StepLine> stepsOf(const core::Operation &operation, core::TimePoint now)
{
    const QString detail = Text::phaseDetail(operation, now);
    if (operation.phase == Phase::Failed)
        return {{StepState::Failed, Text::phaseTitle(operation.phase), detail}};
    const std::vector<Stage> stages = stagesOf(operation);
    const std::size_t active = activeStage(stages, operation);
    std::vector<StepLine> lines;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (i < active)
            lines.push_back(doneLine(stages[i], operation));
        else if (i == active && operation.phase != Phase::Drained)
            lines.push_back({StepState::Active, stages[i].title, detail});
        else
            lines.push_back({StepState::Ahead, stages[i].title, stages[i].plan});
    }
    if (active == stages.size())
        lines.push_back({StepState::Done, Text::phaseTitle(operation.phase), detail});
    return lines;
}

std::vector<StepLine> evidenceOf(const core::Operation &operation)
{
    std::vector<StepLine> lines;
    for (const std::string &peer : operation.peers) {
        const auto found = operation.evidence.find(peer);
        const core::PeerEvidence evidence =
            found == operation.evidence.end() ? core::PeerEvidence{} : found->second;
        const bool isRead = evidence.kind == core::PeerEvidence::Kind::Present ||
                            evidence.kind == core::PeerEvidence::Kind::Gone;
        lines.push_back(
            {isRead ? StepState::Done : StepState::Unproven, {}, Text::evidenceSentence(peer, evidence)});
    }
    if (operation.phase == Phase::Stopping || operation.phase == Phase::Stopped)
        addStopSigns(operation, lines);
    const bool isOut = operation.phase == Phase::Waiting || operation.phase == Phase::Drained ||
                       operation.phase == Phase::StopCountdown;
    if (isOut) {
        const auto state =
            operation.quiet.value == core::Quiet::Quiet ? StepState::Done : StepState::Unproven;
        lines.push_back({state, {}, Text::quietSentence(operation)});
    }
    return lines;
}

} // namespace ui
