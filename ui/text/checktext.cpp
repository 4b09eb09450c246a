// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/checktext.h"

#include "ui/text/text.h"

#include <algorithm>

namespace ui {

namespace {

using Code = core::CheckCode;
using Verdict = core::CheckVerdict;

QString argument(const core::CheckFinding &finding, std::size_t index)
{
    return index < finding.arguments.size() ? Text::plain(finding.arguments[index]) : Text::dash();
}

QString lengthOf(const core::CheckFinding &finding, std::size_t index)
{
    return index < finding.arguments.size()
               ? Text::length(core::Millis(argument(finding, index).toLongLong()))
               : Text::dash();
}

QString all(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << Text::withoutCredentials(word);
    return list.join(CheckText::tr(", "));
}

bool isGood(const core::CheckFinding &finding)
{
    return finding.verdict == Verdict::Good;
}

QString instanceWhat(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::InstanceCount:
        return CheckText::tr("Instances that are UP: %1.").arg(argument(finding, 0));
    case Code::HostSpread:
        return isGood(finding)
                   ? CheckText::tr("Its instances run on several hosts.")
                   : CheckText::tr("All its instances run on one host: %1.").arg(all(finding.arguments));
    case Code::ZoneSpread:
        return isGood(finding)
                   ? CheckText::tr("Its instances are spread over zones: %1.").arg(all(finding.arguments))
                   : CheckText::tr("All its instances are in one zone: %1.").arg(all(finding.arguments));
    case Code::SharedId:
        return isGood(finding) ? CheckText::tr("No other application has an instance of the same id.")
                               : CheckText::tr("Instances of the same id are registered in: %1.")
                                     .arg(all(finding.arguments));
    case Code::GracefulShutdown:
        return isGood(finding) ? CheckText::tr("A stop lets running requests finish.")
               : argument(finding, 0) == QLatin1String("none")
                   ? CheckText::tr("Its version of Spring Boot has no graceful shutdown.")
                   : CheckText::tr("A stop cuts off running requests: server.shutdown is %1.")
                         .arg(argument(finding, 0));
    case Code::GracefulTimeout:
        return finding.arguments.size() < 2
                   ? CheckText::tr("A stop waits up to %1 for running requests; none was seen yet.")
                         .arg(lengthOf(finding, 0))
                   : CheckText::tr(
                         "A stop waits up to %1 for running requests; the longest one seen took %2.")
                         .arg(lengthOf(finding, 0), lengthOf(finding, 1));
    case Code::ShutdownEndpoint:
        return isGood(finding)
                   ? CheckText::tr("Its endpoint shutdown is there.")
                   : CheckText::tr("Its endpoint shutdown cannot be used (%1).").arg(argument(finding, 0));
    case Code::InitialStatus:
        return CheckText::tr("It registers as %1.").arg(argument(finding, 0));
    case Code::HealthWhileDrained:
        if (finding.arguments.empty())
            return CheckText::tr("Its health does not follow what Eureka says of it.");
        return isGood(finding)
                   ? CheckText::tr("Its health turns 503 while it is drained; a group liveness is there, "
                                   "which does not.")
                   : CheckText::tr(
                         "Its health turns 503 while it is drained, and there is no group liveness.");
    default:
        return {};
    }
}

QString retryWhat(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::RetryPlace:
        return isGood(finding)
                   ? CheckText::tr("Nothing is set below spring.application.cloud.loadbalancer, where "
                                   "nothing reads it.")
                   : CheckText::tr("Set where nothing reads it: %1.").arg(all(finding.arguments));
    case Code::BalancerRetry:
        return isGood(finding) ? CheckText::tr("The load balancer's retry is on.")
                               : CheckText::tr("The load balancer's retry is off.");
    case Code::SpringRetry:
        return isGood(finding) ? CheckText::tr("The library spring-retry is there.")
                               : CheckText::tr("The library spring-retry is not there: nothing is retried, "
                                               "whatever is set.");
    case Code::ReactiveRetry:
        return isGood(finding) ? CheckText::tr("Calls by WebClient are retried.")
                               : CheckText::tr("Calls by WebClient are not retried: the retry is on by "
                                               "default only for RestTemplate, RestClient and Feign.");
    case Code::RetryNextInstance:
    case Code::RibbonNextServer:
        return isGood(finding) ? CheckText::tr("Tries at another instance: %1.").arg(argument(finding, 0))
                               : CheckText::tr("No other instance is tried.");
    case Code::RetrySameInstance:
    case Code::RibbonSameServer:
        return isGood(finding) ? CheckText::tr("The same instance is not tried again.")
                               : CheckText::tr("More tries at the same instance before another one: %1.")
                                     .arg(argument(finding, 0));
    case Code::RetryOperations:
    case Code::RibbonOperations:
        return isGood(finding) ? CheckText::tr("Only GET is repeated.")
                               : CheckText::tr("Every operation is repeated, POST too.");
    case Code::RetryStatusCodes:
        return finding.arguments.empty() || finding.arguments.front().empty()
                   ? CheckText::tr("No status code is retried.")
                   : CheckText::tr("Status codes that are retried: %1.").arg(argument(finding, 0));
    case Code::ZuulRetry:
        return isGood(finding) ? CheckText::tr("Zuul retries its routes.")
                               : CheckText::tr("Zuul retries nothing: zuul.retryable is off.");
    case Code::GatewayRetry:
        return isGood(finding)
                   ? CheckText::tr("Each of its routes has a filter Retry.")
                   : CheckText::tr("Routes without a filter Retry: %1.").arg(all(finding.arguments));
    default:
        return {};
    }
}

