// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

namespace {

/// Status and override, for example "OUT_OF_SERVICE / no override".
QString pairOf(const core::PeerStatus &said)
{
    const bool isOverridden = said.overriddenStatus != core::ReportedStatus{};
    return Text::tr("%1 / %2", "status / override")
        .arg(Text::plain(said.status.word()),
             isOverridden ? Text::plain(said.overriddenStatus.word()) : Text::tr("no override"));
}

bool cancels(const core::InstanceWrite &write)
{
    const auto change = core::changeOf(write);
    return change && std::holds_alternative<core::CancelOverride>(*change);
}

} // namespace

QString Text::sentence(core::WriteTrap trap)
{
    switch (trap) {
    case core::WriteTrap::OverrideUnknown:
        return tr("UNKNOWN as an override is never sent: every heartbeat would be refused and every new "
                  "registration would be UNKNOWN again, until the override is cancelled.");
    case core::WriteTrap::CancelLeavesStuck:
        return tr("An override is cancelled without a status, or with UP. Any other status would stay for "
                  "good, without an override that could be cancelled.");
    case core::WriteTrap::NameNotAddressable:
        return tr(
            "The name has a slash, a backslash or a zero byte, or is only dots: Eureka registers it, but "
            "no address can name it. Change the id where the instance sets it.");
    case core::WriteTrap::NoMetadata:
        return tr("There is no metadata to set. Give at least one key=value.");
    case core::WriteTrap::MetadataKeyUnusable:
        return tr("A metadata key may be neither empty nor @class, which every reader of the list takes for "
                  "something else.");
    case core::WriteTrap::MetadataValueUnusable:
        return tr("The metadata has a control character, which breaks Eureka's list for every program that "
                  "reads it as XML.");
    case core::WriteTrap::AddressTooLong:
        return tr(
            "The address of this request is longer than a Eureka server reads (8 KiB with all headers). "
            "Send less at once; a shorter id helps too.");
    }
    return {};
}

QString Text::sentence(core::ActuatorTrap trap)
{
    switch (trap) {
    case core::ActuatorTrap::NoAddress:
        return tr("Nothing says where its actuator is: the instance registered no health address.");
    case core::ActuatorTrap::NotExposed:
        return tr("The endpoint does not answer there. Today's Spring: expose it with "
                  "management.endpoints.web.exposure.include (restart, and with it pause and resume, must be "
                  "enabled too: management.endpoint.restart.access=unrestricted). Boot 1.5: "
                  "endpoints.restart.enabled=true.");
    case core::ActuatorTrap::PauseKeepsLease:
        return tr("This generation answers a pause with true and stays registered: callers would go on "
                  "calling. Pausing only stops message handlers there. Drain it by its override instead.");
    case core::ActuatorTrap::PauseCannotBeTold:
        return tr("Nothing tells whether a pause takes this instance out of the registry: its generation "
                  "could not be found out, or changed that in between. Drain it by its override instead.");
    case core::ActuatorTrap::NotThisInstance:
        return tr("Another process answers at that address: it says it is another instance. Nothing was "
                  "sent to it.");
    case core::ActuatorTrap::NotAsConfirmed:
        return tr("The endpoint is another one than the one that was confirmed. Nothing was sent; look at "
                  "it again and confirm anew.");
    }
    return {};
}

QString Text::sentence(core::OrderWarning warning)
{
    switch (warning) {
    case core::OrderWarning::ResumeWillNotBringBack:
        return tr("A resume answers true and does not register it again: only a restart brings it back.");
    case core::OrderWarning::PausedIsNotListed:
        return tr("Paused, it is in no list: nothing counts down, and callers hold it until their copies are "
                  "renewed. It goes on serving them.");
    case core::OrderWarning::ResumeProvesNothing:
        return tr(
            "What a resume answers says nothing: a paused Boot 1.5 says true and stays away, later ones "
            "say false and were never away. Only being UP on every Eureka server counts.");
    case core::OrderWarning::RestartStopsFirst:
        return tr("While it restarts, its port is closed and requests fail that callers still send: drain it "
                  "first.");
    case core::OrderWarning::RestartIsSameVersion:
        return tr("It begins anew within the same process: no new program is started.");
    case core::OrderWarning::NotProvenToBeIt:
        return tr("Not proven that the process that answers there is this instance: it shows neither its id "
                  "nor its name, and its start does not tell.");
    case core::OrderWarning::ReadsOwnView:
        return tr("On this generation the endpoint goes on saying UP after a drain. What Eureka says is the "
                  "proof, and is read.");
    }
    return {};
}

QString Text::readBackSentence(const std::string &peerUrl, const core::PeerReadBack &read,
                               const core::InstanceWrite &write)
{
    const QString name = serverName(peerUrl);
    const QString says = read.status ? pairOf(*read.status) : tr("not registered");
    switch (read.verdict) {
    case core::PeerVerdict::NotRead:
        return tr("%1 not read yet").arg(name);
    case core::PeerVerdict::Unproven:
        return tr("%1 cannot be read: unproven there").arg(name);
    case core::PeerVerdict::Done:
        return tr("%1: done (%2), read %3").arg(name, says, clockTime(read.at));
    case core::PeerVerdict::NotYet:
        break;
    }
    if (read.status && *read.status == core::PeerStatus{} && cancels(write))
        return tr("%1: the override is gone, but it says UNKNOWN: nobody calls it; read %2")
            .arg(name, clockTime(read.at));
    return tr("%1: not there yet (%2), read %3").arg(name, says, clockTime(read.at));
}

} // namespace ui
