// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/lease.h"
#include "ui/text/text.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

using Code = core::FindingCode;

QString argument(const core::Finding &finding, std::size_t index)
{
    return index < finding.arguments.size() ? Text::withoutCredentials(finding.arguments[index])
                                            : Text::dash();
}

QString age(const core::Finding &finding)
{
    return finding.length ? Text::duration(*finding.length) : Text::dash();
}

QString allArguments(const core::Finding &finding)
{
    QStringList words;
    for (std::size_t i = 0; i < finding.arguments.size(); ++i)
        words << argument(finding, i);
    return words.join(Text::tr(", "));
}

/// Of peers that disagree: one of them does not have the instance.
bool isMissingSomewhere(const core::Finding &finding)
{
    return std::ranges::find(finding.arguments, "missing") != finding.arguments.end();
}

/// The arguments are pairs of a peer and what it says.
QString whatPeersSay(const core::Finding &finding)
{
    QStringList words;
    for (std::size_t i = 0; i + 1 < finding.arguments.size(); i += 2) {
        const bool isMissing = finding.arguments[i + 1] == "missing";
        words << Text::tr("%1: %2", "server, what it says")
                     .arg(argument(finding, i), isMissing ? Text::tr("missing") : argument(finding, i + 1));
    }
    return words.join(Text::tr(", "));
}

QString instanceStory(const core::Finding &finding)
{
    switch (finding.code) {
    case Code::HiddenSickness:
        return Text::tr("an override says UP while its own health is not UP.");
    case Code::StuckUnknown:
        return Text::tr("UNKNOWN for %1 although its own health is UP.").arg(age(finding));
    case Code::StuckOut:
        return Text::tr("OUT_OF_SERVICE without an override for %1 although its own health is UP.")
            .arg(age(finding));
    case Code::PeersDisagree:
        return Text::tr("the Eureka servers say different things of it: %1.").arg(whatPeersSay(finding));
    case Code::OneIdTwice:
        return Text::tr("this id is registered in several applications: %1.").arg(allArguments(finding));
    case Code::DeadLease:
        return Text::tr("its heartbeats stopped and nothing listens at its port, but Eureka still lists it.");
    case Code::DownGhost:
        return Text::tr(
            "a DOWN entry that is left over: nothing listens at its port and no heartbeat ever came.");
    case Code::LeaseEnding:
        return Text::tr("its heartbeats stopped; its lease ends in %1.").arg(age(finding));
    case Code::NotComingUp:
        return Text::tr("%1 for %2 although its own health is UP.")
            .arg(Text::plain(finding.status.word()), age(finding));
    case Code::ForgottenOverride:
        if (!finding.arguments.empty())
            return Text::tr("its override says %1, set %2 ago by %3, as the journal has it.")
                .arg(Text::plain(finding.overriddenStatus.word()), age(finding), argument(finding, 0));
        return Text::tr("its override says %1, and its status has not changed for %2; the journal does not "
                        "know who set it.")
            .arg(Text::plain(finding.overriddenStatus.word()), age(finding));
    case Code::UnknownWord:
        return Text::tr("its status is \"%1\", which is none of Eureka's words.").arg(argument(finding, 0));
    case Code::NotAddressable:
        return Text::tr("its name can be registered but not addressed.");
    default:
        return {};
    }
}

QString preservationStory(const core::Finding &finding)
{
    if (finding.arguments.size() > 1 && finding.arguments[1] == "inferred")
        return Text::tr("%1 seems to preserve itself: it keeps a lease long after its end.")
            .arg(argument(finding, 0));
    return Text::tr("%1 preserves itself.").arg(argument(finding, 0));
}

/// When callers stop by themselves, of an instance that sends no heartbeats any more.
QString endOfCalls(const core::Finding &finding)
{
    if (finding.isPreserved)
        return Text::tr("Its server preserves itself and evicts nothing: it stays listed until it is "
                        "removed, or registers again.");
    if (!finding.callersStop)
        return {};
    const QString period =
        Text::tr("If nobody acts, callers stop between %1 and %2, assuming that its server evicts every %3 "
                 "and that callers' caches last up to %4.")
            .arg(Text::clockTime(finding.callersStop->earliest), Text::clockTime(finding.callersStop->latest),
                 Text::length(core::evictionInterval), Text::length(finding.caches));
    if (finding.isPreservationKnown)
        return period;
    return period + QLatin1Char(' ') +
           Text::tr("It is not known whether that server preserves itself; then it would evict nothing.");
}