QString aroundWhat(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::HealthCheckEffect:
        return isGood(finding)
                   ? CheckText::tr(
                         "Health check of the list: refetch every %1, repeat %2; configuration \"%3\". "
                         "An article names 5 s and false; both act only with \"health-check\".")
                         .arg(lengthOf(finding, 0), argument(finding, 1), argument(finding, 2))
                   : CheckText::tr("Values of the list's health check are set (refetch every %1, repeat %2), "
                                   "but the configuration is \"%3\": they have no effect.")
                         .arg(lengthOf(finding, 0), argument(finding, 1), argument(finding, 2));
    case Code::HealthCheckRefetch:
        return isGood(finding) ? CheckText::tr("Its health check fetches the list again.")
                               : CheckText::tr("Its health check never fetches the list again.");
    case Code::HealthCheckRepeat:
        return isGood(finding) ? CheckText::tr("Its health check is repeated.")
                               : CheckText::tr("Its health check is made once and not repeated.");
    case Code::FeignRetryer:
        return isGood(finding)
                   ? CheckText::tr("Feign itself never retries, Spring Cloud's default; a Retryer in one "
                                   "client's own configuration class would not be seen.")
                   : CheckText::tr("Feign has a Retryer: %1.").arg(all(finding.arguments));
    case Code::ResilienceRetry:
        return isGood(finding) ? CheckText::tr("No retry of Resilience4j is there.")
               : finding.arguments.empty()
                   ? CheckText::tr("Resilience4j's retry is there, without properties of its own.")
                   : CheckText::tr("Resilience4j retries: %1.").arg(all(finding.arguments));
    case Code::CircuitBreaker:
        return isGood(finding) ? CheckText::tr("No circuit breaker is there.")
               : finding.arguments.empty()
                   ? CheckText::tr("Circuit breakers are there, with their defaults (open at 50 %).")
                   : CheckText::tr("Circuit breakers: %1.").arg(all(finding.arguments));
    case Code::FetchInterval:
        return CheckText::tr("It fetches Eureka's list every %1.").arg(lengthOf(finding, 0));
    case Code::ListCache:
        return CheckText::tr("Its load balancer keeps a list for %1.").arg(lengthOf(finding, 0));
    case Code::ServerCache:
        return CheckText::tr("It serves a list that is up to %1 old.").arg(lengthOf(finding, 0));
    case Code::Eviction:
        return CheckText::tr("It looks for dead leases every %1.").arg(lengthOf(finding, 0));
    case Code::SelfPreservation:
        if (finding.arguments.empty() || finding.arguments.front() == "false")
            return CheckText::tr("Self-preservation is off.");
        return CheckText::tr("Self-preservation is on; instances that are listed: %1.")
            .arg(argument(finding, 1));
    case Code::Caches:
        return isGood(finding) ? CheckText::tr("All caches together last %1.").arg(lengthOf(finding, 0))
                               : CheckText::tr("All caches together last %1; with at most 5 s each it would "
                                               "be %2.")
                                     .arg(lengthOf(finding, 0), lengthOf(finding, 1));
    default:
        return {};
    }
}

