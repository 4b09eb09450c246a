// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QStringList>

#include <map>

namespace ui {

/// What is worth a notification: that a wait ended, or that it stalled, each once for each wait. It knows no
/// window and no clock.
class WaitNotices
{
public:
    /// The sentences to tell now. Of the first snapshot nothing is told: it was all there before.
    QStringList take(const core::Snapshot &snapshot);

private:
    struct Told
    {
        core::Phase phase = core::Phase::TakingOut;
        bool isStalled = false;
    };

    QString noticeOf(const core::Operation &operation);

    std::map<std::uint64_t, Told> m_told; ///< by operation
    bool m_hasBegun = false;
};

} // namespace ui