QString joined(const QString &sentence, const QString &next)
{
    return next.isEmpty() ? sentence : sentence + QLatin1Char(' ') + next;
}

QString fleetStory(const core::Finding &finding)
{
    switch (finding.code) {
    case Code::OtherCluster:
        return Text::tr("%1 lists hardly any instance that %2 lists.")
            .arg(argument(finding, 0), argument(finding, 1));
    case Code::PeerRestarted:
        return Text::tr("%1 started less than five minutes ago; overrides that it was seen to drop: %2.")
            .arg(argument(finding, 0), argument(finding, 1));
    case Code::SeveralServers:
        return Text::tr("%1: the answers contradict each other in turn.").arg(argument(finding, 0));
    case Code::SelfPreservation:
        return preservationStory(finding);
    case Code::RejectedRows:
        return Text::tr("%1 lists rows that cannot be used: %2, the first one at %3 (%4).")
            .arg(argument(finding, 0), argument(finding, 1), argument(finding, 2), argument(finding, 3));
    case Code::PeerNotRead:
        return Text::tr("Not checked: what %1 says, as it does not answer.").arg(argument(finding, 0));
    case Code::HealthNotRead:
        return Text::tr("Not checked: the own health of %1 of %2 instances, for example %3.")
            .arg(argument(finding, 0), argument(finding, 1), argument(finding, 2));
    case Code::LeasesNotRead:
        return Text::tr("Not checked: whether the leases of %1 of %2 instances are about to end.")
            .arg(argument(finding, 0), argument(finding, 1));
    default:
        return {};
    }
}

/// How the command line names the change; "eureka" operations journal it and read it back.
QString command(const core::RegistryChange &change, const QString &target)
{
    const auto word = [](core::Status status) { return Text::plain(core::statusWord(status)); };
    if (const auto *set = std::get_if<core::SetOverride>(&change)) {
        if (set->value == core::Status::OutOfService)
            return QStringLiteral("drainboard eureka out-of-service %1").arg(target);
        return QStringLiteral("drainboard eureka override %1 --value %2").arg(target, word(set->value));
    }
    if (const auto *cancel = std::get_if<core::CancelOverride>(&change)) {
        const QString plainForm = QStringLiteral("drainboard eureka cancel-override %1").arg(target);
        return cancel->value ? plainForm + QStringLiteral(" --value ") + word(*cancel->value) : plainForm;
    }
    return QStringLiteral("drainboard eureka deregister %1").arg(target);
}

/// As a shell takes it: ids come from others and may hold anything.
QString quoted(const QString &text)
{
    QString inner = text;
    inner.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + inner + QLatin1Char('\'');
}

QString fixWithoutCommand(const core::Finding &finding)
{
    switch (finding.code) {
    case Code::HiddenSickness:
    case Code::StuckUnknown:
    case Code::StuckOut:
    case Code::ForgottenOverride:
        return Text::tr("No write is safe here: see to the instance's health, or restart it.");
    case Code::PeersDisagree:
        if (isMissingSomewhere(finding))
            return Text::tr("No write brings it to a server that lacks it: see that it sends its heartbeats, "
                            "then compare the servers again.");
        return Text::tr("Wait for one more heartbeat; if they still differ, decide which of them is right.");
    case Code::OneIdTwice:
        return Text::tr("Give each instance an id of its own (eureka.instance.instance-id).");
    case Code::OtherCluster:
        return Text::tr("Check the addresses of this environment.");
    case Code::PeerRestarted:
        return Text::tr("Wait five minutes before the next change, then compare the servers.");
    case Code::SeveralServers:
        return Text::tr("Name every Eureka server by an address of its own.");
    case Code::LeaseEnding:
        return Text::tr("See whether the process is alive.");
    case Code::SelfPreservation:
        return Text::tr("See whether instances that it lists are dead, and remove those; it ends by itself "
                        "when enough heartbeats come again.");
    case Code::NotComingUp:
        return Text::tr("See its log; a restart lets it register anew.");
    case Code::NotAddressable:
        return Text::tr("Change its name; until then it is shown read-only.");
    case Code::RejectedRows:
        return Text::tr("See how the instances named there register themselves.");
    case Code::PeerNotRead:
        return Text::tr("See whether that Eureka server runs and can be reached.");
    default:
        return {};
    }
}

} // namespace

