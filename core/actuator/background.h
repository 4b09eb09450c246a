// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/health.h"
#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Work that an instance does without being called. A drain moves HTTP callers only: this goes on until the
/// process stops.
enum class BackgroundKind {
    Messages,  ///< it consumes messages, or may: a broker's connection alone does not tell
    Schedules, ///< scheduled tasks
    Jobs,      ///< batch jobs, Quartz
};

struct BackgroundWork
{
    BackgroundKind kind = BackgroundKind::Messages;
    std::string name;     ///< of the technology, for example "Kafka"; of scheduled tasks, the first one's
    int count = 0;        ///< how many tasks or jobs; 0: not told
    std::string readFrom; ///< the meter, health part or endpoint that showed it

    bool operator==(const BackgroundWork &) const = default;
};

/// For programs: "messages", "schedules" or "jobs".
std::string_view backgroundKindName(BackgroundKind kind);

/// By the names of its meters (/actuator/metrics), each technology once, in the order of their names.
std::vector<BackgroundWork> backgroundOfMeters(const std::vector<std::string> &meters);
/// By the parts of its health: a broker that it is connected to.
std::vector<BackgroundWork> backgroundOfHealth(const std::vector<std::string> &parts);

/// Names of all meters. Errors: NotJson, Malformed; `where` names the address.
Result<std::vector<std::string>> decodeMeterNames(std::string_view body, std::string_view where);
/// /actuator/scheduledtasks (Boot 2.0 and later): one entry for all tasks, none where there is no task.
Result<std::vector<BackgroundWork>> decodeScheduledTasks(std::string_view body, std::string_view where);

/// Both lists without telling one technology twice.
std::vector<BackgroundWork> joined(std::vector<BackgroundWork> first,
                                   const std::vector<BackgroundWork> &second);

} // namespace core
