// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/eurekacontract.h"

#include "tests/live/waiting.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace live {

namespace {

using namespace std::chrono_literals;

constexpr auto cacheLimit = 70s; ///< the list is at most 30 s old by default, the rest is for a busy machine
constexpr auto heartbeatLimit = 70s;
constexpr qint64 clockSlackMs = 3000;

QString expected(const QString &what, const QString &seen)
{
    return what + u", but saw "_s + seen;
}

QString expectStatus(const HttpAnswer &answer, int status, const QString &what)
{
    if (answer.status == status)
        return {};
    return expected(what + u": "_s + QString::number(status), QString::number(answer.status));
}

/// The first problem of several, empty where there is none.
QString firstOf(std::initializer_list<QString> problems)
{
    const auto found =
        std::find_if(problems.begin(), problems.end(), [](const QString &p) { return !p.isEmpty(); });
    return found == problems.end() ? QString() : *found;
}

/// "OUT_OF_SERVICE_1_UP_2_": the count of each status, by name.
QString hashOf(const QList<QJsonObject> &instances)
{
    QMap<QString, int> counts;
    for (const QJsonObject &instance : instances)
        ++counts[instance.value("status"_L1).toString()];
    QString hash;
    for (auto count = counts.begin(); count != counts.end(); ++count)
        hash += count.key() + u'_' + QString::number(count.value()) + u'_';
    return hash;
}

QList<QJsonObject> instancesOf(const QJsonObject &list)
{
    QList<QJsonObject> instances;
    for (const QJsonValue &application : list.value("application"_L1).toArray()) {
        for (const QJsonValue &instance : application["instance"_L1].toArray())
            instances.append(instance.toObject());
    }
    return instances;
}

} // namespace

EurekaContract::EurekaContract(const QString &eurekaUrl, const QString &application,
                               const QString &instanceId)
    : m_eureka(eurekaUrl)
    , m_application(application)
    , m_instanceId(instanceId)
{
}

const std::vector<EurekaContract::Fact> &EurekaContract::facts()
{
    using C = EurekaContract;
    static const std::vector<Fact> all{
        {"without Accept the list is XML", &C::withoutAcceptTheListIsXml},
        {"the list holds arrays and counts", &C::theListHoldsArraysAndCounts},
        {"overriddenStatus has its spelling", &C::overriddenStatusHasItsSpelling},
        {"ports and times have their types", &C::portsAndTimesHaveTheirTypes},
        {"the instance is found by any path", &C::theInstanceIsFoundByAnyPath},
        {"the last heartbeat is one lease back", &C::theLastHeartbeatIsOneLeaseBack},
        {"OUT_OF_SERVICE shows live at once", &C::outOfServiceShowsLiveAtOnce},
        {"OUT_OF_SERVICE reaches the list", &C::outOfServiceReachesTheList},
        {"DELETE without value is healed by a heartbeat", &C::deletingWithoutValueIsHealedByAHeartbeat},
        {"wrong words are refused", &C::wrongWordsAreRefused},
        {"unknown names are 404", &C::unknownNamesAre404},
        {"wrong methods are 405", &C::wrongMethodsAre405},
        {"an unknown vip is an empty list", &C::unknownVipIsAnEmptyList},
        {"the endpoint takes only JSON", &C::theEndpointTakesOnlyJson},
        {"shutdown is not readable", &C::shutdownIsNotReadable},
        {"unseen metric tags are 404", &C::unseenMetricTagsAre404},
        {"active counts the request that asks", &C::activeCountsTheRequestThatAsks},
        {"the count sees its own reader", &C::theCountSeesItsOwnReader},
    };
    return all;
}

QString EurekaContract::instancePath(const QString &rest) const
{
    return u"/apps/"_s + m_application + u'/' + m_instanceId + rest;
}

QJsonObject EurekaContract::instance() const
{
    return m_eureka.liveInstance(m_application, m_instanceId);
}

QString EurekaContract::state() const
{
    return stateOf(instance());
}

QString EurekaContract::becomes(const QString &wanted) const
{
    if (eventually([&] { return state() == wanted; }, heartbeatLimit))
        return {};
    return expected(wanted, state());
}

