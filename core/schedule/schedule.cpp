// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

/// 0..99, different for each task and turn and the same in each run: jitter needs no chance.
unsigned spread(const std::string &task, std::uint32_t turn)
{
    return static_cast<unsigned>((std::hash<std::string>{}(task) + turn * 2654435761U) % 100);
}

} // namespace

bool Schedule::isDue(const std::string &task, TimePoint now) const
{
    const auto found = m_entries.find(task);
    return found == m_entries.end() || (!found->second.isRunning && now >= found->second.dueAt);
}

void Schedule::started(const std::string &task, TimePoint now)
{
    Entry &entry = m_entries[task];
    entry.isRunning = true;
    entry.startedAt = now;
}

void Schedule::finished(const std::string &task, TimePoint now, Millis period, bool succeeded)
{
    Entry &entry = m_entries[task];
    entry.isRunning = false;
    entry.failures = succeeded ? 0 : std::min(entry.failures + 1, 3);
    const Millis wait = period * (1 << entry.failures) + period * spread(task, ++entry.turn) / 1000;
    entry.dueAt = std::max(entry.startedAt + wait, now);
}

void Schedule::makeDue(const std::string &task)
{
    if (const auto found = m_entries.find(task); found != m_entries.end())
        found->second.dueAt = {};
}

void Schedule::forget(const std::string &task)
{
    m_entries.erase(task);
}

} // namespace core
