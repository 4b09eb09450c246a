// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTest>

#include <chrono>

namespace live {

/// True as soon as `condition` holds. It is asked five times a second, so that asking is no load of its own.
template <typename Condition> bool eventually(Condition condition, std::chrono::seconds limit)
{
    constexpr qint64 everyMs = 200;
    QElapsedTimer sinceAsked;
    const auto paced = [&] {
        if (sinceAsked.isValid() && !sinceAsked.hasExpired(everyMs))
            return false;
        sinceAsked.start();
        return condition();
    };
    return QTest::qWaitFor(paced, static_cast<int>(std::chrono::milliseconds(limit).count()));
}

} // namespace live
