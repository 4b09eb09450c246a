// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/reader.h"
#include "core/actuator/identity.h"

#include <QObject>

#include <functional>

namespace app {

/// Asks the process behind an actuator address who it is, once: its instance id in env; where that is not
/// told its names in env and configprops, then its start (in Boot 1.5 from its uptime).
class IdentityRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Identity)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before. An
    /// address that does not answer gives CannotTell.
    IdentityRead(core::Instance instance, std::string actuatorUrl, Reader &reader, Clock clock, Done done,
                 QObject *parent);
    void start();

private:
    void askApplicationName();
    void askNames();
    void askSince();
    void askStart();
    void askUptime(); ///< Boot 1.5 has no meter of the start
    void finish();

    core::Instance m_instance;
    std::string m_actuatorUrl;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    core::ProcessSigns m_signs;
};

} // namespace app
