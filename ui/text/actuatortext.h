// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"
#include "core/actuator/losses.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// The sentences on what an instance's actuator tells and lacks; part of the catalogue, see Text.
class ActuatorText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ActuatorText)

public:
    /// "Spring Boot 1.5", "Spring Boot 3 or 4", or that it is not known.
    static QString generation(const core::Generation &generation);
    /// What told it, for example "media type v3, links document"; empty where nothing did.
    static QString signs(const core::Generation &generation);
    static QString source(core::BaseSource source);
    /// What came of one address that was tried.
    static QString sentence(const core::BaseAttempt &attempt);
    /// How a group of its health was when the actuator was looked for.
    static QString sentence(const core::HealthGroup &group);
    static QString identity(core::Identity identity);
    /// "answers", "not exposed (404)", ...
    static QString state(const core::EndpointFact &fact);
    /// What Drainboard cannot tell or do without the endpoint.
    static QString lost(core::Endpoint endpoint);
    /// What mends it, without the properties.
    static QString remedy(const core::EndpointLoss &loss);
};

} // namespace ui
