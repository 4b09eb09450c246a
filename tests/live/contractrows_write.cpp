// SPDX-License-Identifier: GPL-3.0-or-later
// What a write of the status or of the override does: every row of the table in features 3.1.
#include "tests/live/contractrow.h"

namespace live {

const QList<ContractRow> &writeRows()
{
    using enum ContractRow::Client;
    static const QList<ContractRow> rows{
        {"PUT UP on an instance that is UP", "features 3.1", Plain, R"(
            register UP => 204
            put UP => 200
            state => UP/UNKNOWN
            heartbeat => 200
            state => UP/UNKNOWN)"},
        {"PUT OUT_OF_SERVICE", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            action => MODIFIED
            heartbeat => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"The client reports DOWN while the override says OUT_OF_SERVICE", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register DOWN => 204
            state => DOWN/OUT_OF_SERVICE
            heartbeat => 200
            state => DOWN/OUT_OF_SERVICE
            register UP => 204
            state => OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"The client reports OUT_OF_SERVICE while the override says UP", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            put UP => 200
            state => UP/UP
            register OUT_OF_SERVICE => 204
            state => UP/UP)"},
        {"DELETE without value", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete => 200
            state => UNKNOWN/UNKNOWN
            heartbeat => 404
            register UP => 204
            state => UP/UNKNOWN)"},
        {"DELETE without value, registered again with the old stamp", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete => 200
            heartbeat => 404
            register UP same => 204
            state => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN)"},
        {"DELETE with value UP", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete UP => 200
            state => UP/UNKNOWN
            action => MODIFIED
            heartbeat => 200
            state => UP/UNKNOWN)"},
        {"DELETE with value UP while the client is DOWN", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register DOWN => 204
            delete UP => 200
            state => UP/UNKNOWN
            heartbeat => 200
            state => UP/UNKNOWN
            register DOWN => 204
            state => DOWN/UNKNOWN)"},
        {"DELETE with value OUT_OF_SERVICE: stuck", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/UNKNOWN
            heartbeat => 200
            register UP => 204
            state => OUT_OF_SERVICE/UNKNOWN
            delete => 200
            state => OUT_OF_SERVICE/UNKNOWN)"},
        {"DELETE when there is no override", "features 3.1", Plain, R"(
            register UP => 204
            delete => 200
            state => UP/UNKNOWN
            delete UP => 200
            delete OUT_OF_SERVICE => 200
            state => UP/UNKNOWN)"},
        {"PUT OUT_OF_SERVICE on the stuck one", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/UNKNOWN)"},
        {"Cure A: PUT UP, then DELETE with value UP", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put UP => 200
            state => UP/UP
            delete UP => 200
            state => UP/UNKNOWN
            register DOWN => 204
            state => DOWN/UNKNOWN)"},
        {"Cure B: PUT DOWN, then DELETE without value", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put DOWN => 200
            state => DOWN/DOWN
            delete => 200
            state => UNKNOWN/UNKNOWN
            heartbeat => 404
            register UP => 204
            state => UP/UNKNOWN)"},
        {"A stuck one is drained by PUT DOWN, then PUT OUT_OF_SERVICE", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            delete OUT_OF_SERVICE => 200
            put DOWN => 200
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            state => UP/UNKNOWN)"},
        {"First registration as OUT_OF_SERVICE, later UP", "features 3.1", Plain, R"(
            register OUT_OF_SERVICE => 204
            state => OUT_OF_SERVICE/UNKNOWN
            register UP => 204
            state => OUT_OF_SERVICE/UNKNOWN
            put DOWN => 200
            delete => 200
            register UP => 204
            state => UP/UNKNOWN)"},
        {"Registered again while the lease lives (kill and quick restart)", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register UP => 204
            state => OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"Lease cancelled (orderly stop), then registered", "features 3.1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            cancel => 200
            state => 404
            register UP => 204
            state => UP/UNKNOWN)"},
        {"Unknown instance", "features 3.1", Plain, R"(
            put OUT_OF_SERVICE => 404
            delete => 404
            delete UP => 404
            heartbeat => 404
            cancel => 404
            state => 404)"},
        {"Unknown status word", "features 3.1", Plain, R"(
            register UP => 204
            put BOGUS => 500
            put out_of_service => 500
            put => 500
            delete BOGUS => 500
            state => UP/UNKNOWN)"},
        {"PUT UNKNOWN: a trap", "protocol 3", Plain, R"(
            register UP => 204
            put UNKNOWN => 200
            state => UNKNOWN/UNKNOWN
            heartbeat => 404
            register UP => 204
            state => UNKNOWN/UNKNOWN
            delete UP => 200
            state => UP/UNKNOWN)"},
        {"PUT UP turns a DOWN record UP", "protocol 3", Plain, R"(
            register DOWN => 204
            put UP => 200
            state => UP/UP
            heartbeat => 200
            state => UP/UP
            register DOWN => 204
            state => DOWN/UP)"},
        {"A status with an unreadable stamp is a 500 that has worked", "protocol 1", Plain, R"(
            register UP => 204
            code PUT /apps/{app}/{id}/status?value=OUT_OF_SERVICE&lastDirtyTimestamp=yesterday => 500
            state => OUT_OF_SERVICE/OUT_OF_SERVICE | 1.5: UP/OUT_OF_SERVICE)"},
        {"One id in two applications shares its override", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            application _SECOND => ok
            register UP => 204
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            state => UP/UNKNOWN
            application => ok
            register UP => 204
            state => OUT_OF_SERVICE/UNKNOWN)"},
        {"One id in two applications: a heartbeat takes over the other one's override", "protocol 3", Plain,
         R"(
            register UP => 204
            application _SECOND => ok
            register UP => 204
            put OUT_OF_SERVICE => 200
            application => ok
            state => UP/UNKNOWN
            heartbeat none => 200
            state => OUT_OF_SERVICE/UNKNOWN)"},
    };
    return rows;
}

} // namespace live