QString Text::findingWhat(const core::Finding &finding)
{
    const QString fleetWide = fleetStory(finding);
    if (!fleetWide.isEmpty() || !finding.key)
        return fleetWide;
    return tr("%1: %2", "instance: what was seen").arg(plain(finding.key->path()), instanceStory(finding));
}

QString Text::findingWhy(const core::Finding &finding)
{
    switch (finding.code) {
    case Code::HiddenSickness:
        return tr("Callers are sent to it and get its errors; what it reports does not come through.");
    case Code::StuckUnknown:
        return tr("Callers do not use it. Either an override of UNKNOWN, which looks like none, goes before "
                  "what it reports, or its server, an old one, discards its registrations after a cancel.");
    case Code::StuckOut:
        return tr("Callers do not use it. There is no override to cancel, and a drain leaves no mark.");
    case Code::PeersDisagree:
        if (isMissingSomewhere(finding))
            return tr("Callers of a server that lacks it do not know it. A heartbeat by way of a server that "
                      "has it brings it there as it is; one sent to the other itself makes it register anew "
                      "there, without an override.");
        return tr("Some callers use it and others do not. Heartbeats never heal this.");
    case Code::OneIdTwice:
        return tr("Eureka keeps overrides by the id alone: draining one of them drains the others too.");
    case Code::OtherCluster:
        return tr("A write would not reach the servers that callers read.");
    case Code::PeerRestarted:
        return tr("A restarted server copies only what is UP: drained instances may come back UP there.");
    case Code::SeveralServers:
        return tr("Several servers seem to answer there: a read may prove what another one does not know.");
    case Code::SelfPreservation:
        if (finding.arguments.size() > 3)
            return tr("It keeps instances that no longer send heartbeats. It lists %1: with fewer than six "
                      "Eureka never evicts by default, so that this is usual.")
                .arg(argument(finding, 2));
        return tr("It keeps instances that no longer send heartbeats, so callers may be sent to dead ones.");
    case Code::DeadLease:
        return joined(
            tr("Callers are sent to it until its lease ends and their caches follow: their requests fail."),
            endOfCalls(finding));
    case Code::DownGhost:
        return tr("Callers do not use it, but it counts as an instance until its lease ends.");
    case Code::LeaseEnding:
        return joined(tr("Until then callers are sent to it, and after it as long as their caches last."),
                      endOfCalls(finding));
    case Code::NotComingUp:
        return tr("Callers do not use it.");
    case Code::ForgottenOverride:
        return tr("It stays so over heartbeats and quick restarts until somebody cancels it.");
    case Code::UnknownWord:
        return tr("Callers take it for UNKNOWN and do not use it.");
    case Code::NotAddressable:
        return tr("No server can be asked to change it.");
    case Code::RejectedRows:
        return tr("Instances may be missing on the screen.");
    case Code::PeerNotRead:
    case Code::HealthNotRead:
    case Code::LeasesNotRead:
        return tr("What is not read is not known to be well.");
    }
    return {};
}

QStringList Text::findingCommands(const core::Finding &finding)
{
    if (finding.fix.empty() || !finding.key)
        return {};
    const QString target = quoted(plain(finding.key->path()));
    if (finding.isRepair)
        return {QStringLiteral("drainboard eureka repair %1").arg(target)};
    QStringList commands;
    for (const core::RegistryChange &change : finding.fix)
        commands << command(change, target);
    return commands;
}

QString Text::findingFix(const core::Finding &finding)
{
    const QStringList commands = findingCommands(finding);
    return commands.isEmpty() ? fixWithoutCommand(finding) : commands.join(tr(", then "));
}

} // namespace ui
