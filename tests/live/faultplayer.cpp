// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/faultplayer.h"

#include "tests/live/waiting.h"

#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

constexpr int perSecond = 40;
constexpr int clingingPerSecond = 5;
constexpr auto startLimit = 180s;
constexpr auto serveLimit = 120s;
constexpr auto releaseLimit = 300s;
constexpr auto settleLimit = 45s;
/// How long after the last change a caller with short intervals can still go by the old list.
constexpr qint64 aftermathMs = 8'000;

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

struct FaultPlayer::Callers
{
    std::unique_ptr<Load> gateway; ///< null where there is no traffic
    std::unique_ptr<Load> direct;  ///< null where nobody clings to the first instance

    QString failed() const
    {
        int failures = 0;
        int total = 0;
        QByteArray why;
        for (const auto *load : {gateway.get(), direct.get()}) {
            const LoadCount count = load ? load->count() : LoadCount();
            failures += count.failed;
            total += count.total();
            why = why.isEmpty() ? count.firstReason : why;
        }
        return failures == 0 ? u"0"_s : u"%1 of %2: "_s.arg(failures).arg(total) + QString::fromUtf8(why);
    }
};

FaultPlayer::FaultPlayer(LiveFleet &fleet)
    : m_fleet(fleet)
    , m_runsAs(fleet.providerCount(), u"unknown"_s)
{
}

// --- before it

void FaultPlayer::startAsOld(int index, const QStringList &options)
{
    JavaServer &provider = m_fleet.provider(index);
    provider.kill();
    m_fleet.eureka().call("DELETE", u"/apps/ORDERS/"_s + m_fleet.instanceId(index));
    m_fleet.setProviderOptions(index, options);
    m_fleet.setVersion(index, u"1.0"_s);
    provider.start();
}

bool FaultPlayer::putInOrder()
{
    for (int i = 0; i < m_fleet.providerCount(); ++i) {
        const QStringList options = i == 0 ? words(m_row->runsWith) : QStringList();
        const bool isAsWanted =
            m_runsAs.at(i) == options.join(u' ') && remains(i) == u"1.0 UP/UNKNOWN, runs"_s;
        if (!isAsWanted)
            startAsOld(i, options);
        m_runsAs[i] = options.join(u' ');
    }
    for (int i = 0; i < m_fleet.providerCount(); ++i) {
        if (!m_fleet.provider(i).waitUntilHealthy(startLimit))
            return false;
    }
    return m_fleet.waitUntilAllServe(serveLimit);
}

// --- while it runs

QStringList FaultPlayer::releaseCommand() const
{
    return QStringList{u"release"_s,
                       u"orders"_s,
                       u"--to"_s,
                       u"2.0"_s,
                       u"--change"_s,
                       u"CHG-1"_s,
                       u"--yes"_s,
                       u"--instances"_s,
                       m_ids.mid(0, m_row->planned).join(u','),
                       u"--server-cache"_s,
                       u"2s"_s,
                       u"--fetch"_s,
                       u"2s"_s,
                       u"--list-cache"_s,
                       u"2s"_s,
                       u"--longest-request"_s,
                       u"2s"_s} +
           words(m_row->releaseWith);
}

/// What was asked for by the row, once each; the second instance of a plan always comes back as it should.
void FaultPlayer::startWhatHasEnded()
{
    for (int i = 0; i < m_row->planned; ++i) {
        if (m_row->starter == FaultRow::Starter::Nobody || m_isReplaced.at(i) ||
            m_fleet.provider(i).isRunning())
            continue;
        m_isReplaced[i] = true;
        m_runsAs[i] = u"changed"_s;
        m_fleet.setProviderOptions(i, i == 0 ? words(m_row->comesWith) : QStringList());
        if (m_row->starter == FaultRow::Starter::NewVersionElsewhere)
            m_fleet.replaceProvider(i);
        const bool isOld = m_row->starter == FaultRow::Starter::OldVersion;
        m_fleet.setVersion(i, isOld ? u"1.0"_s : u"2.0"_s);
        m_fleet.provider(i).start();
    }
}

/// What the first server took, the second has, too: else its loss would take the change along.
bool FaultPlayer::isPassedOn() const
{
    const EurekaView second(m_fleet.eurekaUrls().section(u',', 1));
    return second.liveState(u"ORDERS"_s, m_ids.at(m_row->of)).startsWith(u"OUT_OF_SERVICE/"_s);
}

bool FaultPlayer::isReached(RunningProgram &running) const
{
    if (m_row->deed == FaultRow::Deed::Nothing)
        return false;
    if (m_row->deed == FaultRow::Deed::LoseFirstServer && !isPassedOn())
        return false;
    const QString at = QString::fromUtf8(m_row->at);
    return std::ranges::any_of(
        running.lines(), [&](const QJsonObject &line) { return isLine(line, at, m_ids.at(m_row->of)); });
}

void FaultPlayer::doDeed(RunningProgram &running) const
{
    switch (m_row->deed) {
    case FaultRow::Deed::Nothing:
        break;
    case FaultRow::Deed::Interrupt:
        running.send(SIGINT);
        break;
    case FaultRow::Deed::Kill:
        running.send(SIGKILL);
        break;
    case FaultRow::Deed::LosePeer:
        m_fleet.peer().kill();
        break;
    case FaultRow::Deed::LoseFirstServer:
        m_fleet.firstServer().kill();
        break;
    }
}

