// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/identityread.h"

#include "app/engine/polling.h"
#include "core/actuator/endpoints.h"
#include "core/actuator/flatmetrics.h"
#include "core/actuator/metrics.h"
#include "core/actuator/settings.h"

namespace app {

IdentityRead::IdentityRead(core::Instance instance, std::string actuatorUrl, Reader &reader, Clock clock,
                           Done done, QObject *parent)
    : QObject(parent)
    , m_instance(std::move(instance))
    , m_actuatorUrl(std::move(actuatorUrl))
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
{
}

void IdentityRead::start()
{
    const core::Request request = core::environmentRequest(m_actuatorUrl, "eureka.instance.instance-id");
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        if (response && response->status == 200) {
            if (const auto id = core::decodeEnvironmentProperty(response->body, url))
                m_signs.instanceId = *id;
        }
        if (m_signs.instanceId)
            askSince();
        else
            askApplicationName();
    });
}

void IdentityRead::askApplicationName()
{
    const core::Request request = core::environmentRequest(m_actuatorUrl, "spring.application.name");
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        if (response && response->status == 200) {
            if (const auto name = core::decodeEnvironmentProperty(response->body, url))
                m_signs.applicationName = *name;
        }
        askNames();
    });
}

void IdentityRead::askNames()
{
    core::Request request = core::configurationPropertiesRequest(m_actuatorUrl);
    request.timeout = readTimeout;
    m_reader.read(request, this, [this](const core::Result<core::Response> &response) {
        if (response && response->status == 200)
            core::takeNames(m_signs, response->body);
        askSince();
    });
}

void IdentityRead::askSince()
{
    if (core::isFirstGeneration(m_instance))
        askUptime();
    else
        askStart();
}

void IdentityRead::askUptime()
{
    const core::Request request = core::metricsRequest(m_actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        if (response && response->status == 200) {
            if (const auto sample = core::decodeFlatMetrics(response->body, url, m_clock()))
                m_signs.startedAt = sample->startedAt;
        }
        finish();
    });
}

void IdentityRead::askStart()
{
    const core::Request request = core::metricRequest(m_actuatorUrl, "process.start.time");
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        if (const auto metric = core::metricFrom(response, url); metric && *metric) {
            if (const auto seconds = (*metric)->value("VALUE"); seconds && *seconds > 0 && *seconds < 1e11)
                m_signs.startedAt = core::timeFromEpoch(static_cast<std::int64_t>(*seconds * 1000));
        }
        finish();
    });
}

void IdentityRead::finish()
{
    deleteLater();
    m_done(core::identify(m_instance, m_signs));
}

} // namespace app
