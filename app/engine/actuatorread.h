// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/reader.h"
#include "core/actuator/actuatororder.h"
#include "core/eureka/instance.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace app {

/// Looks for the endpoint that an order goes to, by reads alone: is it this instance that answers, which form
/// has its service registry (its links document, else the known paths in their order), and is the endpoint
/// exposed. Engine thread only.
class ActuatorRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const core::FoundOrder &)>;

    /// `instance` as Eureka has it; without one nobody can say whose process answers. Deletes itself after
    /// `done`, which is called exactly once, never from inside start(), unless the object is deleted before.
    ActuatorRead(core::ActuatorOrder order, std::optional<core::Instance> instance, Reader &reader,
                 Clock clock, Done done, QObject *parent);
    void start();

private:
    using Taken = std::function<void(const core::Result<core::Response> &)>;
    void read(const core::Request &request, Taken taken);
    void askLinks();
    void takeLinks(const core::Result<core::Response> &response);
    void askCandidate(std::size_t position);
    void takeEndpoint(const core::RegistryEndpoint &endpoint);
    void askLifecycle();
    void finish(const core::FoundOrder &found);
    /// Where no service registry can be read: for a pause that means that its effect cannot be told.
    core::ActuatorTrap withoutRegistry() const;

    core::ActuatorOrder m_order;
    std::optional<core::Instance> m_instance;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    std::vector<core::RegistryEndpoint> m_candidates;
    core::Generation m_generation;      ///< by what its links document said
    std::optional<core::Error> m_error; ///< the first that was no "not found"
};

} // namespace app
