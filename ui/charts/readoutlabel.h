// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QLabel>

#include <optional>

namespace ui {

struct ChartData;

/// The values under the pointer, beside it.
class ReadoutLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ReadoutLabel(QWidget *parent);

    void showAt(const ChartData &chart, std::optional<core::TimePoint> at);
};

} // namespace ui
