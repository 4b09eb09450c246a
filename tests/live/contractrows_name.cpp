// SPDX-License-Identifier: GPL-3.0-or-later
// Names in addresses: protocol 8. Each is addressed as one percent-encoded segment.
#include "tests/live/contractrow.h"

namespace live {

const QList<ContractRow> &nameRows()
{
    using enum ContractRow::Client;
    static const QList<ContractRow> rows{
        {"An id with a space", "protocol 8", Plain, R"(
            id web 7 => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            heartbeat => 200
            cancel => 200
            state => 404)"},
        {"An id with %", "protocol 8", Plain, R"(
            id web%7%41 => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            cancel => 200)"},
        {"An id with ;", "protocol 8", Plain, R"(
            id web;7 => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            code GET /apps/{app}/web;7 Accept:application/json => 404
            cancel => 200)"},
        {"An id with other signs of an address", "protocol 8", Plain, R"(
            id a?b#c[d]&e=f+g@h:i => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            cancel => 200)"},
        {"An id that is not ASCII", "protocol 8", Plain, R"(
            id größe-✓-人 => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            cancel => 200)"},
        {"An id with / can be listed and not addressed", "protocol 8", Plain, R"(
            id web/7 => ok
            register UP => 204
            listed => UP/UNKNOWN
            state => 400
            put OUT_OF_SERVICE => 400
            cancel => 400)"},
        {"An id with a backslash can be listed and not addressed", "protocol 8", Plain, R"(
            id web\7 => ok
            register UP => 204
            listed => UP/UNKNOWN
            state => 400
            put OUT_OF_SERVICE => 400)"},
        {"An id of 3,000 characters", "protocol 8", Plain, R"(
            long-id 3000 => ok
            register UP => 204
            found => same
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            cancel => 200)"},
        {"An id differs by case, an application does not", "protocol 8", Plain, R"(
            id Web7 => ok
            register UP => 204
            found => same
            ask GET /apps/{vip}/Web7 Accept:application/json => 200 json
            code GET /apps/{app}/web7 Accept:application/json => 404)"},
    };
    return rows;
}

} // namespace live
