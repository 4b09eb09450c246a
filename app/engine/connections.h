// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "app/net/portprobe.h"
#include "app/net/reader.h"
#include "app/net/writer.h"

#include <QObject>

#include <functional>
#include <memory>

namespace app {

/// The ways out of the engine, all of the engine's thread.
struct Connections
{
    explicit Connections(std::shared_ptr<Credentials> secrets)
        : credentials(std::move(secrets))
        , reader(credentials)
        , writer(credentials)
    {
    }

    std::shared_ptr<Credentials> credentials;
    Reader reader;
    Writer writer;
    PortProbe probe;
};

} // namespace app
