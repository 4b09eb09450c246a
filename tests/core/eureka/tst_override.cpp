// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/override.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::CancelOverride;
using core::OwnHealth;
using core::RegistryRecord;
using core::ServerGeneration;
using core::SetOverride;
using core::Status;
using core::WriteEffect;
using Record = std::optional<RegistryRecord>;
using Changes = std::vector<core::RegistryChange>;

class OverrideTest : public QObject
{
    Q_OBJECT

private slots:
    void followsTruthTable_data();
    void followsTruthTable();
    void renews_data();
    void renews();
    void previews_data();
    void previews();
    void tellsRestart_data();
    void tellsRestart();
    void choosesCancel_data();
    void choosesCancel();
    void cures_data();
    void cures();
    void curesLeadToUp_data();
    void curesLeadToUp();
    void quickRestartInheritsOrderlyStopDoesNot();
    void tellsTheGenerationByTheSpelling();
};

namespace {

constexpr auto none = std::nullopt;

Record record(Status status, std::optional<Status> override = none)
{
    return RegistryRecord{status, override};
}

} // namespace

// eureka-protocol, section 3: the table of rules.
void OverrideTest::followsTruthTable_data()
{
    QTest::addColumn<Status>("posted");
    QTest::addColumn<Record>("existing");
    QTest::addColumn<Status>("byInstance");
    QTest::addColumn<Status>("byPeer");
    const Status up = Status::Up;
    const Status out = Status::OutOfService;
    QTest::newRow("UP, no lease") << up << Record() << up << up;
    QTest::newRow("UP over DOWN") << up << record(Status::Down) << up << up;
    QTest::newRow("UP over STARTING") << up << record(Status::Starting) << up << up;
    QTest::newRow("UP over UNKNOWN") << up << record(Status::Unknown) << up << up;
    QTest::newRow("UP over UP") << up << record(up) << up << up;
    QTest::newRow("UP over OUT without override: stuck") << up << record(out) << out << up;
    QTest::newRow("own OUT over UP is ignored") << out << record(up) << up << out;
    QTest::newRow("OUT, no lease") << out << Record() << out << out;
    QTest::newRow("OUT over DOWN") << out << record(Status::Down) << out << out;
    QTest::newRow("UP under override OUT") << up << record(out, out) << out << out;
    QTest::newRow("OUT under override UP") << out << record(up, up) << up << up;
    QTest::newRow("UP under dormant override") << up << record(Status::Down, out) << out << out;
    QTest::newRow("DOWN under override") << Status::Down << record(out, out) << Status::Down << Status::Down;
    QTest::newRow("STARTING over UP")
        << Status::Starting << record(up) << Status::Starting << Status::Starting;
    QTest::newRow("UNKNOWN under override")
        << Status::Unknown << record(up, up) << Status::Unknown << Status::Unknown;
}

void OverrideTest::followsTruthTable()
{
    QFETCH(Status, posted);
    QFETCH(Record, existing);
    QFETCH(Status, byInstance);
    QFETCH(Status, byPeer);
    QCOMPARE(core::afterRegistration(existing, posted).status, byInstance);
    const RegistryRecord replicated = core::afterRegistration(existing, posted, core::RegisteredBy::Peer);
    QCOMPARE(replicated.status, byPeer);
    // A registration never ends an override.
    QVERIFY(replicated.override == (existing ? existing->override : none));
}

void OverrideTest::renews_data()
{
    QTest::addColumn<Record>("before");
    QTest::addColumn<Record>("after");
    const Status out = Status::OutOfService;
    QTest::newRow("UP") << record(Status::Up) << record(Status::Up);
    QTest::newRow("stuck stays stuck") << record(out) << record(out);
    QTest::newRow("DOWN with dormant override") << record(Status::Down, out) << record(Status::Down, out);
    QTest::newRow("override takes over again") << record(Status::Up, out) << record(out, out);
    QTest::newRow("UNKNOWN is 404") << record(Status::Unknown) << Record();
    QTest::newRow("override UNKNOWN is 404") << record(Status::Up, Status::Unknown) << Record();
}

void OverrideTest::renews()
{
    QFETCH(Record, before);
    QFETCH(Record, after);
    QVERIFY(core::afterHeartbeat(*before) == after);
}

