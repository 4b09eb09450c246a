// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/actuatortext.h"

#include "ui/text/text.h"

#include <QStringList>

namespace ui {

namespace {

QString versionName(int major)
{
    return major == 1 ? QStringLiteral("1.5") : QString::number(major);
}

QString signName(core::GenerationSign sign)
{
    using core::GenerationSign;
    switch (sign) {
    case GenerationSign::FirstMedia:
        return ActuatorText::tr("media type v1");
    case GenerationSign::SecondMedia:
        return ActuatorText::tr("media type v2");
    case GenerationSign::ThirdMedia:
        return ActuatorText::tr("media type v3");
    case GenerationSign::LinksDocument:
        return ActuatorText::tr("links document");
    case GenerationSign::HttpTrace:
        return ActuatorText::tr("endpoint httptrace");
    case GenerationSign::HttpExchanges:
        return ActuatorText::tr("endpoint httpexchanges");
    case GenerationSign::SlashAnswered:
        return ActuatorText::tr("answers with a slash at the end");
    case GenerationSign::SlashRefused:
        return ActuatorText::tr("404 with a slash at the end");
    case GenerationSign::OldPackages:
    case GenerationSign::ModularPackages:
        return ActuatorText::tr("class names in configprops");
    }
    return {};
}

} // namespace

QString ActuatorText::generation(const core::Generation &generation)
{
    if (generation.contradicts)
        return tr("not known (the signs contradict each other)");
    if (generation.oldest == 1 && generation.newest == 4)
        return tr("not known");
    if (generation.isExact())
        return tr("Spring Boot %1").arg(versionName(generation.oldest));
    if (generation.oldest + 1 == generation.newest)
        return tr("Spring Boot %1 or %2").arg(versionName(generation.oldest), versionName(generation.newest));
    return tr("Spring Boot %1 to %2").arg(versionName(generation.oldest), versionName(generation.newest));
}

QString ActuatorText::signs(const core::Generation &generation)
{
    QStringList names;
    for (const core::GenerationSign sign : generation.signs)
        names += signName(sign);
    return names.join(QStringLiteral(", "));
}

QString ActuatorText::source(core::BaseSource source)
{
    switch (source) {
    case core::BaseSource::Override:
        return tr("set in the profile");
    case core::BaseSource::Metadata:
        return tr("from metadata management.context-path");
    case core::BaseSource::SecureHealthUrl:
        return tr("from the registered secureHealthCheckUrl");
    case core::BaseSource::HealthUrl:
        return tr("from the registered healthCheckUrl");
    case core::BaseSource::ManagementPort:
        return tr("from host and management port");
    case core::BaseSource::Root:
        return tr("at the root, as Spring Boot 1.5 has it");
    }
    return {};
}

QString ActuatorText::sentence(const core::BaseAttempt &attempt)
{
    const QString detail = Text::plain(attempt.detail);
    switch (attempt.verdict) {
    case core::AttemptVerdict::Accepted:
        return tr("an actuator");
    case core::AttemptVerdict::NoAnswer:
        return attempt.error ? Text::sentence(*attempt.error) : tr("no answer");
    case core::AttemptVerdict::NotFound:
        return tr("404: neither a links document nor health is there");
    case core::AttemptVerdict::Redirected:
        return tr("sends the caller elsewhere, most often to a login page; that is never followed. "
                  "Enter credentials, or let the actuator take them without a page.");
    case core::AttemptVerdict::NotActuator:
        return attempt.error ? Text::sentence(*attempt.error)
                             : tr("something answers that is no actuator (%1)").arg(detail);
    case core::AttemptVerdict::NeedsCredentials:
        return attempt.error ? Text::sentence(*attempt.error)
                             : tr("401: credentials are needed, or those given are not right");
    case core::AttemptVerdict::Forbidden:
        return attempt.error ? Text::sentence(*attempt.error) : tr("403: these credentials lack a right");
    case core::AttemptVerdict::OtherApplication:
        return tr("another process answers there: it calls itself %1. Is the management port told right?")
            .arg(detail);
    case core::AttemptVerdict::LoopbackElsewhere:
        return tr("not asked: a loopback address in the registry of another machine is not this machine");
    }
    return {};
}

QString ActuatorText::sentence(const core::HealthGroup &group)
{
    if (group.status.empty())
        return tr("not told");
    const QString status = Text::plain(group.status);
    return group.failingPart.empty() ? tr("%1 when it was looked for").arg(status)
                                     : tr("%1 when it was looked for, first that fails: %2")
                                           .arg(status, Text::plain(group.failingPart));
}

QString ActuatorText::identity(core::Identity identity)
{
    switch (identity) {
    case core::Identity::Confirmed:
        return tr("tells this instance's id");
    case core::Identity::Mismatch:
        return tr("is another instance");
    case core::Identity::CannotTell:
        return tr("does not tell its id");
    case core::Identity::NotAsked:
        break;
    }
    return tr("could not be asked for its id");
}

QString ActuatorText::state(const core::EndpointFact &fact)
{
    switch (fact.state) {
    case core::EndpointState::NotAsked:
        return tr("not asked");
    case core::EndpointState::Answers:
        return tr("answers");
    case core::EndpointState::NotExposed:
        return fact.isToldByLinks ? tr("not exposed (not among the links)") : tr("not exposed (404)");
    case core::EndpointState::NeedsCredentials:
        return tr("needs credentials (401)");
    case core::EndpointState::Forbidden:
        return tr("a right is missing (403)");
    case core::EndpointState::ReadOnly:
        return tr("read-only (405)");
    case core::EndpointState::Failed:
        return tr("failed");
    }
    return {};
}

QString ActuatorText::lost(core::Endpoint endpoint)
{
    switch (endpoint) {
    case core::Endpoint::Health:
        return tr("whether the instance is well is not known; it is put back without that proof");
    case core::Endpoint::Info:
        return tr("version and build come from metadata only");
    case core::Endpoint::Metrics:
        return tr("no request counters: quiet cannot be proven by traffic, only by time");
    case core::Endpoint::Prometheus:
        return tr("counters are read one by one from metrics");
    case core::Endpoint::Environment:
        return tr("the process cannot be identified by its instance id");
    case core::Endpoint::ConfigurationProperties:
        return tr("intervals and caches are assumed instead of read");
    case core::Endpoint::ServiceRegistry:
        return tr("the instance cannot be drained through itself, only through Eureka");
    case core::Endpoint::Shutdown:
        return tr("it cannot be stopped from here after the drain");
    case core::Endpoint::Restart:
        return tr("it cannot be restarted from here");
    case core::Endpoint::Pause:
        return tr("it cannot be paused");
    case core::Endpoint::Resume:
        return tr("it cannot be resumed after a pause");
    case core::Endpoint::ScheduledTasks:
        return tr("schedulers that a drain does not stop cannot be named");
    case core::Endpoint::Routes:
        return tr("if it is a gateway, its routes are not known");
    }
    return {};
}

QString ActuatorText::remedy(const core::EndpointLoss &loss)
{
    switch (loss.remedy) {
    case core::Remedy::SetProperties:
        return tr("Switched on by these properties, with a restart:");
    case core::Remedy::GiveCredentials:
        return loss.error ? Text::sentence(*loss.error) : tr("Give credentials for this application.");
    case core::Remedy::GiveRight:
        return loss.error ? Text::sentence(*loss.error)
                          : tr("Give these credentials the role that the actuator asks for (in Spring "
                               "Boot 1.5 ACTUATOR).");
    case core::Remedy::LookAtFailure:
        return loss.error ? Text::sentence(*loss.error) : tr("It failed.");
    case core::Remedy::AddDependency:
        return loss.endpoint == core::Endpoint::Prometheus
                   ? tr("Needs the library micrometer-registry-prometheus, and:")
                   : tr("A gateway has it; there, switched on by:");
    case core::Remedy::NotInGeneration:
        return tr("Spring Boot 1.5 has no such endpoint.");
    case core::Remedy::NoSwitch:
        return tr("It comes with Spring Cloud Commons 1.2 and has no switch of its own.");
    case core::Remedy::GenerationUnknown:
        return tr("Which property switches it on depends on the version of Spring Boot, which is not known.");
    }
    return {};
}

} // namespace ui
