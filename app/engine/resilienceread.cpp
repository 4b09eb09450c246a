// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/resilienceread.h"

#include "core/actuator/requestmeter.h"

#include <algorithm>

namespace app {

namespace {

const std::string stateMeter = "resilience4j.circuitbreaker.state";
const std::string notPermittedMeter = "resilience4j.circuitbreaker.not.permitted.calls";
const std::string retryMeter = "resilience4j.retry.calls";

} // namespace

ResilienceRead::ResilienceRead(std::string actuatorUrl, Reader &reader, Done done, QObject *parent)
    : QObject(parent)
    , m_done(std::move(done))
    , m_questions(
          std::move(actuatorUrl), reader, this, [this] { finish(std::move(m_found)); },
          [this](core::Error error) { finish(core::Failure(std::move(error))); })
{
}

void ResilienceRead::start()
{
    m_questions.ask(stateMeter, {}, [this](const core::Metric &all) { askStates(all); });
    m_questions.ask(notPermittedMeter, {}, [this](const core::Metric &all) { askNotPermitted(all); });
    m_questions.ask(retryMeter, {}, [this](const core::Metric &all) { askRetries(all); });
}

core::Breaker &ResilienceRead::breaker(const std::string &name)
{
    return core::itemNamed(m_found.breakers, name);
}

core::RetryCalls &ResilienceRead::retry(const std::string &name)
{
    return core::itemNamed(m_found.retries, name);
}

std::vector<std::string> ResilienceRead::namesIn(const core::Metric &all)
{
    std::vector<std::string> names;
    for (const std::string &name : core::valuesOf(all, "name")) {
        if (core::canBeAsked(name) && names.size() < core::mostBreakers)
            names.push_back(name);
    }
    return names;
}

void ResilienceRead::spread(const std::string &meter, const std::string &tag,
                            const std::vector<std::string> &names, double sum, const Store &store)
{
    if (sum == 0 || names.size() == 1) {
        for (const std::string &name : names)
            store(name, sum);
        return;
    }
    for (const std::string &name : names) {
        std::vector<std::string> tags{"name:" + name};
        if (!tag.empty())
            tags.push_back(tag);
        m_questions.ask(meter, tags, [name, store](const core::Metric &one) {
            if (const auto number = core::numberOf(one))
                store(name, *number);
        });
    }
}

/// Each breaker has a gauge for each state, and one of them is 1.
void ResilienceRead::askStates(const core::Metric &all)
{
    const auto names = namesIn(all);
    m_found.leftOut += core::valuesOf(all, "name").size() - names.size();
    for (const std::string &name : names)
        breaker(name);
    for (const std::string &word : core::valuesOf(all, "state")) {
        const auto state = core::breakerState(word);
        if (!state)
            continue;
        const std::string tag = "state:" + word;
        m_questions.ask(stateMeter, {tag}, [this, tag, names, state](const core::Metric &inState) {
            const double sum = core::numberOf(inState).value_or(0);
            const auto store = [this, state](const std::string &name, double number) {
                if (number > 0)
                    breaker(name).state = state;
            };
            if (m_found.leftOut == 0 && sum == double(names.size()))
                std::ranges::for_each(names, [&](const std::string &name) { store(name, 1); });
            else
                spread(stateMeter, tag, names, sum, store);
        });
    }
}

void ResilienceRead::askNotPermitted(const core::Metric &all)
{
    const auto sum = core::numberOf(all);
    if (sum)
        spread(notPermittedMeter, {}, namesIn(all), *sum,
               [this](const std::string &name, double number) { breaker(name).notPermitted = number; });
}

void ResilienceRead::askRetries(const core::Metric &all)
{
    const auto names = namesIn(all);
    m_found.leftOut += core::valuesOf(all, "name").size() - names.size();
    for (const std::string &kind : core::valuesOf(all, "kind")) {
        core::RetryCalls sample;
        if (!core::callsOfKind(sample, kind))
            continue;
        const std::string tag = "kind:" + kind;
        m_questions.ask(retryMeter, {tag}, [this, tag, kind, names](const core::Metric &ofKind) {
            if (const auto sum = core::numberOf(ofKind))
                spread(retryMeter, tag, names, *sum, [this, kind](const std::string &name, double number) {
                    *core::callsOfKind(retry(name), kind) = number;
                });
        });
    }
}

void ResilienceRead::finish(core::Result<core::Resilience> result)
{
    if (result) {
        std::ranges::sort(result->breakers, {}, &core::Breaker::name);
        std::ranges::sort(result->retries, {}, &core::RetryCalls::name);
    }
    m_done(std::move(result));
    deleteLater();
}

} // namespace app
