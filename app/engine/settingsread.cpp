// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/settingsread.h"

#include "app/engine/polling.h"

#include <utility>

namespace app {

namespace {

bool isRefusal(const core::Error &error)
{
    return error.kind == core::ErrorKind::Unauthorized || error.kind == core::ErrorKind::Forbidden;
}

/// Nothing answers there: other paths of the same process do not either.
bool isSilent(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::UnknownHost:
    case core::ErrorKind::Refused:
    case core::ErrorKind::Unreachable:
    case core::ErrorKind::TimedOut:
    case core::ErrorKind::Tls:
        return true;
    default:
        return false;
    }
}

} // namespace

SettingsRead::SettingsRead(std::vector<std::string> bases, Reader &reader, Done done, QObject *parent)
    : QObject(parent)
    , m_bases(std::move(bases))
    , m_reader(reader)
    , m_done(std::move(done))
{
}

void SettingsRead::start()
{
    ask();
}

void SettingsRead::ask()
{
    core::Request request = core::configurationPropertiesRequest(m_bases.at(m_at));
    request.timeout = readTimeout;
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        auto bound = good ? core::decodeConfigurationProperties(good->body, url)
                          : core::Result<core::Settings>(core::Failure(good.error()));
        if (!bound && (isRefusal(bound.error()) || isSilent(bound.error())))
            finish(bound);
        else
            askEnvironment(std::move(bound));
    });
}

void SettingsRead::askEnvironment(core::Result<core::Settings> bound)
{
    core::Request request = core::wholeEnvironmentRequest(m_bases.at(m_at));
    request.timeout = readTimeout;
    m_reader.read(
        request, this,
        [this, bound = std::move(bound), url = request.url](const core::Result<core::Response> &response) {
            const auto good = core::requireSuccess(response, url);
            auto environment = good ? core::decodeEnvironment(good->body, url, true)
                                    : core::Result<core::Settings>(core::Failure(good.error()));
            if (bound && environment)
                finish(core::joined(*bound, *environment));
            else if (bound || environment)
                finish(bound ? bound : environment);
            else
                giveUpOn(environment.error());
        });
}

void SettingsRead::giveUpOn(const core::Error &error)
{
    if (isRefusal(error) || isSilent(error) || ++m_at == m_bases.size())
        finish(core::Failure(error));
    else
        ask();
}

void SettingsRead::finish(const core::Result<core::Settings> &settings)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    deleteLater();
    done(settings, m_bases.at(std::min(m_at, m_bases.size() - 1)));
}

std::vector<std::string> actuatorsOfServer(const std::string &peerUrl)
{
    std::string base = peerUrl;
    for (const std::string_view tail : {"/v2", "/eureka"}) {
        if (base.ends_with(tail))
            base.resize(base.size() - tail.size());
    }
    return {base + "/actuator", base};
}

} // namespace app
