// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

namespace {
/// What happened and what to do, without the server it happened at.
QString story(const core::Error &error, const QString &server)
{
    const QString what = Text::plain(error.what);
    switch (error.kind) {
    case core::ErrorKind::UnknownHost:
        return Text::tr(
            "the name is not known here. Check the spelling, or the DNS or VPN that should know it.");
    case core::ErrorKind::Refused:
        return Text::tr("connection refused. Is it running, and is the port right?");
    case core::ErrorKind::Unreachable:
        return Text::tr("cannot be reached. Check the network, the VPN and the proxy on the way to %1.")
            .arg(server);
    case core::ErrorKind::TimedOut:
        return Text::tr(
            "no complete answer in time. Is it overloaded, or does a firewall drop the connection?");
    case core::ErrorKind::Tls:
        return Text::tr(
            "the secure connection could not be trusted. Check its certificate, or give the authority "
            "that signed it.");
    case core::ErrorKind::ConnectionLost:
        return Text::tr(
            "the connection ended before the answer was complete. It is read again on the next beat.");
    case core::ErrorKind::Unauthorized:
        return Text::tr("it asks for a login (401). Give user and password for %1.").arg(server);
    case core::ErrorKind::Forbidden:
        return Text::tr("this user may not do that (403). Ask for the right, or use another user.");
    case core::ErrorKind::NotFound:
        return Text::tr(
            "there is nothing at this address (404). Check the path; Eureka's usually ends in /eureka.");
    case core::ErrorKind::HttpStatus:
        return error.httpStatus >= 500
                   ? Text::tr("the server failed with status %1. Its log says why.").arg(error.httpStatus)
                   : Text::tr("it answered with status %1, which does not fit. Check the address.")
                         .arg(error.httpStatus);
    case core::ErrorKind::Redirected:
        return Text::tr("it redirects elsewhere, which is not followed as it would carry your login along. "
                        "Give the final address.");
    case core::ErrorKind::NotJson:
        return Text::tr(
            "the answer is no JSON but probably a web page. Is this Eureka's own address, and not a "
            "login page or a proxy?");
    case core::ErrorKind::Malformed:
        return Text::tr("the answer is cut off or has an unexpected shape. Something between here and %1 may "
                        "shorten it.")
            .arg(server);
    case core::ErrorKind::TooLarge:
        return Text::tr(
            "the answer is larger than any that fits and was not read to its end. Check what answers "
            "at this address.");
    case core::ErrorKind::OutcomeUnknown:
        return Text::tr(
            "the change was sent but its answer did not arrive: it may or may not have happened. It is "
            "not sent again; reading back shows which.");
    case core::ErrorKind::InvalidAddress:
        return Text::tr("this address cannot be used. It should look like http://host:8761/eureka.");
    case core::ErrorKind::Storage:
        return Text::tr("the file could not be read or written. Check free space and rights.");
    case core::ErrorKind::Cancelled:
        return Text::tr("given up before an answer arrived.");
    }
    return what;
}
} // namespace

namespace {
/// Of a file, where a server's story would be wrong; empty where it is not.
QString fileStory(core::ErrorKind kind)
{
    if (kind == core::ErrorKind::Malformed || kind == core::ErrorKind::NotJson)
        return Text::tr("the file has a mistake and is not used.");
    if (kind == core::ErrorKind::NotFound)
        return Text::tr("there is nothing of that name here. In brackets: what there is.");
    return {};
}
} // namespace

QString Text::sentence(const core::Error &error)
{
    const QString address = withoutCredentials(error.where);
    const QString server = serverName(error.where);
    const bool isUrl = address.contains(QLatin1String("://"));
    const QString place = address.isEmpty() ? tr("the server")
                          : isUrl           ? tr("%1 at %2", "server at address").arg(server, address)
                                            : address;
    const QString ofFile = isUrl || address.isEmpty() ? QString() : fileStory(error.kind);
    QString result =
        tr("%1: %2", "place: what happened")
            .arg(place, ofFile.isEmpty() ? story(error, server.isEmpty() ? place : server) : ofFile);
    // `what` is a field, a host or a server's own words: shown as a detail, cut where it is longer than a
    // line.
    if (!error.what.empty())
        result += tr(" (%1)").arg(shortened(withoutCredentials(error.what).toStdString(), 120));
    return result;
}

} // namespace ui
