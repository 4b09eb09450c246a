// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QDateTime>
#include <QString>

namespace app {

/// UTC, ISO 8601 with milliseconds: "2026-11-22T19:57:39.120Z".
inline QString isoTime(core::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toEpoch(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace app