/// What the check is about, where it could not be made.
QString topic(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::GracefulShutdown:
        return CheckText::tr("whether a stop lets running requests finish");
    case Code::GracefulTimeout:
        return CheckText::tr("how long a stop waits for running requests");
    case Code::ShutdownEndpoint:
        return CheckText::tr("whether it can be stopped from here");
    case Code::InitialStatus:
        return CheckText::tr("with which status it registers");
    case Code::HealthWhileDrained:
        return CheckText::tr("whether its health fails while it is drained");
    case Code::RetryPlace:
        return CheckText::tr("whether retry settings stand in the wrong place");
    case Code::SpringRetry:
        return CheckText::tr("whether the library spring-retry is there");
    case Code::GatewayRetry:
        return CheckText::tr("whether its routes have a filter Retry");
    case Code::FetchInterval:
        return CheckText::tr("how often it fetches Eureka's list");
    case Code::ListCache:
        return CheckText::tr("how long its load balancer keeps a list");
    case Code::ServerCache:
        return CheckText::tr("how old a list it serves");
    case Code::ProcessUnread:
        return CheckText::tr("all of its settings");
    default:
        return finding.arguments.empty() ? Text::plain(core::checkName(finding.code)) : argument(finding, 0);
    }
}

} // namespace

QString CheckText::verdict(core::CheckVerdict verdict)
{
    switch (verdict) {
    case Verdict::Fails:
        return tr("■ Requests fail");
    case Verdict::NotRead:
        return tr("? Not read");
    case Verdict::Advice:
        return tr("● Advice");
    case Verdict::Good:
        return tr("✓ Good");
    }
    return {};
}

QString CheckText::subject(const core::CheckFinding &finding)
{
    if (finding.processes.size() == 1)
        return Text::withoutCredentials(finding.processes.front());
    const QString name = finding.application.empty() ? tr("Eureka") : Text::plain(finding.application);
    return finding.processes.empty() ? name : tr("%1 (%2 instances)").arg(name).arg(finding.processes.size());
}

QString CheckText::unread(const core::CheckFinding &finding)
{
    const QString what = tr("Could not be read: %1, because").arg(topic(finding)) + QLatin1Char(' ');
    switch (finding.unread.value_or(core::Unread::NotTold)) {
    case core::Unread::NotAsked:
        return what + tr("its actuator was not found.");
    case core::Unread::Failed:
        return what + (finding.error ? Text::sentence(*finding.error) : Text::dash());
    case core::Unread::Masked:
        return what + tr("its answer is masked or its details are hidden.");
    case core::Unread::NotTold:
        return what + tr("what it exposes does not hold it.");
    case core::Unread::Declared:
        return what + tr("the profile names it and Eureka does not.");
    }
    return what;
}

QString CheckText::what(const core::CheckFinding &finding)
{
    if (finding.code == Code::Callers) {
        if (finding.arguments.empty() || finding.arguments.front() == "0")
            return tr("No caller is known.");
        if (isGood(finding))
            return tr("Callers that are known: %1.").arg(argument(finding, 0));
        return tr("Callers that are known: %1; instances of which it cannot be told whether they call: %2.")
            .arg(argument(finding, 0), argument(finding, 1));
    }
    if (finding.unread)
        return unread(finding);
    for (const auto story : {instanceWhat, retryWhat, aroundWhat}) {
        if (const QString told = story(finding); !told.isEmpty())
            return told;
    }
    return {};
}

QString CheckText::stake(const core::CheckFinding &finding)
{
    if (!finding.length)
        return {};
    if (!finding.share)
        return tr("At stake: up to %1 after a stop without a drain.").arg(Text::length(*finding.length));
    return tr("At stake: after a stop without a drain %1 of the requests, for up to %2.")
        .arg(Text::percent(finding.share), Text::length(*finding.length));
}

QString CheckText::readFrom(const core::CheckFinding &finding)
{
    return all(finding.readFrom);
}

QString CheckText::summary(const core::SmoothCheck &check)
{
    const auto count = [&](Verdict verdict) {
        return int(std::ranges::count(check.findings, verdict, &core::CheckFinding::verdict));
    };
    return tr("%1: requests fail by %2, advice %3, good %4, not read %5.")
        .arg(Text::plain(check.application.text()))
        .arg(count(Verdict::Fails))
        .arg(count(Verdict::Advice))
        .arg(count(Verdict::Good))
        .arg(count(Verdict::NotRead));
}

} // namespace ui
