// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

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

QString Text::readBackSentence(const std::string &peerUrl, const core::PeerReadBack &read)
{
    const QString name = serverName(peerUrl);
    const QString says = read.status ? plain(read.status->status.word()) : tr("not registered");
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
    return tr("%1: not there yet (%2), read %3").arg(name, says, clockTime(read.at));
}

} // namespace ui
