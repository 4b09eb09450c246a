// SPDX-License-Identifier: GPL-3.0-or-later
// The same writes with a real Spring Boot client, which rules where it differs from plain REST.
#include "tests/live/contractrow.h"

namespace live {

const QList<ContractRow> &clientRows()
{
    using enum ContractRow::Client;
    static const QList<ContractRow> rows{
        {"PUT UP on an instance that is UP", "features 3.1", RealClient, R"(
            settled => UP/UNKNOWN
            put UP => 200
            settled => UP/UNKNOWN)"},
        {"PUT OUT_OF_SERVICE, DELETE with value UP", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            state => UP/UNKNOWN
            settled => UP/UNKNOWN)"},
        {"DELETE without value", "features 3.1, observed 2", RealClient, R"(
            put OUT_OF_SERVICE => 200
            delete => 200
            settled => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN)"},
        {"UNKNOWN for good is cured by PUT OUT_OF_SERVICE, then DELETE with value UP", "observed 2",
         RealClient, R"(
            put OUT_OF_SERVICE => 200
            delete => 200
            settled => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN
            put OUT_OF_SERVICE => 200
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"Its endpoint: OUT_OF_SERVICE, then CANCEL_OVERRIDE", "observed 2", RealClient, R"(
            endpoint OUT_OF_SERVICE => 200
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            endpoint CANCEL_OVERRIDE => 200
            settled => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN)"},
        {"Its endpoint: UP from OUT_OF_SERVICE leaves an override", "observed 2", RealClient, R"(
            endpoint OUT_OF_SERVICE => 200
            endpoint UP => 200
            settled => UP/UP
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"DELETE with value OUT_OF_SERVICE: stuck; PUT OUT_OF_SERVICE changes nothing", "features 3.1",
         RealClient, R"(
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            settled => OUT_OF_SERVICE/UNKNOWN
            put OUT_OF_SERVICE => 200
            settled => OUT_OF_SERVICE/UNKNOWN)"},
        {"Cure A: PUT UP, then DELETE with value UP", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put UP => 200
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"Cure B: PUT DOWN, then DELETE without value", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put DOWN => 200
            delete => 200
            settled => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN)"},
        {"PUT UNKNOWN: a trap", "protocol 3", RealClient, R"(
            put UNKNOWN => 200
            settled => UNKNOWN/UNKNOWN
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"Drained, killed and started again while the lease lives", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            kill => ended
            start => healthy
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"Drained, stopped in order and started again", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            stop => ended
            gone => 404 | 1.5: 404 or DOWN/UNKNOWN
            start => healthy
            settled => UP/UNKNOWN)"},
        {"DELETE when there is no override", "features 3.1", RealClient, R"(
            settled => UP/UNKNOWN
            delete => 200
            state => UP/UNKNOWN
            settled => UP/UNKNOWN
            delete UP => 200
            settled => UP/UNKNOWN)"},
        // Its own status comes from initial-status: no health check tells the registry here.
        {"It says DOWN itself: under an override, and after DELETE with value UP", "features 3.1", RealClient,
         R"(
            stop => ended
            gone => 404 | 1.5: 404 or DOWN/UNKNOWN
            start DOWN => healthy
            settled => DOWN/UNKNOWN
            put OUT_OF_SERVICE => 200
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            kill => ended
            start DOWN => healthy
            settled => DOWN/OUT_OF_SERVICE
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"It says OUT_OF_SERVICE first: stuck, hidden by an UP override, and after DELETE", "features 3.1",
         RealClient, R"(
            stop => ended
            gone => 404 | 1.5: 404 or DOWN/UNKNOWN
            start OUT_OF_SERVICE => healthy
            settled => OUT_OF_SERVICE/UNKNOWN
            put UP => 200
            settled => UP/UP
            delete => 200
            settled => OUT_OF_SERVICE/UNKNOWN | 1.5: UNKNOWN/UNKNOWN)"},
        {"It turns DOWN while it runs, under an override, and UP again", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            own DOWN => 200
            settled => DOWN/OUT_OF_SERVICE
            own UP => 200
            settled => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            settled => UP/UNKNOWN)"},
        {"It turns DOWN while it runs; DELETE with value UP hides that until it registers", "features 3.1",
         RealClient, R"(
            put OUT_OF_SERVICE => 200
            own DOWN => 200
            settled => DOWN/OUT_OF_SERVICE
            delete UP => 200
            settled => UP/UNKNOWN
            own UP => 200
            own DOWN => 200
            settled => DOWN/UNKNOWN
            own UP => 200
            settled => UP/UNKNOWN)"},
        {"It turns OUT_OF_SERVICE while it runs; an UP override hides that", "features 3.1", RealClient, R"(
            put OUT_OF_SERVICE => 200
            put UP => 200
            settled => UP/UP
            own OUT_OF_SERVICE => 200
            settled => UP/UP
            own UP => 200
            delete UP => 200
            settled => UP/UNKNOWN)"},
    };
    return rows;
}

} // namespace live
