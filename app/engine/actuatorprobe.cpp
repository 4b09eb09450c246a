// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/actuatorprobe.h"

namespace app {

ActuatorProbe::ActuatorProbe(Reader &reader, Clock clock, Done done, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
{
}

void ActuatorProbe::start(core::Instance instance, std::string_view override, bool mayAskLoopback)
{
    goOn(core::startProbe(std::move(instance), override, mayAskLoopback));
}

void ActuatorProbe::goOn(core::ProbeStep step)
{
    if (step.isDone()) {
        step.state.facts.probedAt = m_clock();
        deleteLater();
        m_done(std::make_shared<const core::ActuatorFacts>(std::move(step.state.facts)));
        return;
    }
    m_state = std::move(step.state);
    m_reader.read(*step.next, this, [this](const core::Result<core::Response> &answer) {
        goOn(core::step(std::move(*m_state), answer));
    });
}

} // namespace app
