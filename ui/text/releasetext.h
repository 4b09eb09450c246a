// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releasemachine.h"
#include "core/release/releasepreview.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace ui {

/// The sentences on a release: its plan, where it stands, and what is asked of the operator; part of the
/// catalogue, see Text.
class ReleaseText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ReleaseText)

public:
    static QString recipeName(core::Recipe recipe);
    static QString recipeWord(core::Recipe recipe); ///< "proof"
    /// What it does and what it costs, in one sentence. `outage`: of a stop without a drain; `heartbeat`: the
    /// longest renewal interval of the planned instances.
    static QString recipeSentence(core::Recipe recipe, core::Millis outage, core::Millis heartbeat);
    static QString takeOutByName(core::TakeOutBy by);
    static QString stopByName(core::StopBy by);
    static QString startByName(core::StartBy by);
    static QString returnRuleName(core::ReturnRule rule);
    static QString stepOrderName(core::StepOrder order);
    static QString sentence(core::PlanFault fault);
    /// The same finding of several instances; `subject` names them.
    static QString sentence(const core::GuardFinding &finding, const QString &subject);
    /// A command as one line, each argument quoted where it needs to be.
    static QString commandLine(const std::vector<std::string> &arguments);

    /// The heading of what is sent in that stage, for example "take out of service".
    static QString stepTitle(core::Stage stage);
    /// When it is sent, or that it is not; empty where it always is.
    static QString whenNote(core::PlannedRequest::When when);

    /// "Waiting until callers let go": what the instance is at.
    static QString stageTitle(core::Stage stage);
    /// What its wait is for; empty where nothing is awaited.
    static QString awaited(core::Awaited awaited);
    /// Why its wait ends without a proof when it is ended now.
    static QString unproven(core::Awaited awaited);
    static QString state(const core::Release &release);
    static QString outcome(core::ReleaseOutcome outcome);
    /// What happened, and to which instance.
    static QString sentence(const core::Surprise &surprise);
    /// What the operator can do about it.
    static QString choices(const core::Release &release);
    static QString verdict(core::Verdict verdict);
    static QString returnProof(core::ReturnProof proof);
    /// What an abort does to one instance.
    static QString sentence(const core::UnwindStep &step);
    /// What happens by itself next, or what the operator has to do for it.
    static QString next(const core::Release &release);
};

} // namespace ui
