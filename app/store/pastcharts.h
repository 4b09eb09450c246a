// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/journal.h"
#include "app/store/runhistory.h"
#include "core/release/past.h"

namespace app {

/// Releases of one environment, and operations that were a step of none, newest first, from the journal at
/// that path, which is only read. Errors: Storage.
core::Result<std::vector<core::PastRelease>> readPastReleases(const QString &journalPath,
                                                              const QString &environment, int most);

/// What journal and history kept of a release with all its operations, or of one operation. Errors: Storage;
/// NotFound where the journal holds none of that id.
core::Result<core::PastCharts> readPastCharts(const Journal &journal, const RunHistory &history,
                                              const QString &id);

/// Both from the files of that journal and of the history beside it; an empty id: the list alone. May be
/// called in any thread: it opens the files itself.
core::Past readPast(const QString &journalPath, const QString &environment, const QString &id);

} // namespace app