HttpAnswer EurekaContract::actuator(const QByteArray &method, const QString &path,
                                    const QList<QByteArray> &headers, const QByteArray &body) const
{
    QString base = instance().value("statusPageUrl"_L1).toString();
    base.chop(u"/info"_s.size());
    return call(method, QUrl(base + path), headers, body);
}

double EurekaContract::measurement(const QString &metric, const QString &statistic) const
{
    const QJsonObject answer = actuator("GET", u"/metrics/"_s + metric).json();
    for (const QJsonValue &one : answer.value("measurements"_L1).toArray()) {
        if (one["statistic"_L1].toString() == statistic)
            return one["value"_L1].toDouble(-1);
    }
    return -1;
}

QString EurekaContract::withoutAcceptTheListIsXml() const
{
    const HttpAnswer bare = m_eureka.call("GET", u"/apps"_s);
    const HttpAnswer json = m_eureka.getJson(u"/apps"_s);
    if (!bare.body.trimmed().startsWith("<applications>"))
        return expected(u"<applications>"_s, QString::fromUtf8(bare.body.left(60)));
    if (!bare.body.contains("<overriddenstatus>"))
        return u"XML without <overriddenstatus>"_s;
    if (!json.header("content-type").startsWith("application/json"))
        return expected(u"application/json"_s, QString::fromUtf8(json.header("content-type")));
    return json.json().contains("applications"_L1) ? QString() : u"JSON without applications"_s;
}

QString EurekaContract::theListHoldsArraysAndCounts() const
{
    const QJsonObject list = m_eureka.getJson(u"/apps"_s).json().value("applications"_L1).toObject();
    const QJsonObject one =
        m_eureka.getJson(u"/apps/"_s + m_application).json().value("application"_L1).toObject();
    if (!list.value("versions__delta"_L1).isString())
        return u"versions__delta is no string"_s;
    if (!one.value("instance"_L1).isArray() || one.value("name"_L1).toString() != m_application.toUpper())
        return u"an application's own list has another form"_s;
    const QString hash = hashOf(instancesOf(list));
    const QString said = list.value("apps__hashcode"_L1).toString();
    return hash == said ? QString() : expected(hash, said);
}

QString EurekaContract::overriddenStatusHasItsSpelling() const
{
    const QJsonObject seen = instance();
    const bool modern = seen.value("overriddenStatus"_L1).isString();
    const bool legacy = seen.value("overriddenstatus"_L1).isString();
    return modern != legacy ? QString() : u"not exactly one of the two spellings"_s;
}

QString EurekaContract::portsAndTimesHaveTheirTypes() const
{
    const QJsonObject seen = instance();
    const QJsonObject port = seen.value("port"_L1).toObject();
    const QJsonObject lease = seen.value("leaseInfo"_L1).toObject();
    if (!port.value("$"_L1).isDouble() || !port.value("@enabled"_L1).isString())
        return u"the port has other types"_s;
    if (!seen.value("lastDirtyTimestamp"_L1).isString() || !seen.value("lastUpdatedTimestamp"_L1).isString())
        return u"the timestamps are no strings"_s;
    if (!seen.value("isCoordinatingDiscoveryServer"_L1).isString())
        return u"isCoordinatingDiscoveryServer is no string"_s;
    const bool numbers = lease.value("renewalIntervalInSecs"_L1).isDouble() &&
                         lease.value("durationInSecs"_L1).isDouble() &&
                         lease.value("lastRenewalTimestamp"_L1).isDouble();
    return numbers ? QString() : u"leaseInfo holds other types than numbers"_s;
}

QString EurekaContract::theInstanceIsFoundByAnyPath() const
{
    const QString id = instance().value("instanceId"_L1).toString();
    const auto idAt = [this](const QString &path) {
        return m_eureka.getJson(path)
            .json()
            .value("instance"_L1)
            .toObject()
            .value("instanceId"_L1)
            .toString();
    };
    if (id != m_instanceId)
        return expected(m_instanceId, id);
    if (idAt(u"/instances/"_s + m_instanceId) != id)
        return u"/instances/{id} differs"_s;
    return idAt(u"/apps/"_s + m_application.toLower() + u'/' + m_instanceId) == id
               ? QString()
               : u"the lower case name differs"_s;
}

