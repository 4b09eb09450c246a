// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QByteArray>

namespace ui {

/// The shown lines within the shown time as a table for a spreadsheet (RFC 4180): a column of moments (UTC,
/// ISO 8601), and one for each line, named as in the legend; a gap is an empty cell. Numbers have a point and
/// no thousands, percents are as shown. A name that a spreadsheet would take for a formula is quoted away.
QByteArray csvOf(const ChartData &data);

} // namespace ui
