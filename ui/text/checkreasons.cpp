// SPDX-License-Identifier: GPL-3.0-or-later
// Why the findings of the smooth-release check matter, and what to do about them.
#include "ui/text/checktext.h"
#include "ui/text/text.h"

namespace ui {

namespace {

using Code = core::CheckCode;

bool isFewer(const core::CheckFinding &finding)
{
    return !finding.arguments.empty() &&
           (finding.arguments.front() == "0" || finding.arguments.front() == "1");
}

/// What a shorter length saves and costs.
QString saving(const core::CheckFinding &finding)
{
    if (!finding.length)
        return {};
    const QString saved =
        CheckText::tr("With 5 s, %1 less for each instance of a release.").arg(Text::length(*finding.length));
    if (!finding.addedPerMinute)
        return saved;
    return saved + QLatin1Char(' ') +
           (*finding.addedPerMinute > 0 ? CheckText::tr("Requests that this adds at Eureka: %1 a minute.")
                                              .arg(qRound(*finding.addedPerMinute))
                                        : CheckText::tr("It adds no request."));
}

QString instanceReason(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::InstanceCount:
        return isFewer(finding)
                   ? CheckText::tr("While it is released nothing else serves: every request fails.")
                   : CheckText::tr("While one is out, the other one carries everything: %1 of the load more, "
                                   "and nothing is left if it fails.")
                         .arg(Text::percent(finding.share));
    case Code::HostSpread:
    case Code::ZoneSpread:
        return CheckText::tr("What fails there takes all of them at once, in a release too.");
    case Code::SharedId:
        return CheckText::tr(
            "Eureka keeps overrides by the id alone: draining one of them drains the others too.");
    case Code::GracefulShutdown:
        return finding.arguments.size() > 1
                   ? CheckText::tr(
                         "What runs at the moment of the stop is lost; now these are %1 requests. A "
                         "drain before it leaves none.")
                         .arg(Text::plain(finding.arguments[1]))
                   : CheckText::tr(
                         "What runs at the moment of the stop is lost. A drain before it leaves none.");
    case Code::GracefulTimeout:
        return CheckText::tr("Requests that take longer are cut off.");
    case Code::ShutdownEndpoint:
        return CheckText::tr("Drainboard can drain it but not stop it: stop it by a command or by hand.");
    case Code::InitialStatus:
        return CheckText::tr(
            "Callers get it as soon as it has registered, before it is warm. With STARTING the application "
            "says UP when it is ready: on ApplicationReadyEvent, or by eureka.client.healthcheck.enabled. "
            "@PostConstruct is too early: the registration comes after it and sets STARTING again.");
    case Code::HealthWhileDrained:
        return CheckText::tr("Whatever asks that address as a sign of life restarts the instance during its "
                             "drain, within one registry fetch.");
    default:
        return {};
    }
}

QString retryReason(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::RetryPlace:
        return CheckText::tr("What was meant is not in force. The place is spring.cloud.loadbalancer; an "
                             "article has the other one.");
    case Code::BalancerRetry:
    case Code::RetryNextInstance:
    case Code::RibbonNextServer:
        return CheckText::tr(
            "A request that meets an instance which is gone fails, although another one could "
            "answer it.");
    case Code::SpringRetry:
        return CheckText::tr("Retries of RestTemplate, RestClient, Feign and Ribbon need it.");
    case Code::ReactiveRetry:
        return CheckText::tr("Set in so many words it counts for WebClient too.");
    case Code::RetrySameInstance:
    case Code::RibbonSameServer:
        return CheckText::tr("Against an instance that is gone each of these attempts is lost, one connect "
                             "time-out each.");
    case Code::RetryOperations:
    case Code::RibbonOperations:
        return CheckText::tr("A risk: a POST whose answer was lost is carried out twice, unless the service "
                             "recognises it.");
    case Code::RetryStatusCodes:
        return CheckText::tr("The 503 of an instance that is shutting down goes to whoever asked.");
    case Code::ZuulRetry:
    case Code::GatewayRetry:
        return CheckText::tr("The load balancer's own retry does not count there: a request that meets an "
                             "instance which is gone fails.");
    default:
        return {};
    }
}

