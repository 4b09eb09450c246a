// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasepreview.h"

#include "core/actuator/endpoints.h"
#include "core/actuator/lifecycle.h"
#include "core/eureka/operations.h"
#include "core/eureka/registrywrite.h"
#include "core/release/plan.h"
#include "core/release/releasemoves.h"

#include <algorithm>

namespace core {

namespace {

using When = PlannedRequest::When;

std::string peerOf(const FleetView &fleet)
{
    for (const PeerView &peer : fleet.peers) {
        if (peer.served.isFresh())
            return peer.url;
    }
    return fleet.peers.empty() ? std::string() : fleet.peers.front().url;
}

/// Adds what is done to one instance, in order.
class Preview
{
public:
    Preview(const ReleasePlan &plan, const FleetView &fleet, const InstanceKey &key)
        : m_plan(plan)
        , m_key(key)
        , m_peer(peerOf(fleet))
        , m_row(fleet.find(key))
    {
    }

    std::vector<PlannedRequest> all()
    {
        if (m_plan.order == StepOrder::StartThenDrain)
            addReturn();
        addOut();
        if (m_plan.order == StepOrder::StopThenStart)
            addReturn();
        return std::move(m_planned);
    }

private:
    void add(Stage stage, When when, std::optional<Request> request, std::vector<std::string> command = {})
    {
        m_planned.push_back({m_key, stage, when, std::move(request), std::move(command)});
    }
    void addCommand(Stage stage, const ReleaseCommand &command)
    {
        if (command.isGiven())
            add(stage, When::Always, std::nullopt, command.arguments);
    }
    void addOut()
    {
        addCommand(Stage::Preparing, m_plan.beforeDrainCommand);
        if (m_plan.recipe != Recipe::DirectStop)
            addTakeOut();
        if (m_plan.recipe == Recipe::Article)
            add(Stage::Stopping, When::Always, cancel(true));
        addStop();
        if (m_plan.recipe != Recipe::Article)
            add(Stage::ClearingOverride, When::IfLeaseStays,
                requestFor(m_peer, RegistryWrite{m_key.application, m_key.id, Deregister{}}));
    }
    void addTakeOut()
    {
        if (m_plan.recipe == Recipe::Pause) {
            const bool isKnown = m_row && !m_row->actuatorUrl.empty();
            add(Stage::Draining, When::Always,
                isKnown ? std::optional(lifecycleRequest(m_row->actuatorUrl, LifecycleAction::Pause))
                        : std::nullopt);
            return;
        }
        // Which form its service registry has is found by reads just before.
        const bool isByEureka = m_plan.takeOutBy == TakeOutBy::Eureka;
        add(Stage::Draining, When::Always,
            isByEureka ? std::optional(takeOutOfServiceRequest(m_peer, m_key.application, m_key.id))
                       : std::nullopt);
    }
    void addStop()
    {
        switch (m_plan.stopBy) {
        case StopBy::Drainboard:
            if (m_row && !m_row->actuatorUrl.empty())
                add(Stage::Stopping, When::Always, shutdownRequest(m_row->actuatorUrl));
            else
                add(Stage::Stopping, When::Always, std::nullopt);
            break;
        case StopBy::Operator:
            add(Stage::Stopping, When::Elsewhere, std::nullopt);
            break;
        case StopBy::Command:
            addCommand(Stage::Stopping, m_plan.stopCommand);
            break;
        }
    }
    void addReturn()
    {
        if (m_plan.startBy == StartBy::Command)
            addCommand(Stage::AwaitingReturn, m_plan.startCommand);
        else
            add(Stage::AwaitingReturn, When::Elsewhere, std::nullopt);
        if (m_plan.returnRule == ReturnRule::SameId && m_plan.recipe == Recipe::Proof)
            add(Stage::ClearingOverride, When::IfInherited, cancel(true));
        if (m_plan.smoke.isGiven())
            add(Stage::AwaitingTraffic, When::Always, smokeRequestFor(m_plan.smoke, baseUrl()));
        addCommand(Stage::Completing, m_plan.afterReturnCommand);
    }
    Request cancel(bool withUp) const
    {
        return withUp ? cancelOverrideWithUpRequest(m_peer, m_key.application, m_key.id)
                      : cancelOverrideRequest(m_peer, m_key.application, m_key.id);
    }
    std::string baseUrl() const { return m_row ? instanceUrl(*m_row->registered) : std::string(); }