// features, section 3.1: every row that is a write.
void OverrideTest::previews_data()
{
    QTest::addColumn<std::string>("status");
    QTest::addColumn<std::string>("override");
    QTest::addColumn<core::RegistryChange>("change");
    QTest::addColumn<OwnHealth>("health");
    QTest::addColumn<ServerGeneration>("generation");
    QTest::addColumn<WriteEffect>("effect");
    QTest::addColumn<Record>("after");
    const auto row = [](const char *name, const char *status, const char *override,
                        const core::RegistryChange &change, WriteEffect effect, const Record &after,
                        OwnHealth health = OwnHealth::Up,
                        ServerGeneration generation = ServerGeneration::KeepsStamps) {
        QTest::newRow(name) << std::string(status) << std::string(override) << change << health << generation
                            << effect << after;
    };
    const char *out = "OUT_OF_SERVICE";
    const char *no = "UNKNOWN";
    const SetOverride setOut{Status::OutOfService};
    const SetOverride setUp{Status::Up};
    const Record drained = record(Status::OutOfService, Status::OutOfService);
    row("UP on UP", "UP", no, setUp, WriteEffect::NothingBecauseItAlreadyIs, record(Status::Up));
    row("drain", "UP", no, setOut, WriteEffect::StatusAtOnce, drained);
    row("drain again", out, out, setOut, WriteEffect::NothingBecauseItAlreadyIs, drained);
    row("drain the stuck one", out, no, setOut, WriteEffect::NothingBecauseItAlreadyIs,
        record(Status::OutOfService));
    row("drain a DOWN one", "DOWN", no, setOut, WriteEffect::OverrideKeptDormant, drained);
    row("drain a STARTING one", "STARTING", no, setOut, WriteEffect::OverrideKeptDormant, drained);
    row("override UP", out, out, setUp, WriteEffect::PinsUp, record(Status::Up, Status::Up));
    row("override UP on a sick one", "DOWN", no, setUp, WriteEffect::WouldClaimUp,
        record(Status::Up, Status::Up), OwnHealth::NotUp);
    row("override UNKNOWN", "UP", no, SetOverride{Status::Unknown}, WriteEffect::UnknownThatStays,
        record(Status::Unknown, Status::Unknown));
    row("cancel", out, out, CancelOverride{}, WriteEffect::UnknownUntilNextHeartbeat,
        record(Status::Unknown));
    row("cancel at Dalston's", out, out, CancelOverride{}, WriteEffect::UnknownThatStays,
        record(Status::Unknown), OwnHealth::Up, ServerGeneration::StampsCancels);
    row("cancel with UP", out, out, CancelOverride{Status::Up}, WriteEffect::UpAtOnce, record(Status::Up));
    row("cancel with UP while DOWN", "DOWN", out, CancelOverride{Status::Up}, WriteEffect::WouldClaimUp,
        record(Status::Up), OwnHealth::NotUp);
    row("cancel with UP, health not known", out, out, CancelOverride{Status::Up}, WriteEffect::WouldClaimUp,
        record(Status::Up), OwnHealth::NotKnown);
    row("cancel with OUT", out, out, CancelOverride{Status::OutOfService},
        WriteEffect::StuckOutWithoutOverride, record(Status::OutOfService));
    row("cancel without override", "UP", no, CancelOverride{Status::Up}, WriteEffect::NoOverrideToRemove,
        record(Status::Up));
    row("cancel the stuck one", out, no, CancelOverride{}, WriteEffect::NoOverrideToRemove,
        record(Status::OutOfService));
    row("cancel what says UNKNOWN", no, no, CancelOverride{Status::Up}, WriteEffect::RemovesUnknownIfAny,
        record(Status::Unknown));
    row("cancel what says UNKNOWN, without value", no, no, CancelOverride{}, WriteEffect::RemovesUnknownIfAny,
        record(Status::Unknown), OwnHealth::NotKnown);
    row("cancel a DOWN one without override", "DOWN", no, CancelOverride{}, WriteEffect::NoOverrideToRemove,
        record(Status::Down));
    row("metadata", out, out, core::SetMetadata{{{"a", "b"}}}, WriteEffect::MetadataUntilRegistered, drained);
    row("deregister", out, out, core::Deregister{}, WriteEffect::LeaseEnds, Record());
}

