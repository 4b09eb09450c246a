// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/contractplayer.h"

#include "tests/live/signsoflife.h"
#include "tests/live/waiting.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

constexpr auto cacheLimit = 20s;
constexpr auto clientLimit = 60s;
constexpr auto startLimit = 180s;
constexpr int signsOfLife = 3;
constexpr qint64 stampStep = 1000;

QString codeOf(const HttpAnswer &answer)
{
    return QString::number(answer.status);
}

QString formOf(const HttpAnswer &answer)
{
    const QByteArray body = answer.body.trimmed();
    if (answer.header("content-encoding") == "gzip")
        return u"gzip"_s;
    if (body.isEmpty())
        return u"empty"_s;
    if (body.startsWith('{'))
        return u"json"_s;
    if (body.toLower().startsWith("<!doctype") || body.toLower().startsWith("<html"))
        return u"html"_s;
    return body.startsWith('<') ? u"xml"_s : u"text"_s;
}

QString encoded(const QString &segment)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(segment));
}

QList<QByteArray> replicationHeader(const QStringList &words)
{
    // Only servers send it to each other; here it plays one.
    if (words.contains(u"replicated"_s))
        return {"x-netflix-discovery-replication: true"};
    return {};
}

QString valueQuery(const QStringList &words)
{
    return words.isEmpty() ? QString() : u"?value="_s + words.first();
}

} // namespace

ContractPlayer::ContractPlayer(const QString &eurekaUrl, Generation generation, JavaServer *provider)
    : m_eureka(eurekaUrl)
    , m_generation(generation)
    , m_provider(provider)
    , m_dirty(QDateTime::currentMSecsSinceEpoch())
{
}

ContractPlayer::Verb ContractPlayer::verbOf(const QString &name)
{
    using C = ContractPlayer;
    static const QHash<QString, Verb> verbs{
        {u"put"_s, &C::put},
        {u"delete"_s, &C::remove},
        {u"cancel"_s, &C::cancel},
        {u"state"_s, &C::state},
        {u"xml-state"_s, &C::xmlState},
        {u"action"_s, &C::action},
        {u"listed"_s, &C::listed},
        {u"changed"_s, &C::changed},
        {u"hashed"_s, &C::hashed},
        {u"ask"_s, &C::ask},
        {u"code"_s, &C::code},
        {u"vip"_s, &C::vip},
        {u"id"_s, &C::useId},
        {u"application"_s, &C::useApplication},
        {u"long-id"_s, &C::useLongId},
        {u"register"_s, &C::registerInstance},
        {u"heartbeat"_s, &C::heartbeat},
        {u"found"_s, &C::found},
        {u"endpoint"_s, &C::endpoint},
        {u"settled"_s, &C::settled},
        {u"own"_s, &C::own},
        {u"stop"_s, &C::stop},
        {u"kill"_s, &C::kill},
        {u"start"_s, &C::start},
        {u"gone"_s, &C::gone},
    };
    return verbs.value(name, nullptr);
}

QList<PlayedStep> ContractPlayer::play(const ContractRow &row)
{
    begin(row);
    QList<PlayedStep> played;
    for (const ContractStep &step : stepsOf(row, m_generation)) {
        Words words = step.action.split(u' ');
        const Verb verb = verbOf(words.takeFirst());
        played.append({step, verb ? (this->*verb)(words, step.expected) : u"no such verb"_s});
    }
    end(row);
    return played;
}

void ContractPlayer::begin(const ContractRow &row)
{
    ++m_played;
    if (row.client == ContractRow::Client::RealClient) {
        m_application = u"ORDERS"_s;
        m_id = u"localhost:orders:"_s + QString::number(m_provider->port());
        return;
    }
    // Of its own, so that a cached list of one row is no news to the next.
    m_application = u"CONTRACT-"_s + QString::number(m_played);
    m_id = u"host:contract:"_s + QString::number(m_played);
}

