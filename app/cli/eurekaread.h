// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "core/eureka/registry.h"

#include <QJsonObject>
#include <QObject>

#include <map>

namespace app {

/// The reading ones of `drainboard eureka OPERATION`, raw: what Eureka answers and nothing joined to it.
/// Lists come from the first peer that answers; a single instance is read live on every peer, as only all of
/// them together are the truth.
class EurekaRead : public QObject
{
    Q_OBJECT

public:
    EurekaRead(Arguments arguments, Clock clock);

    void start();

signals:
    void finished(app::ExitCode code);

private:
    core::Request requestAt(const std::string &peer) const;
    void readListAt(std::size_t peer);
    void onList(std::size_t peer, const core::Result<core::Response> &response, const std::string &url);
    void readInstanceEverywhere();
    void onInstance(const std::string &peer, const core::Result<core::Response> &response,
                    const std::string &url);
    void print(const core::Instance &instance, const std::string &peer);
    void end(ExitCode code, const std::string &peer = {});

    Arguments m_arguments;
    Clock m_clock;
    Connections m_connections;
    std::map<std::string, ExitCode> m_answers; ///< of the single instance, by peer
    int m_printed = 0;
};

/// One instance as a Eureka server describes it; null where it does not tell.
QJsonObject registeredJson(const core::Instance &instance, const std::string &peer);

} // namespace app
