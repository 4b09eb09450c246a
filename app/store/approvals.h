// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/release/releaseplan.h"

#include <QString>

#include <optional>
#include <set>
#include <string>

namespace app {

/// Which commands this user lets Drainboard run on this machine: exact words, see core::commandText(). A
/// profile or a hand-over that somebody else wrote may name any program; without an approval none runs.
///
/// Kept in a file of one text per line that its owner alone may read and write. One that others may write is
/// as an empty one: nothing is approved by it. Use in one thread.
class Approvals
{
public:
    /// Without a path they are forgotten with this object.
    explicit Approvals(QString path = {});
    static QString standardPath();

    bool has(const core::ReleaseCommand &command) const;
    /// `isKept`: also for later runs. Errors: Storage, and then it is approved for this run alone.
    core::Result<void> add(const core::ReleaseCommand &command, bool isKept);
    /// Of the newest add() that failed.
    const std::optional<core::Error> &trouble() const { return m_trouble; }
    const std::set<std::string> &texts() const { return m_texts; }

private:
    void read();
    core::Result<void> keep(const std::string &text) const;

    QString m_path;
    std::set<std::string> m_texts;
    std::optional<core::Error> m_trouble;
};

} // namespace app
