// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eurekaread.h"

#include "app/cli/output.h"
#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue orNull(std::string_view value)
{
    return value.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(value));
}

QJsonValue orNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeOrNull(core::TimePoint at)
{
    return at == core::TimePoint{} ? QJsonValue(QJsonValue::Null) : QJsonValue(isoTime(at));
}

QJsonObject leaseJson(const core::Lease &lease)
{
    return {{QStringLiteral("renewalIntervalSeconds"), qint64(lease.renewalInterval.count())},
            {QStringLiteral("durationSeconds"), qint64(lease.duration.count())},
            {QStringLiteral("registered"), timeOrNull(lease.registered)},
            {QStringLiteral("lastHeartbeat"), timeOrNull(lease.lastHeartbeat())},
            {QStringLiteral("serviceUp"), timeOrNull(lease.serviceUp)}};
}

} // namespace

QJsonObject registeredJson(const core::Instance &instance, const std::string &peer)
{
    QJsonObject metadata;
    for (const auto &[key, value] : instance.metadata)
        metadata.insert(text(key), text(value));
    return {{QStringLiteral("peer"), text(peer)},
            {QStringLiteral("application"), text(instance.application.text())},
            {QStringLiteral("instanceId"), text(instance.id.text())},
            {QStringLiteral("status"), text(instance.status.word())},
            {QStringLiteral("overriddenStatus"), text(instance.overriddenStatus.word())},
            {QStringLiteral("hostName"), orNull(instance.hostName)},
            {QStringLiteral("ipAddress"), orNull(instance.ipAddress)},
            {QStringLiteral("port"), orNull(instance.port)},
            {QStringLiteral("securePort"), orNull(instance.securePort)},
            {QStringLiteral("vipAddress"), orNull(instance.vipAddress)},
            {QStringLiteral("secureVipAddress"), orNull(instance.secureVipAddress)},
            {QStringLiteral("homePageUrl"), orNull(instance.homePageUrl)},
            {QStringLiteral("statusPageUrl"), orNull(instance.statusPageUrl)},
            {QStringLiteral("healthCheckUrl"), orNull(instance.healthCheckUrl)},
            {QStringLiteral("metadata"), metadata},
            {QStringLiteral("lease"), leaseJson(instance.lease)},
            {QStringLiteral("lastUpdated"), timeOrNull(instance.lastUpdated)}};
}

EurekaRead::EurekaRead(Arguments arguments, Clock clock)
    : m_arguments(std::move(arguments))
    , m_clock(std::move(clock))
    , m_connections(m_arguments.reach ? m_arguments.reach : std::make_shared<Reach>(m_arguments.eureka))
{
}

core::Request EurekaRead::requestAt(const std::string &peer) const
{
    const EurekaArguments &asked = m_arguments.operation;
    switch (asked.operation) {
    case EurekaOperation::Application:
        return core::applicationRequest(peer, *asked.application);
    case EurekaOperation::Vip:
        return core::vipRequest(peer, asked.vip);
    case EurekaOperation::SecureVip:
        return core::secureVipRequest(peer, asked.vip);
    case EurekaOperation::Instance:
        return asked.application ? core::instanceRequest(peer, *asked.application, *asked.instance)
                                 : core::instanceByIdRequest(peer, *asked.instance);
    default:
        return core::listRequest(peer);
    }
}

void EurekaRead::start()
{
    const EurekaArguments &asked = m_arguments.operation;
    const bool isAddressable = (!asked.application || core::isAddressable(asked.application->text())) &&
                               (!asked.instance || core::isAddressable(*asked.instance)) &&
                               (asked.vip.empty() || core::isAddressable(asked.vip));
    if (!isAddressable) {
        printError(ui::Text::sentence(core::WriteTrap::NameNotAddressable));
        end(ExitCode::Refused);
    } else if (m_arguments.isDryRun) {
        const core::Request request = requestAt(m_arguments.eureka.front().url);
        printLine(QStringLiteral("Will send: %1").arg(ui::Text::requestLine(request)));
        end(ExitCode::Done);
    } else if (asked.operation == EurekaOperation::Instance) {
        readInstanceEverywhere();
    } else {
        readListAt(0);
    }
}

