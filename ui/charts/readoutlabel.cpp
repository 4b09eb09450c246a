// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/readoutlabel.h"

#include "ui/charts/chartdata.h"
#include "ui/charts/readout.h"

#include <algorithm>

namespace ui {

ReadoutLabel::ReadoutLabel(QWidget *parent)
    : QLabel(parent)
{
    setProperty("readout", true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    hide();
}

void ReadoutLabel::showAt(const ChartData &chart, std::optional<core::TimePoint> at)
{
    setVisible(at && !chart.lines.empty());
    if (!at || chart.lines.empty())
        return;
    constexpr int distance = 12;
    setText(Readout::html(chart, *at));
    adjustSize();
    const int x = int(chart.x(*at));
    const bool fitsRight = x + distance + width() < parentWidget()->width();
    move(fitsRight ? x + distance : std::max(0, x - distance - width()), int(chart.plot.top()) + 8);
    raise();
}

} // namespace ui
