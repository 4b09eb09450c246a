// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "core/release/plan.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <algorithm>
#include <set>

using core::Phase;

/// Every pair of phase and event: those that the design lists may do something, all others change nothing.
class MachineTableTest : public QObject
{
    Q_OBJECT

private slots:
    void pair_data();
    void pair();
    void namesAreUnique();
};

namespace {

constexpr int phaseCount = static_cast<int>(Phase::Failed) + 1;
constexpr int variantCount = 4;

/// Pairs that may change the phase or send something, from the table of steps in the design.
const std::set<std::pair<std::string, std::string>> &moving()
{
    static const std::set<std::pair<std::string, std::string>> pairs{{"taking-out", "write-answered"},
                                                                     {"taking-out", "write-refused"},
                                                                     {"reading-back", "peer-read"},
                                                                     {"reading-back", "tick"},
                                                                     {"reading-back", "abort"},
                                                                     {"waiting", "peer-read"},
                                                                     {"waiting", "tick"},
                                                                     {"waiting", "go-on"},
                                                                     {"waiting", "abort"},
                                                                     {"drained", "peer-read"},
                                                                     {"drained", "sampled"},
                                                                     {"drained", "stop"},
                                                                     {"drained", "abort"},
                                                                     {"stop-countdown", "peer-read"},
                                                                     {"stop-countdown", "tick"},
                                                                     {"stop-countdown", "sampled"},
                                                                     {"stop-countdown", "abort"},
                                                                     {"stop-countdown", "woke"},
                                                                     {"stop-countdown", "stop-taken-back"},
                                                                     {"stop-sending", "write-answered"},
                                                                     {"stop-sending", "write-refused"},
                                                                     {"stopping", "peer-read"},
                                                                     {"stopping", "port-probed"},
                                                                     {"stopping", "tick"},
                                                                     {"cancelling", "write-answered"},
                                                                     {"cancelling", "write-refused"},
                                                                     {"restoring", "peer-read"},
                                                                     {"restoring", "tick"}};
    return pairs;
}

/// Pairs that change what is known but never the phase.
const std::set<std::pair<std::string, std::string>> &noting()
{
    static const std::set<std::pair<std::string, std::string>> pairs{{"reading-back", "served-read"},
                                                                     {"waiting", "served-read"},
                                                                     {"waiting", "sampled"},
                                                                     {"reading-back", "woke"},
                                                                     {"waiting", "woke"},
                                                                     {"drained", "woke"},
                                                                     {"stopping", "woke"},
                                                                     {"restoring", "woke"},
                                                                     {"reading-back", "cancel-planned"},
                                                                     {"waiting", "cancel-planned"},
                                                                     {"drained", "cancel-planned"},
                                                                     {"stop-countdown", "cancel-planned"},
                                                                     {"drained", "served-read"},
                                                                     {"reading-back", "hops-read"},
                                                                     {"waiting", "hops-read"},
                                                                     {"drained", "hops-read"},
                                                                     {"stop-countdown", "hops-read"},
                                                                     {"restoring", "hops-read"},
                                                                     {"restoring", "served-read"},
                                                                     {"restored", "hops-read"},
                                                                     {"stop-sending", "readiness-read"},
                                                                     {"stopping", "readiness-read"},
                                                                     {"stopping", "sampled"},
                                                                     {"stopped", "sampled"},
                                                                     {"restored", "served-read"}};
    return pairs;
}

/// The event in several forms, so that each handler is reached with what could tempt it.
core::Event eventAt(std::size_t index, int variant)
{
    const bool isEven = variant % 2 == 0;
    switch (index) {
    case 0:
        return isEven ? core::WriteAnswered{1, core::Response{variant == 0 ? 200 : 500}}
                      : core::WriteAnswered{1, tl::unexpected(build::error(core::ErrorKind::OutcomeUnknown))};
    case 1:
        return core::WriteRefused{1, {"read-only"}};
    case 2: {
        const char *statuses[] = {"OUT_OF_SERVICE", "UP", "UP", "DOWN"};
        const char *overrides[] = {"OUT_OF_SERVICE", "UNKNOWN", "UP", "UNKNOWN"};
        if (variant == 3)
            return core::PeerRead{build::peerOne, std::optional<core::Instance>()};
        return core::PeerRead{build::peerOne, std::optional(build::instance(
                                                  "orders-1:8080", statuses[variant], overrides[variant]))};
    }
    case 3:
        return core::ServedRead{build::peerOne, isEven};
    case 4:
        return core::Sampled{build::sample(1000, isEven ? 500 : 100, variant)};
    case 5:
        return core::PortProbed{isEven ? core::PortState::Closed : core::PortState::Open};
    case 6:
        return core::Tick{};
    case 7:
        return core::AbortAsked{};
    case 8:
        return core::GoOnAsked{"reason"};
    case 9:
        return core::StopAsked{};
    case 10:
        return core::StopTakenBack{};
    case 11:
        return core::CancelPlanned{build::peerTwo, {}};
    case 12:
        return core::HopsRead{{}, {core::Millis(9'000), true, false, "e"}, {}};
    case 13:
        return core::ReadinessRead{isEven};
    default:
        return core::Woke{std::chrono::hours(1)};
    }
}

core::Operation operationIn(Phase phase)
{
    const core::FleetView fleet = build::fleet(std::vector{build::instance()});
    auto operation = core::planOperation(fleet, fleet.instances[0], core::Goal::Drain, {}, 1, build::at(0));
    operation.phase = phase;
    operation.proof = core::Proof::Time;
    operation.writes = 1;
    operation.stopAt = build::at(1);
    operation.evidence[build::peerOne].kind = core::PeerEvidence::Kind::Present;
    operation.evidence[build::peerOne].status = core::reportedStatus("OUT_OF_SERVICE");
    operation.evidence[build::peerOne].overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
    operation.samples = {build::sample(998, 100)};
    if (phase == Phase::Stopping) { // both proofs were seen: whatever is read next ends it
        operation.goneAt = {build::peerOne};
        operation.signs.portClosed = build::at(1);
    }
    if (phase == Phase::Restoring || phase == Phase::Restored) {
        operation.backSince = build::at(2);
        operation.wayBack = core::wayBackOf(operation.budget);
    }
    const std::set<Phase> awaiting{Phase::TakingOut, Phase::StopSending, Phase::Cancelling};
    if (awaiting.contains(phase))
        operation.pending = core::PendingWrite{1, operation.cancelRequest, build::at(0)};
    return operation;
}

} // namespace

void MachineTableTest::pair_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("event");
    QTest::addColumn<core::TakeOutBy>("by");
    for (const core::TakeOutBy by : {core::TakeOutBy::Eureka, core::TakeOutBy::Pause}) {
        for (int phase = 0; phase < phaseCount; ++phase) {
            for (std::size_t event = 0; event < std::variant_size_v<core::Event>; ++event) {
                const std::string name = std::string(core::phaseName(static_cast<Phase>(phase))) + ", " +
                                         std::string(core::eventName(eventAt(event, 0))) + ", by " +
                                         std::string(core::takeOutByName(by));
                QTest::newRow(name.c_str()) << phase << static_cast<int>(event) << by;
            }
        }
    }
}

void MachineTableTest::pair()
{
    QFETCH(int, phase);
    QFETCH(int, event);
    QFETCH(core::TakeOutBy, by);
    core::Operation before = operationIn(static_cast<Phase>(phase));
    before.settings.by = by;
    if (by == core::TakeOutBy::Pause) { // its own way of being out
        before.evidence[build::peerOne].kind = core::PeerEvidence::Kind::Gone;
        before.seenOut = {build::peerOne};
    }
    bool hasActed = false;
    bool isListed = false;
    for (int variant = 0; variant < variantCount; ++variant) {
        const core::Event given = eventAt(static_cast<std::size_t>(event), variant);
        QCOMPARE(given.index(), static_cast<std::size_t>(event));
        const std::pair name{std::string(core::phaseName(before.phase)), std::string(core::eventName(given))};
        const core::Step after = core::step(before, given, build::at(1000));
        const auto isSend = [](const core::Effect &effect) {
            return std::holds_alternative<core::SendWrite>(effect);
        };
        const auto sends = std::ranges::count_if(after.effects, isSend);
        QVERIFY(sends <= 1);
        isListed = moving().contains(name);
        if (!isListed) {
            QCOMPARE(after.operation.phase, before.phase);
            QCOMPARE(sends, 0);
            if (!noting().contains(name))
                QVERIFY2(after.operation == before, "a pair that is not in the table must change nothing");
            const bool isObservation = (event >= 2 && event <= 6) || event >= 11;
            if (!noting().contains(name))
                QCOMPARE(after.effects.empty(), isObservation); // what someone asked leaves a line
        }
        hasActed = hasActed || after.operation.phase != before.phase || sends > 0;
    }
    QCOMPARE(hasActed, isListed);
}

void MachineTableTest::namesAreUnique()
{
    std::set<std::string_view> names;
    for (int phase = 0; phase < phaseCount; ++phase)
        names.insert(core::phaseName(static_cast<Phase>(phase)));
    for (std::size_t event = 0; event < std::variant_size_v<core::Event>; ++event)
        names.insert(core::eventName(eventAt(event, 0)));
    QCOMPARE(names.size(), phaseCount + std::variant_size_v<core::Event>);
    QVERIFY(!names.contains("unknown"));
}

QTEST_APPLESS_MAIN(MachineTableTest)
#include "tst_machinetable.moc"
