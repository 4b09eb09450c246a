// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/profiletext.h"

#include "ui/text/text.h"

#include <QJsonDocument>
#include <QJsonParseError>

namespace ui {

namespace {

/// What stands in brackets behind the member, "1" of "peers[1].name is wrong", counted from one; 0: nothing.
int lineOf(const std::string &what)
{
    const auto open = what.find('[');
    return open == std::string::npos ? 0 : std::atoi(what.c_str() + open + 1) + 1;
}

/// The member of that line, "name" of "callers[1].name is wrong"; empty where none is named.
QString partOf(const std::string &what)
{
    const auto dot = what.find("].");
    const auto begin = dot == std::string::npos ? what.size() : dot + 2;
    return Text::plain(what.substr(begin, what.find(' ', begin) - begin));
}

/// "orders" of "actuators.orders is wrong".
QString keyOf(const std::string &what)
{
    const auto begin = what.find('.');
    return begin == std::string::npos ? QString()
                                      : Text::plain(what.substr(begin + 1, what.find(' ') - begin - 1));
}

QString inLine(const core::ProfileMistake &mistake, const QString &wanted)
{
    const int line = lineOf(mistake.what);
    const QString part = partOf(mistake.what);
    if (line == 0)
        return wanted;
    return part.isEmpty() ? ProfileText::tr("Line %1. %2").arg(QString::number(line), wanted)
                          : ProfileText::tr("Line %1, “%2”. %3").arg(QString::number(line), part, wanted);
}

QString prometheusSentence(const std::string &what)
{
    const QString part = keyOf(what);
    if (part == QLatin1String("instance"))
        return ProfileText::tr("A form is written like {ip}:{port}; ten at most.");
    if (part == QLatin1String("instanceLabel"))
        return ProfileText::tr(
            "A label's name has letters, digits and underscores, and begins with no digit.");
    if (part == QLatin1String("selector"))
        return ProfileText::tr("What series must have is written like env=\"prod\", several with commas.");
    return ProfileText::tr(
        "The address of Prometheus is needed, like http://prometheus:9090, without a user or "
        "password.");
}

bool isLength(const std::string &member)
{
    return member == "serverCache" || member == "fetch" || member == "listCache" ||
           member == "longestRequest";
}

} // namespace

QString ProfileText::sentence(const core::ProfileMistake &mistake)
{
    const std::string &member = mistake.member;
    if (member == "name")
        return tr("A name is needed, to tell this environment from the others.");
    if (member == "colour")
        return tr("A colour is written like #8a1c1c.");
    if (member == "timeZone")
        return tr("A time zone is written like Europe/Berlin.");
    if (member == "peers")
        return lineOf(mistake.what) == 0
                   ? tr("The address of at least one Eureka server is needed, like "
                        "http://eureka-1:8761/eureka.")
                   : inLine(mistake, tr("An address is written like http://eureka-1:8761/eureka, without a "
                                        "user or password."));
    if (member == "user" || member == "passwordFile")
        return tr("User and password file go together.");
    if (isLength(member))
        return tr("A length is written like 30s, 1500ms or 2m, and is a day at most.");
    if (member == "callers")
        return inLine(mistake, tr("A caller has a name, and a length like 120s after which it has let go."));
    if (member == "credentials")
        return inLine(mistake,
                      tr("A login has a name of its own, a kind, what this kind needs, and a place of "
                         "its secret; never the secret itself."));
    if (member == "actuators")
        return tr("“%1”: the actuator is a path like /manage or a whole address.").arg(keyOf(mistake.what));
    if (member == "links")
        return inLine(mistake,
                      tr("A link has a name of its own and an http or https address without a login; "
                         "in braces stands a placeholder."));
    if (member == "prometheus")
        return prometheusSentence(mistake.what);
    if (member == "proxy")
        return tr("A proxy is written like socks5://127.0.0.1:1080 or http://proxy:3128, without a user or "
                  "password; “direct” is none.");
    if (member == "ignoredUris")
        return inLine(mistake, tr("A path is written like /ping or /probe/{kind}."));
    return tr("Only in the file: %1").arg(Text::plain(mistake.what));
}

/// Qt's reader tells the place, which the one that decides does not.
QString ProfileText::whereNoObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error == QJsonParseError::NoError)
        return document.isObject() ? tr("This is not JSON as it has to be.")
                                   : tr("A profile stands in braces, { … }.");
    const QByteArray before = body.left(error.offset);
    const auto line = before.count('\n') + 1;
    return tr("Line %1 is no JSON, or something before it is left open.").arg(QString::number(line));
}

} // namespace ui