// A heartbeat moves the stored time by one lease into the future; before the first one it is the
// registration.
QString EurekaContract::theLastHeartbeatIsOneLeaseBack() const
{
    const QJsonObject lease = instance().value("leaseInfo"_L1).toObject();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 duration = lease.value("durationInSecs"_L1).toInteger() * 1000;
    const qint64 interval = lease.value("renewalIntervalInSecs"_L1).toInteger() * 1000;
    const qint64 heartbeat = std::max(lease.value("lastRenewalTimestamp"_L1).toInteger() - duration,
                                      lease.value("registrationTimestamp"_L1).toInteger());
    const bool plausible = heartbeat <= now + clockSlackMs && now - heartbeat <= 2 * interval + clockSlackMs;
    return plausible ? QString()
                     : expected(u"a heartbeat within two intervals"_s,
                                QString::number(now - heartbeat) + u" ms ago"_s);
}

QString EurekaContract::outOfServiceShowsLiveAtOnce() const
{
    const HttpAnswer put = m_eureka.call("PUT", instancePath(u"/status?value=OUT_OF_SERVICE"_s));
    const QString taken = state();
    const HttpAnswer removed = m_eureka.call("DELETE", instancePath(u"/status?value=UP"_s));
    const QString back = state();
    return firstOf(
        {expectStatus(put, 200, u"PUT"_s), expectStatus(removed, 200, u"DELETE"_s),
         put.body.isEmpty() ? QString() : u"PUT answered with a body"_s,
         taken == u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s ? QString() : expected(u"OUT_OF_SERVICE twice"_s, taken),
         back == u"UP/UNKNOWN"_s ? QString() : expected(u"UP/UNKNOWN"_s, back)});
}

QString EurekaContract::outOfServiceReachesTheList() const
{
    const auto listed = [this](const QString &wanted) {
        const QList<QJsonObject> all = m_eureka.cachedInstances();
        return std::any_of(all.begin(), all.end(), [&](const QJsonObject &one) {
            return one.value("instanceId"_L1).toString() == m_instanceId && stateOf(one) == wanted;
        });
    };
    m_eureka.call("PUT", instancePath(u"/status?value=OUT_OF_SERVICE"_s));
    const bool out = eventually([&] { return listed(u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s); }, cacheLimit);
    const QString stillOut = state();
    m_eureka.call("DELETE", instancePath(u"/status?value=UP"_s));
    const bool back = eventually([&] { return listed(u"UP/UNKNOWN"_s); }, cacheLimit);
    if (!out || !back)
        return u"the cached list did not follow"_s;
    return stillOut == u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s ? QString()
                                                          : expected(u"it to stay out"_s, stillOut);
}

QString EurekaContract::deletingWithoutValueIsHealedByAHeartbeat() const
{
    m_eureka.call("PUT", instancePath(u"/status?value=OUT_OF_SERVICE"_s));
    const HttpAnswer removed = m_eureka.call("DELETE", instancePath(u"/status"_s));
    // The heartbeat may already have come by the time of this look.
    const QString atOnce = state();
    const QString healed = becomes(u"UP/UNKNOWN"_s);
    const bool known = atOnce == u"UNKNOWN/UNKNOWN"_s || atOnce == u"UP/UNKNOWN"_s;
    return firstOf({expectStatus(removed, 200, u"DELETE"_s), healed,
                    known ? QString() : expected(u"UNKNOWN/UNKNOWN at first"_s, atOnce)});
}

QString EurekaContract::wrongWordsAreRefused() const
{
    const auto refused = [this](const QByteArray &method, const QString &query) {
        return expectStatus(m_eureka.call(method, instancePath(u"/status"_s + query)), 500, query);
    };
    return firstOf({refused("PUT", u"?value=BOGUS"_s), refused("PUT", u"?value=out_of_service"_s),
                    refused("PUT", u"?value="_s), refused("PUT", u""_s), refused("DELETE", u"?value=BOGUS"_s),
                    state() == u"UP/UNKNOWN"_s ? QString() : expected(u"nothing changed"_s, state())});
}

