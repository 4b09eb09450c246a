// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

QString Text::phaseTitle(core::Phase phase)
{
    switch (phase) {
    case core::Phase::TakingOut:
        return tr("Take out of service");
    case core::Phase::ReadingBack:
        return tr("Read back on every peer");
    case core::Phase::Waiting:
        return tr("Wait until callers let go");
    case core::Phase::Drained:
        return tr("Drained");
    case core::Phase::StopCountdown:
        return tr("About to stop");
    case core::Phase::StopSending:
        return tr("Ask it to stop");
    case core::Phase::Stopping:
        return tr("Wait until it is gone");
    case core::Phase::Stopped:
        return tr("Stopped");
    case core::Phase::Cancelling:
        return tr("Cancel the override");
    case core::Phase::Restoring:
        return tr("Wait until it is back");
    case core::Phase::Restored:
        return tr("Back in service");
    case core::Phase::Failed:
        return tr("Not finished");
    }
    return {};
}

QString Text::goalName(core::Goal goal)
{
    switch (goal) {
    case core::Goal::Drain:
        return tr("Drain");
    case core::Goal::Restore:
        return tr("Cancel override");
    case core::Goal::Shutdown:
        return tr("Shut down");
    }
    return {};
}

QString Text::outcomeName(core::Outcome outcome)
{
    switch (outcome) {
    case core::Outcome::Running:
        return tr("running");
    case core::Outcome::Done:
        return tr("done and proven");
    case core::Outcome::Unproven:
        return tr("not proven in time");
    case core::Outcome::Failed:
        return tr("failed");
    case core::Outcome::Refused:
        return tr("refused by a guard");
    case core::Outcome::Unreachable:
        return tr("server not reachable");
    case core::Outcome::Denied:
        return tr("denied by the server");
    }
    return {};
}

QString Text::hopName(core::HopKind kind)
{
    switch (kind) {
    case core::HopKind::ServerCache:
        return tr("Eureka cache");
    case core::HopKind::RegistryFetch:
        return tr("Client fetch");
    case core::HopKind::ListCache:
        return tr("Load balancer");
    case core::HopKind::LongestRequest:
        return tr("Longest request");
    }
    return {};
}

namespace {

QString plainHopSource(const core::Hop &hop)
{
    switch (hop.source) {
    case core::HopSource::Assumed:
        return hop.isHidden ? Text::tr("assumed default, its setting is masked")
                            : Text::tr("assumed default");
    case core::HopSource::Set:
        return Text::tr("set");
    case core::HopSource::Read:
        return hop.readFrom.empty() ? Text::tr("read")
                                    : Text::tr("read from %1").arg(Text::serverName(hop.readFrom));
    case core::HopSource::Observed:
        return hop.readFrom.empty() ? Text::tr("observed")
                                    : Text::tr("observed at %1").arg(Text::serverName(hop.readFrom));
    }
    return {};
}

} // namespace

QString Text::hopSource(const core::Hop &hop, core::TimePoint start)
{
    QString source = hop.seenAt ? tr("seen after %1").arg(length(*hop.seenAt - start)) : plainHopSource(hop);
    if (hop.expectedAt && !hop.seenAt)
        source = tr("%1, its list changes at %2").arg(source, clockTime(*hop.expectedAt));
    if (!hop.caller.empty())
        source = tr("%1, slowest: %2").arg(source, plain(hop.caller));
    return source;
}

QString Text::columnTitle(core::Column column)
{
    switch (column) {
    case core::Column::Instance:
        return tr("Instance");
    case core::Column::Status:
        return tr("Status");
    case core::Column::Override:
        return tr("Override");
    case core::Column::Since:
        return tr("Since");
    case core::Column::Health:
        return tr("Health");
    case core::Column::Version:
        return tr("Version");
    case core::Column::Requests:
        return tr("Req/s");
    case core::Column::Errors:
        return tr("Errors");
    case core::Column::InFlight:
        return tr("In flight");
    }
    return {};
}

} // namespace ui