void EurekaRead::readListAt(std::size_t peer)
{
    const core::Request request = requestAt(m_arguments.eureka[peer].url);
    m_connections.reader.read(request, this,
                              [this, peer, url = request.url](const core::Result<core::Response> &response) {
                                  onList(peer, response, url);
                              });
}

void EurekaRead::onList(std::size_t peer, const core::Result<core::Response> &response,
                        const std::string &url)
{
    const bool isApplication = m_arguments.operation.operation == EurekaOperation::Application;
    core::Result<std::optional<core::Registry>> answer;
    if (isApplication)
        answer = core::applicationAnswer(response, url);
    else if (auto list = core::registryAnswer(response, url); list)
        answer = std::move(*list);
    else
        answer = core::Failure(list.error());

    const std::string &name = m_arguments.eureka[peer].url;
    if (!answer) {
        printError(ui::Text::sentence(answer.error()));
        if (peer + 1 < m_arguments.eureka.size())
            readListAt(peer + 1);
        else
            end(exitCodeOf(answer.error()));
        return;
    }
    if (!*answer) {
        printError(QStringLiteral("No application %1 is registered (or not for 30 s yet).")
                       .arg(text(m_arguments.operation.application->text())));
        end(ExitCode::Failed, name);
        return;
    }
    for (const core::Instance &instance : (*answer)->instances)
        print(instance, name);
    if ((*answer)->instances.empty() && !m_arguments.isJson)
        printLine(QStringLiteral("%1 answered, and it is an empty list.").arg(text(name)));
    for (const core::RejectedRow &row : (*answer)->rejected.rows)
        printError(QStringLiteral("Left out: %1 (%2).").arg(text(row.where), text(row.what)));
    end(ExitCode::Done, name);
}

void EurekaRead::readInstanceEverywhere()
{
    for (const core::BaseAddress &peer : m_arguments.eureka) {
        const core::Request request = requestAt(peer.url);
        m_connections.reader.read(
            request, this,
            [this, name = peer.url, url = request.url](const core::Result<core::Response> &response) {
                onInstance(name, response, url);
            });
    }
}

void EurekaRead::onInstance(const std::string &peer, const core::Result<core::Response> &response,
                            const std::string &url)
{
    const auto answer = core::instanceAnswer(response, url, *m_arguments.operation.instance);
    if (!answer) {
        printError(ui::Text::sentence(answer.error()));
        m_answers[peer] = exitCodeOf(answer.error());
    } else if (!*answer) {
        printError(QStringLiteral("%1 has no such instance.").arg(text(peer)));
        m_answers[peer] = ExitCode::Failed;
    } else {
        print(**answer, peer);
        m_answers[peer] = ExitCode::Done;
    }
    if (m_answers.size() < m_arguments.eureka.size())
        return;
    const auto has = [this](ExitCode code) {
        return std::ranges::any_of(m_answers, [&](const auto &entry) { return entry.second == code; });
    };
    end(has(ExitCode::Done)     ? ExitCode::Done
        : has(ExitCode::Failed) ? ExitCode::Failed
                                : m_answers.begin()->second);
}

void EurekaRead::print(const core::Instance &instance, const std::string &peer)
{
    ++m_printed;
    if (m_arguments.isJson) {
        printJson(registeredJson(instance, peer));
        return;
    }
    const QString override =
        instance.hasOverride() ? QStringLiteral(" (override %1)").arg(text(instance.overriddenStatus.word()))
                               : QString();
    printLine(QStringLiteral("%1/%2  %3%4  %5")
                  .arg(ui::Text::plain(instance.application.text()), ui::Text::plain(instance.id.text()),
                       ui::Text::plain(instance.status.word()), override, text(peer)));
}

void EurekaRead::end(ExitCode code, const std::string &peer)
{
    if (m_arguments.isJson)
        printJson({{QStringLiteral("event"), QStringLiteral("result")},
                   {QStringLiteral("at"), isoTime(m_clock())},
                   {QStringLiteral("result"), QString::fromLatin1(resultWord(code))},
                   {QStringLiteral("operation"), operationWord(m_arguments.operation.operation)},
                   {QStringLiteral("peer"), orNull(peer)},
                   {QStringLiteral("instances"), m_printed}});
    emit finished(code);
}

} // namespace app
