// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "app/net/routes.h"
#include "app/net/trust.h"
#include "core/eureka/instance.h"
#include "core/prometheus/labelling.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app {

/// How the servers of one environment are reached and logged in at: what Reader, Writer and PortProbe share.
/// Any thread.
class Reach
{
public:
    /// As the environment variables say, with the credentials that stood in the addresses.
    explicit Reach(const std::vector<core::BaseAddress> &peers);
    /// As a profile says.
    Reach(const std::vector<core::BaseAddress> &peers, core::ReachSettings settings,
          std::vector<core::CredentialSettings> described, const core::PrometheusSettings &prometheus = {});

    /// Enters the secret of a credential of the profile, for the first time or again. Errors: those of
    /// Credentials::enter and Trust::enter, NotFound for an unknown name.
    core::Result<void> enter(const std::string &name, const std::string &secret);

    /// Enters a credential again, also one that stood in an address: its name is its user then.
    core::Result<void> enterAgain(const std::string &name, const std::string &secret);

    /// Told of every instance of a registry: credentials of its application are meant for where it is.
    void learn(const core::Instance &instance);
    /// Whether learn() does anything with this profile; asked first, as a registry is long.
    bool learns() const;

    /// The profile's, in its order.
    const std::vector<core::CredentialSettings> &described() const { return m_described; }

    std::shared_ptr<Credentials> credentials;
    std::shared_ptr<Routes> routes;
    std::shared_ptr<Trust> trust = std::make_shared<Trust>();

private:
    void mean(const std::string &origin, const core::CredentialSettings &credential);

    std::vector<core::CredentialSettings> m_described;
    bool m_choosesHosts = false;
};

} // namespace app
