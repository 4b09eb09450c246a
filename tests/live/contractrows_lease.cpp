// SPDX-License-Identifier: GPL-3.0-or-later
// The truth table of protocol 3: which status results from a registration or a heartbeat.
#include "tests/live/contractrow.h"

namespace live {

const QList<ContractRow> &leaseRows()
{
    using enum ContractRow::Client;
    static const QList<ContractRow> rows{
        {"Registers UP over DOWN", "protocol 3", Plain, R"(
            register DOWN => 204
            state => DOWN/UNKNOWN
            register UP => 204
            state => UP/UNKNOWN
            action => ADDED)"},
        {"Registers UP over STARTING", "protocol 3", Plain, R"(
            register STARTING => 204
            state => STARTING/UNKNOWN
            heartbeat => 200
            state => STARTING/UNKNOWN
            register UP => 204
            state => UP/UNKNOWN)"},
        {"Registers OUT_OF_SERVICE over UP: ignored", "protocol 3", Plain, R"(
            register UP => 204
            register OUT_OF_SERVICE => 204
            state => UP/UNKNOWN)"},
        {"Registers OUT_OF_SERVICE over DOWN", "protocol 3", Plain, R"(
            register DOWN => 204
            register OUT_OF_SERVICE => 204
            state => OUT_OF_SERVICE/UNKNOWN)"},
        {"Registers DOWN and STARTING over UP", "protocol 3", Plain, R"(
            register UP => 204
            register DOWN => 204
            state => DOWN/UNKNOWN
            register UP => 204
            register STARTING => 204
            state => STARTING/UNKNOWN)"},
        {"Registers UNKNOWN", "protocol 3", Plain, R"(
            register UNKNOWN => 204
            state => UNKNOWN/UNKNOWN
            heartbeat => 404
            register UP => 204
            state => UP/UNKNOWN)"},
        {"Registers UNKNOWN under an override", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register UNKNOWN => 204
            state => UNKNOWN/OUT_OF_SERVICE
            heartbeat => 404
            register UP => 204
            state => OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"Registers STARTING under an override", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register STARTING => 204
            state => STARTING/OUT_OF_SERVICE
            heartbeat => 200
            state => STARTING/OUT_OF_SERVICE)"},
        {"Registers OUT_OF_SERVICE under an override of DOWN", "protocol 3", Plain, R"(
            register UP => 204
            put DOWN => 200
            register OUT_OF_SERVICE => 204
            state => DOWN/DOWN)"},
        {"A replicated registration is believed", "protocol 3", Plain, R"(
            register UP => 204
            register OUT_OF_SERVICE replicated => 204
            state => OUT_OF_SERVICE/UNKNOWN
            register UP replicated => 204
            state => UP/UNKNOWN)"},
        {"A replicated registration does not beat an override", "protocol 3", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            register UP replicated => 204
            state => OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"An older registration is dropped, one with the same stamp wins", "protocol 3", Plain, R"(
            register UP => 204
            register DOWN older => 204
            state => UP/UNKNOWN
            register DOWN same => 204
            state => DOWN/UNKNOWN)"},
        {"Stamps of a heartbeat from the instance", "protocol 3", Plain, R"(
            register UP => 204
            heartbeat => 200
            heartbeat none => 200
            heartbeat older => 200
            heartbeat newer => 404
            heartbeat words => 500
            state => UP/UNKNOWN)"},
        {"Stamps of a heartbeat from a peer", "protocol 3", Plain, R"(
            register UP => 204
            heartbeat replicated => 200
            heartbeat none replicated => 200
            heartbeat older replicated => 409
            heartbeat newer replicated => 404)"},
        {"A cancelled lease can be cancelled once", "protocol 3", Plain, R"(
            register UP => 204
            cancel => 200
            cancel => 404
            heartbeat => 404
            state => 404)"},
    };
    return rows;
}

} // namespace live
