// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <string>

namespace core {

/// When each task is due: a period with jitter, backed off while it fails. Pure: asked with the time, told
/// the outcome.
class Schedule
{
public:
    /// True when the task was never started, or its time has come. A task that is running is not due.
    bool isDue(const std::string &task, TimePoint now) const;
    void started(const std::string &task, TimePoint now);
    /// The next start is one `period` after the last start, with up to a tenth of it as jitter; after
    /// failures twice as long each time, at most eight periods. Never before `now`.
    void finished(const std::string &task, TimePoint now, Millis period, bool succeeded);
    void makeDue(const std::string &task);
    void forget(const std::string &task);

private:
    struct Entry
    {
        TimePoint startedAt{};
        TimePoint dueAt{};
        bool isRunning = false;
        int failures = 0;
        std::uint32_t turn = 0;
    };
    std::map<std::string, Entry> m_entries;
};

} // namespace core
