// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eurekacommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "app/engine/actuatorread.h"
#include "app/engine/polling.h"
#include "core/advice/findings.h"
#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "ui/text/text.h"

#include <QJsonArray>

#include <algorithm>

namespace app {

namespace {

/// Until the engine has read the lease and knocked at the port.
constexpr core::Millis leaseWait = std::chrono::seconds(8);
constexpr core::Millis probeTimeout{2'000};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonArray readBackJson(const core::RegistryChangeState &state)
{
    QJsonArray peers;
    for (const std::string &peer : state.peers) {
        const auto found = state.readBack.find(peer);
        const core::PeerReadBack read = found == state.readBack.end() ? core::PeerReadBack() : found->second;
        QJsonObject line{{QStringLiteral("peer"), text(peer)},
                         {QStringLiteral("verdict"), text(core::verdictName(read.verdict))},
                         {QStringLiteral("status"), QJsonValue::Null},
                         {QStringLiteral("overriddenStatus"), QJsonValue::Null}};
        if (read.status) {
            line[QStringLiteral("status")] = text(read.status->status.word());
            line[QStringLiteral("overriddenStatus")] = text(read.status->overriddenStatus.word());
        }
        peers.append(line);
    }
    return peers;
}

QJsonValue trapJson(const core::RegistryChangeState &state)
{
    if (state.trap)
        return text(core::trapName(*state.trap));
    return state.actuatorTrap ? QJsonValue(text(core::trapName(*state.actuatorTrap))) : QJsonValue();
}

} // namespace

EurekaCommand::EurekaCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_connections(m_arguments.reach ? m_arguments.reach : std::make_shared<Reach>(m_arguments.eureka))
    , m_state{0, {{}, *m_arguments.operation.application, *m_arguments.operation.instance}, core::Renewal{}}
{
    for (const core::BaseAddress &peer : m_arguments.eureka)
        m_state.peers.push_back(peer.url);
    connect(&m_engine, &Engine::snapshotReady, this, &EurekaCommand::onSnapshot);
    connect(&m_engine, &Engine::refused, this, &EurekaCommand::onRefused);
    connect(&m_engine, &Engine::lineWritten, this, &EurekaCommand::onLine);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &EurekaCommand::onTimeout);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

// --- before the write
// ---------------------------------------------------------------------------------------------------------

void EurekaCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    m_snapshot = snapshot;
    if (m_isAsked) {
        follow(*snapshot);
    } else if (m_leaseUntil) {
        offerOnceLeaseIsRead();
    } else if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
    } else if (!m_isReading && !isHealthAwaited() && m_engine.isEveryServerTried()) {
        m_isReading = true;
        m_state.key.environment = snapshot->fleet->environment;
        readEverywhere();
    }
}

/// What is ill serves nobody: it does not count as one that is left.
bool EurekaCommand::isHealthAwaited() const
{
    const bool isUnread =
        std::ranges::any_of(m_snapshot->fleet->instances, [this](const core::InstanceView &row) {
            return row.key.application == m_state.key.application && !row.actuatorUrl.empty() &&
                   !row.health.isKnown() && !row.health.lastError;
        });
    return takesAway(asked().operation) && isUnread && !m_engine.isFirstPictureComplete();
}

void EurekaCommand::readEverywhere()
{
    if (!core::isAddressable(m_state.key.application.text()) || !core::isAddressable(m_state.key.id)) {
        m_state.trap = core::WriteTrap::NameNotAddressable;
        refuse(ui::Text::sentence(*m_state.trap));
        return;
    }
    for (const std::string &peer : m_state.peers) {
        core::Request request = core::instanceRequest(peer, m_state.key.application, m_state.key.id);
        request.timeout = readTimeout;
        m_connections.reader.read(
            request, this, [this, peer, url = request.url](const core::Result<core::Response> &response) {
                onRead(peer, core::instanceAnswer(response, url, m_state.key.id));
            });
    }
}

