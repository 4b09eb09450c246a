// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/recoverydesk.h"

#include "core/eureka/operations.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis judgeEvery{500};

core::PeerEvidence evidenceOf(const core::Result<std::optional<core::Instance>> &read, core::TimePoint at)
{
    core::PeerEvidence evidence;
    evidence.at = at;
    if (!read) {
        evidence.kind = core::PeerEvidence::Kind::Failed;
        evidence.error = read.error();
    } else if (!read->has_value()) {
        evidence.kind = core::PeerEvidence::Kind::Gone;
    } else {
        evidence.kind = core::PeerEvidence::Kind::Present;
        evidence.status = (*read)->status;
        evidence.overriddenStatus = (*read)->overriddenStatus;
    }
    return evidence;
}

core::InstanceName nameOf(const core::InstanceKey &key)
{
    return {key.application, key.id};
}

} // namespace

RecoveryDesk::RecoveryDesk(Journal &journal, FactKeeper &keeper, Clock clock, Person person,
                           std::vector<std::string> peers, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_keeper(keeper)
    , m_clock(std::move(clock))
    , m_person(std::move(person))
    , m_peers(std::move(peers))
{
}

/// By the servers, where its lines name them: an environment may have been reached under another name, and
/// two that share a name may be different ones.
bool RecoveryDesk::isHere(const core::RecordedOperation &record) const
{
    if (record.peers.empty())
        return record.environment == m_person.environment.toStdString();
    return std::ranges::any_of(record.peers, [this](const std::string &peer) {
        return std::ranges::find(m_peers, peer) != m_peers.end();
    });
}

core::Result<void> RecoveryDesk::read()
{
    const auto records = m_journal.unfinished();
    if (!records)
        return core::Failure(records.error());
    m_unfinished.clear();
    for (const core::RecordedOperation &record : *records) {
        auto key = core::keyFromPath(m_person.environment.toStdString(), record.instance);
        if (key && isHere(record))
            m_unfinished.push_back({record, std::move(*key)});
    }
    emit namesChanged();
    judge();
    return {};
}

void RecoveryDesk::consider(const std::vector<core::RecordedOperation> &records)
{
    for (const core::RecordedOperation &record : records) {
        auto key = core::keyFromPath(m_person.environment.toStdString(), record.instance);
        if (!key)
            continue;
        m_considered.insert(record.id);
        m_unfinished.push_back({record, std::move(*key)});
    }
    emit namesChanged();
}

void RecoveryDesk::forget()
{
    if (m_unfinished.empty())
        return;
    m_unfinished.clear();
    m_evidence.clear();
    emit namesChanged();
    emit changed();
}

std::set<core::InstanceName> RecoveryDesk::names() const
{
    std::set<core::InstanceName> names;
    for (const core::Recovery &recovery : m_unfinished)
        names.insert(nameOf(recovery.key));
    return names;
}

const core::Recovery *RecoveryDesk::find(const std::string &operation) const
{
    const auto found = std::ranges::find_if(
        m_unfinished, [&](const core::Recovery &recovery) { return recovery.recorded.id == operation; });
    return found == m_unfinished.end() ? nullptr : &*found;
}

bool RecoveryDesk::isEveryOneRead() const
{
    return std::ranges::all_of(m_unfinished, [this](const core::Recovery &recovery) {
        // An id that fits into no address is never read.
        return recovery.evidence.size() >= m_peers.size() || !core::isAddressable(recovery.key.id);
    });
}

void RecoveryDesk::onLiveRead(const core::InstanceName &name, const std::string &peer,
                              const core::Result<std::optional<core::Instance>> &read)
{
    const bool isOurs = std::ranges::any_of(
        m_unfinished, [&](const core::Recovery &recovery) { return nameOf(recovery.key) == name; });
    if (isOurs)
        m_evidence[name][peer] = evidenceOf(read, m_clock());
}

void RecoveryDesk::tick(const std::vector<core::Operation> &own)
{
    if (m_unfinished.empty())
        return;
    // What runs here goes on from where that one stood.
    const auto isOwn = [&](const core::Recovery &recovery) {
        return std::ranges::find(own, recovery.key, &core::Operation::key) != own.end();
    };
    if (std::erase_if(m_unfinished, isOwn) > 0) {
        emit namesChanged();
        emit changed();
    }
    if (m_clock() - m_judgedAt >= judgeEvery)
        judge();
}

void RecoveryDesk::judge()
{
    m_judgedAt = m_clock();
    std::vector<core::Recovery> open;
    for (const core::Recovery &known : m_unfinished) {
        core::Recovery now =
            core::recoveryOf(known.recorded, known.key, m_keeper.pictureOf(known.key.application, m_judgedAt),
                             m_peers, m_evidence[nameOf(known.key)], m_judgedAt);
        // One that cannot be written down stays on the screen.
        const bool isOurs = !m_considered.contains(now.recorded.id);
        if (!now.settled || !isOurs || !close(now, core::settledLine(now)))
            open.push_back(std::move(now));
    }
    if (open == m_unfinished)
        return;
    const bool isLess = open.size() != m_unfinished.size();
    m_unfinished = std::move(open);
    if (isLess)
        emit namesChanged();
    emit changed();
}

core::Result<void> RecoveryDesk::close(const core::Recovery &recovery, const core::JournalLine &line)
{
    const core::TimePoint now = m_clock();
    const JournalContext context{
        m_person.environment, m_person.name, QString::fromStdString(recovery.recorded.id),
        QString::fromStdString(recovery.key.path()), QString::fromStdString(recovery.recorded.release)};
    auto written = m_journal.append(context, line, now);
    if (written)
        emit lineWritten(recovery.key, line, now);
    return written;
}

core::Result<void> RecoveryDesk::leave(const core::Recovery &recovery, const std::string &reason)
{
    const std::string operation = recovery.recorded.id;
    auto written = close(recovery, core::closingLine(recovery, reason));
    if (written)
        drop(operation);
    return written;
}

void RecoveryDesk::drop(const std::string &operation)
{
    std::erase_if(m_unfinished,
                  [&](const core::Recovery &recovery) { return recovery.recorded.id == operation; });
    emit namesChanged();
    emit changed();
}

} // namespace app
