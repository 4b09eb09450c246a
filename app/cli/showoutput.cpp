// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showoutput.h"

#include "app/store/isotime.h"
#include "core/actuator/losses.h"
#include "ui/text/actuatortext.h"
#include "ui/text/failingtext.h"
#include "ui/text/linktext.h"
#include "ui/text/text.h"

#include <QStringList>

#include <set>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return ui::Text::plain(utf8);
}

QString orDash(std::string_view utf8)
{
    return utf8.empty() ? ui::Text::dash() : text(utf8);
}

/// "name        value", both parts plain.
QString field(const QString &name, const QString &value)
{
    return QStringLiteral("  ") + name.leftJustified(16) + QStringLiteral("  ") + value;
}

QString statusText(const core::PeerStatus &status)
{
    const QString override = QStringLiteral(", override %1");
    const QString word = text(status.status.word());
    const std::string_view overridden = status.overriddenStatus.word();
    return overridden == "UNKNOWN" ? word : word + override.arg(text(overridden));
}

QStringList registryLines(const core::InstanceView &row, const core::AdviceFacts &facts, core::TimePoint now)
{
    QStringList lines{QStringLiteral("Registry")};
    std::set<std::string> peers;
    for (const auto &[url, status] : row.servedByPeer)
        peers.insert(url);
    for (const auto &[url, read] : row.live)
        peers.insert(url);
    for (const std::string &url : peers) {
        QStringList said;
        if (const auto served = row.servedByPeer.find(url); served != row.servedByPeer.end())
            said += QStringLiteral("served ") + statusText(served->second);
        else
            said += QStringLiteral("not listed");
        if (const auto live = row.live.find(url); live != row.live.end()) {
            if (live->second.isKnown())
                said += QStringLiteral("live ") + statusText(*live->second.value) + QStringLiteral(" (") +
                        ui::Text::readAgo(live->second.ageAt(now)) + QLatin1Char(')');
            else if (!live->second.lastError)
                said += QStringLiteral("live not registered");
            if (live->second.lastError)
                said += ui::Text::sentence(*live->second.lastError);
        }
        lines += field(ui::Text::serverName(url), said.join(QStringLiteral("; ")));
    }
    const core::Lease &lease = row.registered->lease;
    lines += field(QStringLiteral("lease"), QStringLiteral("heartbeat every %1 s, %2 s long")
                                                .arg(lease.renewalInterval.count())
                                                .arg(lease.duration.count()));
    if (lease.registered != core::TimePoint{})
        lines += field(QStringLiteral("registered"), isoTime(lease.registered));
    for (const auto &[title, value] : ui::Text::leaseLines(facts, row.key, now))
        lines += field(title.toLower(), value);
    return lines;
}

QStringList actuatorLines(const core::ActuatorFacts &facts)
{
    using ui::ActuatorText;
    QStringList lines{QStringLiteral("Actuator")};
    if (facts.base.empty()) {
        lines += field(QStringLiteral("address"), QStringLiteral("none found"));
    } else {
        lines += field(QStringLiteral("address"),
                       text(facts.base) + QStringLiteral(", ") + ActuatorText::source(facts.source));
    }
    if (facts.isProven) {
        const QString signs = ActuatorText::signs(facts.generation);
        const QString how = signs.isEmpty() ? signs : QStringLiteral(" (%1)").arg(signs);
        lines += field(QStringLiteral("generation"), ActuatorText::generation(facts.generation) + how);
        lines += field(QStringLiteral("identity"), ActuatorText::identity(facts.identity));
    }
    for (const core::BaseAttempt &attempt : facts.attempts) {
        if (attempt.verdict != core::AttemptVerdict::Accepted)
            lines += field(QStringLiteral("tried"), text(attempt.candidate.url) + QStringLiteral(": ") +
                                                        ActuatorText::sentence(attempt));
    }
    return lines;
}

QStringList endpointLines(const core::ActuatorFacts &facts)
{
    using ui::ActuatorText;
    QStringList lines;
    if (!facts.endpoints.empty())
        lines += QStringLiteral("Endpoints");
    const auto losses = core::lossesOf(facts);
    for (const auto &[endpoint, fact] : facts.endpoints) {
        lines += field(text(core::endpointId(endpoint)), ActuatorText::state(fact));
        for (const core::EndpointLoss &loss : losses) {
            if (loss.endpoint != endpoint)
                continue;
            lines += QStringLiteral("      without it: ") + ActuatorText::lost(endpoint);
            lines += QStringLiteral("      ") + ActuatorText::remedy(loss);
            for (const std::string &property : loss.properties)
                lines += QStringLiteral("        ") + text(property);
        }
    }
    return lines;
}