void EurekaCommand::onRead(const std::string &peer, const core::Result<std::optional<core::Instance>> &answer)
{
    core::PeerReadBack &read = m_state.readBack[peer];
    if (!answer) {
        read.error = answer.error();
        printError(ui::Text::sentence(answer.error()));
    } else {
        m_state.answered.insert(peer);
        if (*answer)
            m_state.before.emplace(peer, **answer);
    }
    if (m_state.readBack.size() < m_state.peers.size() || m_isOver || !choose())
        return;
    if (asked().order)
        findEndpoint();
    else if (asked().operation == EurekaOperation::Deregister && !asked().isEvenIfRunning)
        checkProcess();
    else
        offer();
}

void EurekaCommand::findEndpoint()
{
    core::ActuatorOrder order = *asked().order;
    const core::InstanceView *row = m_snapshot->fleet->find(m_state.key);
    if (row)
        order.actuatorUrl = row->actuatorUrl;
    const auto known = m_state.before.find(m_state.peer);
    std::optional<core::Instance> instance;
    if (known != m_state.before.end())
        instance = known->second;
    auto *read = new ActuatorRead(
        std::move(order), std::move(instance), m_connections.reader, m_clock,
        [this](const core::FoundOrder &found) {
            if (!m_isOver)
                onEndpoint(found);
        },
        this);
    read->start();
}

void EurekaCommand::onEndpoint(const core::FoundOrder &found)
{
    if (const auto *order = std::get_if<core::ActuatorOrder>(&found)) {
        m_state.write = *order;
        offer();
    } else if (const auto *trap = std::get_if<core::ActuatorTrap>(&found)) {
        m_state.actuatorTrap = *trap;
        refuse(ui::Text::sentence(*trap));
    } else {
        const core::Error &error = std::get<core::Error>(found);
        printError(ui::Text::sentence(error));
        end(exitCodeOf(core::outcomeOf(error)));
    }
}

std::optional<core::InstanceWrite> EurekaCommand::writeFor()
{
    if (asked().order)
        return *asked().order;
    switch (asked().operation) {
    case EurekaOperation::Register:
        return *asked().registration;
    case EurekaOperation::Deregister:
        return core::Deregister{};
    case EurekaOperation::OutOfService:
        return core::SetOverride{core::Status::OutOfService};
    case EurekaOperation::Override:
        return core::SetOverride{*asked().value};
    case EurekaOperation::CancelOverride:
        return core::CancelOverride{asked().value};
    case EurekaOperation::Metadata:
        return core::SetMetadata{asked().metadata};
    case EurekaOperation::Repair: {
        std::vector<std::optional<core::Instance>> instances;
        for (const std::string &peer : m_state.answered) {
            const auto found = m_state.before.find(peer);
            instances.push_back(found == m_state.before.end() ? std::nullopt : std::optional(found->second));
        }
        const auto repair = core::repairFor(instances);
        return repair ? std::optional<core::InstanceWrite>(*repair) : std::nullopt;
    }
    default:
        return core::Renewal{};
    }
}

/// Which write, and to which peer; false where there is none and the command ended.
bool EurekaCommand::choose()
{
    const auto write = writeFor();
    if (!write) {
        refuse(
            QStringLiteral("There is nothing to repair: no answering server holds an override that another "
                           "one lacks, or they hold different ones."));
        return false;
    }
    m_state.write = *write;
    for (const std::string &peer : m_state.peers) {
        if (const auto trap = core::trapOf(peer, m_state.key, m_state.write)) {
            m_state.trap = trap;
            refuse(ui::Text::sentence(*trap));
            return false;
        }
    }
    if (const auto peer = core::peerToWrite(m_state)) {
        m_state.peer = *peer;
        return true;
    }
    if (m_state.answered.empty()) {
        end(exitCodeOf(*m_state.readBack.begin()->second.error));
        return false;
    }
    refuse(QStringLiteral("No instance %1 is registered.").arg(ui::Text::plain(m_state.key.path())));
    return false;
}

