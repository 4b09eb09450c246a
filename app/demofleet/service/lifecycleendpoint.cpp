// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/lifecycleendpoint.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/service/actuatorresponse.h"
#include "app/demofleet/service/eurekaclient.h"

namespace demofleet {

namespace {

HttpResponse word(bool isTrue)
{
    return {200, "application/json", isTrue ? "true" : "false", {}};
}

HttpResponse message(const QString &text)
{
    return actuatorResponse({{QStringLiteral("message"), text}});
}

} // namespace

bool LifecycleEndpoint::handles(const QString &endpoint)
{
    return endpoint == QLatin1String("shutdown") || endpoint == QLatin1String("pause") ||
           endpoint == QLatin1String("resume") || endpoint == QLatin1String("restart");
}

void LifecycleEndpoint::handle(const std::shared_ptr<Call> &call, const QString &endpoint, const QString &uri)
{
    if (call->request().method != "POST") {
        HttpResponse refused = bootError(405, call->request().path());
        refused.headers = {{"Allow", "POST"}};
        call->answer(refused, QStringLiteral("UNKNOWN"));
        return;
    }
    const bool isLegacy = m_flavour == Flavour::Legacy;
    if (endpoint == QLatin1String("shutdown")) {
        call->answer(message(QStringLiteral("Shutting down, bye...")), uri);
        m_shutdown();
    } else if (endpoint == QLatin1String("restart")) {
        call->answer(message(QStringLiteral("Restarting")), uri);
        m_client->restart();
    } else if (endpoint == QLatin1String("resume")) {
        call->answer(word(isLegacy), uri);
    } else {
        call->answer(word(true), uri);
        if (isLegacy) {
            m_client->cancel([] {});
        }
    }
}

} // namespace demofleet
