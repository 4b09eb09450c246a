// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/discovery.h"

#include "app/engine/actuatorprobe.h"

namespace app {

namespace {

/// A fleet is looked through a few instances at a time.
constexpr int mostAtOnce = 8;
/// What is exposed changes with a start only; a start may be missed where no meter tells it.
constexpr core::Millis foundPeriod = std::chrono::hours(6);
constexpr core::Millis notFoundPeriod = std::chrono::minutes(1);
/// Boot 1.5 tells its uptime, from which the start comes out a little different each time.
constexpr core::Millis sameStart = std::chrono::minutes(1);

} // namespace

Discovery::Discovery(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

Discovery::Sign Discovery::signOf(const core::InstanceName &name, const core::Instance &instance) const
{
    Sign sign{instance.lastDirty, {}};
    const auto &instances = m_polling.keeper.facts().instances;
    if (const auto known = instances.find(name); known != instances.end() && known->second.traffic.isKnown())
        sign.startedAt = known->second.traffic.value->startedAt;
    return sign;
}

bool Discovery::isDue(const core::InstanceName &name, const core::Instance &instance, core::TimePoint now)
{
    if (const auto probed = m_probed.find(name); probed != m_probed.end()) {
        const Sign sign = signOf(name, instance);
        Sign &before = probed->second;
        if (!before.startedAt)
            before.startedAt = sign.startedAt;
        const bool isRestarted =
            sign.startedAt && before.startedAt && *sign.startedAt - *before.startedAt > sameStart;
        if (isRestarted || sign.registered != before.registered) {
            before = sign;
            m_polling.schedule.makeDue(task("discover", name));
        }
    }
    return m_underWay < mostAtOnce &&
           (isAskedFor(name) || m_polling.schedule.isDue(task("discover", name), now));
}

void Discovery::start(const core::InstanceName &name, const core::Instance &instance,
                      std::function<void()> done)
{
    m_polling.schedule.started(task("discover", name), m_polling.clock());
    m_askedFor.erase(name);
    m_probed[name] = signOf(name, instance);
    ++m_underWay;
    const auto override = m_polling.actuators.find(name.first.text());
    auto found = [this, name, done = std::move(done)](const core::ActuatorPointer &facts) {
        --m_underWay;
        finished(name, facts);
        done();
    };
    auto *probe = new ActuatorProbe(m_polling.connections.reader, m_polling.clock, std::move(found), this);
    probe->start(instance, override == m_polling.actuators.end() ? std::string_view() : override->second,
                 m_polling.keeper.isEurekaHere() || m_polling.connections.reach->routes->hasRules());
}

void Discovery::finished(const core::InstanceName &name, const core::ActuatorPointer &found)
{
    m_polling.schedule.finished(task("discover", name), m_polling.clock(),
                                found->isProven ? foundPeriod : notFoundPeriod, found->isProven);
    m_polling.keeper.actuatorFound(name, found);
    // What failed at a wrong address need not wait for its next turn.
    m_polling.schedule.makeDue(task("health", name));
    m_polling.schedule.makeDue(task("traffic", name));
}

} // namespace app