void OverrideTest::previews()
{
    QFETCH(std::string, status);
    QFETCH(std::string, override);
    QFETCH(core::RegistryChange, change);
    QFETCH(OwnHealth, health);
    QFETCH(ServerGeneration, generation);
    QFETCH(WriteEffect, effect);
    QFETCH(Record, after);
    core::Instance live = build::instance("orders-1", status, override);
    live.lease.renewalInterval = core::Seconds(7);
    const core::WritePreview preview = core::previewOf(live, change, health, generation);
    QCOMPARE(preview.effect, effect);
    QVERIFY(preview.record == after);
    const bool isUntilHeartbeat = effect == WriteEffect::UnknownUntilNextHeartbeat;
    QVERIFY(preview.atMost == (isUntilHeartbeat ? std::optional(core::Seconds(7)) : none));
}

void OverrideTest::tellsRestart_data()
{
    QTest::addColumn<std::string>("override");
    QTest::addColumn<core::RegistryChange>("change");
    QTest::addColumn<bool>("isInherited");
    using Change = core::RegistryChange;
    QTest::newRow("drain") << std::string("UNKNOWN") << Change(SetOverride{}) << true;
    QTest::newRow("override DOWN") << std::string("UNKNOWN") << Change(SetOverride{Status::Down}) << true;
    QTest::newRow("override UP") << std::string("OUT_OF_SERVICE") << Change(SetOverride{Status::Up}) << false;
    QTest::newRow("cancel") << std::string("OUT_OF_SERVICE") << Change(CancelOverride{}) << false;
    QTest::newRow("cancel with OUT") << std::string("OUT_OF_SERVICE")
                                     << Change(CancelOverride{Status::OutOfService}) << true;
    QTest::newRow("deregister") << std::string("OUT_OF_SERVICE") << Change(core::Deregister{}) << false;
}

void OverrideTest::tellsRestart()
{
    QFETCH(std::string, override);
    QFETCH(core::RegistryChange, change);
    QFETCH(bool, isInherited);
    const bool isOut = override == "OUT_OF_SERVICE";
    const core::Instance live = build::instance("orders-1", isOut ? "OUT_OF_SERVICE" : "UP", override);
    const auto preview = core::previewOf(live, change, OwnHealth::Up, ServerGeneration::KeepsStamps);
    QCOMPARE(preview.isInheritedByQuickRestart, isInherited);
}

void OverrideTest::choosesCancel_data()
{
    QTest::addColumn<OwnHealth>("health");
    QTest::addColumn<ServerGeneration>("generation");
    QTest::addColumn<std::optional<CancelOverride>>("form");
    using Form = std::optional<CancelOverride>;
    const auto old = ServerGeneration::StampsCancels;
    const auto modern = ServerGeneration::KeepsStamps;
    QTest::newRow("well, old") << OwnHealth::Up << old << Form(CancelOverride{Status::Up});
    QTest::newRow("well, modern") << OwnHealth::Up << modern << Form(CancelOverride{Status::Up});
    QTest::newRow("sick, modern") << OwnHealth::NotUp << modern << Form(CancelOverride{});
    QTest::newRow("not known, modern") << OwnHealth::NotKnown << modern << Form(CancelOverride{});
    QTest::newRow("sick, old") << OwnHealth::NotUp << old << Form();
    QTest::newRow("not known, old") << OwnHealth::NotKnown << old << Form();
}

void OverrideTest::choosesCancel()
{
    QFETCH(OwnHealth, health);
    QFETCH(ServerGeneration, generation);
    QFETCH(std::optional<CancelOverride>, form);
    QVERIFY(core::cancelFormFor(health, generation) == form);
}

