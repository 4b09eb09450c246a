// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "app/net/portprobe.h"
#include "app/net/reach.h"
#include "app/net/reader.h"
#include "app/net/writer.h"

#include <QObject>

#include <functional>
#include <memory>

namespace app {

/// The ways out of the engine, all of the engine's thread.
struct Connections
{
    /// `toServers` must not be null.
    explicit Connections(std::shared_ptr<Reach> toServers)
        : reach(std::move(toServers))
        , credentials(reach->credentials)
        , reader(credentials)
        , writer(credentials)
    {
        reader.setRoutes(reach->routes);
        reader.setTrust(reach->trust);
        writer.setRoutes(reach->routes);
        writer.setTrust(reach->trust);
        probe.setRoutes(reach->routes);
    }

    std::shared_ptr<Reach> reach;
    std::shared_ptr<Credentials> credentials;
    Reader reader;
    Writer writer;
    PortProbe probe;
};

} // namespace app
