// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/registry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// What /apps/delta tells: the instances that changed within the server's retention (180 s by default), each
/// once, with its present data. The same change comes again in later answers.
struct Delta
{
    std::string hashCode; ///< apps__hashcode of the server's WHOLE registry, not of this answer
    std::optional<std::int64_t> version; ///< versions__delta: -1 means that the server has no delta
    std::vector<InstanceRow> changed;    ///< ADDED and MODIFIED, sorted by application, then id
    std::vector<InstanceRow> deleted;    ///< sorted the same way; no instance is in both
    RejectedRows rejected;               ///< among them rows without an action: the delta is not whole then

    bool isSupported() const { return version != -1; }
};

/// What came of applying a delta.
enum class DeltaResult {
    Applied,      ///< the registry has the server's hash now
    HashMismatch, ///< it does not: a full read is needed
    NotSupported, ///< the server has no delta (version -1)
    NotWhole,     ///< rows of the delta could not be used: a full read is needed
};

/// Applies the delta; ADDED and MODIFIED put in, DELETED removes, an application goes with its last instance.
/// Applying the same one twice changes nothing more. Rows that are equal by value keep their old memory.
/// `registry` is changed only with the result Applied or HashMismatch, and then takes over the delta's hash.
/// The hash counts statuses only: a swap of two instances, or other metadata, passes unnoticed, so a full
/// read is due after any gap near the server's retention (see refresh.h).
DeltaResult applyDelta(Registry &registry, const Delta &delta);

} // namespace core
