// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/triage.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace ui {

/// Circuit breakers and retries of an instance's callers; part of the catalogue, see Text.
class ResilienceText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ResilienceText)

public:
    static QString state(core::BreakerState state);
    /// "open: lets no call through · 12 calls not let through"
    static QString sentence(const core::Breaker &breaker);
    /// "12 calls succeeded only after a retry · 3 failed after their retries · 4,000 at once"
    static QString sentence(const core::RetryCalls &calls);
    /// Each breaker and retry with its caller: those that name the application, and of the others those that
    /// do not let everything through. What is not told is said; none where nobody is known to call.
    static std::vector<std::pair<QString, QString>>
    lines(const core::Triage &triage, const core::Inspection &inspection, core::TimePoint now);
};

} // namespace ui