void ContractPlayer::end(const ContractRow &row)
{
    if (row.client == ContractRow::Client::Plain) {
        m_eureka.call("DELETE", path());
        return;
    }
    if (!m_provider->isRunning())
        start({}, {});
    // From every state that a row can leave behind this leads to UP without an override.
    m_eureka.call("PUT", path(u"/status?value=DOWN"_s));
    m_eureka.call("DELETE", path(u"/status?value=UP"_s));
}

QString ContractPlayer::path(const QString &rest) const
{
    return u"/apps/"_s + m_application + u'/' + encoded(m_id) + rest;
}

QJsonObject ContractPlayer::instance() const
{
    return m_eureka.getJson(path()).json().value("instance"_L1).toObject();
}

QJsonObject ContractPlayer::inList(const QString &list) const
{
    const QJsonObject body = m_eureka.getJson(list).json().value("applications"_L1).toObject();
    for (const QJsonValue &application : body.value("application"_L1).toArray()) {
        for (const QJsonValue &one : application["instance"_L1].toArray()) {
            if (one["instanceId"_L1].toString() == m_id && application["name"_L1].toString() == m_application)
                return one.toObject();
        }
    }
    return {};
}

QString ContractPlayer::put(const Words &words, const QString &)
{
    return codeOf(m_eureka.call("PUT", path(u"/status"_s + valueQuery(words))));
}

QString ContractPlayer::remove(const Words &words, const QString &)
{
    return codeOf(m_eureka.call("DELETE", path(u"/status"_s + valueQuery(words))));
}

QString ContractPlayer::cancel(const Words &words, const QString &)
{
    return codeOf(m_eureka.call("DELETE", path(), replicationHeader(words)));
}

QString ContractPlayer::state(const Words &, const QString &)
{
    const HttpAnswer answer = m_eureka.getJson(path());
    if (answer.status != 200)
        return codeOf(answer);
    return stateOf(answer.json().value("instance"_L1).toObject());
}

QString ContractPlayer::xmlState(const Words &, const QString &)
{
    const HttpAnswer answer = m_eureka.call("GET", path(), {"Accept: application/xml"});
    if (answer.status != 200)
        return codeOf(answer);
    const auto element = [text = QString::fromUtf8(answer.body)](const QString &name) {
        return text.section(u'<' + name + u'>', 1, 1).section(u'<', 0, 0);
    };
    return element(u"status"_s) + u'/' + element(u"overriddenstatus"_s);
}

QString ContractPlayer::action(const Words &, const QString &)
{
    return instance().value("actionType"_L1).toString();
}

QString ContractPlayer::listed(const Words &, const QString &wanted)
{
    QString seen;
    const auto there = [&] {
        const QJsonObject one = inList(u"/apps"_s);
        seen = one.isEmpty() ? u"absent"_s : stateOf(one);
        return seen == wanted;
    };
    eventually(there, cacheLimit);
    return seen;
}

QString ContractPlayer::changed(const Words &, const QString &wanted)
{
    QString seen;
    const auto there = [&] {
        const QJsonObject one = inList(u"/apps/delta"_s);
        seen = one.isEmpty() ? u"absent"_s : one.value("actionType"_L1).toString();
        return seen == wanted;
    };
    eventually(there, cacheLimit);
    return seen;
}

// The delta carries the hash of the whole list; both come from the same caches, so they meet.
QString ContractPlayer::hashed(const Words &, const QString &)
{
    const auto same = [&] {
        const auto body = [this](const QString &list) {
            return m_eureka.getJson(list).json().value("applications"_L1).toObject();
        };
        const QJsonObject all = body(u"/apps"_s);
        QMap<QString, int> counts;
        for (const QJsonValue &application : all.value("application"_L1).toArray()) {
            for (const QJsonValue &one : application["instance"_L1].toArray())
                ++counts[one["status"_L1].toString()];
        }
        QString hash;
        for (auto count = counts.begin(); count != counts.end(); ++count)
            hash += count.key() + u'_' + QString::number(count.value()) + u'_';
        const QString name = u"apps__hashcode"_s;
        return all.value(name).toString() == hash && body(u"/apps/delta"_s).value(name).toString() == hash;
    };
    return eventually(same, cacheLimit) ? u"same"_s : u"different"_s;
}