/// What still answers registers again with its next heartbeat.
void EurekaCommand::checkProcess()
{
    const core::Instance &instance = m_state.before.at(m_state.peer);
    const std::string &host = instance.hostName.empty() ? instance.ipAddress : instance.hostName;
    const int port = instance.port.value_or(instance.securePort.value_or(0));
    m_connections.probe.probe(host, port, probeTimeout, this, [this, host, port](PortState state) {
        if (m_isOver)
            return;
        if (state == PortState::Open)
            refuse(
                QStringLiteral("Its process still answers at %1:%2: callers may still be sent to it, and it "
                               "registers again with its next heartbeat. Drain and stop it first, or give "
                               "--even-if-running.")
                    .arg(text(host))
                    .arg(port));
        else
            m_leaseUntil = m_clock() + leaseWait; // and its heartbeats
    });
}

/// A closed port alone is not enough: the engine's own reads tell whether its heartbeats have stopped, too.
void EurekaCommand::offerOnceLeaseIsRead()
{
    const core::LeaseRead *lease = leaseRead();
    const bool isTold = lease && (lease->isPortClosed || !core::isSuspect(*lease));
    if (isTold || m_clock() >= *m_leaseUntil)
        offer();
}

const core::LeaseRead *EurekaCommand::leaseRead() const
{
    return m_snapshot->adviceFacts ? m_snapshot->adviceFacts->leaseOf(m_state.key) : nullptr;
}

void EurekaCommand::offer()
{
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = m_snapshot->access.isWritable(context.now);
    context.lease = leaseRead();
    if (asked().isEvenIfRunning) {
        m_arguments.overridden.push_back(core::Guard::MayStillRun);
        if (m_arguments.reason.isEmpty())
            m_arguments.reason = QStringLiteral("--even-if-running was given");
    }
    context.overridden = m_arguments.overridden;
    context.heldElsewhere = m_snapshot->heldElsewhere;
    const auto found = core::guardsForChange(*m_snapshot->fleet, m_state.key, m_state.write, context);
    printUnfinished(*m_snapshot, m_clock(), m_arguments.isJson);
    announce();
    tellFindings(found);
    if (core::isBlocked(found)) {
        onRefused({m_state.key, core::Goal::Drain, found});
        return;
    }
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    const Consent consent = m_arguments.isYes ? Consent::Yes : askToGoOn();
    if (consent == Consent::Yes) {
        send();
        return;
    }
    if (consent == Consent::Nobody)
        printError(QStringLiteral("There is nobody to confirm it; give --yes."));
    else
        printLine(QStringLiteral("Nothing was sent."));
    end(consent == Consent::Nobody ? ExitCode::Usage : ExitCode::Failed);
}

std::vector<QString> EurekaCommand::warnings(const std::vector<core::GuardFinding> &found) const
{
    std::vector<QString> all;
    for (const core::GuardFinding &finding : found) {
        if (!finding.blocks)
            all.push_back(ui::Text::sentence(finding, m_state.key));
    }
    if (asked().operation == EurekaOperation::Register && !m_state.before.empty())
        all.push_back(QStringLiteral("An instance of this id is registered already; this replaces what it "
                                     "says of itself until it registers again."));
    const auto *order = std::get_if<core::ActuatorOrder>(&m_state.write);
    if (!order)
        return all;
    for (const core::OrderWarning warning : core::warningsFor(*order))
        all.push_back(ui::Text::sentence(warning));
    return all;
}

void EurekaCommand::tellFindings(const std::vector<core::GuardFinding> &found) const
{
    for (const QString &warning : warnings(found)) {
        if (m_arguments.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("warning")},
                       {QStringLiteral("at"), isoTime(m_clock())},
                       {QStringLiteral("text"), warning}});
        else
            printLine(QStringLiteral("Warning: %1").arg(warning));
    }
}

/// What will come of it, by the live read of the server that it goes to; nothing for what only an instance
/// does.
std::optional<core::WritePreview> EurekaCommand::preview() const
{
    const auto live = m_state.before.find(m_state.peer);
    const auto change = core::changeOf(m_state.write);
    if (live == m_state.before.end() || !change)
        return std::nullopt;
    const core::InstanceView *row = m_snapshot->fleet->find(m_state.key);
    return core::previewOf(live->second, *change, row ? core::ownHealthOf(*row) : core::OwnHealth::NotKnown,
                           core::generationBy(live->second));
}

