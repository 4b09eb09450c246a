// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/reader.h"
#include "core/actuator/discovery/probe.h"

#include <QObject>

#include <functional>
#include <optional>

namespace app {

/// Sends what core::step asks, one request after the other, and hands over what was found.
class ActuatorProbe : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::ActuatorPointer)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    ActuatorProbe(Reader &reader, Clock clock, Done done, QObject *parent);
    /// See core::startProbe.
    void start(core::Instance instance, std::string_view override, bool mayAskLoopback);

private:
    void goOn(core::ProbeStep step);

    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    std::optional<core::ProbeState> m_state; ///< while an answer is awaited
};

} // namespace app
