// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/actuatorplayer.h"

#include "tests/live/signsoflife.h"
#include "tests/live/waiting.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

constexpr auto leaseLimit = 60s; ///< a short lease and its eviction
constexpr auto endLimit = 60s;
constexpr auto serveLimit = 120s;

QString yesNo(bool is)
{
    return is ? u"yes"_s : u"no"_s;
}

QString text(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"absent"_s;
    if (value.isNull())
        return u"null"_s;
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

QString codeOf(const QByteArray &method, const QUrl &url, const QByteArray &body = {})
{
    const HttpAnswer answer = call(
        method, url,
        body.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{"Content-Type: application/json"}, body);
    return answer.status == 0 ? u"closed"_s : QString::number(answer.status);
}

} // namespace

ActuatorPlayer::ActuatorPlayer(LiveFleet &fleet, const Program &program)
    : m_fleet(fleet)
    , m_program(program)
{
}

ActuatorPlayer::Verb ActuatorPlayer::verbOf(const QString &name)
{
    static const QMap<QString, Verb> verbs{{u"drainboard"_s, &ActuatorPlayer::drainboard},
                                           {u"says"_s, &ActuatorPlayer::says},
                                           {u"changes"_s, &ActuatorPlayer::changes},
                                           {u"field"_s, &ActuatorPlayer::field},
                                           {u"member"_s, &ActuatorPlayer::member},
                                           {u"hop"_s, &ActuatorPlayer::hop},
                                           {u"state"_s, &ActuatorPlayer::state},
                                           {u"settled"_s, &ActuatorPlayer::settled},
                                           {u"gone"_s, &ActuatorPlayer::gone},
                                           {u"answers"_s, &ActuatorPlayer::answers},
                                           {u"serves"_s, &ActuatorPlayer::serves},
                                           {u"rate"_s, &ActuatorPlayer::rate},
                                           {u"counted"_s, &ActuatorPlayer::counted},
                                           {u"wrong-body"_s, &ActuatorPlayer::wrongBody},
                                           {u"switch-on"_s, &ActuatorPlayer::switchOn},
                                           {u"revive"_s, &ActuatorPlayer::revive},
                                           {u"ended"_s, &ActuatorPlayer::ended},
                                           {u"start"_s, &ActuatorPlayer::start},
                                           {u"begun"_s, &ActuatorPlayer::begun},
                                           {u"everyone"_s, &ActuatorPlayer::everyone}};
    return verbs.value(name, nullptr);
}

QList<PlayedStep> ActuatorPlayer::play(const ContractRow &row)
{
    QList<PlayedStep> played;
    for (const ContractStep &step : stepsOf(row, m_fleet.generation())) {
        Words words = step.action.split(u' ');
        const Verb verb = verbOf(words.takeFirst());
        const QString seen = verb ? (this->*verb)(words) : u"no such verb"_s;
        played.append({step, seen});
        if (!played.last().asExpected())
            std::printf("---- after %s: %s\n", qPrintable(step.action), m_run.told().constData());
    }
    return played;
}

// --- the program
// ---------------------------------------------------------------------------------------------------------

QString ActuatorPlayer::filled(QString word) const
{
    for (const int index : {0, 1})
        word.replace(u"{%1}"_s.arg(index), u"ORDERS/"_s + m_fleet.instanceId(index));
    return word.replace(u"{gateway}"_s,
                        u"GATEWAY/localhost:gateway:"_s + QString::number(m_fleet.gateway().port()));
}

QString ActuatorPlayer::drainboard(const Words &words)
{
    QStringList command;
    for (const QString &word : words)
        command.append(filled(word));
    m_run = m_program.run(command + QStringList{u"--yes"_s});
    const QJsonObject result = m_run.result();
    QStringList seen{QString::number(m_run.exitCode), m_run.resultWord(),
                     result.value("proof"_L1).toString()};
    seen.removeAll(QString());
    return seen.join(u' ');
}

QString ActuatorPlayer::says(const Words &words)
{
    return yesNo(m_run.output.contains(words.join(u' ').toUtf8()));
}

QString ActuatorPlayer::changes(const Words &)
{
    return QString::number(m_run.of(u"intent"_s).size());
}

