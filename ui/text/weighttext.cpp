// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/weighttext.h"

#include "ui/text/text.h"

#include <QStringList>

namespace ui {

namespace {

bool isOfInterest(const core::BalancerWeights &weights)
{
    return weights.isTold || !weights.callers.empty();
}

} // namespace

QString WeightText::readers(const core::BalancerWeights &weights)
{
    if (weights.callers.empty())
        return tr("no caller is known to share out by weight");
    QStringList names;
    for (const std::string &name : weights.callers)
        names << Text::plain(name);
    return tr("read by %1").arg(names.join(QStringLiteral(", ")));
}

QString WeightText::sentence(const core::BalancerWeights &weights)
{
    if (!isOfInterest(weights))
        return {};
    QStringList parts;
    for (const auto &[id, weight] : weights.byInstance)
        parts << tr("%1: %2 (%3)", "instance, weight, share")
                     .arg(Text::shortened(id), Text::number(weight),
                          Text::percent(core::weighedShareOf(weights, id)));
    return tr("Weights, %1 – %2").arg(readers(weights), parts.join(QStringLiteral(", ")));
}

std::vector<std::pair<QString, QString>> WeightText::lines(const core::BalancerWeights &weights,
                                                           std::optional<double> measuredShare,
                                                           const core::InstanceId &id)
{
    std::vector<std::pair<QString, QString>> lines;
    if (measuredShare)
        lines.emplace_back(tr("measured now"), Text::percent(measuredShare));
    const auto own = weights.byInstance.find(id.text());
    if (isOfInterest(weights) && own != weights.byInstance.end())
        lines.emplace_back(
            tr("by its weight %1").arg(Text::number(own->second)),
            tr("%1, %2", "share, who reads the weight")
                .arg(Text::percent(core::weighedShareOf(weights, id.text())), readers(weights)));
    return lines;
}

} // namespace ui