QString EurekaContract::unknownNamesAre404() const
{
    const QString other = u"/apps/"_s + m_application + u"/no-such-instance"_s;
    const auto missing = [this](const QByteArray &method, const QString &path) {
        const HttpAnswer answer = m_eureka.call(method, path, {"Accept: application/json"});
        return expectStatus(answer, 404, QString::fromLatin1(method) + u' ' + path);
    };
    return firstOf({missing("GET", u"/apps/NO-SUCH-APPLICATION"_s), missing("GET", other),
                    missing("GET", u"/instances/no-such-instance"_s), missing("PUT", other),
                    missing("PUT", other + u"/status?value=OUT_OF_SERVICE"_s),
                    missing("DELETE", other + u"/status?value=UP"_s), missing("DELETE", other)});
}

QString EurekaContract::wrongMethodsAre405() const
{
    return firstOf(
        {expectStatus(m_eureka.call("POST", instancePath(u"/status?value=UP"_s)), 405, u"POST status"_s),
         expectStatus(m_eureka.call("DELETE", u"/apps"_s), 405, u"DELETE /apps"_s)});
}

QString EurekaContract::unknownVipIsAnEmptyList() const
{
    const HttpAnswer answer = m_eureka.getJson(u"/vips/no-such-vip"_s);
    const QJsonValue list = answer.json().value("applications"_L1).toObject().value("application"_L1);
    return firstOf({expectStatus(answer, 200, u"vip"_s),
                    list.isArray() && list.toArray().isEmpty() ? QString() : u"the list is not empty"_s});
}

QString EurekaContract::theEndpointTakesOnlyJson() const
{
    const QString path = u"/serviceregistry"_s;
    const HttpAnswer text = actuator("POST", path, {"Content-Type: text/plain"}, "OUT_OF_SERVICE");
    const HttpAnswer bare = actuator("POST", path, {"Content-Type: application/json"}, "OUT_OF_SERVICE");
    const HttpAnswer empty = actuator("POST", path, {"Content-Type: application/json"}, "{}");
    const HttpAnswer put = actuator("PUT", path, {"Content-Type: application/json"}, "{\"status\":\"UP\"}");
    const QString untouched = state();
    const HttpAnswer right =
        actuator("POST", path, {"Content-Type: application/json"}, "{\"status\":\"OUT_OF_SERVICE\"}");
    const QString out = state();
    m_eureka.call("DELETE", instancePath(u"/status?value=UP"_s));
    return firstOf(
        {expectStatus(text, 415, u"text"_s), expectStatus(bare, 400, u"bare word"_s),
         expectStatus(empty, 400, u"empty object"_s), expectStatus(put, 405, u"PUT"_s),
         untouched == u"UP/UNKNOWN"_s ? QString() : expected(u"nothing changed"_s, untouched),
         expectStatus(right, 200, u"the right form"_s),
         out == u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s ? QString() : expected(u"OUT_OF_SERVICE twice"_s, out)});
}

QString EurekaContract::shutdownIsNotReadable() const
{
    return expectStatus(actuator("GET", u"/shutdown"_s), 405, u"GET shutdown"_s);
}

QString EurekaContract::unseenMetricTagsAre404() const
{
    const QString metric = u"/metrics/http.server.requests"_s;
    const HttpAnswer unseen = actuator("GET", metric + u"?tag=status:418"_s);
    return firstOf({expectStatus(actuator("GET", metric), 200, u"the metric"_s),
                    expectStatus(unseen, 404, u"an unseen tag value"_s),
                    unseen.body.isEmpty() ? QString() : u"the 404 has a body"_s,
                    expectStatus(actuator("GET", u"/metrics/no.such.metric"_s), 404, u"an unknown metric"_s),
                    expectStatus(actuator("GET", metric + u"?tag=bad"_s), 400, u"a tag without a colon"_s)});
}

QString EurekaContract::activeCountsTheRequestThatAsks() const
{
    const double active = measurement(u"http.server.requests.active"_s, u"ACTIVE_TASKS"_s);
    return active >= 1 ? QString() : expected(u"at least 1"_s, QString::number(active));
}

QString EurekaContract::theCountSeesItsOwnReader() const
{
    const double first = measurement(u"http.server.requests"_s, u"COUNT"_s);
    const double second = measurement(u"http.server.requests"_s, u"COUNT"_s);
    return first >= 0 && second > first
               ? QString()
               : expected(u"a growing count"_s,
                          QString::number(first) + u" then "_s + QString::number(second));
}

} // namespace live
