// SPDX-License-Identifier: GPL-3.0-or-later
// Forms, lists, delta, gzip and look-up by vip: protocol 1, 2 and 4.
#include "tests/live/contractrow.h"

namespace live {

const QList<ContractRow> &readRows()
{
    using enum ContractRow::Client;
    static const QList<ContractRow> rows{
        {"The form of a list follows Accept", "protocol 1", Plain, R"(
            ask GET /apps => 200 xml
            ask GET /apps Accept:*/* => 200 xml
            ask GET /apps Accept:application/json => 200 json
            ask GET /apps Accept:application/xml => 200 xml
            ask GET /apps Accept:application/json,application/xml => 200 json
            code GET /apps Accept:application/*+json => 406
            code GET /apps Accept:text/plain => 406)"},
        {"The form of one instance and one application", "protocol 1", Plain, R"(
            register UP => 204
            ask GET /apps/{app}/{id} Accept:application/json => 200 json
            ask GET /apps/{app}/{id} Accept:application/xml => 200 xml
            ask GET /apps/{app} Accept:application/json => 200 json
            ask GET /apps/{app} Accept:application/xml => 200 xml
            ask GET /instances/{id} Accept:application/json => 200 json
            ask GET /apps Accept:application/json X-Eureka-Accept:compact => 200 json)"},
        {"The XML of one drained instance says DOWN today", "seen here first", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            state => OUT_OF_SERVICE/OUT_OF_SERVICE
            xml-state => DOWN/OUT_OF_SERVICE | 1.5: OUT_OF_SERVICE/OUT_OF_SERVICE)"},
        {"The address with /v2", "protocol 1", Plain, R"(
            code GET /v2/apps Accept:application/json => 200 | 1.5: 404
            code GET /v1/apps Accept:application/json => 404)"},
        {"The server's own status", "protocol 1", Plain, R"(
            code GET /status Accept:application/json => 500 | 1.5: 200
            ask GET /status Accept:application/xml => 200 xml)"},
        {"Unknown names", "observed 8", Plain, R"(
            code GET /apps/NO-SUCH-APPLICATION Accept:application/json => 404
            code GET /instances/no-such-instance Accept:application/json => 404
            ask GET /apps/{app}/{id} Accept:application/json => 404 json | 1.5: 404 empty)"},
        {"Wrong methods", "observed 8", Plain, R"(
            register UP => 204
            code POST /apps/{app}/{id}/status?value=UP => 405
            code DELETE /apps => 405
            code PUT /apps/{app} => 405)"},
        {"Bodies that are no instance", "protocol 1", Plain, R"(
            code POST /apps/{app} Content-Type:application/json => 400
            code POST /apps/{app} Content-Type:text/plain => 415)"},
        {"Metadata", "protocol 1", Plain, R"(
            register UP => 204
            code PUT /apps/{app}/{id}/metadata?zone=a => 200
            action => ADDED
            code POST /apps/{app}/{id}/metadata?zone=a => 405
            code PUT /apps/{app}/no-such-instance/metadata?zone=a => 404 | 1.5: 500)"},
        {"gzip for the whole list only", "protocol 1", Plain, R"(
            register UP => 204
            ask GET /apps Accept:application/json Accept-Encoding:gzip => 200 gzip
            ask GET /apps/delta Accept:application/json Accept-Encoding:gzip => 200 gzip
            ask GET /apps Accept:application/json => 200 json
            ask GET /apps/{app} Accept:application/json Accept-Encoding:gzip => 200 json
            ask GET /apps/{app}/{id} Accept:application/json Accept-Encoding:gzip => 200 json)"},
        {"The cached list follows", "protocol 4", Plain, R"(
            register UP => 204
            listed => UP/UNKNOWN
            put OUT_OF_SERVICE => 200
            listed => OUT_OF_SERVICE/OUT_OF_SERVICE
            delete UP => 200
            listed => UP/UNKNOWN
            cancel => 200
            listed => absent)"},
        {"The delta tells what changed, with the hash of the whole list", "protocol 4", Plain, R"(
            register UP => 204
            changed => ADDED
            put OUT_OF_SERVICE => 200
            changed => MODIFIED
            hashed => same
            cancel => 200
            changed => DELETED
            hashed => same)"},
        {"Look-up by vip", "protocol 1", Plain, R"(
            register UP => 204
            vip /vips/{vip} => 1
            vip /vips/{vip}-second => 1
            vip /svips/{vip}-secure => 1
            vip /vips/{app} => 0
            ask GET /vips/no-such-vip Accept:application/json => 200 json
            vip /vips/no-such-vip => 0)"},
        {"A drained instance by vip", "protocol 1", Plain, R"(
            register UP => 204
            put OUT_OF_SERVICE => 200
            vip /vips/{vip} => 1)"},
    };
    return rows;
}

} // namespace live
