// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/http/request.h"

#include <QByteArray>
#include <QTcpServer>

#include <functional>
#include <optional>
#include <string>

/// What a Reader or Writer reported, and how often.
struct Outcome
{
    int count = 0;
    core::Result<core::Response> result = core::fail(core::ErrorKind::Cancelled, "nothing yet");

    std::function<void(core::Result<core::Response>)> done()
    {
        return [this](core::Result<core::Response> value) {
            ++count;
            result = std::move(value);
        };
    }

    std::optional<core::ErrorKind> kind() const
    {
        return result ? std::nullopt : std::optional(result.error().kind);
    }
    /// All that could be shown of a failure.
    std::string shown() const
    {
        return result ? std::string() : result.error().where + " " + result.error().what;
    }
};

inline std::string urlAt(int port, const std::string &path = "/", const std::string &host = "127.0.0.1")
{
    return "http://" + host + ":" + std::to_string(port) + path;
}

/// A port at which nothing listens.
inline int closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}