QStringList healthLines(const core::InstanceView &row, core::TimePoint now)
{
    QStringList lines{QStringLiteral("Health")};
    if (row.health.lastError)
        lines += field(QStringLiteral("not read"), ui::Text::sentence(*row.health.lastError));
    if (!row.health.isKnown())
        return lines;
    const core::Health &health = *row.health.value;
    const QString drained =
        health.isOnlyDrained ? QStringLiteral(" (only because Eureka holds it out of service)") : QString();
    lines += field(QStringLiteral("status"), text(health.status) + drained + QStringLiteral(", ") +
                                                 ui::Text::readAgo(row.health.ageAt(now)));
    if (!health.failingPart.empty())
        lines += field(QStringLiteral("first failing"), text(health.failingPart));
    if (health.detailsAreHidden)
        lines += field(QStringLiteral("parts"),
                       QStringLiteral("hidden (management.endpoint.health.show-details=always shows them; "
                                      "in Spring Boot 1.5 the role ACTUATOR)"));
    if (row.actuator) {
        for (const core::HealthGroup &group : row.actuator->groups)
            lines +=
                field(QStringLiteral("group %1").arg(text(group.name)), ui::ActuatorText::sentence(group));
    }
    for (const core::HealthPart &part : health.parts)
        lines += field(text(part.path),
                       text(part.status) +
                           (part.detail.empty() ? QString() : QStringLiteral(": ") + text(part.detail)));
    return lines;
}

QStringList infoLines(const core::ActuatorFacts &facts)
{
    if (!facts.info)
        return {};
    const core::ApplicationInfo &info = *facts.info;
    return {QStringLiteral("Info"), field(QStringLiteral("version"), orDash(info.version)),
            field(QStringLiteral("built"), orDash(info.builtAt)),
            field(QStringLiteral("branch"), orDash(info.branch)),
            field(QStringLiteral("commit"), orDash(info.commit))};
}

} // namespace

QString inspectionText(const core::Inspection &inspection, core::TimePoint now)
{
    QStringList lines{QStringLiteral("If it were drained now")};
    for (const core::Hop &hop : inspection.budget.hops)
        lines += field(ui::Text::hopName(hop.kind), ui::Text::length(hop.length) + QStringLiteral(", ") +
                                                        ui::Text::hopSource(hop, inspection.at));
    lines += field(QStringLiteral("in all"),
                   ui::Text::duration(inspection.budget.remaining(inspection.at, inspection.at)));
    lines += QStringLiteral("Callers");
    for (const core::Caller &caller : inspection.callers) {
        lines += QStringLiteral("  ") + text(caller.name);
        lines += QStringLiteral("      ") + ui::Text::callerSentence(caller, now);
        lines += QStringLiteral("      ") + ui::Text::callerHops(caller);
    }
    if (inspection.callers.empty() || inspection.budget.unknownCallers > 0)
        lines += QStringLiteral("  ") + ui::Text::callersUnknown(inspection.budget);
    lines += QStringLiteral("Requests that fail");
    const auto failing = ui::FailingText::lines(inspection.failing, now);
    for (const auto &[path, sentence] : failing)
        lines += QStringLiteral("  ") + (path.isEmpty() ? sentence : path + QStringLiteral(": ") + sentence);
    if (failing.empty())
        lines += QStringLiteral("  not read in time");
    return lines.join(QLatin1Char('\n'));
}

QString linksText(const std::vector<core::Link> &links)
{
    QStringList lines;
    if (!links.empty())
        lines += QStringLiteral("Links");
    for (const core::Link &link : links)
        lines += field(text(link.name), ui::LinkText::address(link));
    return lines.join(QLatin1Char('\n'));
}

QString detailsText(const core::InstanceView &row, const core::AdviceFacts &facts, core::TimePoint now)
{
    QStringList lines = registryLines(row, facts, now);
    if (row.actuator) {
        lines += actuatorLines(*row.actuator);
        lines += endpointLines(*row.actuator);
    } else {
        lines += QStringList{QStringLiteral("Actuator"), QStringLiteral("  not looked for in time")};
    }
    lines += healthLines(row, now);
    if (row.actuator)
        lines += infoLines(*row.actuator);
    return lines.join(QLatin1Char('\n'));
}

} // namespace app
