// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/series.h"
#include "ui/charts/chartaxis.h"
#include "ui/charts/chartdata.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>

#include <optional>

namespace ui {

/// What the chart says in words.
class Readout
{
    Q_DECLARE_TR_FUNCTIONS(ui::Readout)

public:
    /// Of the nearest point within one and a half beats. Nothing between far-away points is made up.
    static std::optional<double> valueAt(const core::Series &series, core::TimePoint at, core::Millis beat);
    /// "0.4 %", "118/s", "no data"
    static QString valueText(ChartUnit unit, std::optional<double> value);
    static QString seriesLabel(const core::Series &series); ///< "GATEWAY (caller side)"
    /// The same in a chart that tells sides apart; where things are counted, the name alone.
    static QString lineLabel(const ChartData &data, const core::Series &series);
    static QString markLabel(const core::ChartMark &mark); ///< "drain orders-2"
    /// Of all lines and near marks at that moment. Names from the fleet are escaped.
    static QString html(const ChartData &data, core::TimePoint at);
    /// The newest values, for screen readers.
    static QString spoken(const ChartData &data);
    static QColor markColour(core::MarkKind kind);
};

} // namespace ui