QString ContractPlayer::filled(QString target) const
{
    return target.replace(u"{app}"_s, m_application)
        .replace(u"{id}"_s, encoded(m_id))
        .replace(u"{vip}"_s, m_application.toLower());
}

HttpAnswer ContractPlayer::answerTo(const Words &words) const
{
    QList<QByteArray> headers;
    for (const QString &word : words.mid(2))
        headers.append(word.section(u':', 0, 0).toLatin1() + ": " + word.section(u':', 1).toLatin1());
    QByteArray body;
    if (words.value(0) == u"POST"_s)
        body = "no instance";
    return m_eureka.call(words.value(0).toLatin1(), filled(words.value(1)), headers, body);
}

QString ContractPlayer::ask(const Words &words, const QString &)
{
    const HttpAnswer answer = answerTo(words);
    return codeOf(answer) + u' ' + formOf(answer);
}

QString ContractPlayer::code(const Words &words, const QString &)
{
    return codeOf(answerTo(words));
}

QString ContractPlayer::vip(const Words &words, const QString &wanted)
{
    QString seen;
    const auto there = [&] {
        const HttpAnswer answer = m_eureka.getJson(filled(words.value(0)));
        qsizetype found = 0;
        for (const QJsonValue &application : answer.json()["applications"_L1]["application"_L1].toArray())
            found += application["instance"_L1].toArray().size();
        seen = answer.status == 200 ? QString::number(found) : u"code "_s + codeOf(answer);
        return answer.status != 200 || seen == wanted;
    };
    eventually(there, cacheLimit);
    return seen;
}

QString ContractPlayer::useId(const Words &words, const QString &)
{
    m_id = words.join(u' ');
    return u"ok"_s;
}

QString ContractPlayer::useApplication(const Words &words, const QString &)
{
    m_application = m_application.section(u'_', 0, 0) + words.value(0);
    return u"ok"_s;
}

QString ContractPlayer::useLongId(const Words &words, const QString &)
{
    m_id = QString(words.value(0).toInt(), u'x');
    return u"ok"_s;
}

QByteArray ContractPlayer::posted(const QString &status, qint64 dirty) const
{
    const QString name = m_application.toLower();
    const QJsonObject instance{
        {u"instanceId"_s, m_id},
        {u"hostName"_s, u"host"_s},
        {u"app"_s, m_application},
        {u"ipAddr"_s, u"127.0.0.1"_s},
        {u"status"_s, status},
        {u"port"_s, QJsonObject{{u"$"_s, 9}, {u"@enabled"_s, u"true"_s}}},
        {u"dataCenterInfo"_s,
         QJsonObject{{u"@class"_s, u"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo"_s},
                     {u"name"_s, u"MyOwn"_s}}},
        {u"leaseInfo"_s, QJsonObject{{u"renewalIntervalInSecs"_s, 30}, {u"durationInSecs"_s, 90}}},
        {u"vipAddress"_s, name + u","_s + name + u"-second"_s},
        {u"secureVipAddress"_s, name + u"-secure"_s},
        {u"lastDirtyTimestamp"_s, QString::number(dirty)},
    };
    return QJsonDocument(QJsonObject{{u"instance"_s, instance}}).toJson(QJsonDocument::Compact);
}

/// The time, once it is later than that. Stamps are milliseconds, and the demo fleet answers within one: two
/// events in the same have no order.
static qint64 timeAfter(qint64 stamp)
{
    qint64 now = stamp;
    while (now <= stamp)
        now = QDateTime::currentMSecsSinceEpoch();
    return now;
}

