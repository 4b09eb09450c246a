// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"

#include <QJsonObject>
#include <QString>

#include <chrono>

namespace demofleet {

/// How the simulated fleet behaves. The intervals are short, so that a release can be walked in two minutes.
struct FleetOptions
{
    quint16 port = 0; ///< of the first Eureka server; 0 takes a free one
    int peers = 2;    ///< Eureka servers, from 1 to MostPeers
    Flavour flavour = Flavour::Modern;
    bool isSelfPreserving = false; ///< the servers evict nothing while too few heartbeats arrive
    bool copyOnlyUp = true;        ///< a restarted server copies from its peer what is UP and nothing else
    std::chrono::milliseconds peerRestart{2000}; ///< how long a restarted Eureka server is away
    std::chrono::milliseconds serverCache{5000}; ///< Eureka's cached lists are refreshed this often
    std::chrono::milliseconds fetch{5000};       ///< clients fetch the registry this often
    std::chrono::milliseconds listCache{5000};   ///< the gateway keeps its list of targets this long
    std::chrono::milliseconds heartbeat{3000};
    std::chrono::milliseconds lease{9000}; ///< rounded up to seconds, as Eureka's own are
    std::chrono::milliseconds eviction{2000};
    std::chrono::milliseconds stopDelay{500};     ///< from the shutdown request until connections are refused
    std::chrono::milliseconds removalDelay{3000}; ///< from then until the DELETE at Eureka
    std::chrono::milliseconds restartAfter{
        8000}; ///< a stopped instance comes back as `nextVersion`; 0: never
    QString nextVersion =
        QStringLiteral("2.15.0");    ///< the first one, 2.14.0: a supervisor of the old version
    double requestsPerSecond = 30;   ///< two of three go to ORDERS, the rest to PAYMENTS
    double backgroundErrors = 0.001; ///< share of the requests that an instance answers with 500
};

constexpr int MostPeers = 4;

/// What callers lag behind, in seconds, as the fleet tells it at /demo/hops.
QJsonObject hopsJson(const FleetOptions &options);

/// The lease in whole seconds, as it is told to Eureka.
int leaseSeconds(const FleetOptions &options);

} // namespace demofleet
