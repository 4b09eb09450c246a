// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/wording.h"

#include "ui/text/clocktext.h"
#include "ui/text/text.h"
#include "ui/text/zone.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace ui {

namespace {
struct Line
{
    Q_DECLARE_TR_FUNCTIONS(ui::Wording)
};

const QString &separator()
{
    static const QString text = QStringLiteral(" · ");
    return text;
}

QString joined(QStringList words)
{
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return Line::tr("%1 and %2").arg(words.join(Line::tr(", ")), last);
}

/// Of what is chosen, from the sums that come with the picture: a walk over all rows, four times a second,
/// was seen to hold up the window of a large fleet. Nothing where no instance is chosen.
std::optional<core::ApplicationView> chosenSum(const core::Snapshot &snapshot)
{
    const auto &applications = snapshot.fleet->applications;
    const auto &query = snapshot.query.application;
    const auto found =
        query ? std::ranges::find(applications, *query, &core::ApplicationView::name) : applications.begin();
    if (found == applications.end())
        return std::nullopt;
    return query ? *found : core::sumOf(found->name, applications);
}

QStringList failuresOf(const core::FleetView &fleet)
{
    QStringList lines;
    for (const core::PeerView &peer : fleet.peers) {
        if (peer.served.lastError)
            lines << Text::sentence(*peer.served.lastError);
    }
    return lines;
}

const core::PeerView *newestPeer(const core::FleetView &fleet)
{
    const core::PeerView *newest = nullptr;
    for (const core::PeerView &peer : fleet.peers) {
        if (peer.served.isKnown() && (!newest || peer.served.readAt > newest->served.readAt))
            newest = &peer;
    }
    return newest;
}
/// What makes the list doubtful; empty where nothing does.
QString listTrouble(const core::FleetView &fleet, core::TimePoint now)
{
    for (const core::PeerView &peer : fleet.peers) {
        if (peer.isSuspiciouslyEmpty) {
            return Line::tr(
                       "%1 suddenly serves an empty list. It is not believed yet: the last one is shown.")
                .arg(Text::plain(peer.name));
        }
    }
    const core::PeerView *newest = newestPeer(fleet);
    const bool isAnyFresh =
        std::ranges::any_of(fleet.peers, [](const auto &peer) { return peer.served.isFresh(); });
    if (!newest || isAnyFresh)
        return {};
    return Line::tr("Shown as of %1, %2.")
               .arg(Text::clockTime(newest->served.readAt), Text::readAgo(newest->served.ageAt(now))) +
           QLatin1Char('\n') + failuresOf(fleet).join(QLatin1Char('\n'));
}
} // namespace

QString Wording::windowTitle(const core::Snapshot &snapshot, const core::Operation *operation,
                             core::TimePoint now)
{
    const QString program = Line::tr("%1 – Drainboard").arg(Text::plain(snapshot.fleet->environment));
    if (!operation || operation->isFinished())
        return program;
    const QString id = Text::shortened(operation->key.id.text());
    QString step = Text::phaseTitle(operation->phase);
    if (operation->phase == core::Phase::Waiting && operation->stillCalledSince)
        step = QStringLiteral("+") + Text::duration(now - *operation->stillCalledSince);
    else if (operation->phase == core::Phase::Waiting)
        step = Text::duration(operation->remaining(now));
    else if (operation->phase == core::Phase::StopCountdown && operation->stopAt)
        step = Text::duration(*operation->stopAt - now);
    return Line::tr("%1 · %2 · %3").arg(step, id, program);
}

QString Wording::access(const core::Access &access, core::TimePoint now)
{
    if (access.isLoopback)
        return Line::tr("writable (on this machine)");
    if (!access.isWritable(now))
        return Line::tr("locked: nothing can be changed");
    const auto left = std::chrono::ceil<std::chrono::minutes>(*access.writableUntil - now);
    return Line::tr("writable for %1 min").arg(left.count());
}

QString Wording::timeZone(core::TimePoint now)
{
    return Line::tr("times in %1").arg(Zone::name(now));
}

QString Wording::selectionTitle(const core::Snapshot &snapshot)
{
    return snapshot.query.application ? Text::plain(snapshot.query.application->text())
                                      : Line::tr("All applications");
}

QString Wording::sums(const core::Snapshot &snapshot)
{
    const std::optional<core::ApplicationView> chosen = chosenSum(snapshot);
    if (!chosen)
        return {};
    const core::ApplicationView &sum = *chosen;
    QStringList words{Line::tr("%1 serving").arg(sum.up)};
    const auto add = [&words](int count, const QString &word) {
        if (count > 0)
            words << word.arg(count);
    };
    add(sum.outOfService, Line::tr("%1 out"));
    add(sum.starting, Line::tr("%1 starting"));
    add(sum.down, Line::tr("%1 down"));
    add(sum.unknown, Line::tr("%1 unknown"));
    add(sum.overrides, sum.overrides == 1 ? Line::tr("%1 override") : Line::tr("%1 overrides"));
    add(sum.unhealthy, Line::tr("%1 UP but not healthy"));
    if (snapshot.order.size() != static_cast<std::size_t>(sum.total))
        words << Line::tr("%1 shown by the filter").arg(snapshot.order.size());
    return words.join(separator());
}

