// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/countsread.h"

#include "core/actuator/requestpage.h"

namespace app {

namespace {

CountsSource otherThan(CountsSource source)
{
    return source == CountsSource::Metrics ? CountsSource::Page : CountsSource::Metrics;
}

/// Whether the endpoint fails and not the instance: only then is another endpoint of it worth a question. A
/// refused login is not tried twice: whoever counts refusals may lock it.
bool isOfEndpoint(core::ErrorKind kind)
{
    switch (kind) {
    case core::ErrorKind::Forbidden:
    case core::ErrorKind::NotFound:
    case core::ErrorKind::HttpStatus:
    case core::ErrorKind::Redirected:
    case core::ErrorKind::NotJson:
    case core::ErrorKind::Malformed:
    case core::ErrorKind::TooLarge:
        return true;
    default:
        return false;
    }
}

} // namespace

CountsSource firstSource(const core::ActuatorFacts *facts)
{
    const bool hasPageOnly = facts &&
                             facts->stateOf(core::Endpoint::Prometheus) == core::EndpointState::Answers &&
                             facts->stateOf(core::Endpoint::Metrics) != core::EndpointState::Answers;
    return hasPageOnly ? CountsSource::Page : CountsSource::Metrics;
}

std::string countsAddress(const std::string &actuatorUrl, CountsSource source)
{
    return actuatorUrl + (source == CountsSource::Page ? "/prometheus" : "/metrics");
}

CountsRead::CountsRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
{
}

void CountsRead::ask(CountsSource source)
{
    if (source == CountsSource::Page) {
        askPage();
        return;
    }
    auto done = [this](const core::Result<core::TrafficSample> &sample) {
        if (sample)
            finish({*sample, {}, CountsSource::Metrics});
        else
            onFailed(CountsSource::Metrics, sample.error());
    };
    (new TrafficRead(m_target.traffic, m_reader, m_clock, std::move(done), this))->start();
}

void CountsRead::askPage()
{
    const core::Request request = core::prometheusPageRequest(m_target.traffic.actuatorUrl);
    m_reader.read(request, this, [this](const core::Result<core::Response> &response) {
        // Errors name the page, not the long question.
        const std::string where = countsAddress(m_target.traffic.actuatorUrl, CountsSource::Page);
        const auto good = core::requireSuccess(response, where);
        if (!good) {
            core::Error error = good.error();
            error.where = where;
            onFailed(CountsSource::Page, error);
            return;
        }
        const TrafficRead::Target &traffic = m_target.traffic;
        const core::PageReading reading{{traffic.actuatorUrl, traffic.ignoredUris},
                                        m_target.applications,
                                        traffic.sharesPort,
                                        traffic.servicePort,
                                        m_clock()};
        auto counts = core::decodeRequestPage(good->body, where, reading);
        if (counts)
            finish({std::move(counts->own), std::move(counts->callers), CountsSource::Page});
        else
            onFailed(CountsSource::Page, counts.error());
    });
}

void CountsRead::onFailed(CountsSource source, const core::Error &error)
{
    const bool isFirst = !m_firstError;
    if (isFirst)
        m_firstError = error;
    if (isFirst && isOfEndpoint(error.kind)) {
        ask(otherThan(source));
        return;
    }
    // One that hangs is not worth a second wait now, but the other one may be quicker the next time.
    const bool hangs = m_firstError->kind == core::ErrorKind::TimedOut;
    finish({core::Failure(*m_firstError), {}, hangs ? otherThan(m_target.source) : m_target.source});
}

void CountsRead::finish(Reading reading)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    deleteLater();
    done(std::move(reading));
}

} // namespace app
