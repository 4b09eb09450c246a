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
bool RecoveryDesk::isHere(const std::vector<std::string> &peers, const std::string &environment) const
{
    if (peers.empty())
        return environment == m_person.environment.toStdString();
    return std::ranges::any_of(
        peers, [this](const std::string &peer) { return std::ranges::find(m_peers, peer) != m_peers.end(); });
}

core::Result<void> RecoveryDesk::read()
{
    auto done = readReleases();
    if (done)
        done = readOperations();
    emit namesChanged();
    judge();
    return done;
}

core::Result<void> RecoveryDesk::readReleases()
{
    const auto all = m_journal.unfinishedReleases(m_person.environment);
    if (!all)
        return core::Failure(all.error());
    m_releases.clear();
    m_ofRelease.clear();
    for (const UnfinishedRelease &one : *all) {
        if (!one.recorded.at || !isHere(one.recorded.peers, one.recorded.environment))
            continue;
        if (one.recorded.at->isFinished()) {
            if (auto closed = closeRelease(one.recorded.id, core::endedLine(one.recorded)); !closed)
                return closed;
            continue;
        }
        m_ofRelease[one.recorded.id] = one.operations;
        m_releases.push_back({one.recorded});
    }
    return {};
}

/// The steps of a release are judged with it, not one by one.
core::Result<void> RecoveryDesk::readOperations()
{
    const auto records = m_journal.unfinished();
    if (!records)
        return core::Failure(records.error());
    m_unfinished.clear();
    for (const core::RecordedOperation &record : *records) {
        auto key = core::keyFromPath(m_person.environment.toStdString(), record.instance);
        const bool isOfRelease = record.goal && m_ofRelease.contains(record.release);
        if (key && !isOfRelease && isHere(record.peers, record.environment))
            m_unfinished.push_back({record, std::move(*key)});
    }
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
    if (m_unfinished.empty() && m_releases.empty())
        return;
    m_unfinished.clear();
    m_releases.clear();
    m_evidence.clear();
    emit namesChanged();
    emit changed();
}

std::set<core::InstanceName> RecoveryDesk::names() const
{
    std::set<core::InstanceName> names;
    for (const core::Recovery &recovery : m_unfinished)
        names.insert(nameOf(recovery.key));
    for (const core::ReleaseRecovery &release : m_releases) {
        for (const core::InstanceProgress &progress : release.recorded.at->instances) {
            names.insert(nameOf(progress.planned.key));
            names.insert(nameOf(progress.current()));
        }
    }
    return names;
}

const core::Recovery *RecoveryDesk::find(const std::string &operation) const
{
    const auto found = std::ranges::find_if(
        m_unfinished, [&](const core::Recovery &recovery) { return recovery.recorded.id == operation; });
    return found == m_unfinished.end() ? nullptr : &*found;
}

const core::ReleaseRecovery *RecoveryDesk::findRelease(const std::string &release) const
{
    const auto found = std::ranges::find_if(
        m_releases, [&](const core::ReleaseRecovery &one) { return one.recorded.id == release; });
    return found == m_releases.end() ? nullptr : &*found;
}

/// Of what was judged, not merely heard: until then the offers are those of before.
bool RecoveryDesk::isEveryOneRead() const
{
    const bool isEveryReleaseJudged = m_releases.empty() || m_isEveryReleaseRead;
    return isEveryReleaseJudged && std::ranges::all_of(m_unfinished, [this](const core::Recovery &recovery) {
               // An id that fits into no address is never read.
               return recovery.evidence.size() >= m_peers.size() || !core::isAddressable(recovery.key.id);
           });
}

bool RecoveryDesk::isRead(const core::InstanceName &name) const
{
    const auto evidence = m_evidence.find(name);
    return !core::isAddressable(name.second) ||
           (evidence != m_evidence.end() && evidence->second.size() >= m_peers.size());
}

void RecoveryDesk::onLiveRead(const core::InstanceName &name, const std::string &peer,
                              const core::Result<std::optional<core::Instance>> &read)
{
    if (names().contains(name))
        m_evidence[name][peer] = evidenceOf(read, m_clock());
}

