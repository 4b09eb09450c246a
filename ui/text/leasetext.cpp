// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/peerfindings.h"
#include "ui/text/text.h"

namespace ui {

namespace {

QString heartbeat(const core::LeaseRead &read, const core::LeaseState &state, core::TimePoint now)
{
    const QString source =
        read.peer.empty()
            ? Text::readAgo(now - read.readAt)
            : Text::tr("%1 from %2").arg(Text::readAgo(now - read.readAt), Text::serverName(read.peer));
    const QString at = Text::clockTime(state.lastHeartbeat);
    if (!state.hasRenewed)
        return Text::tr("none since its registration at %1 (%2)").arg(at, source);
    return Text::tr("%1, %2 before that was read (%3)").arg(at, Text::length(state.age), source);
}

QString end(const core::LeaseRead &read, const core::LeaseState &state)
{
    const QString at = Text::clockTime(state.expiresAt);
    const QString duration = Text::length(read.instance.lease.duration);
    if (state.hasRenewed)
        return Text::tr("at %1 if no other one comes: twice its duration of %2 after the last")
            .arg(at, duration);
    return Text::tr("at %1 if none comes: its duration of %2 after the registration").arg(at, duration);
}

/// What is assumed stands beside the times: no server tells its eviction timer, and not all callers theirs.
QString afterCrash(const core::Period &stop, const core::AdviceFacts &facts, const std::string &peer)
{
    const QString text =
        Text::tr("callers would stop between %1 and %2, if that was its last heartbeat (assumed: an eviction "
                 "run every %3, callers' caches of up to %4)")
            .arg(Text::clockTime(stop.earliest), Text::clockTime(stop.latest),
                 Text::length(core::evictionInterval), Text::length(facts.caches));
    if (facts.isPreserving.contains(peer))
        return text;
    return Text::tr("%1; it is not known whether its server preserves itself, and would keep it listed")
        .arg(text);
}

} // namespace

std::vector<std::pair<QString, QString>> Text::leaseLines(const core::AdviceFacts &facts,
                                                          const core::InstanceKey &key, core::TimePoint now)
{
    const core::LeaseRead *found = facts.leaseOf(key);
    if (!found)
        return {};
    const core::LeaseRead &read = *found;
    const auto state = core::leaseOf(read.instance, read.serverNow);
    if (!state)
        return {};
    std::vector<std::pair<QString, QString>> lines{{tr("Last heartbeat"), heartbeat(read, *state, now)},
                                                   {tr("Lease ends"), end(read, *state)}};
    const auto stop = core::callersStopAt(read.instance, read.serverNow, facts.caches);
    if (core::isPreserving(facts, read.peer))
        lines.emplace_back(tr("After a crash"),
                           tr("its server preserves itself: it would stay listed until it is removed"));
    else if (stop)
        lines.emplace_back(tr("After a crash"), afterCrash(*stop, facts, read.peer));
    return lines;
}

} // namespace ui
