// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/meterquestions.h"
#include "core/actuator/breakers.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Asks an instance once for its Resilience4j meters: the state of each circuit breaker, what it did not let
/// through, and what came of retried calls. As many questions as it takes to tell them apart by name, for
/// core::mostBreakers of each at most.
class ResilienceRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::Resilience>)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    ResilienceRead(std::string actuatorUrl, Reader &reader, Done done, QObject *parent);
    void start();

private:
    using Store = std::function<void(const std::string &name, double number)>;

    void askStates(const core::Metric &all);
    void askNotPermitted(const core::Metric &all);
    void askRetries(const core::Metric &all);
    /// Those that can be asked for.
    std::vector<std::string> namesIn(const core::Metric &all);
    /// Of an answer that is of all names: to each what it has, where the sum does not tell.
    void spread(const std::string &meter, const std::string &tag, const std::vector<std::string> &names,
                double sum, const Store &store);
    core::Breaker &breaker(const std::string &name);
    core::RetryCalls &retry(const std::string &name);
    void finish(core::Result<core::Resilience> result);

    Done m_done;
    MeterQuestions m_questions;
    core::Resilience m_found;
};

} // namespace app