QString ContractPlayer::registerInstance(const Words &words, const QString &)
{
    // A stamp in the future would make the server drop later ones without a word.
    if (!words.contains(u"older"_s) && !words.contains(u"same"_s)) {
        m_dirty = timeAfter(std::max(m_dirty, QDateTime::currentMSecsSinceEpoch()));
        timeAfter(m_dirty); // whatever the server stamps from here on is later
    }
    const qint64 dirty = words.contains(u"older"_s) ? m_dirty - stampStep : m_dirty;
    QList<QByteArray> headers = replicationHeader(words);
    headers.append("Content-Type: application/json");
    return codeOf(m_eureka.call("POST", u"/apps/"_s + m_application, headers, posted(words.value(0), dirty)));
}

QString ContractPlayer::heartbeat(const Words &words, const QString &)
{
    QString stamp = QString::number(m_dirty);
    if (words.contains(u"older"_s))
        stamp = QString::number(m_dirty - stampStep);
    else if (words.contains(u"newer"_s))
        stamp = QString::number(m_dirty + stampStep);
    else if (words.contains(u"words"_s))
        stamp = u"yesterday"_s;
    QString query = u"?status=UP&lastDirtyTimestamp="_s + stamp;
    if (words.contains(u"none"_s))
        query.clear();
    return codeOf(m_eureka.call("PUT", path(query), replicationHeader(words)));
}

QString ContractPlayer::found(const Words &, const QString &)
{
    const QString seen = instance().value("instanceId"_L1).toString();
    return seen == m_id ? u"same"_s : seen.left(80);
}

// Each generation has its own path and form; the other's form would be taken as UNKNOWN by Boot 1.5.
QString ContractPlayer::endpoint(const Words &words, const QString &)
{
    const QByteArray word = words.value(0).toLatin1();
    if (m_generation == Generation::Boot15)
        return codeOf(call("POST", m_provider->url(u"/service-registry/instance-status"_s),
                           {"Content-Type: text/plain"}, word));
    return codeOf(call("POST", m_provider->actuatorUrl(u"serviceregistry"_s),
                       {"Content-Type: application/json"}, R"({"status":")" + word + "\"}"));
}

QString ContractPlayer::settled(const Words &, const QString &)
{
    const bool heard = hearsFrom(m_eureka, m_application, m_id, signsOfLife, clientLimit);
    return heard ? state({}, {}) : u"no sign of life"_s;
}

QString ContractPlayer::own(const Words &words, const QString &)
{
    return codeOf(call("POST", m_provider->url(u"/own-status?status="_s + words.value(0))));
}

QString ContractPlayer::stop(const Words &, const QString &)
{
    call("POST", m_provider->actuatorUrl(u"shutdown"_s));
    return m_provider->waitUntilEnded(clientLimit) ? u"ended"_s : u"still running"_s;
}

QString ContractPlayer::kill(const Words &, const QString &)
{
    m_provider->kill();
    return u"ended"_s;
}

QString ContractPlayer::start(const Words &words, const QString &)
{
    const QStringList usual = m_provider->options();
    if (!words.isEmpty())
        m_provider->addOptions({u"--eureka.instance.initial-status="_s + words.first()});
    m_provider->start();
    m_provider->setOptions(usual);
    const auto answers = [this] { return call("GET", m_provider->url(u"/work"_s)).status == 200; };
    const auto registered = [this] { return !instance().isEmpty(); };
    return eventually(answers, startLimit) && eventually(registered, clientLimit) ? u"healthy"_s
                                                                                  : u"not healthy"_s;
}

QString ContractPlayer::gone(const Words &, const QString &)
{
    QString seen;
    eventually([&] { return (seen = state({}, {})) == u"404"_s; }, clientLimit);
    return seen;
}

} // namespace live
