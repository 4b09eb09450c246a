// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/meterquestions.h"
#include "core/actuator/failing.h"
#include "core/actuator/requestmeter.h"

#include <QObject>

#include <functional>
#include <set>

namespace app {

/// Asks an instance once which of its requests ended as its own errors, by path: the meter, then each
/// failing outcome, then each path under it, core::mostFailingPaths at most. For Boot 2 and later.
class FailingRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::FailingRequests>)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    FailingRead(core::BusinessUris business, Reader &reader, Done done, QObject *parent);
    void start();

private:
    void askPaths(const std::string &tag, const core::Metric &answer);
    void finishRead();
    void finish(core::Result<core::FailingRequests> result);

    core::BusinessUris m_business;
    Done m_done;
    MeterQuestions m_questions;
    core::FailingRequests m_found;
    std::set<std::string> m_asked;   ///< paths
    std::set<std::string> m_leftOut; ///< paths; empty: some without one
    std::optional<core::Error> m_missing;
};

} // namespace app
