// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/reach.h"

#include "core/http/text.h"
#include "core/reach/origins.h"

#include <algorithm>

namespace app {

namespace {

std::vector<std::string> urlsOf(const std::vector<core::BaseAddress> &peers)
{
    std::vector<std::string> urls;
    for (const core::BaseAddress &peer : peers)
        urls.push_back(peer.url);
    return urls;
}

std::vector<std::string> addressOf(const core::PrometheusSettings &prometheus)
{
    return prometheus.isUsed() ? std::vector{prometheus.url} : std::vector<std::string>();
}

} // namespace

Reach::Reach(const std::vector<core::BaseAddress> &peers)
    : Reach(peers, {}, {})
{
}

Reach::Reach(const std::vector<core::BaseAddress> &peers, core::ReachSettings settings,
             std::vector<core::CredentialSettings> described, const core::PrometheusSettings &prometheus)
    : credentials(credentialsOf(peers))
    , routes(std::make_shared<Routes>(settings, urlsOf(peers), addressOf(prometheus)))
    , m_described(std::move(described))
    , m_choosesHosts(settings.hostChoice != core::HostChoice::AsGiven || !settings.rules.empty())
{
    for (const core::CredentialSettings &credential : m_described) {
        if (prometheus.isUsed() && credential.name == prometheus.credential) {
            mean(core::originOf(prometheus.url), credential);
            continue; // and for nobody else
        }
        for (const core::BaseAddress &peer : peers) {
            if (credential.applications.empty())
                mean(core::originOf(peer.url), credential);
        }
    }
}

core::Result<void> Reach::enter(const std::string &name, const std::string &secret)
{
    const auto found = std::ranges::find(m_described, name, &core::CredentialSettings::name);
    if (found == m_described.end())
        return core::fail(core::ErrorKind::NotFound, name);
    return found->kind == core::CredentialKind::ClientCertificate ? trust->enter(*found, secret)
                                                                  : credentials->enter(*found, secret);
}

core::Result<void> Reach::enterAgain(const std::string &name, const std::string &secret)
{
    const bool isDescribed =
        std::ranges::find(m_described, name, &core::CredentialSettings::name) != m_described.end();
    if (isDescribed)
        return enter(name, secret);
    if (!credentials->setAgain(name, secret))
        return core::fail(core::ErrorKind::NotFound, name);
    return {};
}

void Reach::learn(const core::Instance &instance)
{
    routes->learn({std::string(instance.hostName), std::string(instance.ipAddress)});
    for (const core::CredentialSettings &credential : m_described) {
        const bool isMeant = std::ranges::any_of(credential.applications, [&](const std::string &name) {
            return core::sameIgnoringCase(name, instance.application.text());
        });
        if (!isMeant)
            continue;
        for (const std::string &origin : core::originsOf(instance))
            mean(origin, credential);
    }
}

bool Reach::learns() const
{
    return m_choosesHosts || std::ranges::any_of(m_described, [](const core::CredentialSettings &credential) {
               return !credential.applications.empty();
           });
}

void Reach::mean(const std::string &origin, const core::CredentialSettings &credential)
{
    if (credential.kind == core::CredentialKind::ClientCertificate)
        trust->mean(origin, credential.name);
    else
        credentials->mean(origin, credential.name);
}

} // namespace app