QJsonValue ActuatorPlayer::newest(const QString &path) const
{
    for (auto line = m_run.lines.rbegin(); line != m_run.lines.rend(); ++line) {
        QJsonValue value = *line;
        for (const QString &name : path.split(u'.'))
            value = value.toObject().value(name);
        if (!value.isUndefined())
            return value;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QString ActuatorPlayer::field(const Words &words)
{
    return text(newest(words.value(0)));
}

QString ActuatorPlayer::member(const Words &words)
{
    const QString key = words.value(1).section(u'=', 0, 0);
    for (const QJsonValue &one : newest(words.value(0)).toArray()) {
        if (text(one[key]) == filled(words.value(1).section(u'=', 1)))
            return text(one[words.value(2)]);
    }
    return u"absent"_s;
}

QString ActuatorPlayer::rate(const Words &words)
{
    for (const QJsonObject &line : m_run.lines) {
        const QJsonValue rate = line["requestsPerSecond"_L1];
        if (line["instanceId"_L1].toString() == m_fleet.instanceId(words.value(0).toInt()))
            return rate.isNull() ? u"null"_s : rate.toDouble() > 0 ? u"moves"_s : u"still"_s;
    }
    return u"absent"_s;
}

QString ActuatorPlayer::counted(const Words &words)
{
    double requests = 0;
    for (const QJsonValue &source : newest(words.value(0)).toArray())
        requests += source["requests"_L1].toDouble();
    return yesNo(requests > 0);
}

QString ActuatorPlayer::hop(const Words &words)
{
    for (const QJsonValue &one : newest(u"hops"_s).toArray()) {
        if (one["hop"_L1].toString() == words.value(0))
            return one["source"_L1].toString() + u' ' + QString::number(one["seconds"_L1].toDouble()) +
                   u" s"_s;
    }
    return u"absent"_s;
}

// --- the servers
// ---------------------------------------------------------------------------------------------------------

QString ActuatorPlayer::state(const Words &words)
{
    const QString seen = m_fleet.state(words.value(0).toInt());
    return seen.isEmpty() ? u"404"_s : seen;
}

QString ActuatorPlayer::settled(const Words &words)
{
    constexpr int signs = 3;
    const QString id = m_fleet.instanceId(words.value(0).toInt());
    return hearsFrom(m_fleet.eureka(), u"ORDERS"_s, id, signs, leaseLimit) ? state(words)
                                                                           : u"no sign of life"_s;
}

QString ActuatorPlayer::gone(const Words &words)
{
    eventually([&] { return m_fleet.state(words.value(0).toInt()).isEmpty(); }, leaseLimit);
    return state(words);
}

QString ActuatorPlayer::answers(const Words &words)
{
    return codeOf("GET", m_fleet.provider(words.value(0).toInt()).actuatorUrl(words.value(1)));
}

QString ActuatorPlayer::serves(const Words &words)
{
    return codeOf("GET", m_fleet.provider(words.value(0).toInt()).url(u"/work"_s));
}

QString ActuatorPlayer::wrongBody(const Words &words)
{
    const JavaServer &server = m_fleet.provider(words.value(0).toInt());
    return m_fleet.generation() == Generation::Boot15
               ? codeOf("POST", server.actuatorUrl(u"service-registry/instance-status"_s),
                        R"({"status":"OUT_OF_SERVICE"})")
               : codeOf("POST", server.actuatorUrl(u"serviceregistry"_s), R"({"status":"OUT-OF-SERVICE"})");
}

QString ActuatorPlayer::switchOn(const Words &words)
{
    const int index = words.value(0).toInt();
    QStringList options;
    for (const QJsonValue &one : newest(u"actuator.endpoints"_s).toArray()) {
        if (one["id"_L1].toString() != words.value(1))
            continue;
        for (const QJsonValue &property : one["properties"_L1].toArray())
            options.append(u"--"_s + property.toString());
    }
    if (options.isEmpty())
        return u"no property is named"_s;
    JavaServer &server = m_fleet.provider(index);
    server.kill();
    server.addOptions(options);
    return start(words);
}

QString ActuatorPlayer::ended(const Words &words)
{
    return m_fleet.provider(words.value(0).toInt()).waitUntilEnded(endLimit) ? u"ended"_s : u"runs"_s;
}

QString ActuatorPlayer::start(const Words &words)
{
    return m_fleet.restartProvider(words.value(0).toInt()) ? u"serves"_s : u"does not serve"_s;
}

QString ActuatorPlayer::revive(const Words &words)
{
    const int index = words.value(0).toInt();
    if (!m_fleet.state(index).isEmpty())
        return u"serves"_s;
    m_fleet.provider(index).kill();
    return start(words);
}

QString ActuatorPlayer::everyone(const Words &)
{
    return yesNo(m_fleet.waitUntilAllServe(serveLimit));
}

/// Milliseconds since 1970; 0 where it is not told.
qint64 ActuatorPlayer::startTime(int index)
{
    JavaServer &server = m_fleet.provider(index);
    if (m_fleet.generation() == Generation::Boot15) {
        const QJsonObject metrics = call("GET", server.actuatorUrl(u"metrics"_s)).json();
        return metrics.isEmpty() ? 0 : QDateTime::currentMSecsSinceEpoch() - metrics["uptime"_L1].toInteger();
    }
    const QJsonObject metric = call("GET", server.actuatorUrl(u"metrics/process.start.time"_s)).json();
    return qint64(metric["measurements"_L1][0]["value"_L1].toDouble() * 1000);
}

QString ActuatorPlayer::begun(const Words &words)
{
    constexpr qint64 wavers = 1000; ///< an uptime is told some milliseconds late
    const int index = words.value(0).toInt();
    const qint64 before = m_begun.value(index);
    const qint64 now = m_begun[index] = startTime(index);
    if (now == 0)
        return u"not told"_s;
    return now > before + wavers ? u"later"_s : u"the same"_s;
}

} // namespace live
