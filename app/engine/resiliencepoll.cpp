// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/resiliencepoll.h"

#include "app/engine/dueactuators.h"
#include "app/engine/resiliencequestion.h"

namespace app {

namespace {

constexpr core::Millis every = std::chrono::seconds(15);
const char *const resilienceTask = "resilience";

} // namespace

ResiliencePoll::ResiliencePoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void ResiliencePoll::tick(core::TimePoint now, const std::set<core::InstanceName> &callers)
{
    // Going over a fleet of ten thousand takes its time, and nothing here is urgent.
    constexpr core::Millis lookEvery = std::chrono::seconds(1);
    if (callers.empty() || now - m_lookedAt < lookEvery)
        return;
    m_lookedAt = now;
    for (const DueActuator &due : dueActuators(m_polling, resilienceTask, callers, m_inRelease, now)) {
        if (due.resilience.source != core::ResilienceSource::None)
            read(due.name, due.resilience);
    }
}

void ResiliencePoll::read(const core::InstanceName &name, const core::ResilienceAddress &address)
{
    m_polling.schedule.started(task(resilienceTask, name), m_polling.clock());
    auto done = [this, name, url = address.url](const core::Result<core::Resilience> &read) {
        const core::TimePoint at = m_polling.clock();
        // Most callers have neither: those are asked less and less often.
        const bool hasAny = read && !(*read == core::Resilience());
        m_polling.schedule.finished(task(resilienceTask, name), at, every, hasAny);
        m_polling.keeper.resilienceRead(name, read, at, url);
        emit changed();
    };
    askForResilience(address, m_polling.connections.reader, this, std::move(done));
}

} // namespace app
