// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/release.h"
#include "tests/ui/fleetbuilder.h"

namespace tests {

/// So many instances of ORDERS, all known and UP with 2.14.0, on two peers that answer.
inline FleetBuilder releaseFleet(int count = 4)
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    for (int i = 1; i <= count; ++i)
        builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080", core::Status::Up, 125);
    return builder;
}

/// What a probe of such a generation of Spring Boot finds: every endpoint answers, its pause too.
inline core::ActuatorPointer probedAs(int generation)
{
    core::ActuatorFacts facts;
    facts.base = "http://orders:8080/actuator";
    facts.isProven = true;
    facts.generation.oldest = facts.generation.newest = generation;
    if (generation > 1)
        facts.links = core::Links{{{"serviceregistry", "serviceregistry"}}, 0};
    for (const core::Endpoint endpoint : core::everyEndpoint)
        facts.endpoints[endpoint].state = core::EndpointState::Answers;
    return std::make_shared<const core::ActuatorFacts>(facts);
}

/// The same fleet, of such a generation.
inline FleetBuilder releaseFleetOf(int generation, int count = 4)
{
    FleetBuilder builder = releaseFleet(count);
    for (core::InstanceView &row : builder.fleet().instances)
        row.actuator = probedAs(generation);
    return builder;
}

/// Of all instances of that application, to 2.15.0; running for some minutes, with nothing begun yet.
inline core::Release
runningRelease(const core::FleetView &fleet,
               const core::ApplicationName &application = FleetBuilder::application("ORDERS"))
{
    core::ReleasePlan plan{fleet.environment, application};
    for (const core::InstanceView &row : fleet.instances) {
        if (row.key.application == plan.application)
            plan.instances.push_back({row.key});
    }
    plan.expectedVersion = "2.15.0";
    plan.changeNumber = "CHG-4711";
    core::Release release =
        core::makeRelease(plan, "release-1", FleetBuilder::now - std::chrono::minutes(12));
    release.state = core::ReleaseState::Running;
    release.startedAt = release.since;
    return release;
}

/// What was seen of it: UP and healthy, of that version and start.
inline core::SeenInstance seenOf(const core::InstanceKey &key, const std::string &version,
                                 core::TimePoint startedAt)
{
    core::SeenInstance seen{key};
    seen.version = version;
    seen.startedAt = startedAt;
    seen.status.status = core::Status::Up;
    seen.isHealthy = true;
    seen.isServedUp = true;
    seen.isAnswering = true;
    seen.requests = 412;
    seen.serverErrors = 0;
    return seen;
}

/// Puts one instance of the release where it has its returned process.
inline core::InstanceProgress &comeBack(core::Release &release, std::size_t at, core::Stage stage,
                                        core::Awaited awaited)
{
    core::InstanceProgress &progress = release.instances[at];
    progress.stage = stage;
    progress.awaited = awaited;
    progress.since = progress.awaitedSince = FleetBuilder::now - core::Millis(21'000);
    progress.before = seenOf(progress.planned.key, "2.14.0", FleetBuilder::now - std::chrono::hours(70));
    progress.now = seenOf(progress.planned.key, "2.15.0", FleetBuilder::now - core::Millis(40'000));
    progress.stoppedAt = FleetBuilder::now - core::Millis(60'000);
    progress.returned = progress.planned.key;
    progress.backSince = FleetBuilder::now - core::Millis(21'000);
    progress.wayBack = core::wayBackOf(core::makeBudget({}));
    return progress;
}

} // namespace tests
