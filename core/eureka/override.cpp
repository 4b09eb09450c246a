// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/override.h"

#include "core/actuator/endpoints.h"

namespace core {

namespace {

bool isUpOrOut(Status status)
{
    return status == Status::Up || status == Status::OutOfService;
}

WriteEffect effectOf(const SetOverride &change, const RegistryRecord &before, OwnHealth health,
                     ServerGeneration)
{
    if (change.value == Status::Unknown)
        return WriteEffect::UnknownThatStays;
    if (change.value == before.status)
        return WriteEffect::NothingBecauseItAlreadyIs;
    if (change.value == Status::Up)
        return health == OwnHealth::Up ? WriteEffect::PinsUp : WriteEffect::WouldClaimUp;
    const bool isNotServing = before.status == Status::Down || before.status == Status::Starting;
    return isNotServing ? WriteEffect::OverrideKeptDormant : WriteEffect::StatusAtOnce;
}

WriteEffect effectOf(const CancelOverride &change, const RegistryRecord &before, OwnHealth health,
                     ServerGeneration generation)
{
    // A stored override of UNKNOWN reads just like none: UNKNOWN/UNKNOWN (after a PUT UNKNOWN, or a word that
    // the service registry did not know).
    if (!before.override)
        return before.status == Status::Unknown ? WriteEffect::RemovesUnknownIfAny
                                                : WriteEffect::NoOverrideToRemove;
    switch (change.value.value_or(Status::Unknown)) {
    case Status::Up:
        return health == OwnHealth::Up ? WriteEffect::UpAtOnce : WriteEffect::WouldClaimUp;
    case Status::OutOfService:
        return WriteEffect::StuckOutWithoutOverride;
    case Status::Unknown:
        return generation == ServerGeneration::StampsCancels ? WriteEffect::UnknownThatStays
                                                             : WriteEffect::UnknownUntilNextHeartbeat;
    case Status::Down:
    case Status::Starting:
        break;
    }
    return WriteEffect::StatusAtOnce;
}

WriteEffect effectOf(const SetMetadata &, const RegistryRecord &, OwnHealth, ServerGeneration)
{
    return WriteEffect::MetadataUntilRegistered;
}

WriteEffect effectOf(const Deregister &, const RegistryRecord &, OwnHealth, ServerGeneration)
{
    return WriteEffect::LeaseEnds;
}

} // namespace

RegistryRecord recordOf(const Instance &live)
{
    RegistryRecord record{live.status.status, std::nullopt};
    if (live.hasOverride())
        record.override = live.overriddenStatus.status;
    return record;
}

RegistryRecord afterRegistration(const std::optional<RegistryRecord> &existing, Status posted,
                                 RegisteredBy by)
{
    const std::optional<Status> override = existing ? existing->override : std::nullopt;
    // DownOrStartingRule
    if (!isUpOrOut(posted))
        return {posted, override};
    // OverrideExistsRule
    if (override)
        return {*override, override};
    // LeaseExistsRule
    if (by == RegisteredBy::Instance && existing && isUpOrOut(existing->status))
        return {existing->status, std::nullopt};
    return {posted, std::nullopt};
}

std::optional<RegistryRecord> afterHeartbeat(const RegistryRecord &record)
{
    const RegistryRecord after = afterRegistration(record, record.status);
    return after.status == Status::Unknown ? std::nullopt : std::optional(after);
}

std::optional<RegistryRecord> afterWrite(const RegistryRecord &record, const RegistryChange &change)
{
    if (const auto *set = std::get_if<SetOverride>(&change))
        return set->value == record.status ? record : RegistryRecord{set->value, set->value};
    if (const auto *cancel = std::get_if<CancelOverride>(&change)) {
        return record.override ? RegistryRecord{cancel->value.value_or(Status::Unknown), std::nullopt}
                               : record;
    }
    if (std::holds_alternative<Deregister>(change))
        return std::nullopt;
    // Metadata: the server registers the stored record again.
    return afterRegistration(record, record.status);
}

ServerGeneration generationBy(const Instance &instance)
{
    return instance.isOfOldServer || isFirstGeneration(instance) ? ServerGeneration::StampsCancels
                                                                 : ServerGeneration::KeepsStamps;
}

WritePreview previewOf(const Instance &live, const RegistryChange &change, OwnHealth health,
                       ServerGeneration generation)
{
    const RegistryRecord before = recordOf(live);
    WritePreview preview;
    preview.effect =
        std::visit([&](const auto &one) { return effectOf(one, before, health, generation); }, change);
    preview.record = afterWrite(before, change);
    if (preview.effect == WriteEffect::UnknownUntilNextHeartbeat)
        preview.atMost = live.lease.renewalInterval;
    preview.isInheritedByQuickRestart =
        preview.record && afterRegistration(preview.record, Status::Up).status != Status::Up;
    return preview;
}

std::optional<CancelOverride> cancelFormFor(OwnHealth health, ServerGeneration generation)
{
    if (health == OwnHealth::Up)
        return CancelOverride{Status::Up};
    if (generation == ServerGeneration::StampsCancels)
        return std::nullopt;
    return CancelOverride{};
}

std::vector<RegistryChange> cureFor(Diagnosis diagnosis, OwnHealth health, ServerGeneration generation)
{
    const bool recovers = generation == ServerGeneration::KeepsStamps;
    switch (diagnosis) {
    case Diagnosis::StuckOut:
        // By way of DOWN, callers get no wrong UP, and the instance's own report decides.
        if (recovers)
            return {SetOverride{Status::Down}, CancelOverride{}};
        if (health == OwnHealth::Up)
            return {SetOverride{Status::Up}, CancelOverride{Status::Up}};
        return {};
    case Diagnosis::StuckUnknown:
        // A DELETE alone finds no override to remove; one is set first (seen with Dalston).
        if (health == OwnHealth::Up)
            return {SetOverride{Status::OutOfService}, CancelOverride{Status::Up}};
        return {};
    case Diagnosis::Forgotten:
        if (const auto cancel = cancelFormFor(health, generation))
            return {*cancel};
        return {};
    case Diagnosis::HiddenSickness:
        // Where its own report would not come through, callers are at least kept away from it.
        if (recovers)
            return {CancelOverride{}};
        return {SetOverride{Status::OutOfService}};
    case Diagnosis::DeadLease:
        // Not the DELETE of an override: that would renew the lease.
        return {Deregister{}};
    }
    return {};
}

} // namespace core