void RecoveryDesk::tick(const std::vector<core::Operation> &own, const std::vector<core::Release> &releases)
{
    if (m_unfinished.empty() && m_releases.empty())
        return;
    // What runs here goes on from where that one stood.
    const auto isOwn = [&](const core::Recovery &recovery) {
        return std::ranges::find(own, recovery.key, &core::Operation::key) != own.end();
    };
    const auto isOwnRelease = [&](const core::ReleaseRecovery &recovery) {
        const core::ReleasePlan &plan = recovery.recorded.at->plan;
        return std::ranges::any_of(releases, [&](const core::Release &release) {
            return release.plan.application == plan.application;
        });
    };
    if (std::erase_if(m_unfinished, isOwn) + std::erase_if(m_releases, isOwnRelease) > 0) {
        emit namesChanged();
        emit changed();
    }
    if (m_clock() - m_judgedAt >= judgeEvery)
        judge();
}

void RecoveryDesk::judge()
{
    m_judgedAt = m_clock();
    const std::size_t count = m_unfinished.size();
    const bool hasChanged = judgeOperations();
    if (!judgeReleases() && !hasChanged)
        return;
    if (m_unfinished.size() != count)
        emit namesChanged();
    emit changed();
}

bool RecoveryDesk::judgeOperations()
{
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
        return false;
    m_unfinished = std::move(open);
    return true;
}

bool RecoveryDesk::judgeReleases()
{
    std::vector<core::ReleaseRecovery> now;
    m_isEveryReleaseRead = true;
    for (const core::ReleaseRecovery &known : m_releases) {
        for (const core::InstanceProgress &progress : known.recorded.at->instances)
            m_isEveryReleaseRead = m_isEveryReleaseRead && isRead(nameOf(progress.planned.key));
        now.push_back(judged(known));
    }
    if (now == m_releases)
        return false;
    m_releases = std::move(now);
    return true;
}

core::ReleaseRecovery RecoveryDesk::judged(const core::ReleaseRecovery &known) const
{
    const core::Release &release = *known.recorded.at;
    const core::FleetView picture = m_keeper.pictureOf(release.plan.application, m_judgedAt);
    const core::FleetSeen seen = core::seenOf(picture, release.plan.application, m_judgedAt);
    const auto operations = m_ofRelease.find(known.recorded.id);
    std::vector<core::InstanceResume> instances;
    for (const core::InstanceProgress &progress : release.instances) {
        const core::InstanceKey &key = progress.planned.key;
        core::InstanceResume one{progress};
        const auto found = m_evidence.find(nameOf(key));
        const auto evidence =
            found == m_evidence.end() ? std::map<std::string, core::PeerEvidence>() : found->second;
        one.seen = core::seenNow(m_peers, evidence);
        if (const core::SeenInstance *row = seen.find(key))
            one.row = *row;
        if (operations != m_ofRelease.end()) {
            if (const auto *record = core::operationOf(progress, operations->second))
                one.operation = core::recoveryOf(*record, key, picture, m_peers, evidence, m_judgedAt);
        }
        instances.push_back(std::move(one));
    }
    return core::recoveryOf(known.recorded, std::move(instances));
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

core::Result<void> RecoveryDesk::settle(const core::ReleaseRecovery &recovery)
{
    for (const core::InstanceResume &one : recovery.instances) {
        const bool isTakenUp = one.way == core::ResumeWay::WaitsForCallers ||
                               one.way == core::ResumeWay::WatchesStop ||
                               one.way == core::ResumeWay::PutsBack;
        if (!one.operation || isTakenUp || one.operation->recorded.end != core::RecordEnd::Open)
            continue;
        const core::JournalLine line = one.operation->settled
                                           ? core::settledLine(*one.operation)
                                           : core::closingLine(*one.operation, "its release goes on");
        if (auto written = close(*one.operation, line); !written)
            return written;
    }
    return {};
}

core::Result<void> RecoveryDesk::closeRelease(const std::string &release, const core::JournalLine &line)
{
    const QString id = QString::fromStdString(release);
    return m_journal.append({m_person.environment, m_person.name, id, {}, id}, line, m_clock());
}

core::Result<void> RecoveryDesk::leave(const core::ReleaseRecovery &recovery, const std::string &reason)
{
    for (const core::InstanceResume &one : recovery.instances) {
        if (!one.operation || one.operation->recorded.end != core::RecordEnd::Open)
            continue;
        if (auto written = close(*one.operation, core::closingLine(*one.operation, reason)); !written)
            return written;
    }
    auto written = closeRelease(recovery.recorded.id, core::closingLine(recovery, reason));
    if (written)
        drop(recovery.recorded.id);
    return written;
}

void RecoveryDesk::drop(const std::string &id)
{
    std::erase_if(m_unfinished, [&](const core::Recovery &one) { return one.recorded.id == id; });
    std::erase_if(m_releases, [&](const core::ReleaseRecovery &one) { return one.recorded.id == id; });
    emit namesChanged();
    emit changed();
}

} // namespace app
