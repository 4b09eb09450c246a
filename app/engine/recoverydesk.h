// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/factkeeper.h"
#include "app/store/journal.h"
#include "core/release/recovery.h"
#include "core/release/releaserecovery.h"

#include <QObject>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace app {

/// What programs that died left behind in this environment, single operations and whole releases: read from
/// the journal, held against live reads on every peer, and closed in the journal where nothing is left to do.
/// It sends nothing. Engine thread only.
class RecoveryDesk : public QObject
{
    Q_OBJECT

public:
    struct Person
    {
        QString environment;
        QString name;
    };

    RecoveryDesk(Journal &journal, FactKeeper &keeper, Clock clock, Person person,
                 std::vector<std::string> peers, QObject *parent);

    /// Reads the journal anew. Errors: Storage.
    core::Result<void> read();
    /// Judges these too, which are not in the journal (yet): nothing is written of them.
    void consider(const std::vector<core::RecordedOperation> &records);
    /// Someone else acts here: what is unfinished is his.
    void forget();
    /// The computer slept: what was read before says nothing about now.
    void woke() { m_evidence.clear(); }
    /// What runs in this run is not unfinished.
    void tick(const std::vector<core::Operation> &own, const std::vector<core::Release> &releases);
    void onLiveRead(const core::InstanceName &name, const std::string &peer,
                    const core::Result<std::optional<core::Instance>> &read);

    /// Oldest first.
    const std::vector<core::Recovery> &unfinished() const { return m_unfinished; }
    const core::Recovery *find(const std::string &operation) const;
    const std::vector<core::ReleaseRecovery> &unfinishedReleases() const { return m_releases; }
    const core::ReleaseRecovery *findRelease(const std::string &release) const;
    /// Instances to read live.
    std::set<core::InstanceName> names() const;
    /// Ends it in the journal: left as it is. Errors: Storage.
    core::Result<void> leave(const core::Recovery &recovery, const std::string &reason);
    /// The same of a release, with its operations.
    core::Result<void> leave(const core::ReleaseRecovery &recovery, const std::string &reason);
    /// Those of its operations that going on with it does not take up are over. Errors: Storage.
    core::Result<void> settle(const core::ReleaseRecovery &recovery);
    /// A driver goes on with that operation or release.
    void drop(const std::string &id);
    /// Every one was held against a live read of every peer, or a peer does not answer.
    bool isEveryOneRead() const;

signals:
    void changed();
    void namesChanged();
    void lineWritten(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);

private:
    bool isHere(const std::vector<std::string> &peers, const std::string &environment) const;
    core::Result<void> readOperations();
    core::Result<void> readReleases();
    void judge();
    bool judgeOperations();
    bool judgeReleases();
    bool isRead(const core::InstanceName &name) const; ///< at every peer
    core::ReleaseRecovery judged(const core::ReleaseRecovery &known) const;
    core::Result<void> closeRelease(const std::string &release, const core::JournalLine &line);
    core::Result<void> close(const core::Recovery &recovery, const core::JournalLine &line);

    Journal &m_journal;
    FactKeeper &m_keeper;
    Clock m_clock;
    Person m_person;
    std::vector<std::string> m_peers;
    std::vector<core::Recovery> m_unfinished;
    std::vector<core::ReleaseRecovery> m_releases;
    std::map<std::string, std::vector<core::RecordedOperation>> m_ofRelease; ///< its operations, by its id
    std::map<core::InstanceName, std::map<std::string, core::PeerEvidence>> m_evidence;
    bool m_isEveryReleaseRead = false; ///< when they were judged
    std::set<std::string> m_considered;
    core::TimePoint m_judgedAt{};
};

} // namespace app
