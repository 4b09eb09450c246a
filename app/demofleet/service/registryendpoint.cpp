// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/registryendpoint.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/eureka/status.h"
#include "app/demofleet/service/actuatorresponse.h"
#include "app/demofleet/service/eurekaclient.h"

namespace demofleet {

namespace {

/// The word asked for; empty for a body that the endpoint refuses. Parameters of the address win over the
/// body.
QString wantedStatus(const HttpRequest &request)
{
    const QByteArray parameter = request.query("status");
    if (!parameter.isEmpty()) {
        return QString::fromUtf8(parameter);
    }
    return QJsonDocument::fromJson(request.body).object().value(u"status").toString();
}

} // namespace

QString RegistryEndpoint::uri() const
{
    return m_flavour == Flavour::Legacy ? QStringLiteral("/service-registry/instance-status")
                                        : QStringLiteral("/actuator/serviceregistry");
}

void RegistryEndpoint::handle(const std::shared_ptr<Call> &call)
{
    const HttpRequest &request = call->request();
    if (request.method == "GET") {
        read(call);
    } else if (request.method == "POST") {
        write(call);
    } else {
        HttpResponse refused = bootError(405, request.path());
        refused.headers = {{"Allow", m_flavour == Flavour::Legacy ? "GET, POST" : "POST, GET"}};
        call->answer(refused, QStringLiteral("UNKNOWN"));
    }
}

void RegistryEndpoint::read(const std::shared_ptr<Call> &call)
{
    if (m_flavour == Flavour::Legacy) {
        // Its own view: Eureka is not asked, and an override is not seen.
        call->answer(jsonResponse({{QStringLiteral("overriddenStatus"), QStringLiteral("UNKNOWN")},
                                   {QStringLiteral("status"), m_client->ownStatus()}}),
                     uri());
        return;
    }
    m_client->readOwn([call, uri = uri()](int status, const QJsonObject &body) {
        if (status == 404) {
            call->answer(actuatorResponse({{QStringLiteral("status"), QStringLiteral("UNKNOWN")}}), uri);
            return;
        }
        if (status != 200) {
            call->answer(bootError(500, call->request().path()), uri, QStringLiteral("TransportException"));
            return;
        }
        const QJsonObject instance = body.value(u"instance").toObject();
        call->answer(
            actuatorResponse({{QStringLiteral("status"), instance.value(u"status")},
                              {QStringLiteral("overriddenStatus"), instance.value(u"overriddenStatus")}}),
            uri);
    });
}

void RegistryEndpoint::write(const std::shared_ptr<Call> &call)
{
    const HttpRequest &request = call->request();
    const bool isLegacy = m_flavour == Flavour::Legacy;
    if (!isLegacy && !request.header("Content-Type").toLower().startsWith("application/json")) {
        call->answer(bootError(415, request.path()), QStringLiteral("UNKNOWN"));
        return;
    }
    const QString word = isLegacy ? QString::fromUtf8(request.body) : wantedStatus(request);
    if (word.isEmpty()) {
        call->answer(isLegacy ? HttpResponse{400, {}, {}, {}} : bootError(400, request.path()), uri());
        return;
    }
    setOverride(call, word.toUpper());
}

void RegistryEndpoint::setOverride(const std::shared_ptr<Call> &call, const QString &word)
{
    const auto answered = [call, uri = uri()](int status, const QJsonObject &) {
        if (status == 200) {
            call->answer({200, {}, {}, {}}, uri);
        } else {
            call->answer(bootError(500, call->request().path()), uri, QStringLiteral("TransportException"));
        }
    };
    if (word == QLatin1String("CANCEL_OVERRIDE")) {
        m_client->removeOverride(answered);
    } else {
        // A word that is no status takes the instance out of traffic and is answered well: real ones do so,
        // too.
        m_client->setOverride(statusText(statusFrom(word).value_or(Status::Unknown)), answered);
    }
}

} // namespace demofleet
