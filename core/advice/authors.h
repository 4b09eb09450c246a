// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"
#include "core/release/machine.h"

#include <map>
#include <string>
#include <vector>

namespace core {

/// A line of the journal as far as it tells who wrote an override.
struct WriteLine
{
    JournalKind kind = JournalKind::WriteIntended; ///< or Answer
    std::string operation;                         ///< one id for all lines of an operation
    std::string instance;                          ///< "APPLICATION/instance"
    TimePoint at{};
    std::string person;
    std::string text; ///< for example "PUT http://eureka-1:8761/eureka/apps/A/b/status?value=OUT_OF_SERVICE"
};

/// By instance, the override that the newest of these writes left: nothing where it was removed again, or
/// where the instance was stopped or de-registered. `lines`: oldest first. A write that was refused, or that
/// a server did not take, leaves what was there; one without an answer counts as done.
std::map<std::string, OverrideAuthor> overrideAuthors(const std::vector<WriteLine> &lines);

} // namespace core
