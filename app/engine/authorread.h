// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/factkeeper.h"
#include "app/store/journal.h"
#include "core/advice/authors.h"

#include <map>
#include <string>

namespace app {

/// Whose overrides stand there, by the journal. Read now and then, as other copies of the program write into
/// it too, and only where there is an override. Engine thread only.
class AuthorRead
{
public:
    AuthorRead(Journal &journal, FactKeeper &keeper, Clock clock, QString environment);

    /// By "APPLICATION/instance".
    const std::map<std::string, core::OverrideAuthor> &newest();

private:
    Journal &m_journal;
    FactKeeper &m_keeper;
    Clock m_clock;
    QString m_environment;
    std::map<std::string, core::OverrideAuthor> m_authors;
    core::TimePoint m_readAt{};
    qint64 m_upTo = 0; ///< number of the journal's newest line then
};

} // namespace app