namespace {

/// Where the rates come from, as far as it is not the instances themselves; and why it is them after all.
QString prometheusWords(const core::FleetView &fleet)
{
    if (fleet.prometheus.lastError)
        return Line::tr("Prometheus does not answer: instances are asked themselves");
    if (!fleet.prometheus.isKnown())
        return {};
    const core::PrometheusState &state = *fleet.prometheus.value;
    if (state.isOtherFleet())
        return Line::tr(
                   "Prometheus tells of %1 processes, none of this fleet: instances are asked themselves")
            .arg(state.strangers);
    return Line::tr("rates of %1 instances from Prometheus").arg(state.processes);
}

} // namespace

QString Wording::statusLine(const core::Snapshot &snapshot, core::TimePoint now)
{
    const core::FleetView &fleet = *snapshot.fleet;
    const core::PeerView *newest = newestPeer(fleet);
    if (!newest)
        return Line::tr("nothing could be read yet");
    const auto total = fleet.instances.size();
    QStringList words{total == 1 ? Line::tr("1 instance")
                                 : Line::tr("%1 instances").arg(Text::number(total))};
    QStringList answering;
    for (const core::PeerView &peer : fleet.peers) {
        if (peer.served.isFresh())
            answering << Text::plain(peer.name);
    }
    const QString age = Text::readAgo(newest->served.ageAt(now));
    words << (answering.isEmpty() ? age : Line::tr("%1 from %2").arg(age, joined(answering)));
    for (const core::PeerView &peer : fleet.peers) {
        if (!peer.served.isFresh())
            words << Line::tr("%1 not read: what it serves is unproven").arg(Text::plain(peer.name));
        else if (const QString clock = ClockText::line(peer); !clock.isEmpty())
            words << clock;
    }
    if (const QString prometheus = prometheusWords(fleet); !prometheus.isEmpty())
        words << prometheus;
    if (fleet.requestsPerMinute > 0)
        words << Line::tr("asks %1 requests/min").arg(fleet.requestsPerMinute);
    return words.join(separator());
}

QString Wording::banner(const core::Snapshot &snapshot, core::TimePoint now)
{
    QStringList lines{listTrouble(*snapshot.fleet, now)};
    if (snapshot.journalTrouble)
        lines << Line::tr("Nothing can be changed: a change is only sent when it was written down first. %1")
                     .arg(Text::sentence(*snapshot.journalTrouble));
    if (!snapshot.journalKeptAside.empty())
        lines << Line::tr(
                     "The journal was damaged. It is kept at %1 and a new one was begun: what was unfinished "
                     "before is not known here.")
                     .arg(Text::plain(snapshot.journalKeptAside));
    if (!snapshot.heldElsewhere.empty())
        lines << Line::tr(
                     "Another Drainboard of yours acts here (%1). This one only reads until it has ended.")
                     .arg(Text::holder(snapshot.heldElsewhere));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString Wording::notWritten(const QString &path, const QString &why)
{
    return Line::tr("%1 was not written: %2").arg(path, why);
}

QString Wording::emptyState(const core::Snapshot &snapshot)
{
    if (!snapshot.order.empty())
        return {};
    const core::FleetView &fleet = *snapshot.fleet;
    QStringList names;
    for (const core::PeerView &peer : fleet.peers)
        names << Text::withoutCredentials(peer.url);
    if (!newestPeer(fleet)) {
        const QStringList failures = failuresOf(fleet);
        if (!failures.isEmpty())
            return Line::tr("No fleet could be read.") + QStringLiteral("\n\n") +
                   failures.join(QStringLiteral("\n\n"));
        if (!names.isEmpty())
            return Line::tr("Asking %1 …\n\nNo answer yet.").arg(joined(names));
        return fleet.environment.empty()
                   ? Line::tr("Connecting …\n\nNo answer yet.")
                   : Line::tr("Connecting to %1 …\n\nNo answer yet.").arg(Text::plain(fleet.environment));
    }
    if (fleet.instances.empty()) {
        return Line::
            tr("The registry at %1 is empty.\n\nIt answers, but no instance is registered. Clients register "
               "within 30 s of their start; is this the Eureka they are set to?")
                .arg(joined(names));
    }
    if (!snapshot.query.filter.empty())
        return Line::tr("No instance fits the filter “%1”.").arg(Text::plain(snapshot.query.filter));
    return Line::tr("%1 has no instance any more.").arg(selectionTitle(snapshot));
}

QString Wording::others(const core::Snapshot &snapshot, const core::Operation *shown)
{
    QStringList names;
    for (const core::Operation &operation : snapshot.operations) {
        if (&operation != shown && !operation.isFinished())
            names << Text::shortened(operation.key.id.text());
    }
    return names.isEmpty() ? QString() : Line::tr("also under way: %1").arg(joined(names));
}

} // namespace ui
