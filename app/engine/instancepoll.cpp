// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/instancepoll.h"

#include "app/engine/backgroundread.h"
#include "app/engine/resiliencequestion.h"
#include "core/actuator/endpoints.h"
#include "core/http/url.h"
#include "core/schedule/pace.h"

#include <QTimer>

#include <algorithm>

namespace app {

namespace {

/// A caller's meters appear with the first request that it sends: asked a few times soon, then rarely.
constexpr core::Millis callsSoon = std::chrono::seconds(5);
constexpr core::Millis callsLater = std::chrono::minutes(5);
constexpr int callsAskedSoon = 4;
/// Longer than the window of which Hystrix tells, unless set otherwise, by what the time of an answer may
/// differ: a reading within one tells nothing new.
constexpr core::Millis hystrixPeriod{11'500};
/// What an instance does by itself changes with its version only; a consumer's meters may come late.
constexpr core::Millis backgroundPeriod = std::chrono::minutes(2);

/// Until one that counts nothing so far is asked again, after so many questions.
core::Millis callsPeriod(int asked)
{
    return asked < callsAskedSoon ? callsSoon : callsLater;
}

/// Instances that are asked at the same time, and nobody looks at. Each holds a connection and what comes
/// through it.
constexpr std::size_t mostBusy = 256;
/// In one batch; the whole fleet has its turn within a few of them.
constexpr std::size_t mostLookedAt = 2'500;
/// Of those that nobody looks at, health is read so often together, and counters are: with more of them, each
/// is asked more rarely. Those of an application of which something is looked at or in release make a sum of
/// their own, as its errors as a whole are watched.
constexpr int mostHiddenPerSecond = 100;

/// So many instances are asked more rarely than a few.
bool hasPace(std::size_t instances)
{
    constexpr core::Millis usual = std::chrono::seconds(10); // of health and counters
    return core::pacedPeriod(usual, instances, mostHiddenPerSecond) > usual;
}

bool isGateway(const std::vector<std::string> &meters)
{
    return std::ranges::any_of(core::callerMeterForms(), [&](const core::CallerMeterForm &form) {
        return form.meter == core::CallerMeter::Gateway &&
               std::ranges::find(meters, form.answered) != meters.end();
    });
}

} // namespace

InstancePoll::InstancePoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
    , m_discovery(polling, nullptr)
{
}

void InstancePoll::setInRelease(std::set<core::InstanceName> names)
{
    std::set<core::ApplicationName> begun;
    for (const core::InstanceName &name : names) {
        if (!m_inRelease.contains(name))
            m_polling.schedule.makeDue(task("traffic", name));
        if (!isNear(name.first))
            begun.insert(name.first);
    }
    m_inRelease = std::move(names);
    for (const core::ApplicationName &application : begun)
        lookAtSoon(application);
}

void InstancePoll::setReturning(std::set<core::InstanceName> names)
{
    for (const core::InstanceName &name : names) {
        if (!m_returning.contains(name))
            m_polling.schedule.makeDue(task("health", name));
    }
    m_returning = std::move(names);
}

void InstancePoll::makeDue()
{
    const auto listed = m_polling.keeper.listed();
    for (const auto &[name, instance] : listed->rows) {
        m_polling.schedule.makeDue(task("health", name));
        m_polling.schedule.makeDue(task("traffic", name));
    }
}

bool InstancePoll::isEveryInstanceTried() const
{
    return std::ranges::all_of(m_polling.keeper.listed()->rows, [this](const auto &entry) {
        return !mayAsk(m_polling, m_polling.keeper.actuatorUrlOf(entry.first, *entry.second)) ||
               ((m_measured.contains(entry.first) || isMeasuredElsewhere(entry.first, m_polling.clock())) &&
                m_healthTried.contains(entry.first));
    });
}

void InstancePoll::setVisible(std::set<core::InstanceName> names)
{
    for (const core::InstanceName &name : names) {
        if (m_visible.contains(name))
            continue;
        m_polling.schedule.makeDue(task("traffic", name));
        if (isPaced())
            m_polling.schedule.makeDue(task("health", name));
    }
    m_visible = std::move(names);
}

void InstancePoll::setCallers(const std::set<core::InstanceName> &names)
{
    if (names == m_watchedCallers)
        return;
    for (const core::InstanceName &name : names) {
        if (!m_watchedCallers.contains(name))
            m_polling.schedule.makeDue(task("health", name));
    }
    m_watchedCallers = names;
}

bool InstancePoll::isQuick(const core::InstanceName &name) const
{
    return m_visible.contains(name) || m_inRelease.contains(name) || m_returning.contains(name) ||
           m_callers.contains(name.first);
}

bool InstancePoll::isMeasuredElsewhere(const core::InstanceName &name, core::TimePoint now) const
{
    return m_isMeasuredElsewhere && !m_inRelease.contains(name) && m_isMeasuredElsewhere(name, now);
}

std::set<core::InstanceName> InstancePoll::quickNames(const ListedInstances &listed) const
{
    std::set<core::InstanceName> names = m_visible;
    names.insert(m_inRelease.begin(), m_inRelease.end());
    names.insert(m_returning.begin(), m_returning.end());
    names.insert(m_watchedCallers.begin(), m_watchedCallers.end());
    for (const auto &[name, instance] : listed.rows) {
        if (m_callers.empty())
            break;
        if (m_callers.contains(name.first))
            names.insert(name);
    }
    return names;
}

bool InstancePoll::isPaced() const
{
    return hasPace(m_polling.keeper.listed()->rows.size());
}

/// In a large fleet its turn may be minutes off, and who else serves and who fails counts from now on.
void InstancePoll::lookAtSoon(const core::ApplicationName &application)
{
    if (!isPaced())
        return;
    const auto listed = m_polling.keeper.listed();
    for (const auto &[name, instance] : listed->rows) {
        if (name.first != application)
            continue;
        for (const char *what : {"health", "traffic", "calls"})
            m_polling.schedule.makeDue(task(what, name));
    }
}

bool InstancePoll::isNear(const core::ApplicationName &application) const
{
    const auto isOfIt = [&](const core::InstanceName &name) { return name.first == application; };
    return std::ranges::any_of(m_visible, isOfIt) || std::ranges::any_of(m_inRelease, isOfIt) ||
           std::ranges::any_of(m_returning, isOfIt);
}

core::Millis InstancePoll::hidden(const core::InstanceName &name, core::Millis period) const
{
    const auto listed = m_polling.keeper.listed();
    const auto ofIt = listed->sizes.find(name.first);
    const std::size_t many =
        isNear(name.first) && ofIt != listed->sizes.end() ? ofIt->second : listed->rows.size();
    return core::pacedPeriod(period, many, mostHiddenPerSecond);
}

core::Millis InstancePoll::healthPeriod(const core::InstanceName &name) const
{
    return isQuick(name) ? m_polling.periods.health : hidden(name, m_polling.periods.health);
}

void InstancePoll::tick(core::TimePoint now)
{
    const auto listed = m_polling.keeper.listed();
    for (const core::InstanceName &name : quickNames(*listed)) {
        if (const auto found = listed->rows.find(name); found != listed->rows.end())
            ask(name, *found->second, now);
    }
    askOthers(now);
}

/// From where the last one stopped, so that each has its turn although not all can be asked at once.
void InstancePoll::askOthers(core::TimePoint now)
{
    const auto listed = m_polling.keeper.listed();
    const auto &rows = listed->rows;
    auto next = m_askedLast ? rows.upper_bound(*m_askedLast) : rows.begin();
    const std::size_t looked = std::min(rows.size(), mostLookedAt);
    m_isFull = false;
    for (std::size_t i = 0; i < looked; ++i, ++next) {
        if (m_busy.size() >= mostBusy) {
            m_isFull = true;
            return;
        }
        if (next == rows.end())
            next = rows.begin();
        m_askedLast = next->first;
        ask(next->first, *next->second, now);
    }
}

void InstancePoll::freed(const core::InstanceName &name)
{
    m_busy.erase(name);
    if (!m_isFull || m_busy.size() > mostBusy / 2)
        return;
    m_isFull = false;
    QTimer::singleShot(0, this, [this] { askOthers(m_polling.clock()); });
}

void InstancePoll::ask(const core::InstanceName &name, const core::Instance &instance, core::TimePoint now)
{
    if (m_busy.contains(name))
        return;
    const core::ActuatorFacts *found = m_polling.keeper.actuatorOf(name);
    const std::string actuator = core::actuatorUrl(instance, found);
    const bool mayDiscover = m_discovery.isDue(name, instance, now);
    if (mayDiscover && m_discovery.isAskedFor(name)) {
        discover(name, instance);
        return;
    }
    if (!mayAsk(m_polling, actuator)) {
        if (mayDiscover)
            discover(name, instance);
        return;
    }
    const bool isTrafficDue =
        !isMeasuredElsewhere(name, now) && m_polling.schedule.isDue(task("traffic", name), now);
    const bool isOtherFirst = !isTrafficDue || m_justMeasured.contains(name);
    if (isOtherFirst && readOther(name, instance, actuator, now))
        m_justMeasured.erase(name);
    else if (isTrafficDue)
        readTraffic(name, instance, actuator);
}

/// Of what is in release once only: an endpoint that is not exposed answers 404, which the instance counts as
/// a request like any other ("/**"), so that a drained one would look called again.
bool InstancePoll::mayAskForBackground(const core::InstanceName &name) const
{
    if (!m_inRelease.contains(name))
        return isQuick(name);
    const auto &instances = m_polling.keeper.facts().instances;
    const auto known = instances.find(name);
    return known == instances.end() ||
           (!known->second.background.isKnown() && !known->second.background.lastError);
}

/// What an instance is asked for beside its counters. False where none of it is due.
bool InstancePoll::readOther(const core::InstanceName &name, const core::Instance &instance,
                             const std::string &actuator, core::TimePoint now)
{
    const core::ActuatorFacts *found = m_polling.keeper.actuatorOf(name);
    const bool isFirstGeneration = core::isFirstGeneration(instance, found);
    if (m_polling.schedule.isDue(task("health", name), now))
        readHealth(name, actuator);
    else if (m_discovery.isDue(name, instance, now))
        discover(name, instance);
    else if (!isMeasuredElsewhere(name, now) && !isReadByPage(name) &&
             m_polling.schedule.isDue(task("calls", name), now))
        isFirstGeneration ? readStream(name, core::resilienceAddress(instance, found, actuator))
                          : readCalls(name, actuator);
    else if (mayAskForBackground(name) && !isFirstGeneration &&
             m_polling.schedule.isDue(task("background", name), now))
        readBackground(name, actuator);
    else
        return false;
    return true;
}

void InstancePoll::discover(const core::InstanceName &name, const core::Instance &instance)
{
    m_busy.insert(name);
    m_discovery.start(name, instance, [this, name] {
        freed(name);
        emit changed();
    });
}

void InstancePoll::readHealth(const core::InstanceName &name, const std::string &actuatorUrl)
{
    const core::TimePoint now = m_polling.clock();
    m_polling.schedule.started(task("health", name), now);
    m_busy.insert(name);
    core::Request request = core::healthRequest(actuatorUrl);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this, [this, name, url = request.url](const core::Result<core::Response> &response) {
            const core::TimePoint at = m_polling.clock();
            const auto health = core::healthFrom(response, url);
            freed(name);
            m_healthTried.insert(name);
            const bool isReturning = m_returning.contains(name);
            const bool isWatched = m_watchedCallers.contains(name) || isReturning;
            m_polling.schedule.finished(task("health", name), at,
                                        isWatched ? m_polling.periods.callerHealth : healthPeriod(name),
                                        health.has_value() || isReturning);
            m_polling.keeper.healthRead(name, health, at, url);
            emit changed();
        });
}

void InstancePoll::readCalls(const core::InstanceName &name, const std::string &actuatorUrl)
{
    m_polling.schedule.started(task("calls", name), m_polling.clock());
    m_busy.insert(name);
    CallerRead::Target target{actuatorUrl, m_polling.keeper.listed()->applications, {}};
    if (const auto known = m_callerMeters.find(name); known != m_callerMeters.end())
        target.meters = known->second;
    auto done = [this, name](const core::Result<CallerReading> &read) { onCalls(name, read); };
    (new CallerRead(std::move(target), m_polling.connections.reader, m_polling.clock, std::move(done), this))
        ->start();
}

/// It calls an application of which something is visible or in release.
bool InstancePoll::callsVisible(const CallerReading &reading) const
{
    return std::ranges::any_of(reading.counts,
                               [this](const core::CallerCount &count) { return isNear(count.target); });
}

void InstancePoll::onCalls(const core::InstanceName &name, const core::Result<CallerReading> &read)
{
    freed(name);
    const int asked = ++m_callsAsked[name];
    const bool isCaller = read && !read->counts.empty();
    const bool isWatched = isQuick(name) || m_watchedCallers.contains(name) || (read && callsVisible(*read));
    const core::Millis known =
        isWatched ? m_polling.periods.traffic : hidden(name, m_polling.periods.trafficHidden);
    m_polling.schedule.finished(task("calls", name), m_polling.clock(),
                                isCaller || m_callerMeters.contains(name) ? known
                                                                          : hidden(name, callsPeriod(asked)),
                                read.has_value());
    if (!read)
        return;
    // Now and then anew: a meter appears with what it counts first.
    constexpr int namesAnew = 15;
    if (isCaller && asked % namesAnew != 0)
        m_callerMeters[name] = read->meters;
    else
        m_callerMeters.erase(name);
    if (isGateway(read->meters))
        gatewaySeen(name);
    if (!isCaller)
        return;
    m_polling.keeper.callsRead(name, read->counts);
    emit changed();
}

void InstancePoll::readStream(const core::InstanceName &name, const core::ResilienceAddress &address)
{
    m_polling.schedule.started(task("calls", name), m_polling.clock());
    m_busy.insert(name);
    auto done = [this, name, url = address.url](const core::Result<core::Resilience> &read) {
        m_polling.keeper.resilienceRead(name, read, m_polling.clock(), url);
        onStream(name, read);
    };
    askForResilience(address, m_polling.connections.reader, this, std::move(done));
}

void InstancePoll::onStream(const core::InstanceName &name, const core::Result<core::Resilience> &read)
{
    freed(name);
    const core::TimePoint at = m_polling.clock();
    const int asked = ++m_callsAsked[name];
    const bool hasAny = read && !read->breakers.empty();
    m_polling.schedule.finished(task("calls", name), at, hasAny ? hystrixPeriod : callsPeriod(asked),
                                read.has_value());
    if (!hasAny)
        return;
    const auto counts = m_recentCalls[name].add(*read, m_polling.keeper.listed()->applications, at);
    if (!counts.empty())
        m_polling.keeper.callsRead(name, counts);
    emit changed();
}

void InstancePoll::readBackground(const core::InstanceName &name, const std::string &actuatorUrl)
{
    m_polling.schedule.started(task("background", name), m_polling.clock());
    m_busy.insert(name);
    auto done = [this, name, actuatorUrl](const core::Result<std::vector<core::BackgroundWork>> &read) {
        freed(name);
        const core::TimePoint at = m_polling.clock();
        m_polling.schedule.finished(task("background", name), at, backgroundPeriod, read.has_value());
        m_polling.keeper.backgroundRead(name, read, at, actuatorUrl);
        emit changed();
    };
    (new BackgroundRead(actuatorUrl, m_polling.connections.reader, std::move(done), this))->start();
}

void InstancePoll::readTraffic(const core::InstanceName &name, const core::Instance &instance,
                               const std::string &actuatorUrl)
{
    const core::TimePoint now = m_polling.clock();
    m_polling.schedule.started(task("traffic", name), now);
    m_busy.insert(name);
    const int port = core::portOf(actuatorUrl);
    const bool sharesPort = instance.port == port || instance.securePort == port;
    CountsRead::Target target;
    target.traffic.actuatorUrl = actuatorUrl;
    target.traffic.sharesPort = sharesPort;
    target.traffic.servicePort = instance.port ? instance.port : instance.securePort;
    const core::ActuatorFacts *found = m_polling.keeper.actuatorOf(name);
    target.traffic.isFirstGeneration = core::isFirstGeneration(instance, found);
    target.traffic.ignoredUris = m_polling.ignoredUris;
    target.applications = m_polling.keeper.listed()->applications;
    const auto known = m_sources.find(name);
    target.source = known == m_sources.end() ? firstSource(found) : known->second;
    auto done = [this, name, actuatorUrl](const CountsRead::Reading &reading) {
        onTraffic(name, actuatorUrl, reading);
    };
    (new CountsRead(std::move(target), m_polling.connections.reader, m_polling.clock, std::move(done), this))
        ->start();
}

void InstancePoll::onTraffic(const core::InstanceName &name, const std::string &actuatorUrl,
                             const CountsRead::Reading &reading)
{
    freed(name);
    m_measured.insert(name);
    m_justMeasured.insert(name);
    m_sources[name] = reading.source;
    const core::Millis period =
        isQuick(name) ? m_polling.periods.traffic : hidden(name, m_polling.periods.trafficHidden);
    m_polling.schedule.finished(task("traffic", name), m_polling.clock(), period,
                                reading.own.has_value() || m_inRelease.contains(name));
    m_polling.keeper.trafficRead(name, reading.own, countsAddress(actuatorUrl, reading.source));
    if (reading.calls && !reading.calls->empty()) {
        if (std::ranges::any_of(*reading.calls, [](const core::CallerCount &count) {
                return count.meter == core::CallerMeter::Gateway;
            }))
            gatewaySeen(name);
        m_polling.keeper.callsRead(name, *reading.calls);
    }
    if (reading.own)
        emit trafficRead(name, *reading.own);
    emit changed();
}

bool InstancePoll::isReadByPage(const core::InstanceName &name) const
{
    const auto source = m_sources.find(name);
    return source != m_sources.end() && source->second == CountsSource::Page;
}

void InstancePoll::gatewaySeen(const core::InstanceName &name)
{
    m_callers.insert(name.first);
    m_polling.keeper.callerSeen(name.first);
}

} // namespace app
