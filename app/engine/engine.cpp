// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/engine.h"

#include "app/engine/authorread.h"
#include "app/engine/checkdesk.h"
#include "app/engine/recoverer.h"
#include "app/engine/recoverydesk.h"
#include "app/engine/vipread.h"
#include "app/store/actinglock.h"
#include "app/store/approvals.h"
#include "core/actuator/endpoints.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis publishEvery{100};
constexpr core::Millis slowestPublishing{1'000};
constexpr core::Millis tickEvery{200};
/// A tick that is so late was not late: the computer slept, or the program was stopped.
constexpr core::Millis sleptAtLeast = std::chrono::seconds(15);
constexpr core::Millis writableFor = std::chrono::minutes(30);

std::set<core::InstanceName> namesOf(const std::vector<core::InstanceKey> &keys)
{
    std::set<core::InstanceName> names;
    for (const core::InstanceKey &key : keys)
        names.insert({key.application, key.id});
    return names;
}

std::vector<std::string> urlsOf(const std::vector<core::BaseAddress> &peers)
{
    std::vector<std::string> urls;
    for (const core::BaseAddress &peer : peers)
        urls.push_back(peer.url);
    return urls;
}

std::set<std::string> applicationsOf(const std::vector<core::Release> &releases)
{
    std::set<std::string> names;
    for (const core::Release &release : releases)
        names.insert(release.plan.application.text());
    return names;
}

template <typename... Handlers> struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

/// Made in start(), so that all of it lives in the engine's thread.
struct Engine::Parts
{
    Parts(const EngineSettings &settings, Engine *engine)
        : connections(settings.reach ? settings.reach : std::make_shared<Reach>(settings.peers))
        , keeper(settings.environment, urlsOf(settings.peers))
        , poller(connections, keeper, settings.clock, settings.periods, nullptr)
        , driver(connections, keeper, journal, settings.clock,
                 {QString::fromStdString(settings.environment), settings.operatorName}, nullptr)
        , vip(connections, keeper, settings.clock, nullptr)
        , writer(connections, journal, settings.clock,
                 {QString::fromStdString(settings.environment), settings.operatorName},
                 urlsOf(settings.peers), nullptr)
        , approvals(settings.approvalsPath)
        , plans({connections, keeper, journal, driver, writer, urlsOf(settings.peers), approvals},
                settings.clock, {QString::fromStdString(settings.environment), settings.operatorName},
                nullptr)
        , recovery(journal, keeper, settings.clock,
                   {QString::fromStdString(settings.environment), settings.operatorName},
                   urlsOf(settings.peers), nullptr)
        , lock(QFileInfo(settings.journalPath).absolutePath() + QStringLiteral("/locks"),
               urlsOf(settings.peers))
        , recoverer({recovery, driver, plans, writer, lock}, settings.clock, settings.operatorName,
                    settings.recovers, nullptr)
        , authors(journal, keeper, settings.clock, QString::fromStdString(settings.environment))
        , check(connections, keeper, settings.clock, nullptr)
        , recorder(keeper, history, settings.clock)
        , ticker(engine)
    {
    }

    Connections connections;
    FactKeeper keeper;
    Journal journal;
    Poller poller;
    ReleaseDriver driver;
    VipRead vip;
    RegistryWriter writer;
    Approvals approvals;
    PlanDriver plans;
    std::unique_ptr<ConnectionTest> test; ///< the newest one
    RecoveryDesk recovery;
    ActingLock lock;
    Recoverer recoverer;
    AuthorRead authors;
    CheckDesk check;
    RunHistory history;
    Recorder recorder;
    QTimer ticker;
};

Engine::Engine(EngineSettings settings)
    : m_settings(std::move(settings))
    , m_commands(std::make_shared<const core::CommandsByApplication>(m_settings.commands))
{
    m_access.isLoopback = std::ranges::all_of(m_settings.peers, [](const core::BaseAddress &peer) {
        return core::isLoopback(core::hostOf(peer.url));
    });
}

Engine::~Engine() = default;

void Engine::start()
{
    m_parts = std::make_unique<Parts>(m_settings, this);
    if (const auto opened = m_parts->journal.open(m_settings.journalPath); !opened) {
        emit stopped(opened.error());
        return;
    }
    // Without it a report has no charts; nothing else depends on it.
    (void)m_parts->history.open(RunHistory::pathBeside(m_settings.journalPath));
    if (m_settings.isUnlocked)
        m_access.writableUntil = m_settings.clock() + writableFor;
    m_parts->driver.setAccess(m_access);
    m_parts->driver.setDeclaredCallers(m_settings.callers);
    m_parts->plans.setDeclaredCallers(m_settings.callers);
    m_parts->check.setDeclaredCallers(m_settings.callers);
    m_parts->poller.setMeasuring(m_settings.measures);
    m_parts->poller.setActuators(m_settings.actuators);
    m_parts->poller.setPrometheus(m_settings.measuring.prometheus);
    m_parts->poller.setIgnoredUris(m_settings.measuring.ignoredUris);
    if (m_settings.target)
        m_parts->poller.setTarget(*m_settings.target);
    joinParts();
    m_parts->recoverer.start();
    m_parts->recovery.consider(m_settings.considered);
    m_parts->ticker.start(tickEvery);
    m_parts->poller.start();
}

void Engine::joinParts()
{
    Poller &poller = m_parts->poller;
    ReleaseDriver &driver = m_parts->driver;
    connect(&poller, &Poller::listRead, &driver, &ReleaseDriver::onListRead);
    connect(&poller, &Poller::liveRead, &driver, &ReleaseDriver::onLiveRead);
    connect(&poller, &Poller::trafficRead, &driver, &ReleaseDriver::onTraffic);
    connect(&driver, &ReleaseDriver::inReleaseChanged, this,
            [this](const std::set<core::InstanceName> &names) {
                m_driven = names;
                tellInRelease();
            });
    connect(&driver, &ReleaseDriver::returningChanged, &poller, &Poller::setReturning);
    connect(&m_parts->vip, &VipRead::changed, this, &Engine::publishSoon);
    connect(&poller, &Poller::changed, this, &Engine::publishSoon);
    connect(&m_parts->check, &CheckDesk::changed, this, &Engine::publishSoon);
    connect(&driver, &ReleaseDriver::changed, this, &Engine::publishSoon);
    connect(&driver, &ReleaseDriver::refused, this, &Engine::refused);
    connect(&driver, &ReleaseDriver::lineWritten, this, &Engine::lineWritten);
    driver.setLock([this](const std::string &what) { return m_parts->recoverer.holdLock(what); });
    joinRecovery();
    RegistryWriter &writer = m_parts->writer;
    writer.setGuards([this](const core::InstanceKey &key, const core::InstanceWrite &write,
                            const std::vector<core::Guard> &overridden) {
        return guardsForChange(key, write, overridden);
    });
    connect(&writer, &RegistryWriter::changed, this, &Engine::publishSoon);
    connect(&writer, &RegistryWriter::refused, this, &Engine::refused);
    connect(&writer, &RegistryWriter::lineWritten, this, &Engine::lineWritten);
    PlanDriver &plans = m_parts->plans;
    connect(&plans, &PlanDriver::changed, this, &Engine::publishSoon);
    connect(&plans, &PlanDriver::refused, this, &Engine::releaseRefused);
    connect(&plans, &PlanDriver::notified, this, &Engine::notified);
    connect(&plans, &PlanDriver::lineWritten, this, &Engine::releaseLineWritten);
    connect(&m_parts->ticker, &QTimer::timeout, this, &Engine::tick);
}

void Engine::joinRecovery()
{
    RecoveryDesk &recovery = m_parts->recovery;
    connect(&m_parts->poller, &Poller::liveRead, &recovery, &RecoveryDesk::onLiveRead);
    connect(&recovery, &RecoveryDesk::namesChanged, this, &Engine::tellInRelease);
    connect(&recovery, &RecoveryDesk::changed, this, &Engine::publishSoon);
    connect(&recovery, &RecoveryDesk::lineWritten, this, &Engine::lineWritten);
    connect(&m_parts->recoverer, &Recoverer::changed, this, &Engine::publishSoon);
    connect(&m_parts->recoverer, &Recoverer::refused, this, &Engine::refused);
}

std::vector<core::GuardFinding> Engine::guardsForChange(const core::InstanceKey &key,
                                                        const core::InstanceWrite &write,
                                                        const std::vector<core::Guard> &overridden)
{
    const std::vector<core::Operation> operations = m_parts->driver.operations();
    core::GuardContext context;
    context.now = m_settings.clock();
    context.isWritable = m_access.isWritable(context.now);
    context.operations = &operations;
    context.overridden = overridden;
    context.heldElsewhere =
        m_parts->recoverer.holdLock(std::string(core::writeName(write)) + " " + key.path());
    const core::AdviceFacts facts = m_parts->poller.adviceFacts();
    context.lease = facts.leaseOf(key);
    return core::guardsForChange(*m_parts->keeper.picture(context.now), key, write, context);
}

/// Before anything decides by the time that has passed.
void Engine::noteSleep(core::TimePoint now)
{
    const core::Millis slept = m_tickedAt == core::TimePoint{} ? core::Millis(0) : now - m_tickedAt;
    m_tickedAt = now;
    if (slept < sleptAtLeast)
        return;
    m_parts->plans.woke(slept); // before the operations tell it how they go on
    m_parts->driver.woke(slept);
    m_parts->recovery.woke();
    m_parts->poller.refreshNow();
}

void Engine::tick()
{
    noteSleep(m_settings.clock());
    const bool isRunning = m_parts->driver.isRunning() || m_parts->plans.isRunning();
    if (isRunning && m_access.writableUntil) {
        m_access.writableUntil = std::max(*m_access.writableUntil, m_settings.clock() + writableFor / 6);
        m_parts->driver.setAccess(m_access);
    }
    m_parts->driver.tick();
    m_parts->plans.tick();
    m_parts->check.tick();
    m_parts->recoverer.tick();
    m_parts->recorder.tick(m_parts->driver.recorded(), m_parts->plans.releases());
}

void Engine::tellInRelease()
{
    std::set<core::InstanceName> names = m_parts->recovery.names();
    names.insert(m_driven.begin(), m_driven.end());
    m_parts->poller.setInRelease(names);
}

bool Engine::isRecoveryRead() const
{
    return m_parts && m_parts->recovery.isEveryOneRead();
}

bool Engine::isEveryPeerTried() const
{
    return m_parts && m_parts->poller.isEveryPeerTried();
}

bool Engine::isFirstPictureComplete() const
{
    return m_parts && m_parts->poller.isFirstPictureComplete();
}

/// An action never crosses environments: what was asked for while the window showed another one is refused.
bool Engine::isOfOtherEnvironment(const core::Intent &intent)
{
    const std::string meantFor(core::environmentOf(intent));
    if (meantFor == m_settings.environment)
        return false;
    if (const core::InstanceKey *key = core::keyOf(intent))
        emit refused({*key, core::Goal::Drain, {{core::Guard::OtherEnvironment, true, {meantFor}}}});
    else
        emit strayed({meantFor, m_settings.environment});
    return true;
}

void Engine::handle(const core::Intent &intent)
{
    if (!m_parts || isOfOtherEnvironment(intent))
        return;
    ReleaseDriver &driver = m_parts->driver;
    std::visit(
        Overloaded{
            [&](core::StartOperation start) {
                if (start.settings.hops == core::HopSettings{})
                    start.settings.hops = m_settings.hops;
                driver.start(start);
            },
            [&](const core::Abort &abort) { driver.abort(abort.key); },
            [&](const core::GoOnEarly &goOn) { driver.goOnEarly(goOn.key, goOn.reason); },
            [&](const core::CancelStop &cancel) { driver.cancelStop(cancel.key); },
            [&](const core::Dismiss &dismiss) { driver.dismiss(dismiss.key); },
            [&](const core::SetQuery &query) {
                m_query = query.query;
                m_parts->keeper.setCharted(m_query.application);
            },
            [&](const core::SetVisible &visible) { m_parts->poller.setVisible(namesOf(visible.keys)); },
            [&](const core::Unlock &) { m_access.writableUntil = m_settings.clock() + writableFor; },
            [&](const core::Lock &) { m_access.writableUntil.reset(); },
            [&](const core::RefreshNow &) { m_parts->poller.refreshNow(); },
            [&](const core::LookUpVip &look) { m_parts->vip.ask(look.question); },
            [&](const core::ProbeActuator &probe) { probeActuator(probe.key); },
            [&](const core::Inspect &one) { inspect(one.instance); },
            [&](const core::ChangeRegistry &change) {
                m_parts->writer.start({change.key, core::writeOf(change.change), change.reason,
                                       change.overridden, change.then, change.peer, change.isRepair});
            },
            [&](const core::AnnounceInstance &announce) {
                const auto write = std::visit([](const auto &one) { return core::InstanceWrite(one); },
                                              announce.announcement);
                m_parts->writer.start({announce.key, write});
            },
            [&](const core::AskActuator &ask) { askActuator(ask); },
            [&](const core::StartRelease &start) {
                m_parts->plans.start(start, m_settings.hops,
                                     m_settings.measuring.thresholdsOf(start.plan.application));
            },
            [&](const core::SteerRelease &steer) { m_parts->plans.steer(steer); },
            [&](const core::DismissRelease &dismiss) { m_parts->plans.dismiss(dismiss.release); },
            [&](const core::WatchTraffic &watch) {
                core::Judging judging{watch.application};
                judging.armedAt = watch.armedAt;
                judging.newVersion = watch.newVersion;
                judging.thresholds = m_settings.measuring.thresholdsOf(watch.application);
                m_parts->keeper.setJudging(std::move(judging));
            },
            [&](const core::Recover &choice) { m_parts->recoverer.recover(choice); },
            [&](const core::RecoverRelease &choice) { m_parts->recoverer.recover(choice); },
            [&](const core::CheckSmoothness &check) { m_parts->check.check(check.application); },
            [&](const core::ApproveCommand &approve) {
                // Not kept it is asked for again next time; why, the snapshot tells.
                (void)m_parts->approvals.add(approve.command, approve.isKept);
            },
            [&](const core::LeaveAsItIs &leave) { driver.leave(leave.key, leave.reason); },
        },
        intent);
    driver.setAccess(m_access);
    publishSoon();
}

void Engine::askActuator(const core::AskActuator &ask)
{
    core::ActuatorOrder order = ask.order;
    const auto picture = m_parts->keeper.picture(m_settings.clock());
    if (const core::InstanceView *row = picture->find(ask.key); row && order.actuatorUrl.empty())
        order.actuatorUrl = row->actuatorUrl;
    RegistryWriter::Order written{ask.key, std::move(order), ask.reason, ask.overridden, {}, {}, false, {}};
    written.confirmed = ask.confirmed;
    m_parts->writer.start(std::move(written));
}

void Engine::probeActuator(const core::InstanceKey &key)
{
    const auto picture = m_parts->keeper.picture(m_settings.clock());
    if (const core::InstanceView *row = picture->find(key); row && !row->actuatorUrl.empty())
        testConnection(key, core::healthRequest(row->actuatorUrl).url);
    m_parts->poller.probeActuator({key.application, key.id});
}

void Engine::testConnection(const core::InstanceKey &key, const std::string &url)
{
    constexpr core::Millis stepTimeout{5'000};
    m_connection = core::ConnectionReport{key, core::withoutCredentials(url), {}, false};
    m_parts->test = std::make_unique<ConnectionTest>(url, m_parts->connections.reach, stepTimeout);
    ConnectionTest *test = m_parts->test.get();
    const auto take = [this, test](bool isOver) {
        m_connection->steps = test->steps();
        m_connection->isOver = isOver;
        publishSoon();
    };
    connect(test, &ConnectionTest::stepOver, this, [take] { take(false); });
    connect(test, &ConnectionTest::finished, this, [take] { take(true); });
    test->start();
}

void Engine::inspect(const std::optional<core::InstanceKey> &key)
{
    m_inspected = key;
    m_inspection.reset();
    std::set<core::InstanceName> names;
    if (key)
        names.insert({key->application, key->id});
    m_parts->poller.setInspected(std::move(names));
}

/// Once a second: it goes over the whole fleet.
void Engine::renewInspection()
{
    const core::TimePoint now = m_settings.clock();
    if (!m_inspected || (m_inspection && now - m_inspection->at < std::chrono::seconds(1)))
        return;
    const core::FleetView picture = m_parts->keeper.pictureOf(m_inspected->application, now);
    const core::InstanceView *row = picture.find(*m_inspected);
    core::OperationSettings settings;
    settings.hops = m_settings.hops;
    if (!row)
        return;
    const core::FleetFacts &facts = m_parts->keeper.facts();
    m_inspection = core::inspect(facts, picture, *row, settings, m_settings.callers, now);
    m_inspection->triage = std::make_shared<const core::Triage>(
        core::triageOf(facts, m_parts->keeper.resilience(), picture.instances, *m_inspection));
}

bool Engine::isEveryLeaseTried() const
{
    return m_parts && m_parts->poller.isEveryLeaseTried();
}

bool Engine::isEveryServerTried() const
{
    return m_parts && m_parts->poller.isEveryServerTried();
}

bool Engine::isCheckComplete() const
{
    return m_parts && m_parts->poller.isFirstPictureComplete() && m_parts->check.isComplete();
}

bool Engine::isLeaseTried(const core::InstanceKey &key) const
{
    return m_parts && m_parts->poller.isLeaseTried({key.application, key.id});
}

/// Once a second: it walks over every instance.
void Engine::renewAdvice(const core::FleetView &fleet)
{
    const core::TimePoint now = m_settings.clock();
    if (m_adviceFacts && now >= m_adviceMadeAt && now - m_adviceMadeAt < std::chrono::seconds(1))
        return;
    core::AdviceFacts facts = m_parts->poller.adviceFacts();
    facts.caches = core::cachesOf(core::makeBudget(m_settings.hops));
    facts.authors = m_parts->authors.newest();
    m_adviceFacts = std::make_shared<const core::AdviceFacts>(std::move(facts));
    m_findings =
        std::make_shared<const std::vector<core::Finding>>(core::findingsOf(fleet, *m_adviceFacts, now));
    m_adviceMadeAt = now;
}

/// What nobody else holds any more. Whoever lets go of a picture last frees its rows, and of 10,000 that
/// would hold up the window for longer than to show them.
void Engine::freeShown()
{
    std::erase_if(m_given, [](const core::SnapshotPointer &snapshot) {
        return snapshot.use_count() == 1 && snapshot->fleet.use_count() == 1;
    });
}

void Engine::publishSoon()
{
    if (m_isPublishing)
        return;
    m_isPublishing = true;
    // A picture of many rows takes its time, which everything else here waits for.
    const core::Millis wait = std::clamp(m_publishTook * 4, publishEvery, slowestPublishing);
    QTimer::singleShot(wait, this, &Engine::publish);
}

void Engine::publish()
{
    m_isPublishing = false;
    noteSleep(m_settings.clock());
    QElapsedTimer stopwatch;
    stopwatch.start();
    freeShown();
    auto snapshot = std::make_shared<core::Snapshot>();
    snapshot->releases = m_parts->plans.releases();
    m_parts->keeper.setReleased(applicationsOf(snapshot->releases));
    snapshot->fleet = m_parts->keeper.picture(m_settings.clock());
    snapshot->query = m_query;
    snapshot->order = core::arrange(*snapshot->fleet, m_query);
    snapshot->operations = m_parts->driver.operations();
    renewAdvice(*snapshot->fleet);
    snapshot->adviceFacts = m_adviceFacts;
    snapshot->findings = m_findings;
    snapshot->vipAnswer = m_parts->vip.answer();
    snapshot->registryChanges = m_parts->writer.changes();
    snapshot->unfinished = m_parts->recovery.unfinished();
    snapshot->unfinishedReleases = m_parts->recovery.unfinishedReleases();
    const Recoverer &recoverer = m_parts->recoverer;
    snapshot->heldElsewhere = recoverer.heldElsewhere();
    for (const auto &trouble :
         {m_parts->approvals.trouble(), recoverer.storageTrouble(), m_parts->journal.trouble()}) {
        if (trouble)
            snapshot->journalTrouble = trouble;
    }
    snapshot->journalKeptAside = m_parts->journal.keptAside().toStdString();
    snapshot->access = m_access;
    snapshot->colour = m_settings.colour;
    snapshot->commands = m_commands;
    snapshot->approvedCommands = m_parts->approvals.texts();
    snapshot->rehearsalVersion = m_settings.rehearsalVersion;
    snapshot->operatorName = m_settings.operatorName.toStdString();
    m_hasEverAnswered =
        m_hasEverAnswered || std::ranges::any_of(snapshot->fleet->peers,
                                                 [](const core::PeerView &p) { return p.served.isKnown(); });
    snapshot->hasEverAnswered = m_hasEverAnswered;
    renewInspection();
    snapshot->inspection = m_inspection;
    snapshot->connection = m_connection;
    snapshot->check = m_parts->check.result();
    snapshot->acceptsAnyCertificate = m_parts->connections.reach->trust->acceptsAnyCertificate();
    for (const CredentialState &state : m_parts->connections.credentials->states()) {
        if (state.isSuspended)
            snapshot->suspendedCredentials.push_back(state.name);
    }
    m_given.push_back(snapshot);
    m_publishTook = core::Millis(stopwatch.elapsed());
    emit snapshotReady(std::move(snapshot));
}

} // namespace app