void FaultPlayer::release(const Program &program)
{
    const auto running = program.begin(releaseCommand());
    bool isDone = false;
    const auto isOver = [&] {
        if (!isDone && isReached(*running)) {
            isDone = true;
            doDeed(*running);
        }
        return !running->isRunning();
    };
    eventually(isOver, releaseLimit);
    m_run = running->finish();
    m_told += m_run.told();
}

// --- after it

QString FaultPlayer::remains(int index) const
{
    const QJsonObject instance = m_fleet.survivor().liveInstance(u"ORDERS"_s, m_fleet.instanceId(index));
    const QString process = m_fleet.provider(index).isRunning() ? u", runs"_s : u", ended"_s;
    if (instance.isEmpty())
        return u"gone"_s + process;
    const QString version = instance.value("metadata"_L1)["version"_L1].toString();
    return version + u' ' + stateOf(instance) + process;
}

QString FaultPlayer::others() const
{
    QStringList touched;
    for (int i = 1; i < m_fleet.providerCount(); ++i) {
        if (remains(i) != u"1.0 UP/UNKNOWN, runs"_s)
            touched.append(remains(i));
    }
    return touched.isEmpty() ? u"untouched"_s : touched.join(u" and "_s);
}

void FaultPlayer::readRemains(const Callers &callers)
{
    const FaultFacts expected = expectedOf(*m_row);
    const bool isAny = !expected.contains(u"remains"_s);
    eventually([&] { return isAny || remains(0) == expected.value(u"remains"_s); }, settleLimit);
    m_facts.insert(u"remains"_s, remains(0));
    m_facts.insert(u"others"_s, others());
    if (const Load *load = callers.gateway.get()) {
        const qint64 end = load->mark() + aftermathMs;
        eventually([&] { return load->mark() >= end; }, settleLimit);
    }
}

/// Those that some server still holds an override of.
QStringList FaultPlayer::overridden() const
{
    QStringList ids = m_ids;
    for (int i = 0; i < m_fleet.providerCount(); ++i)
        ids.append(m_fleet.instanceId(i));
    ids.removeDuplicates();
    QStringList found;
    for (const QString &url : m_fleet.eurekaUrls().split(u',')) {
        for (const QString &id : ids) {
            const QString state = EurekaView(url).liveState(u"ORDERS"_s, id);
            if (!state.isEmpty() && !state.endsWith(u"/UNKNOWN"_s))
                found.append(id);
        }
    }
    found.removeDuplicates();
    return found;
}

void FaultPlayer::readOverrides()
{
    const QStringList left = overridden();
    QStringList untold;
    for (const QString &id : left) {
        if (!isToldToBeOut(m_run, m_recovery, id))
            untold.append(id);
    }
    const QString known = left.isEmpty() ? u"none"_s : u"named"_s;
    m_facts.insert(u"overrides"_s, untold.isEmpty() ? known : untold.join(u' '));
}

void FaultPlayer::recover(const Program &program)
{
    m_recovery = program.run({u"recover"_s});
    m_told += m_recovery.told();
    m_facts.insert(saidByRecover(m_recovery, m_ids));
    readOverrides();
    if (expectedOf(*m_row).contains(u"next-start"_s)) {
        const ProgramRun next = program.run(releaseCommand() + QStringList{u"--dry-run"_s});
        const bool isNamed = saidByRecover(next, m_ids).value(u"unfinished"_s) != u"no"_s;
        m_facts.insert(u"next-start"_s, isNamed ? u"names it"_s : u"says nothing"_s);
    }
    if (*m_row->recoverBy != 0) {
        const ProgramRun run =
            program.run(QStringList{u"recover"_s, u"orders"_s, u"--yes"_s} + words(m_row->recoverBy));
        m_told += run.told();
        const QString outcome = run.result().value("outcome"_L1).toString();
        m_facts.insert(u"recovered"_s, (QString::number(run.exitCode) + u' ' + outcome).trimmed());
        m_facts.insert(u"remains-then"_s, remains(0));
    }
    const ProgramRun journal = program.run({u"journal"_s, u"--verify"_s});
    m_facts.insert(u"journal"_s, journal.exitCode == 0 ? u"whole"_s : QString::fromUtf8(journal.output));
}

FaultFacts FaultPlayer::play(const FaultRow &row)
{
    m_row = &row;
    m_told.clear();
    if (!putInOrder())
        return {};
    m_ids.clear();
    for (int i = 0; i < m_fleet.providerCount(); ++i)
        m_ids.append(m_fleet.instanceId(i));
    m_isReplaced = QList<bool>(m_fleet.providerCount(), false);
    const Program program(m_fleet.eurekaUrls());
    QTimer starter;
    QObject::connect(&starter, &QTimer::timeout, &starter, [this] { startWhatHasEnded(); });
    starter.start(500ms);
    const ServiceWatch watch(m_fleet);
    Callers callers;
    if (row.hasTraffic)
        callers.gateway = std::make_unique<Load>(m_fleet.workUrl(), perSecond);
    if (row.isClungTo)
        callers.direct = std::make_unique<Load>(m_fleet.provider(0).url(u"/work?ms=20"_s), clingingPerSecond);

    release(program);
    m_facts = saidByRelease(m_run, m_ids);
    readRemains(callers);
    recover(program);
    if (row.endsLater)
        eventually([&] { return !m_fleet.provider(0).isRunning(); }, releaseLimit);
    for (const auto &load : {callers.gateway.get(), callers.direct.get()}) {
        if (load)
            load->stop();
    }
    m_facts.insert(u"failed"_s, callers.failed());
    m_facts.insert(u"fewest"_s, QString::number(watch.fewest()));
    return m_facts;
}

} // namespace live
