// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profileoption.h"

#include "app/store/profiles.h"

namespace app {

core::Result<void> addProfile(Arguments &arguments, const core::Profile &profile)
{
    auto peers = peersOf(profile);
    if (!peers)
        return core::Failure(peers.error());
    arguments.eureka = std::move(*peers);
    arguments.reach = std::make_shared<Reach>(arguments.eureka, profile.reach, profile.credentials,
                                              profile.measuring.prometheus);
    if (const auto loaded = arguments.reach->trust->load(profile.trust); !loaded)
        return loaded;
    arguments.environment = QString::fromStdString(profile.name);
    arguments.colour = profile.colour;
    arguments.timeZone = profile.timeZone;
    arguments.actuators = profile.actuators;
    arguments.requireProof = arguments.requireProof || profile.requireProof;
    arguments.callers = profile.callers;
    arguments.measuring = profile.measuring;
    arguments.commands = profile.commands;
    arguments.links = profile.links;
    const auto fill = [](auto &given, const auto &fromProfile) {
        if (!given)
            given = fromProfile;
    };
    fill(arguments.hops.serverCache, profile.hops.serverCache);
    fill(arguments.hops.registryFetch, profile.hops.registryFetch);
    fill(arguments.hops.listCache, profile.hops.listCache);
    fill(arguments.hops.longestRequest, profile.hops.longestRequest);
    return {};
}

core::Result<void> resolveProfile(Arguments &arguments)
{
    if (arguments.profile.isEmpty())
        return {};
    const auto profile = loadProfile(arguments.profile, profileFolder());
    if (!profile)
        return core::Failure(profile.error());
    return addProfile(arguments, *profile);
}

} // namespace app
