// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/actuatorread.h"

#include "app/engine/identityread.h"
#include "app/engine/polling.h"

#include <QTimer>

namespace app {

ActuatorRead::ActuatorRead(core::ActuatorOrder order, std::optional<core::Instance> instance, Reader &reader,
                           Clock clock, Done done, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_instance(std::move(instance))
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
    , m_candidates(core::registryEndpointCandidates(m_order.actuatorUrl))
{
}

void ActuatorRead::start()
{
    if (m_order.actuatorUrl.empty()) {
        QTimer::singleShot(0, this, [this] { finish(core::ActuatorTrap::NoAddress); });
        return;
    }
    if (!m_instance) {
        m_order.identity = core::Identity::CannotTell; // nothing is registered that it could be held against
        askLinks();
        return;
    }
    auto *identity = new IdentityRead(
        *m_instance, m_order.actuatorUrl, m_reader, m_clock,
        [this](core::Identity who) {
            m_order.identity = who;
            if (who == core::Identity::Mismatch)
                finish(core::ActuatorTrap::NotThisInstance);
            else
                askLinks();
        },
        this);
    identity->start();
}

void ActuatorRead::read(const core::Request &request, Taken taken)
{
    core::Request limited = request;
    limited.timeout = readTimeout;
    m_reader.read(limited, this, std::move(taken));
}

void ActuatorRead::askLinks()
{
    const bool needsRegistry =
        core::needsServiceRegistry(m_order) || m_order.kind == core::ActuatorOrder::Kind::Pause;
    if (!needsRegistry) {
        askLifecycle();
        return;
    }
    read(core::linksRequest(m_order.actuatorUrl),
         [this](const core::Result<core::Response> &response) { takeLinks(response); });
}

void ActuatorRead::takeLinks(const core::Result<core::Response> &response)
{
    if (!response) {
        finish(response.error()); // nobody answers there; no other path will
        return;
    }
    m_generation = core::withMediaType(m_generation, response->header("Content-Type"));
    const auto links =
        response->status == 200
            ? core::registryEndpointFromLinks(response->body, m_order.actuatorUrl, m_order.actuatorUrl)
            : core::fail(core::ErrorKind::NotFound, m_order.actuatorUrl);
    if (!links)
        askCandidate(0); // Boot 1, or the links document is switched off
    else if (*links)
        takeEndpoint(**links);
    else
        finish(withoutRegistry());
}

void ActuatorRead::askCandidate(std::size_t position)
{
    if (position >= m_candidates.size()) {
        if (m_error)
            finish(*m_error);
        else
            finish(withoutRegistry());
        return;
    }
    const core::RegistryEndpoint candidate = m_candidates[position];
    read(core::registryEndpointRead(candidate),
         [this, candidate, position](const core::Result<core::Response> &response) {
             const auto status = core::registryEndpointStatus(response, candidate);
             if (status) {
                 takeEndpoint(candidate);
                 return;
             }
             if (!m_error && status.error().kind != core::ErrorKind::NotFound)
                 m_error = status.error();
             askCandidate(position + 1);
         });
}

void ActuatorRead::takeEndpoint(const core::RegistryEndpoint &endpoint)
{
    if (core::needsServiceRegistry(m_order)) {
        m_order.endpoint = endpoint;
        finish(m_order);
        return;
    }
    switch (core::pauseEffectOf(endpoint.form, core::isEarlySecond(m_generation))) {
    case core::PauseEffect::EndsLease:
        askLifecycle();
        break;
    case core::PauseEffect::KeepsLease:
        finish(core::ActuatorTrap::PauseKeepsLease);
        break;
    case core::PauseEffect::CannotBeTold:
        finish(core::ActuatorTrap::PauseCannotBeTold);
        break;
    }
}

void ActuatorRead::askLifecycle()
{
    const core::Request probe = core::lifecycleProbe(m_order.actuatorUrl, *core::lifecycleActionOf(m_order));
    read(probe, [this, url = probe.url](const core::Result<core::Response> &response) {
        const auto isThere = core::lifecycleIsThere(response, url);
        if (!isThere)
            finish(isThere.error());
        else if (*isThere)
            finish(m_order);
        else
            finish(core::ActuatorTrap::NotExposed);
    });
}

core::ActuatorTrap ActuatorRead::withoutRegistry() const
{
    return m_order.kind == core::ActuatorOrder::Kind::Pause ? core::ActuatorTrap::PauseCannotBeTold
                                                            : core::ActuatorTrap::NotExposed;
}

void ActuatorRead::finish(const core::FoundOrder &found)
{
    deleteLater();
    m_done(found);
}

} // namespace app
