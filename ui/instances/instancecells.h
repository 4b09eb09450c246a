// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/fleet/listing.h"

#include <QString>

#include <optional>

namespace ui {

/// Values older than this are greyed: they may no longer be true.
inline constexpr core::Millis agedAfter{30'000};

/// What a cell shows. The delegate paints it and the model offers it, so that both always say the same.
struct InstanceCell
{
    QString text;
    std::optional<core::Status> pill; ///< painted as glyph, word and colour
    bool isNumber = false;
    bool isMuted = false; ///< old or not known
    QString mark;         ///< beside the text: the row in release, or its place among several
    bool isPlace = false; ///< the mark is a number, of which no part can be left out
};

InstanceCell cellOf(const core::InstanceView &row, core::Column column, core::TimePoint now,
                    bool showsApplication);
/// Whole ids, where a value was read, how old it is, and what was wrong with the newest attempt.
QString cellToolTip(const core::InstanceView &row, core::Column column, core::TimePoint now);

} // namespace ui
