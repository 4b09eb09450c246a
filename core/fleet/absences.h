// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instancename.h"
#include "core/base/time.h"

#include <functional>
#include <map>
#include <vector>

namespace core {

/// Since when instances that were known are missing. A fleet that is released every day has new ids every
/// day, and a program that runs for weeks must not keep what it read of all of them.
class Absences
{
public:
    /// Of `known` those that have been missing for that long, each told once. One that came back in between
    /// begins anew.
    std::vector<InstanceName> missingFor(Millis length, const std::vector<InstanceName> &known,
                                         const std::function<bool(const InstanceName &)> &isThere,
                                         TimePoint now);

private:
    std::map<InstanceName, TimePoint> m_since;
};

} // namespace core
