// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/pace.h"

#include <algorithm>

namespace core {

Millis pacedPeriod(Millis period, std::size_t many, int mostPerSecond)
{
    return std::max(period, Millis(static_cast<Millis::rep>(many) * 1'000 / mostPerSecond));
}

} // namespace core
