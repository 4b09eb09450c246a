// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/zone.h"

#include "ui/text/text.h"

#include <QTimeZone>

namespace ui {

namespace {

struct Chosen
{
    QByteArray id; ///< empty: the system's
    QTimeZone zone;
};

Chosen &chosen()
{
    static Chosen one;
    return one;
}

QString offsetText(int seconds)
{
    const int minutes = seconds / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    const int whole = std::abs(minutes);
    QString text = QStringLiteral("UTC%1%2")
                       .arg(minutes < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                       .arg(whole / 60);
    if (whole % 60 != 0)
        text += QStringLiteral(":%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace

void Zone::use(const std::string &id)
{
    const QByteArray wanted = QByteArray::fromStdString(id);
    if (wanted == chosen().id)
        return;
    const QTimeZone zone = wanted.isEmpty() ? QTimeZone() : QTimeZone(wanted);
    chosen() = {wanted, zone.isValid() ? zone : QTimeZone::utc()};
}

QDateTime Zone::local(core::TimePoint time)
{
    return chosen().id.isEmpty() ? QDateTime::fromMSecsSinceEpoch(core::toEpoch(time))
                                 : QDateTime::fromMSecsSinceEpoch(core::toEpoch(time), chosen().zone);
}

QString Zone::name(core::TimePoint now)
{
    const QString offset = offsetText(local(now).offsetFromUtc());
    if (chosen().id.isEmpty())
        return offset;
    const QString id = Text::plain(chosen().id.toStdString());
    if (chosen().zone == QTimeZone::utc() && !QTimeZone(chosen().id).isValid())
        return tr("%1, as the time zone %2 is not known here").arg(offset, id);
    if (id == offset)
        return offset;
    return tr("%1 (%2)", "time zone, offset").arg(id, offset);
}

} // namespace ui
