// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"
#include "ui/text/zone.h"

#include <QLocale>

#include <algorithm>

namespace ui {

namespace {
QString oneDecimal(double value)
{
    return QLocale().toString(value, 'f', 1);
}

/// Ages of readings: tenths only where they say something.
QString ageLength(core::Millis age)
{
    const core::Millis known = std::max(age, core::Millis(0));
    if (known < core::Millis(9'950))
        return Text::tr("%1 s").arg(oneDecimal(double(known.count()) / 1000.0));
    if (known < core::Millis(120'000))
        return Text::tr("%1 s").arg(known.count() / 1000);
    return Text::duration(known);
}
} // namespace

QString Text::dash()
{
    return QStringLiteral("–");
}

QString Text::duration(core::Millis length)
{
    const qint64 seconds = std::max<qint64>(0, (length.count() + 500) / 1000);
    if (seconds < 600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 2 * 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 d").arg(seconds / (24 * 3600));
}

QString Text::length(core::Millis length)
{
    const qint64 ms = std::max<qint64>(0, length.count());
    if (ms >= 600'000)
        return tr("%1 min").arg(ms / 60'000);
    if (ms % 1000 != 0 && ms < 10'000)
        return tr("%1 s").arg(oneDecimal(double(ms) / 1000.0));
    return tr("%1 s").arg((ms + 500) / 1000);
}

QString Text::clockTime(core::TimePoint time)
{
    return Zone::local(time).toString(QStringLiteral("HH:mm:ss"));
}

QString Text::readAgo(core::Millis age)
{
    return tr("read %1 ago").arg(ageLength(age));
}

QString Text::notReadFor(core::Millis age)
{
    return tr("not read for %1").arg(ageLength(age));
}

QString Text::rate(std::optional<double> perSecond)
{
    if (!perSecond)
        return dash();
    if (*perSecond > 0 && *perSecond < 9.95)
        return oneDecimal(*perSecond);
    return QLocale().toString(*perSecond, 'f', 0);
}

QString Text::percent(std::optional<double> share)
{
    if (!share)
        return dash();
    const double value = *share * 100.0;
    // A single failure among many must not round to a clean zero.
    if (value > 0 && value < 0.05)
        return tr("< 0.1 %");
    return tr("%1 %").arg(oneDecimal(value));
}

QString Text::number(std::optional<int> count)
{
    return count ? QLocale().toString(*count) : dash();
}

QString Text::statusGlyph(core::Status status)
{
    switch (status) {
    case core::Status::Up:
        return QStringLiteral("●");
    case core::Status::OutOfService:
        return QStringLiteral("◐");
    case core::Status::Starting:
        return QStringLiteral("○");
    case core::Status::Down:
        return QStringLiteral("✕");
    case core::Status::Unknown:
        break;
    }
    return QStringLiteral("?");
}

QString Text::statusMeaning(core::Status status)
{
    switch (status) {
    case core::Status::Up:
        return tr("Callers send it requests.");
    case core::Status::OutOfService:
        return tr("Taken out: callers stop sending it requests once their copies are renewed.");
    case core::Status::Starting:
        return tr("It is starting: callers do not send it requests yet.");
    case core::Status::Down:
        return tr("It says that it cannot work: callers do not send it requests.");
    case core::Status::Unknown:
        break;
    }
    return tr("Eureka does not know its status: callers do not send it requests.");
}

QString Text::requestLine(const core::Request &request)
{
    return QStringLiteral("%1 %2").arg(plain(core::methodName(request.method)),
                                       withoutCredentials(request.url));
}

QString Text::plain(std::string_view text)
{
    QString result = QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (QChar &c : result) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char(' ');
    }
    return result;
}

QString Text::withoutCredentials(std::string_view address)
{
    QString result = plain(address);
    const qsizetype scheme = result.indexOf(QLatin1String("://"));
    if (scheme < 0)
        return result;
    const qsizetype host = scheme + 3;
    qsizetype end = host;
    while (end < result.size() && !QStringView(u"/?#").contains(result.at(end)))
        ++end;
    const qsizetype at = result.lastIndexOf(QLatin1Char('@'), end - 1);
    if (at >= host)
        result.remove(host, at - host + 1);
    return result;
}

QString Text::serverName(std::string_view address)
{
    QString result = withoutCredentials(address);
    const qsizetype scheme = result.indexOf(QLatin1String("://"));
    if (scheme >= 0)
        result = result.mid(scheme + 3);
    return result.section(QLatin1Char('/'), 0, 0);
}

QString Text::shortened(std::string_view id, int most)
{
    const QString whole = plain(id);
    if (whole.size() <= most)
        return whole;
    const int tail = most / 2;
    return whole.left(most - tail - 1) + QStringLiteral("…") + whole.right(tail);
}

} // namespace ui