    const ReleasePlan &m_plan;
    const InstanceKey &m_key;
    std::string m_peer;
    const InstanceView *m_row;
    std::vector<PlannedRequest> m_planned;
};

Budget budgetFor(const ReleasePlan &plan, const FleetView &fleet, const InstanceKey &key)
{
    OperationSettings settings;
    settings.hops = plan.hops;
    if (const InstanceView *row = fleet.find(key))
        return planOperation(fleet, *row, Goal::Drain, settings, 1, fleet.takenAt).budget;
    return makeBudget(plan.hops);
}

/// Whoever started it: what runs in its place is not stopped, and is not left under the old override.
UnwindStep::Kind kindOfStopped(const InstanceProgress &progress)
{
    using Kind = UnwindStep::Kind;
    if (!progress.isAnotherThere())
        return Kind::StaysStopped;
    const Stage stage = progress.stage == Stage::Failed ? progress.failedIn : progress.stage;
    const bool isToBeCleared = stage == Stage::ClearingOverride || progress.stage == Stage::AwaitingReturn;
    return isToBeCleared && progress.now->hasOverride() ? Kind::PutBack : Kind::StaysAsItIs;
}

/// Nothing is put back of one whose drain never came about.
UnwindStep::Kind kindOfFailed(const Release &release, const InstanceProgress &progress)
{
    using Kind = UnwindStep::Kind;
    if (progress.stoppedAt)
        return kindOfStopped(progress);
    if (progress.isStopSent)
        return Kind::StopsAnyway;
    return releasing::isOut(release, progress) ? Kind::PutBack : Kind::LeftOut;
}

/// What puts back after the other recipes leaves a paused one as it is. A pause that was refused, or that
/// failed for certain, has changed nothing.
UnwindStep::Kind unwindPaused(const InstanceProgress &progress)
{
    const bool isUntouched =
        progress.stage == Stage::PutBack || (progress.stage == Stage::Failed && !progress.isLeftPaused());
    return isUntouched ? UnwindStep::Kind::LeftOut : UnwindStep::Kind::LeftPaused;
}

UnwindStep unwindOf(const Release &release, const InstanceProgress &progress,
                    const std::vector<Operation> &operations)
{
    using Kind = UnwindStep::Kind;
    UnwindStep step{progress.planned.key};
    switch (progress.stage) {
    case Stage::Queued:
    case Stage::Preparing:
    case Stage::LeftOut:
        step.kind = Kind::LeftOut;
        break;
    case Stage::PuttingBack:
    case Stage::PutBack:
        step.kind = Kind::PutBack;
        break;
    case Stage::Draining:
    case Stage::Drained:
    case Stage::Stopping:
        step.kind = progress.isStopSent ? Kind::StopsAnyway : Kind::PutBack;
        break;
    case Stage::Failed:
        step.kind = kindOfFailed(release, progress);
        break;
    case Stage::LeftPaused:
        step.kind = Kind::LeftPaused;
        break;
    case Stage::ClearingOverride:
    case Stage::AwaitingReturn:
    case Stage::Skipped:
        step.kind = progress.stoppedAt ? kindOfStopped(progress) : Kind::LeftOut;
        break;
    default:
        step.kind = Kind::StaysNew;
        step.key = progress.current();
        break;
    }
    if (step.kind == Kind::PutBack && release.plan.recipe == Recipe::Pause)
        step.kind = unwindPaused(progress);
    const auto running = std::ranges::find(operations, progress.planned.key, &Operation::key);
    if (step.kind == Kind::PutBack && running != operations.end())
        step.requests = unwindOf(*running);
    return step;
}

} // namespace

Request smokeRequestFor(const SmokeRequest &smoke, std::string_view instanceUrl)
{
    const bool isPath = smoke.target.starts_with('/');
    return Request{Method::Get, isPath ? std::string(instanceUrl) + smoke.target : smoke.target};
}

std::string instanceUrl(const Instance &instance)
{
    const bool isSecure = !instance.port && instance.securePort;
    const std::optional<int> port = isSecure ? instance.securePort : instance.port;
    std::string url = (isSecure ? "https://" : "http://") + instance.hostName.text();
    if (port)
        url += ':' + std::to_string(*port);
    return url;
}

std::vector<PlannedRequest> plannedRequests(const ReleasePlan &plan, const FleetView &fleet)
{
    std::vector<PlannedRequest> all;
    if (plan.recipe == Recipe::Observe)
        return all;
    for (const PlannedInstance &planned : plan.instances) {
        auto one = Preview(plan, fleet, planned.key).all();
        std::ranges::move(one, std::back_inserter(all));
    }
    return all;
}

ExpectedLength expectedLength(const ReleasePlan &plan, const FleetView &fleet,
                              const std::optional<Inspection> &read)
{
    ExpectedLength length;
    if (plan.batchSize < 1)
        return length;
    // Those of one batch wait at the same time: each batch takes as long as its longest.
    const auto batch = static_cast<std::size_t>(plan.batchSize);
    for (std::size_t first = 0; first < plan.instances.size(); first += batch) {
        Millis drain{0};
        Millis back{0};
        for (std::size_t at = first; at < std::min(first + batch, plan.instances.size()); ++at) {
            const Budget budget = read ? read->budget : budgetFor(plan, fleet, plan.instances[at].key);
            const bool isDrained = plan.recipe != Recipe::DirectStop && plan.recipe != Recipe::Observe;
            drain = std::max(drain, isDrained ? budget.total() : Millis(0));
            back = std::max(back, wayBackOf(budget).total());
        }
        length.drains += drain;
        length.returns += back;
    }
    return length;
}

Millis predictedOutage(const ReleasePlan &plan, const std::optional<Inspection> &read)
{
    return wayBackOf(read ? read->budget : makeBudget(plan.hops)).total();
}

std::vector<UnwindStep> unwindOf(const Release &release, const std::vector<Operation> &operations)
{
    std::vector<UnwindStep> steps;
    for (const InstanceProgress &progress : release.instances)
        steps.push_back(unwindOf(release, progress, operations));
    // What is put back comes first, as it is done first.
    std::ranges::stable_partition(
        steps, [](const UnwindStep &step) { return step.kind == UnwindStep::Kind::PutBack; });
    return steps;
}

std::string_view unwindKindName(UnwindStep::Kind kind)
{
    switch (kind) {
    case UnwindStep::Kind::PutBack:
        return "put-back";
    case UnwindStep::Kind::StaysStopped:
        return "stays-stopped";
    case UnwindStep::Kind::StaysAsItIs:
        return "stays-as-it-is";
    case UnwindStep::Kind::StaysNew:
        return "stays-new";
    case UnwindStep::Kind::StopsAnyway:
        return "stops-anyway";
    case UnwindStep::Kind::LeftPaused:
        return "left-paused";
    case UnwindStep::Kind::LeftOut:
        return "left-out";
    }
    return "unknown";
}

} // namespace core