QString aroundReason(const core::CheckFinding &finding)
{
    switch (finding.code) {
    case Code::HealthCheckEffect:
        return CheckText::tr("Who set them takes them to be in force.");
    case Code::HealthCheckRefetch:
        return CheckText::tr("An instance that is new after a release is never called.");
    case Code::HealthCheckRepeat:
        return CheckText::tr("An instance that fails later stays in the list.");
    case Code::FeignRetryer:
        return CheckText::tr(
            "It tries the same instance again, with any operation: a POST may be carried out "
            "twice. Its attempts multiply with the load balancer's.");
    case Code::ResilienceRetry:
        return CheckText::tr("Its attempts multiply with the load balancer's, and it repeats any operation.");
    case Code::CircuitBreaker:
        return CheckText::tr(
            "An instance that is gone without a drain fails its share of the calls: where that "
            "reaches the threshold, the breaker opens and every call fails.");
    case Code::FetchInterval:
    case Code::ListCache:
    case Code::ServerCache:
    case Code::Caches:
        return saving(finding);
    case Code::Eviction:
        return CheckText::tr("After a crash a dead instance stays listed that much longer. %1")
            .arg(finding.length
                     ? CheckText::tr("With 5 s it is up to %1 less.").arg(Text::length(*finding.length))
                     : QString());
    case Code::SelfPreservation:
        return finding.properties.empty()
                   ? CheckText::tr(
                         "With fewer than six instances a missing heartbeat stops all eviction: what "
                         "crashed stays listed, and callers are sent to it.")
                   : CheckText::tr("A cut in the network empties the lists of instances that still run.");
    default:
        return {};
    }
}

} // namespace

QString CheckText::why(const core::CheckFinding &finding)
{
    if (finding.verdict == core::CheckVerdict::Good)
        return {};
    if (finding.unread)
        return tr("What is not read is not known to be well.");
    for (const auto reason : {instanceReason, retryReason, aroundReason}) {
        QString told = reason(finding);
        if (told.isEmpty())
            continue;
        if (finding.share && finding.length)
            told += QLatin1Char(' ') + stake(finding);
        if (finding.isPossible)
            told = tr("If it calls the application, which cannot be told: %1").arg(told);
        return told;
    }
    return {};
}

QString CheckText::fix(const core::CheckFinding &finding)
{
    if (finding.verdict == core::CheckVerdict::Good)
        return {};
    QStringList lines;
    for (const std::string &property : finding.properties)
        lines << Text::plain(property);
    if (!lines.isEmpty())
        return lines.join(QStringLiteral(", "));
    switch (finding.code) {
    case Code::SpringRetry:
        return finding.unread ? tr("Expose beans and conditions.")
                              : tr("Add the dependency org.springframework.retry:spring-retry.");
    case Code::InstanceCount:
        return tr("Start at least one more instance before the release.");
    case Code::HostSpread:
    case Code::ZoneSpread:
        return tr("Run them in several places.");
    case Code::SharedId:
        return tr("Give each instance an id of its own (eureka.instance.instance-id).");
    case Code::ProcessUnread:
        return finding.unread == core::Unread::Declared ? QString() : tr("Expose configprops and env.");
    case Code::RetryPlace:
        return tr("Expose env.");
    case Code::Callers:
        return tr("Let callers' health show its details (management.endpoint.health.show-details=always), or "
                  "name callers in the profile.");
    default:
        if (finding.unread == core::Unread::Masked)
            return tr("Let it show values (management.endpoint.configprops.show-values, "
                      "management.endpoint.env.show-values, management.endpoint.health.show-details).");
        return {};
    }
}

} // namespace ui
