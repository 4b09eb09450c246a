// SPDX-License-Identifier: GPL-3.0-or-later
// The names and sentences of ReleaseText that go with one value each.
#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QRegularExpression>

namespace ui {

QString ReleaseText::recipeName(core::Recipe recipe)
{
    switch (recipe) {
    case core::Recipe::Proof:
        return tr("Proof: drain, wait for proof, stop, clear what is left, wait for the new one");
    case core::Recipe::Article:
        return tr("Article: drain, wait, cancel the override and stop at once, wait for the new one");
    case core::Recipe::Pause:
        return tr("Pause: drain by /pause, stop, wait for the new one");
    case core::Recipe::DirectStop:
        return tr("Direct stop: stop without a drain (not recommended)");
    case core::Recipe::Observe:
        return tr("Observe: somebody else releases, nothing is sent");
    }
    return {};
}

QString ReleaseText::recipeWord(core::Recipe recipe)
{
    switch (recipe) {
    case core::Recipe::Proof:
        return tr("proof");
    case core::Recipe::Article:
        return tr("article");
    case core::Recipe::Pause:
        return tr("pause");
    case core::Recipe::DirectStop:
        return tr("direct stop");
    case core::Recipe::Observe:
        return tr("observed");
    }
    return {};
}

QString ReleaseText::recipeSentence(core::Recipe recipe, core::Millis outage, core::Millis heartbeat)
{
    switch (recipe) {
    case core::Recipe::Proof:
        return tr("Each step is proven before the next one begins: no request should fail.");
    case core::Recipe::Article:
        return tr("Its next heartbeat, within %1, shows the instance UP again while it stops: callers that "
                  "fetch in between can fail.")
            .arg(Text::length(heartbeat));
    case core::Recipe::Pause:
        return tr(
            "Only old Spring (Boot 1.5, 2.0, 2.1) de-registers on /pause; it is asked first which one it "
            "is. A paused instance cannot be put back: only a restart registers it again.");
    case core::Recipe::DirectStop:
        return tr("Callers keep calling each stopped instance for up to %1, and those requests fail.")
            .arg(Text::length(outage));
    case core::Recipe::Observe:
        return tr("Each step that somebody else makes is recognised and measured; nothing is written.");
    }
    return {};
}

QString ReleaseText::takeOutByName(core::TakeOutBy by)
{
    switch (by) {
    case core::TakeOutBy::Eureka:
        return tr("Eureka (PUT status)");
    case core::TakeOutBy::ServiceRegistry:
        return tr("The instance (service-registry)");
    case core::TakeOutBy::Pause:
        return tr("The instance (pause)");
    }
    return {};
}

QString ReleaseText::stopByName(core::StopBy by)
{
    switch (by) {
    case core::StopBy::Drainboard:
        return tr("Drainboard (POST shutdown)");
    case core::StopBy::Operator:
        return tr("You or your deploy tool");
    case core::StopBy::Command:
        return tr("A command of the profile");
    }
    return {};
}

QString ReleaseText::startByName(core::StartBy by)
{
    switch (by) {
    case core::StartBy::Operator:
        return tr("You or your deploy tool");
    case core::StartBy::Command:
        return tr("A command of the profile");
    }
    return {};
}

QString ReleaseText::returnRuleName(core::ReturnRule rule)
{
    switch (rule) {
    case core::ReturnRule::SameId:
        return tr("The same id, as a new process");
    case core::ReturnRule::SameHost:
        return tr("Any id on the same host");
    case core::ReturnRule::AnyNew:
        return tr("Any new instance");
    }
    return {};
}

QString ReleaseText::stepOrderName(core::StepOrder order)
{
    switch (order) {
    case core::StepOrder::StopThenStart:
        return tr("Stop the old, then start the new");
    case core::StepOrder::StartThenDrain:
        return tr("Start the new, then drain the old");
    }
    return {};
}

QString ReleaseText::sentence(core::PlanFault fault)
{
    switch (fault) {
    case core::PlanFault::NoInstances:
        return tr("No instance is ticked: there is nothing to release.");
    case core::PlanFault::InstanceTwice:
        return tr("An instance stands in the plan twice.");
    case core::PlanFault::OtherApplication:
        return tr("An instance of another application or environment stands in the plan.");
    case core::PlanFault::BadBatch:
        return tr("The batch must be at least one instance.");
    case core::PlanFault::NoStopCommand:
        return tr("The profile names no stop command for this application: choose another way to stop.");
    case core::PlanFault::NoStartCommand:
        return tr("The profile names no start command for this application: choose another way to start.");
    case core::PlanFault::ArticleNeedsOwnStop:
        return tr("The article's recipe sends cancel and shutdown back to back: Drainboard itself must stop "
                  "the instance.");
    case core::PlanFault::SameIdCannotComeFirst:
        return tr("The new one cannot come first under the id of the one that still runs: choose another "
                  "return rule, or stop first.");
    case core::PlanFault::PauseNeedsOwnStop:
        return tr(
            "A paused instance is in no list, so nothing there shows that it has stopped: with the recipe "
            "“pause” Drainboard itself must stop it.");
    case core::PlanFault::BadThresholds:
        return tr("The limits for the judgement contradict each other.");
    case core::PlanFault::BadLimit:
        return tr("Every wait needs a time limit above zero.");
    case core::PlanFault::BadSmoke:
        return tr("The smoke request must be a path that starts with / or an address with http, and a status "
                  "from 100 to 599.");
    case core::PlanFault::CommandNotApproved:
        return tr("It would run a command that you have not approved on this machine.");
    case core::PlanFault::AnotherRelease:
        return tr("A release of this application is running already.");
    case core::PlanFault::NoReason:
        return tr("A guard is overridden: give the reason in the note.");
    }
    return {};
}

QString ReleaseText::commandLine(const std::vector<std::string> &arguments)
{
    static const QRegularExpression needsQuotes(QStringLiteral("[^\\w@%+=:,./-]"));
    QStringList words;
    for (const std::string &argument : arguments) {
        QString word = Text::plain(argument);
        if (word.isEmpty() || word.contains(needsQuotes))
            word = QLatin1Char('\'') + word.replace(QLatin1Char('\''), QStringLiteral("'\\''")) +
                   QLatin1Char('\'');
        words << word;
    }
    return words.join(QLatin1Char(' '));
}

QString ReleaseText::stepTitle(core::Stage stage)
{
    switch (stage) {
    case core::Stage::Preparing:
        return tr("run the command before the drain");
    case core::Stage::Draining:
        return tr("take out of service");
    case core::Stage::Stopping:
        return tr("stop");
    case core::Stage::ClearingOverride:
        return tr("clear what is left");
    case core::Stage::AwaitingReturn:
        return tr("start the new version");
    case core::Stage::AwaitingTraffic:
        return tr("ask it for an answer");
    case core::Stage::Completing:
        return tr("run the command after the return");
    default:
        return stageTitle(stage);
    }
}

QString ReleaseText::whenNote(core::PlannedRequest::When when)
{
    switch (when) {
    case core::PlannedRequest::When::Always:
        return {};
    case core::PlannedRequest::When::IfLeaseStays:
        return tr("only if its lease is still there");
    case core::PlannedRequest::When::IfInherited:
        return tr("only if the new one comes up under the old override");
    case core::PlannedRequest::When::Elsewhere:
        return tr("done elsewhere, nothing is sent");
    }
    return {};
}

QString ReleaseText::stageTitle(core::Stage stage)
{
    switch (stage) {
    case core::Stage::Queued:
        return tr("to come");
    case core::Stage::Preparing:
        return tr("before the drain");
    case core::Stage::Draining:
        return tr("out of service, callers let go");
    case core::Stage::Drained:
        return tr("drained");
    case core::Stage::Stopping:
        return tr("stopping");
    case core::Stage::ClearingOverride:
        return tr("clearing what is left");
    case core::Stage::AwaitingReturn:
        return tr("waiting for the new version");
    case core::Stage::Returning:
        return tr("back, callers take it up");
    case core::Stage::AwaitingTraffic:
        return tr("waiting for its first requests");
    case core::Stage::Judging:
        return tr("to be judged");
    case core::Stage::Completing:
        return tr("serves; the command after its return");
    case core::Stage::PuttingBack:
        return tr("being put back");
    case core::Stage::Done:
        return tr("done");
    case core::Stage::PutBack:
        return tr("put back, as before");
    case core::Stage::Skipped:
        return tr("skipped");
    case core::Stage::LeftOut:
        return tr("left out");
    case core::Stage::LeftPaused:
        return tr("left paused: it must be restarted");
    case core::Stage::Failed:
        return tr("failed");
    }
    return {};
}

QString ReleaseText::awaited(core::Awaited awaited)
{
    switch (awaited) {
    case core::Awaited::Nothing:
        return {};
    case core::Awaited::Turn:
        return tr("awaits its turn");
    case core::Awaited::CallersLetGo:
        return tr("awaited: callers let go");
    case core::Awaited::OperatorStop:
        return tr("stop it now; its end is awaited");
    case core::Awaited::ProcessEnd:
        return tr("awaited: its process ends");
    case core::Awaited::LeaseEnd:
        return tr("its process is gone; the end of its lease is awaited");
    case core::Awaited::OverrideGone:
        return tr("awaited: its override is gone on every peer");
    case core::Awaited::OperatorStart:
        return tr("start the new version now; it is awaited");
    case core::Awaited::CommandEnd:
        return tr("awaited: the command ends");
    case core::Awaited::RegistryUp:
        return tr("it is there; UP in Eureka is awaited");
    case core::Awaited::HealthUp:
        return tr("awaited: its own health is UP");
    case core::Awaited::NewVersion:
        return tr("another version runs there; the expected one is awaited");
    case core::Awaited::CallersTakeUp:
        return tr("awaited: callers take it up");
    case core::Awaited::FirstRequests:
        return tr("awaited: its first successful requests");
    case core::Awaited::SmokeAnswer:
        return tr("awaited: the answer to the smoke request");
    case core::Awaited::OperatorConfirms:
        return tr("its requests cannot be measured: say that it serves");
    case core::Awaited::Judgement:
        return tr("awaited: your judgement");
    case core::Awaited::PutBack:
        return tr("awaited: UP without an override on every peer");
    case core::Awaited::PauseAnswer:
        return tr("awaited: the answer to its pause");
    case core::Awaited::OperatorDecides:
        return tr("you decide: try again, skip, or abort");
    }
    return {};
}

QString ReleaseText::unproven(core::Awaited awaited)
{
    switch (awaited) {
    case core::Awaited::Nothing:
    case core::Awaited::Turn:
        return tr("nothing of it was begun");
    case core::Awaited::CallersLetGo:
        return tr("that callers have let go");
    case core::Awaited::OperatorStop:
    case core::Awaited::ProcessEnd:
        return tr("that its process has ended");
    case core::Awaited::LeaseEnd:
        return tr("that its lease has ended");
    case core::Awaited::OverrideGone:
    case core::Awaited::PutBack:
        return tr("that its override is gone");
    case core::Awaited::OperatorStart:
    case core::Awaited::CommandEnd:
    case core::Awaited::RegistryUp:
    case core::Awaited::NewVersion:
        return tr("that the new version is there");
    case core::Awaited::HealthUp:
        return tr("that it is healthy");
    case core::Awaited::CallersTakeUp:
        return tr("that callers have it again");
    case core::Awaited::FirstRequests:
    case core::Awaited::SmokeAnswer:
    case core::Awaited::OperatorConfirms:
        return tr("that it answers requests");
    case core::Awaited::Judgement:
        return tr("that it is as good as before");
    case core::Awaited::PauseAnswer:
        return tr("whether it is paused");
    case core::Awaited::OperatorDecides:
        return tr("everything from where it failed on");
    }
    return {};
}

} // namespace ui
