// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/tlsproblem.h"
#include "ui/text/text.h"

namespace ui {

namespace {
/// Of a 401 or 403: which credential was used, what is missing, and what else may be the cause.
QString deniedStory(const core::Error &error, const QString &server)
{
    const QString name = Text::plain(error.credential);
    const QString with =
        name.isEmpty() ? Text::tr("without a login") : Text::tr("with the login \"%1\"").arg(name);
    switch (error.denied) {
    case core::DeniedCause::Suspended:
        return Text::tr("not asked: the login \"%1\" was refused (401) twice and is used nowhere until it is "
                        "entered again, "
                        "so that the account is not locked.")
            .arg(name);
    case core::DeniedCause::MayBeCsrf:
        return Text::
            tr("reads are answered, but this change was refused (%1, asked %2). Its protection against CSRF "
               "may be the cause: the application has to exempt its management paths. Otherwise the right "
               "to change is missing.")
                .arg(QString::number(error.httpStatus), with);
    case core::DeniedCause::WrongCredential:
        return Text::tr(
                   "it refused the login \"%1\" (401). Enter it again; after a second refusal it is used "
                   "nowhere.")
            .arg(name);
    case core::DeniedCause::MissingRight:
        return Text::
            tr("not allowed (403, asked %1). Ask for the right, in Spring usually the role ACTUATOR, or use "
               "another login.")
                .arg(with);
    case core::DeniedCause::NoCredential:
    case core::DeniedCause::Unknown:
        break;
    }
    return error.kind == core::ErrorKind::Forbidden
               ? Text::tr("this user may not do that (403). Ask for the right, or use another user.")
               : Text::tr("it asks for a login (401). Give user and password for %1.").arg(server);
}

/// Of a secure connection that was not made; `what` is a code of core/reach/tlsproblem.h or host and port.
QString tlsStory(const core::Error &error)
{
    if (error.what == core::tlsHostName)
        return Text::tr(
            "its certificate is for another name, so something else may be answering. Check the address.");
    if (error.what == core::tlsAuthority)
        return Text::tr(
            "its certificate is signed by an authority that is not known here. Give that authority's "
            "file (caFile) in the profile.");
    if (error.what == core::tlsExpired)
        return Text::tr(
            "its certificate is expired or not yet valid. It has to be renewed, or a clock is wrong.");
    return Text::tr(
        "the secure connection could not be trusted. Check its certificate, or give the authority "
        "that signed it.");
}

/// By its path: everything else that is asked is an instance's own.
bool isEureka(const core::Error &error)
{
    return error.where.find("/actuator") == std::string::npos &&
           (error.where.find("/eureka") != std::string::npos ||
            error.where.find("/apps") != std::string::npos);
}

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
        return tlsStory(error);
    case core::ErrorKind::ConnectionLost:
        return Text::tr(
            "the connection ended before the answer was complete. It is read again on the next beat.");
    case core::ErrorKind::Unauthorized:
    case core::ErrorKind::Forbidden:
        return deniedStory(error, server);
    case core::ErrorKind::NotFound:
        return isEureka(error) ? Text::tr("there is nothing at this address (404). Check the path; Eureka's "
                                          "usually ends in /eureka.")
                               : Text::tr("there is nothing at this address (404). Check the path.");
    case core::ErrorKind::HttpStatus:
        return error.httpStatus >= 500
                   ? Text::tr("the server failed with status %1. Its log says why.").arg(error.httpStatus)
                   : Text::tr("it answered with status %1, which does not fit. Check the address.")
                         .arg(error.httpStatus);
    case core::ErrorKind::Redirected:
        return Text::tr("it redirects elsewhere, which is not followed as it would carry your login along. "
                        "Give the final address.");
    case core::ErrorKind::NotJson:
        return isEureka(error)
                   ? Text::tr("the answer is no JSON but probably a web page. Is this Eureka's own address, "
                              "and not a login page or a proxy?")
                   : Text::tr("the answer is no JSON but probably a web page, such as a login page or a "
                              "proxy's. Check the address.");
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
    case core::ErrorKind::Withheld:
        return Text::tr(
            "it registered an address that means this computer, at a Eureka server elsewhere, so it "
            "was not contacted. A rule in the profile can say where it really is.");
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

QString Text::anyCertificateWarning()
{
    return tr(
        "Certificates are not checked: anybody in between can read the passwords and change the answers.");
}

QString Text::secretQuestion(const std::string &name, const std::string &user)
{
    return user.empty() ? tr("Secret of \"%1\":").arg(plain(name))
                        : tr("Password of %2 for \"%1\":").arg(plain(name), plain(user));
}

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
