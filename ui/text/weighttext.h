// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/weights.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace ui {

/// How weighted load balancers share out an application's requests; part of the catalogue, see Text.
class WeightText
{
    Q_DECLARE_TR_FUNCTIONS(ui::WeightText)

public:
    /// "GATEWAY/g1 shares out by weight: orders-1 3 (75.0 %), orders-2 1 (25.0 %)". Empty where no instance
    /// tells a weight and no caller is known to read one.
    static QString sentence(const core::BalancerWeights &weights);
    /// What one instance gets now, and what it should get by its weight. None where neither is known.
    static std::vector<std::pair<QString, QString>> lines(const core::BalancerWeights &weights,
                                                          std::optional<double> measuredShare,
                                                          const core::InstanceId &id);

private:
    static QString readers(const core::BalancerWeights &weights);
};

} // namespace ui