void EurekaCommand::announce() const
{
    const core::Request request = core::requestFor(m_state.peer, m_state.key, m_state.write);
    const auto expected = preview();
    const QString effect = expected ? ui::Text::sentence(*expected) : QString();
    if (!m_arguments.isJson) {
        printLine(QStringLiteral("Will send: %1").arg(ui::Text::requestLine(request)));
        if (!effect.isEmpty())
            printLine(effect);
        if (!request.body.empty())
            printLine(text(request.body));
        return;
    }
    printJson({{QStringLiteral("event"), QStringLiteral("plan")},
               {QStringLiteral("at"), isoTime(m_clock())},
               {QStringLiteral("method"), text(core::methodName(request.method))},
               {QStringLiteral("url"), text(request.url)},
               {QStringLiteral("body"), text(request.body)},
               {QStringLiteral("effect"), effect.isEmpty() ? QJsonValue() : QJsonValue(effect)}});
}

// --- the write
// ---------------------------------------------------------------------------------------------------------

void EurekaCommand::send()
{
    m_isAsked = true;
    const core::InstanceKey key = m_state.key;
    m_state.readBack.clear();
    std::visit(
        [&](const auto &write) {
            using Write = std::decay_t<decltype(write)>;
            if constexpr (std::is_same_v<Write, core::ActuatorOrder>)
                m_engine.handle(core::AskActuator{key, *asked().order, m_arguments.reason.toStdString(),
                                                  m_arguments.overridden, core::requestFor(write)});
            else if constexpr (std::is_same_v<Write, core::Registration> ||
                               std::is_same_v<Write, core::Renewal>)
                m_engine.handle(core::AnnounceInstance{key, write});
            else
                m_engine.handle(core::ChangeRegistry{key, write, m_arguments.reason.toStdString(),
                                                     m_arguments.overridden});
        },
        core::InstanceWrite(m_state.write));
}

void EurekaCommand::follow(const core::Snapshot &snapshot)
{
    if (snapshot.registryChanges.empty())
        return;
    m_state = snapshot.registryChanges.back();
    if (m_state.isFinished())
        end(exitCodeOf(m_state.outcome));
}

void EurekaCommand::onRefused(const core::IntentRefusal &refusal)
{
    printRefusals(refusal);
    end(ExitCode::Refused);
}

void EurekaCommand::onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver)
        return;
    if (m_arguments.isJson)
        printJson(eventJson(key, line, at));
    else
        printLine(QStringLiteral("%1  %2: %3")
                      .arg(ui::Text::clockTime(at), text(core::journalKindName(line.kind)), text(line.text)));
}

void EurekaCommand::onTimeout()
{
    printError(QStringLiteral("Not proven in time; nothing was undone."));
    end(m_isAsked ? ExitCode::NotProven : ExitCode::Unreachable);
}

void EurekaCommand::refuse(const QString &why)
{
    printError(why);
    end(ExitCode::Refused);
}

void EurekaCommand::tellReadBack() const
{
    for (const auto &[peer, read] : m_state.readBack)
        printLine(ui::Text::readBackSentence(peer, read, m_state.write));
}

void EurekaCommand::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_isAsked && m_state.failure)
        printError(ui::Text::sentence(*m_state.failure));
    if (m_isAsked && m_state.actuatorTrap)
        printError(ui::Text::sentence(*m_state.actuatorTrap));
    if (m_arguments.isJson)
        printJson({{QStringLiteral("event"), QStringLiteral("result")},
                   {QStringLiteral("at"), isoTime(m_clock())},
                   {QStringLiteral("result"), QString::fromLatin1(resultWord(code))},
                   {QStringLiteral("operation"), asked().order ? text(core::orderName(asked().order->kind))
                                                               : operationWord(asked().operation)},
                   {QStringLiteral("application"), text(m_state.key.application.text())},
                   {QStringLiteral("instanceId"), text(m_state.key.id.text())},
                   {QStringLiteral("trap"), trapJson(m_state)},
                   {QStringLiteral("peer"),
                    m_state.peer.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(m_state.peer))},
                   {QStringLiteral("peers"), m_isAsked ? readBackJson(m_state) : QJsonArray()}});
    else if (m_isAsked)
        tellReadBack();
    emit finished(code);
}

} // namespace app
