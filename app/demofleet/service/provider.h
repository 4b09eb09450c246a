// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/serviceprocess.h"

#include <QRandomGenerator>

namespace demofleet {

/// An instance with one business address, /work?ms=, which takes that long.
class Provider : public ServiceProcess
{
    Q_OBJECT

public:
    using ServiceProcess::ServiceProcess;

protected:
    void serve(const std::shared_ptr<Call> &call) override;

private:
    void finish(const std::shared_ptr<Call> &call);

    QRandomGenerator m_random{QRandomGenerator::securelySeeded()};
};

} // namespace demofleet
