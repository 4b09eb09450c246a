// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QStringList>

namespace ui {

namespace {
QString guardStory(core::Guard guard)
{
    switch (guard) {
    case core::Guard::ReadOnly:
        return Text::tr(
            "locked, as this Eureka is not on this machine. It opens for 30 minutes when you press Unlock.");
    case core::Guard::TargetMissing:
        return Text::tr(
            "it is not in the newest list, so there is nothing to change. It opens when the instance is "
            "registered again.");
    case core::Guard::EurekaServer:
        return Text::tr("this is a Eureka server's own entry, which Drainboard never changes.");
    case core::Guard::LastServing:
        return Text::tr(
            "no other instance of the application serves callers: without it every request would fail. It "
            "opens when another one is UP.");
    case core::Guard::BelowHalf:
        return Text::tr("less than half of the application would be left to serve callers.");
    case core::Guard::AnotherOperation:
        return Text::tr(
            "another instance of the application is on its way. It opens when that one has finished.");
    case core::Guard::AlreadyOut:
        return Text::tr("it is out of service already. Cancel the override to bring it back.");
    case core::Guard::StuckOut:
        return Text::tr(
            "it is OUT_OF_SERVICE without an override: a drain would leave no mark, and its own registration "
            "as UP changes nothing. Cure it first: Attention names the cure when its own health is UP.");
    case core::Guard::NoOverride:
        return Text::tr("there is no override to cancel. It opens when there is one.");
    case core::Guard::NotHealthy:
        return Text::tr(
            "its own health is not UP or not known: cancelling would claim that it is well. It opens when "
            "its health is UP.");
    case core::Guard::PeersDisagree:
        return Text::tr("the Eureka servers say different things of it. It opens when they agree.");
    case core::Guard::PeerSilent:
        return Text::tr("a Eureka server does not answer: what it serves to callers cannot be proven.");
    case core::Guard::PeerRestarted:
        return Text::tr(
            "a Eureka server started a few minutes ago: it may have lost overrides and instances. "
            "Better wait until five minutes are over.");
    case core::Guard::SeveralServers:
        return Text::tr("several Eureka servers seem to answer at one address: what one of them says proves "
                        "nothing of the others. Give each of them an address of its own.");
    case core::Guard::StaleData:
        return Text::tr(
            "the newest list is too old to decide on. It opens when a Eureka server answers again.");
    case core::Guard::NotDrained:
        return Text::tr(
            "no drain is proven: callers may still send requests to it, and those would fail. Drain it "
            "first, or shut it down without a drain by typing its name.");
    case core::Guard::NoShutdownAddress:
        return Text::tr("the address of its actuator is not known, so it cannot be asked to stop.");
    case core::Guard::NotIdentified:
        return Text::tr("the process that answers could not be identified as this instance.");
    case core::Guard::MayStillRun:
        return Text::tr(
            "its process is not known to be gone: what still runs registers again with its next "
            "heartbeat. It opens when nothing listens at its port and its heartbeats have stopped.");
    case core::Guard::PeerChanged:
        return Text::tr("the server that was confirmed is no longer the one to write to. Nothing was sent: "
                        "look again, and confirm what is right now.");
    case core::Guard::OtherEnvironment:
        return Text::tr("this was asked for in another environment. Nothing was sent.");
    case core::Guard::WorksUncalled:
        return Text::tr("it also works without being called, which a drain does not stop: only the shutdown "
                        "ends that.");
    case core::Guard::HeldElsewhere:
        return Text::tr(
            "another Drainboard of yours acts here, and two would not see what each other does. It "
            "opens when that one has ended; reading goes on.");
    case core::Guard::NotRecoverable:
        return Text::tr("that cannot be done with it now. Look at what Eureka says of it.");
    case core::Guard::NoServiceRegistry:
        return Text::tr("its service-registry endpoint cannot be used. Drain it through Eureka instead.");
    case core::Guard::NoPauseEndpoint:
        return Text::tr("its pause endpoint cannot be used. Choose a recipe that drains it through Eureka.");
    case core::Guard::PauseKeepsLease:
        return Text::tr(
            "a pause would drain nothing: its generation (Spring Cloud Commons 2.2.7 and later) answers "
            "true and stays registered. Choose a recipe that drains it through Eureka.");
    case core::Guard::PauseCannotBeTold:
        return Text::tr(
            "nothing tells whether a pause takes it out of the registry: its generation could not be "
            "found out, or changed that in between. Choose a recipe that drains it through Eureka.");
    case core::Guard::NotAddressable:
        return Text::tr("its name has a slash, a backslash or a zero byte, or is only dots: Eureka lists it, "
                        "but no address can name it. It is shown read-only.");
    case core::Guard::SharedId:
        return Text::tr("its id is registered in other applications too, and Eureka keeps overrides by the "
                        "id alone: what is written of it is written of those as well.");
    case core::Guard::OtherCluster:
        return Text::tr("a Eureka server lists hardly any instance that the others list: it seems to be of "
                        "another cluster. Check the addresses of this environment.");
    }
    return {};
}

QString backgroundDetail(const std::string &kind, const std::string &name)
{
    if (kind == "messages")
        return Text::tr("consumes messages: %1").arg(Text::plain(name));
    if (kind == "schedules")
        return name.empty() ? Text::tr("scheduled tasks")
                            : Text::tr("scheduled tasks, such as %1").arg(Text::plain(name));
    return Text::tr("jobs: %1").arg(Text::plain(name));
}

QString whyNoEndpoint(const core::GuardFinding &finding)
{
    if (finding.details.empty())
        return {};
    if (finding.details.front() == "not-looked-for")
        return Text::tr("It was not looked for yet: it opens when that is done.");
    for (const core::ActuatorTrap trap :
         {core::ActuatorTrap::NoAddress, core::ActuatorTrap::NotExposed, core::ActuatorTrap::NotThisInstance,
          core::ActuatorTrap::NotAsConfirmed}) {
        if (finding.details.front() == core::trapName(trap))
            return Text::sentence(trap);
    }
    return Text::tr("It did not answer, or refused to be read.");
}

/// Details mean something else for each guard, see guards.cpp.
QString guardDetail(const core::GuardFinding &finding)
{
    const auto &details = finding.details;
    const bool isCapacity =
        finding.guard == core::Guard::BelowHalf || finding.guard == core::Guard::LastServing;
    if (isCapacity && details.size() == 2)
        return Text::tr("%1 of %2 would be left").arg(Text::plain(details[0]), Text::plain(details[1]));
    if (finding.guard == core::Guard::NotIdentified || finding.guard == core::Guard::NotRecoverable)
        return {}; // the details are words for programs
    if (finding.guard == core::Guard::HeldElsewhere)
        return Text::holder(details);
    if (finding.guard == core::Guard::NoServiceRegistry || finding.guard == core::Guard::NoPauseEndpoint)
        return whyNoEndpoint(finding);
    QStringList words;
    if (finding.guard == core::Guard::WorksUncalled) {
        for (std::size_t i = 0; i + 1 < details.size(); i += 2)
            words << backgroundDetail(details[i], details[i + 1]);
        return words.join(Text::tr(", "));
    }
    for (const std::string &detail : details) {
        if (!detail.empty())
            words << Text::withoutCredentials(detail);
    }
    return words.join(Text::tr(", "));
}
} // namespace

QString Text::sentence(const core::GuardFinding &finding, const core::InstanceKey &key)
{
    return ReleaseText::sentence(finding, shortened(key.id.text(), 80));
}

QString ReleaseText::sentence(const core::GuardFinding &finding, const QString &subject)
{
    const QString result = Text::tr("%1: %2", "instance: reason").arg(subject, guardStory(finding.guard));
    const QString detail = guardDetail(finding);
    return detail.isEmpty() ? result : result + Text::tr(" (%1)").arg(detail);
}

QString Text::sentence(const core::StrayIntent &intent)
{
    return tr("This was asked for in %1, and the window shows %2 now: nothing was sent. Choose the "
              "environment "
              "again and look before you repeat it.")
        .arg(plain(intent.meantFor), plain(intent.environment));
}

QString Text::sentences(const std::vector<core::GuardFinding> &findings, const core::InstanceKey &key)
{
    QStringList lines;
    for (const core::GuardFinding &finding : findings)
        lines << sentence(finding, key);
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
