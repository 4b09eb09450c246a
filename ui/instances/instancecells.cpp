// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancecells.h"

#include "ui/text/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

namespace {
struct Cells
{
    Q_DECLARE_TR_FUNCTIONS(ui::InstanceCells)
};

core::Status statusOfHealth(const std::string &word)
{
    return core::statusFromWord(word).value_or(core::Status::Unknown);
}

template <typename T> bool isAged(const core::Sourced<T> &value, core::TimePoint now)
{
    return value.isKnown() && value.ageAt(now) > agedAfter;
}

template <typename T> QString sourceLine(const core::Sourced<T> &value, core::TimePoint now)
{
    QString line = value.isKnown()
                       ? Cells::tr("%1 from %2")
                             .arg(Text::readAgo(value.ageAt(now)), Text::withoutCredentials(value.source))
                       : Cells::tr("not known yet");
    if (value.lastError)
        line += QLatin1Char('\n') + Text::sentence(*value.lastError);
    return line;
}

InstanceCell healthCell(const core::InstanceView &row, core::TimePoint now)
{
    if (!row.health.isKnown())
        return {Text::dash(), {}, false, true, {}};
    const core::Health &health = *row.health.value;
    QString text = Text::plain(health.ownStatus);
    if (!health.isUp() && !health.failingPart.empty())
        text = Cells::tr("%1 %2", "health status, failing part").arg(text, Text::plain(health.failingPart));
    return {text, statusOfHealth(health.ownStatus), false, isAged(row.health, now), {}};
}

InstanceCell numberCell(const QString &text, const core::InstanceView &row, core::TimePoint now)
{
    return {text, {}, true, text == Text::dash() || isAged(row.traffic, now), {}};
}

InstanceCell nameCell(const core::InstanceView &row, bool showsApplication)
{
    InstanceCell cell;
    cell.text = Text::plain(row.key.id.text());
    if (showsApplication)
        cell.text = Cells::tr("%1 / %2", "application / instance")
                        .arg(Text::plain(row.key.application.text()), cell.text);
    if (row.isInRelease)
        cell.mark = Cells::tr("▸ releasing");
    else if (!row.isListed)
        cell.mark = Cells::tr("✕ gone from the list");
    else if (row.peersDisagree)
        cell.mark = Cells::tr("▲ peers disagree");
    return cell;
}

QString nameToolTip(const core::InstanceView &row, core::TimePoint now)
{
    QStringList lines{Text::plain(row.key.path())};
    lines << Cells::tr("host %1, zone %2")
                 .arg(row.registered->hostName.empty() ? Text::dash() : Text::plain(row.registered->hostName),
                      row.zone.empty() ? Text::dash() : Text::plain(row.zone));
    // Here too: a narrow window hides their columns.
    lines << Cells::tr("version %1, health %2, status for %3")
                 .arg(row.version.empty() ? Text::dash() : Text::plain(row.version),
                      healthCell(row, now).text,
                      row.statusSince ? Text::duration(now - *row.statusSince) : Text::dash());
    if (row.isEurekaServer)
        lines << Cells::tr("a Eureka server's own entry: never changed from here");
    return lines.join(QLatin1Char('\n'));
}

/// A live read without a value and without an error answered "no such instance".
QString liveLine(const core::Sourced<core::PeerStatus> &read, core::TimePoint now)
{
    const bool isAbsent = !read.isKnown() && !read.lastError;
    return isAbsent ? Cells::tr("not registered there") : sourceLine(read, now);
}

QString statusToolTip(const core::InstanceView &row, core::TimePoint now)
{
    QStringList lines{Text::statusMeaning(row.status().status)};
    for (const auto &[peer, read] : row.live)
        lines << Cells::tr("%1: %2, live").arg(Text::serverName(peer), liveLine(read, now));
    for (const auto &[peer, status] : row.servedByPeer)
        lines << Cells::tr("%1 serves %2 to callers")
                     .arg(Text::serverName(peer), Text::plain(status.status.word()));
    lines << Cells::tr("list %1").arg(sourceLine(row.served, now));
    return lines.join(QLatin1Char('\n'));
}

QString healthToolTip(const core::InstanceView &row, core::TimePoint now)
{
    QStringList lines;
    if (row.health.isKnown()) {
        const core::Health &health = *row.health.value;
        if (!health.failingPart.empty())
            lines << Cells::tr("failing part: %1").arg(Text::plain(health.failingPart));
        if (health.isOnlyDrained)
            lines << Cells::tr("only its Eureka part is not UP, as it is drained");
        if (health.detailsAreHidden)
            lines << Cells::tr("it shows no details");
    }
    lines << sourceLine(row.health, now);
    return lines.join(QLatin1Char('\n'));
}

/// Both clocks, where the server's is another one.
QString sinceToolTip(const core::InstanceView &row)
{
    if (!row.statusSince)
        return Cells::tr("not known");
    const QString since = Text::clockTime(*row.statusSince);
    const QString written = Text::clockTime(row.registered->lastUpdated);
    const bool isOneClock =
        row.registered->lastUpdated == core::TimePoint{} || row.registered->lastUpdated == *row.statusSince;
    return isOneClock ? Cells::tr("since %1").arg(since)
                      : Cells::tr("since %1; by the server's clock %2").arg(since, written);
}
} // namespace

InstanceCell cellOf(const core::InstanceView &row, core::Column column, core::TimePoint now,
                    bool showsApplication)
{
    const bool isOld = isAged(row.served, now);
    switch (column) {
    case core::Column::Instance:
        return nameCell(row, showsApplication);
    case core::Column::Status:
        return {Text::plain(row.status().word()), row.status().status, false, isOld, {}};
    case core::Column::Override:
        if (!row.hasOverride())
            return {Text::dash(), {}, false, true, {}};
        return {Text::plain(row.overriddenStatus().word()), row.overriddenStatus().status, false, isOld, {}};
    case core::Column::Since:
        if (!row.statusSince)
            return {Text::dash(), {}, false, true, {}};
        return {Text::duration(now - *row.statusSince), {}, false, isOld, {}};
    case core::Column::Health:
        return healthCell(row, now);
    case core::Column::Version:
        return {row.version.empty() ? Text::dash() : Text::plain(row.version),
                {},
                false,
                row.version.empty(),
                {}};
    case core::Column::Requests:
        return numberCell(Text::rate(row.rate ? std::optional(row.rate->requestsPerSecond) : std::nullopt),
                          row, now);
    case core::Column::Errors:
        return numberCell(Text::percent(row.rate ? row.rate->errorShare : std::nullopt), row, now);
    case core::Column::InFlight:
        return numberCell(Text::number(row.traffic.value ? row.traffic.value->inFlight : std::nullopt), row,
                          now);
    }
    return {};
}

QString cellToolTip(const core::InstanceView &row, core::Column column, core::TimePoint now)
{
    switch (column) {
    case core::Column::Instance:
        return nameToolTip(row, now);
    case core::Column::Status:
    case core::Column::Override:
        return statusToolTip(row, now);
    case core::Column::Since:
        return sinceToolTip(row);
    case core::Column::Health:
        return healthToolTip(row, now);
    case core::Column::Version:
        return row.version.empty() ? Cells::tr("not told: neither its metadata nor its info names a version")
                                   : Text::plain(row.version);
    case core::Column::Requests:
    case core::Column::Errors:
    case core::Column::InFlight:
        return sourceLine(row.traffic, now);
    }
    return {};
}

} // namespace ui