void OverrideTest::cures_data()
{
    QTest::addColumn<core::Diagnosis>("diagnosis");
    QTest::addColumn<OwnHealth>("health");
    QTest::addColumn<ServerGeneration>("generation");
    QTest::addColumn<Changes>("changes");
    using core::Diagnosis;
    const auto old = ServerGeneration::StampsCancels;
    const auto modern = ServerGeneration::KeepsStamps;
    const Changes cureA{SetOverride{Status::Up}, CancelOverride{Status::Up}};
    const Changes cureB{SetOverride{Status::Down}, CancelOverride{}};
    QTest::newRow("stuck, well: B goes first") << Diagnosis::StuckOut << OwnHealth::Up << modern << cureB;
    QTest::newRow("stuck, sick: B") << Diagnosis::StuckOut << OwnHealth::NotUp << modern << cureB;
    QTest::newRow("stuck at Dalston's, well: A") << Diagnosis::StuckOut << OwnHealth::Up << old << cureA;
    QTest::newRow("stuck at Dalston's, sick") << Diagnosis::StuckOut << OwnHealth::NotUp << old << Changes{};
    QTest::newRow("UNKNOWN, well") << Diagnosis::StuckUnknown << OwnHealth::Up << old
                                   << Changes{SetOverride{Status::OutOfService}, CancelOverride{Status::Up}};
    QTest::newRow("UNKNOWN, not known") << Diagnosis::StuckUnknown << OwnHealth::NotKnown << old << Changes{};
    QTest::newRow("sick under UP") << Diagnosis::HiddenSickness << OwnHealth::NotUp << modern
                                   << Changes{CancelOverride{}};
    QTest::newRow("sick under UP at Dalston's")
        << Diagnosis::HiddenSickness << OwnHealth::NotUp << old << Changes{SetOverride{Status::OutOfService}};
    QTest::newRow("dead") << Diagnosis::DeadLease << OwnHealth::NotKnown << modern
                          << Changes{core::Deregister{}};
    QTest::newRow("forgotten, sick at Dalston's")
        << Diagnosis::Forgotten << OwnHealth::NotUp << old << Changes{};
}

void OverrideTest::cures()
{
    QFETCH(core::Diagnosis, diagnosis);
    QFETCH(OwnHealth, health);
    QFETCH(ServerGeneration, generation);
    QFETCH(Changes, changes);
    QVERIFY(core::cureFor(diagnosis, health, generation) == changes);
}

void OverrideTest::curesLeadToUp_data()
{
    QTest::addColumn<core::Diagnosis>("diagnosis");
    QTest::addColumn<ServerGeneration>("generation");
    QTest::addColumn<Record>("before");
    using core::Diagnosis;
    const Record stuck = record(Status::OutOfService);
    QTest::newRow("stuck") << Diagnosis::StuckOut << ServerGeneration::KeepsStamps << stuck;
    QTest::newRow("stuck, old") << Diagnosis::StuckOut << ServerGeneration::StampsCancels << stuck;
    QTest::newRow("UNKNOWN") << Diagnosis::StuckUnknown << ServerGeneration::StampsCancels
                             << record(Status::Unknown);
    QTest::newRow("forgotten") << Diagnosis::Forgotten << ServerGeneration::KeepsStamps
                               << record(Status::OutOfService, Status::OutOfService);
}

// The writes played on the rules, then the instance's next heartbeat, and its registration where that is 404.
void OverrideTest::curesLeadToUp()
{
    QFETCH(core::Diagnosis, diagnosis);
    QFETCH(ServerGeneration, generation);
    QFETCH(Record, before);
    Record now = before;
    for (const core::RegistryChange &change : core::cureFor(diagnosis, OwnHealth::Up, generation))
        now = core::afterWrite(*now, change);
    Record later = core::afterHeartbeat(*now);
    if (!later) {
        QCOMPARE(generation, ServerGeneration::KeepsStamps); // the other kind would drop the registration
        later = core::afterRegistration(now, Status::Up);
    }
    QVERIFY(later == record(Status::Up));
    // What it reports afterwards counts again.
    QCOMPARE(core::afterRegistration(later, Status::Down).status, Status::Down);
}

void OverrideTest::quickRestartInheritsOrderlyStopDoesNot()
{
    const RegistryRecord drained{Status::OutOfService, Status::OutOfService};
    QCOMPARE(core::afterRegistration(drained, Status::Up).status, Status::OutOfService);
    const auto gone = core::afterWrite(drained, core::Deregister{});
    QVERIFY(!gone);
    QVERIFY(core::afterRegistration(gone, Status::Up) == *record(Status::Up));
}

/// A Dalston client may well have its health where later ones have it.
void OverrideTest::tellsTheGenerationByTheSpelling()
{
    core::Instance instance = build::instance("orders-1");
    QCOMPARE(core::generationBy(instance), ServerGeneration::KeepsStamps);
    instance.isOfOldServer = true;
    QCOMPARE(core::generationBy(instance), ServerGeneration::StampsCancels);
}

QTEST_APPLESS_MAIN(OverrideTest)
#include "tst_override.moc"
