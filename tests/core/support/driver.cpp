// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/driver.h"

#include "core/release/plan.h"

#include <algorithm>

namespace {

core::Operation planned(core::Goal goal, int peers, const core::OperationSettings &settings,
                        const core::Instance &instance)
{
    core::FleetView fleet = build::fleet(std::vector{instance});
    if (peers > 1)
        fleet.peers.push_back(build::peer(build::peerTwo, {instance}));
    return core::planOperation(fleet, fleet.instances.front(), goal, settings, 1, build::at(0));
}

} // namespace

Driver::Driver(core::Goal goal, int peerCount, const core::OperationSettings &settings,
               const core::Instance &instance)
    : operation(planned(goal, peerCount, settings, instance))
    , peers(operation.peers)
{
}

void Driver::take(core::Step step, double seconds)
{
    operation = std::move(step.operation);
    bool hasIntent = false;
    for (const core::Effect &effect : step.effects) {
        if (const auto *line = std::get_if<core::JournalLine>(&effect)) {
            hasIntent = hasIntent || line->kind == core::JournalKind::WriteIntended;
            journal.push_back(*line);
            journalAt.push_back(build::at(seconds));
        } else {
            isIntentMissing = isIntentMissing || !hasIntent;
            hasIntent = false;
            sent.push_back(std::get<core::SendWrite>(effect));
        }
    }
}

void Driver::begin(double seconds)
{
    take(core::begin(operation, build::at(seconds)), seconds);
}

void Driver::feed(const core::Event &event, double seconds)
{
    take(core::step(operation, event, build::at(seconds)), seconds);
}

void Driver::read(std::string_view peer, std::string_view says, double seconds)
{
    core::PeerRead read{std::string(peer), std::optional<core::Instance>()};
    if (says == "failed") {
        read.instance = tl::unexpected(build::error());
    } else if (says != "gone") {
        const auto slash = says.find('/');
        read.instance = std::optional(
            build::instance(operation.key.id.text(), says.substr(0, slash), says.substr(slash + 1)));
    }
    feed(read, seconds);
}

void Driver::answer(int httpStatus, double seconds)
{
    feed(core::WriteAnswered{operation.writes, core::Response{httpStatus}}, seconds);
}

void Driver::answerError(core::ErrorKind kind, double seconds)
{
    feed(core::WriteAnswered{operation.writes, tl::unexpected(build::error(kind))}, seconds);
}

void Driver::sample(double requests, double seconds, std::optional<int> inFlight)
{
    feed(core::Sampled{build::sample(seconds, requests, inFlight)}, seconds);
}

void Driver::flat(double requests, double seconds)
{
    for (int i = operation.settings.flatPolls; i >= 0; --i)
        sample(requests, seconds - 2 * i);
}

void Driver::driveToWaiting()
{
    begin();
    answer(200, 0);
    for (const std::string &peer : peers)
        read(peer, "OUT_OF_SERVICE/OUT_OF_SERVICE", 1);
}

void Driver::driveToDrained()
{
    driveToWaiting();
    flat(100, 199);
    tick(200);
}

bool Driver::hasJournal(core::JournalKind kind, std::string_view part) const
{
    return std::ranges::any_of(journal, [&](const core::JournalLine &line) {
        return line.kind == kind && line.text.find(part) != std::string::npos;
    });
}
