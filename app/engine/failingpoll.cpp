// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/failingpoll.h"

#include "app/engine/dueactuators.h"
#include "app/engine/failingread.h"
#include "core/release/versionfailures.h"

namespace app {

namespace {

constexpr core::Millis every = std::chrono::seconds(10);
const char *const failingTask = "failing";

} // namespace

FailingPoll::FailingPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void FailingPoll::setInspected(std::set<core::InstanceName> names)
{
    m_inspected = std::move(names);
    m_lookedAt = {};
    for (const core::InstanceName &name : m_inspected)
        m_polling.schedule.makeDue(task(failingTask, name)); // somebody waits for it
}

void FailingPoll::tick(core::TimePoint now)
{
    // Going over a fleet of ten thousand takes its time, and nothing here is urgent.
    constexpr core::Millis lookEvery = std::chrono::seconds(1);
    if (m_inspected.empty() || now - m_lookedAt < lookEvery)
        return;
    m_lookedAt = now;
    for (const DueActuator &due : dueActuators(m_polling, failingTask, asked(), m_inRelease, now)) {
        if (!due.isFirstGeneration)
            read(due.name, due.url);
    }
}

std::set<core::InstanceName> FailingPoll::asked() const
{
    std::set<core::InstanceName> names = m_inspected;
    for (const core::InstanceName &name : m_inspected) {
        const auto rows = core::joinInstances(m_polling.keeper.facts(), name.first);
        for (core::InstanceName &beside : core::comparedInstances(rows))
            names.insert(std::move(beside));
    }
    return names;
}

void FailingPoll::read(const core::InstanceName &name, const std::string &actuatorUrl)
{
    m_polling.schedule.started(task(failingTask, name), m_polling.clock());
    auto done = [this, name, actuatorUrl](const core::Result<core::FailingRequests> &read) {
        const core::TimePoint at = m_polling.clock();
        m_polling.schedule.finished(task(failingTask, name), at, every, read.has_value());
        m_polling.keeper.failingRead(name, read, at, actuatorUrl);
        emit changed();
    };
    (new FailingRead({actuatorUrl, m_polling.ignoredUris}, m_polling.connections.reader, std::move(done),
                     this))
        ->start();
}

} // namespace app
