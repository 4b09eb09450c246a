// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"
#include "core/eureka/registrywrite.h"

#include <optional>
#include <vector>

namespace core {

/// What one server keeps of one lease, as far as its status rules look at it. The rules are the same from
/// Eureka 1.6.2 to 2.0.6 (registry/rule/*.java) and were measured on three generations of server.
struct RegistryRecord
{
    Status status = Status::Unknown;
    std::optional<Status> override; ///< of the server's override map
    bool operator==(const RegistryRecord &) const = default;
};

RegistryRecord recordOf(const Instance &live);

enum class RegisteredBy { Instance, Peer };
/// The record after a registration with the status `posted`; `existing` is absent where no lease is left.
RegistryRecord afterRegistration(const std::optional<RegistryRecord> &existing, Status posted,
                                 RegisteredBy by = RegisteredBy::Instance);
/// The record after a heartbeat; nothing where the server answers 404, so that the instance has to register.
std::optional<RegistryRecord> afterHeartbeat(const RegistryRecord &record);
/// The record after a write; nothing where the lease ended.
std::optional<RegistryRecord> afterWrite(const RegistryRecord &record, const RegistryChange &change);

/// What the instance says of itself, its Eureka part left out.
enum class OwnHealth { NotKnown, Up, NotUp };

/// How the server treats a DELETE without a value. Up to 1.7.0, and in 1.8.0, it stamps its own time on the
/// record, so that the instance's next registration counts as older and UNKNOWN stays (Netflix #955; seen
/// with Dalston). The version itself is told nowhere.
enum class ServerGeneration { StampsCancels, KeepsStamps };
/// Guessed from how the instance describes itself: Boot 1 comes with a server that stamps.
ServerGeneration generationBy(const Instance &instance);

/// What will come of a write, told before it is sent.
enum class WriteEffect {
    UpAtOnce,                  ///< UP, and no override left
    StatusAtOnce,              ///< the status is the override's
    UnknownUntilNextHeartbeat, ///< then 404, and the instance registers with its own status
    UnknownThatStays,          ///< nothing but another write or a restart ends it
    NothingBecauseItAlreadyIs, ///< 200, and no override is stored
    NoOverrideToRemove,        ///< 200, and nothing changes
    RemovesUnknownIfAny,       ///< an override of UNKNOWN looks like none; where there is one, this ends it
    StuckOutWithoutOverride,   ///< out, with nothing that a later DELETE could remove
    OverrideKeptDormant, ///< shown at once, but the instance's own DOWN or STARTING goes first at its next
                         ///< registration; the override stays and waits
    WouldClaimUp,        ///< UP is shown although the instance is not known to be well
    PinsUp,              ///< UP with an override that hides what the instance reports later
    MetadataUntilRegistered, ///< lost when the instance registers again
    LeaseEnds,               ///< with its override; a live instance registers again with its next heartbeat
};

struct WritePreview
{
    WriteEffect effect = WriteEffect::StatusAtOnce;
    std::optional<RegistryRecord> record; ///< right after the write; absent: no lease
    std::optional<Seconds> atMost;        ///< how long UNKNOWN lasts while the instance is alive
    /// A kill and a restart within the lease come back with this status whatever the instance reports. An
    /// orderly stop ends the lease, and the override with it: then the instance comes back UP at once.
    bool isInheritedByQuickRestart = false;
    bool operator==(const WritePreview &) const = default;
};
WritePreview previewOf(const Instance &live, const RegistryChange &change, OwnHealth health,
                       ServerGeneration generation);

/// The form of DELETE that brings an instance back; nothing where none may be sent: it is not known to be
/// well, and its server would leave it UNKNOWN.
std::optional<CancelOverride> cancelFormFor(OwnHealth health, ServerGeneration generation);

enum class Diagnosis {
    StuckOut,       ///< OUT_OF_SERVICE without an override
    StuckUnknown,   ///< UNKNOWN although it keeps registering
    Forgotten,      ///< an override that nobody wants any more
    HiddenSickness, ///< an UP override over an instance that is not well
    DeadLease,      ///< no process, but a lease; also the DOWN ghost of old generations
};
/// The writes that cure it, in order, each to be read back before the next. Empty: none is safe, and a
/// restart of the instance is what is left.
std::vector<RegistryChange> cureFor(Diagnosis diagnosis, OwnHealth health, ServerGeneration generation);

} // namespace core
