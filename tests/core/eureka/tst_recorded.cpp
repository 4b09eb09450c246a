// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of real servers, recorded by tests/live/record_answers, in data/ beside this file; the Boot version
// is in the file name. The values below were read from the files by hand: after a new recording they are
// others.
#include "core/eureka/decoder.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <cstdint>

class RecordedTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFileIsThere_data();
    void everyFileIsThere();
    void instance_data();
    void instance();
    void drainedInstance_data();
    void drainedInstance();
    void applications_data();
    void applications();
    void compactApplications_data();
    void compactApplications();
    void emptyApplications_data();
    void emptyApplications();
    void delta_data();
    void delta();
    void application_data();
    void application();
    void vips_data();
    void vips();
    void unknownVip_data();
    void unknownVip();
};

namespace {

constexpr const char *where = "http://eureka-1:8761/eureka";

/// What differs from one recording to the next.
struct Recording
{
    const char *version;
    int port; ///< of the provider
    std::int64_t registered;
    std::int64_t serviceUp;
    std::int64_t renewedUp; ///< lastRenewalTimestamp in instance-*
    std::int64_t updatedUp; ///< lastUpdatedTimestamp there
    std::int64_t dirtyUp;   ///< lastDirtyTimestamp there
    std::int64_t renewedOut;
    std::int64_t updatedOut;
    std::int64_t dirtyOut;
    std::int64_t billingRegistered;
    const char *actuator; ///< what stands before /health
    bool hasManagementPort;
};

constexpr Recording recordings[] = {
    {"1.5.4", 45225, 1795385807370, 1795385807372, 1795385901087, 1795385807372, 1795385807051, 1795385901212,
     1795385811214, 1795385811214, 1795385811159, "", false},
    {"3.5.16", 38313, 1795385882858, 1795385882859, 1795385976088, 1795385882859, 1795385882059,
     1795385976332, 1795385886332, 1795385882059, 1795385886326, "/actuator", true},
    {"4.0.9", 44885, 1795385949156, 1795385949157, 1795386042164, 1795385949174, 1795385948106, 1795386042336,
     1795385952336, 1795385948106, 1795385952329, "/actuator", true},
};

std::string readRecorded(const std::string &what, const Recording &recording, const std::string &form)
{
    return build::readData("../eureka/data/" + what + "-" + recording.version + form);
}

/// One row for each recording and form.
void addRows(std::initializer_list<const char *> forms)
{
    QTest::addColumn<int>("index");
    QTest::addColumn<std::string>("form");
    int index = 0;
    for (const Recording &recording : recordings) {
        for (const char *form : forms)
            QTest::addRow("%s%s", recording.version, form) << index << std::string(form);
        ++index;
    }
}

std::string providerId(const Recording &recording)
{
    return "localhost:orders:" + std::to_string(recording.port);
}

std::string providerUrl(const Recording &recording, const std::string &path)
{
    return "http://localhost:" + std::to_string(recording.port) + path;
}

/// What is the same before and after the drain.
void checkProvider(const core::Instance &instance, const Recording &recording)
{
    QCOMPARE(instance.application.text(), std::string("ORDERS"));
    QCOMPARE(instance.id.text(), providerId(recording));
    QCOMPARE(instance.hostName.text(), std::string("localhost"));
    QCOMPARE(instance.ipAddress.text(), std::string("127.0.0.1"));
    QCOMPARE(instance.port, std::optional(recording.port));
    QCOMPARE(instance.securePort, std::optional<int>());
    QCOMPARE(instance.vipAddress.text(), std::string("orders"));
    QCOMPARE(instance.secureVipAddress.text(), std::string("orders"));
    QCOMPARE(instance.homePageUrl.text(), providerUrl(recording, "/"));
    QCOMPARE(instance.statusPageUrl.text(),
             providerUrl(recording, recording.actuator + std::string("/info")));
    QCOMPARE(instance.healthCheckUrl.text(),
             providerUrl(recording, recording.actuator + std::string("/health")));
    QVERIFY(!instance.isDiscoveryServer);
    QCOMPARE(instance.lease.renewalInterval, core::Seconds(2));
    QCOMPARE(instance.lease.duration, core::Seconds(90));
    QCOMPARE(core::toEpoch(instance.lease.registered), recording.registered);
    QCOMPARE(core::toEpoch(instance.lease.serviceUp), recording.serviceUp);
    QCOMPARE(instance.metadata.size(), recording.hasManagementPort ? std::size_t(1) : std::size_t(0));
    QCOMPARE(std::string(instance.metadataValue("management.port")),
             recording.hasManagementPort ? std::to_string(recording.port) : std::string());
}

void checkDrained(const core::Instance &instance, const Recording &recording,
                  core::Status status = core::Status::OutOfService)
{
    checkProvider(instance, recording);
    QCOMPARE(instance.status.status, status);
    QCOMPARE(instance.overriddenStatus.status, core::Status::OutOfService);
    QCOMPARE(core::toEpoch(instance.lease.lastRenewalAsSent), recording.renewedOut);
    QCOMPARE(core::toEpoch(instance.lease.lastHeartbeat()), recording.renewedOut - 90'000);
    QCOMPARE(core::toEpoch(instance.lastUpdated), recording.updatedOut);
    QCOMPARE(core::toEpoch(instance.lastDirty), recording.dirtyOut);
}

/// The one that plain REST registered, with the names that need care.
void checkBilling(const core::Instance &instance, const Recording &recording)
{
    QCOMPARE(instance.application.text(), std::string("BILLING"));
    QCOMPARE(instance.id.text(), std::string("web 7/größe"));
    QCOMPARE(instance.hostName.text(), std::string("host"));
    QCOMPARE(instance.port, std::optional(9080));
    QCOMPARE(instance.securePort, std::optional(9443));
    QCOMPARE(instance.status.status, core::Status::Up);
    QVERIFY(!instance.hasOverride());
    QCOMPARE(instance.vipAddress.text(), std::string("billing,payments"));
    QCOMPARE(instance.secureVipAddress.text(), std::string("billing-secure"));
    QCOMPARE(instance.homePageUrl.text(), std::string("http://host:9080/?a=1&b=<2>"));
    QCOMPARE(instance.statusPageUrl.text(), std::string());
    QCOMPARE(instance.metadata.size(), std::size_t(2));
    QCOMPARE(std::string(instance.metadataValue("zone")), std::string("a"));
    QCOMPARE(std::string(instance.metadataValue("build_number")), std::string("7"));
    QCOMPARE(core::toEpoch(instance.lastDirty), 1760000000000);
    QCOMPARE(core::toEpoch(instance.lastUpdated), recording.billingRegistered);
    // No heartbeat came yet, so it is the registration.
    QCOMPARE(core::toEpoch(instance.lease.lastHeartbeat()), recording.billingRegistered);
}

} // namespace

void RecordedTest::everyFileIsThere_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::everyFileIsThere()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    for (const char *what :
         {"apps-empty", "instance", "instance-out", "apps", "delta", "application", "vips"})
        QVERIFY2(!readRecorded(what, recordings[index], form).empty(), what);
}

void RecordedTest::instance_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::instance()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const Recording &recording = recordings[index];
    const auto decoded = core::decodeInstance(readRecorded("instance", recording, form), where);
    QVERIFY(decoded);
    checkProvider(*decoded, recording);
    QCOMPARE(decoded->status.status, core::Status::Up);
    QVERIFY(!decoded->hasOverride());
    // The spelling in XML is the old one everywhere.
    QCOMPARE(decoded->isOfOldServer, form == ".json" && std::string_view(recording.version) == "1.5.4");
    QCOMPARE(core::toEpoch(decoded->lease.lastRenewalAsSent), recording.renewedUp);
    QCOMPARE(core::toEpoch(decoded->lease.lastHeartbeat()), recording.renewedUp - 90'000);
    QCOMPARE(core::toEpoch(decoded->lastUpdated), recording.updatedUp);
    QCOMPARE(core::toEpoch(decoded->lastDirty), recording.dirtyUp);
}

void RecordedTest::drainedInstance_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::drainedInstance()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeInstance(readRecorded("instance-out", recordings[index], form), where);
    QVERIFY(decoded);
    // A server of today writes DOWN for OUT_OF_SERVICE into the XML of one instance, and only there.
    const bool asDown = form == ".xml" && index != 0;
    checkDrained(*decoded, recordings[index], asDown ? core::Status::Down : core::Status::OutOfService);
}

void RecordedTest::applications_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::applications()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeApplications(readRecorded("apps", recordings[index], form), where);
    QVERIFY(decoded);
    QCOMPARE(decoded->hashCode, std::string("OUT_OF_SERVICE_1_UP_1_"));
    QCOMPARE(core::hashCodeOf(*decoded), decoded->hashCode);
    QVERIFY(decoded->rejected.empty());
    QCOMPARE(decoded->instances.size(), std::size_t(2));
    checkBilling(decoded->instances[0], recordings[index]);
    checkDrained(decoded->instances[1], recordings[index]);
}

void RecordedTest::compactApplications_data()
{
    addRows({".json"});
}

// It leaves out the override, the lease, the addresses and the metadata.
void RecordedTest::compactApplications()
{
    QFETCH(const int, index);
    const auto decoded =
        core::decodeApplications(readRecorded("apps-compact", recordings[index], ".json"), where);
    QVERIFY(decoded);
    QCOMPARE(decoded->instances.size(), std::size_t(2));
    const core::Instance &billing = decoded->instances[0];
    QCOMPARE(billing.id.text(), std::string("web 7/größe"));
    QCOMPARE(billing.status.status, core::Status::Up);
    QCOMPARE(core::toEpoch(billing.lastUpdated), recordings[index].billingRegistered); // a number here
    const core::Instance &provider = decoded->instances[1];
    QCOMPARE(provider.id.text(), providerId(recordings[index]));
    QCOMPARE(provider.status.status, core::Status::OutOfService);
    QVERIFY(!provider.hasOverride());
    QCOMPARE(provider.port, std::optional(recordings[index].port));
    QVERIFY(provider.metadata.empty());
    QCOMPARE(provider.healthCheckUrl.text(), std::string());
    QCOMPARE(core::toEpoch(provider.lease.registered), 0);
}

void RecordedTest::emptyApplications_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::emptyApplications()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeApplications(readRecorded("apps-empty", recordings[index], form), where);
    QVERIFY(decoded);
    QVERIFY(decoded->instances.empty());
    QVERIFY(decoded->rejected.empty());
    QCOMPARE(decoded->hashCode, std::string());
}

void RecordedTest::delta_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::delta()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeDelta(readRecorded("delta", recordings[index], form), where);
    QVERIFY(decoded);
    QCOMPARE(decoded->hashCode, std::string("OUT_OF_SERVICE_1_UP_1_"));
    QVERIFY(decoded->isSupported());
    // The server counts the deltas that it makes: JSON was the first one asked for, XML the second.
    QCOMPARE(decoded->version, std::optional<std::int64_t>(form == ".json" ? 1 : 2));
    QVERIFY(decoded->deleted.empty());
    QCOMPARE(decoded->changed.size(), std::size_t(2));
    checkBilling(*decoded->changed[0], recordings[index]);
    checkDrained(*decoded->changed[1], recordings[index]);
}

void RecordedTest::application_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::application()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeApplication(readRecorded("application", recordings[index], form), where);
    QVERIFY(decoded);
    QCOMPARE(decoded->instances.size(), std::size_t(1));
    checkDrained(decoded->instances[0], recordings[index]);
}

void RecordedTest::vips_data()
{
    addRows({".json", ".xml"});
}

void RecordedTest::vips()
{
    QFETCH(const int, index);
    QFETCH(const std::string, form);
    const auto decoded = core::decodeApplications(readRecorded("vips", recordings[index], form), where);
    QVERIFY(decoded);
    QCOMPARE(decoded->instances.size(), std::size_t(1));
    checkBilling(decoded->instances[0], recordings[index]);
}

void RecordedTest::unknownVip_data()
{
    addRows({".json"});
}

void RecordedTest::unknownVip()
{
    QFETCH(const int, index);
    const auto decoded =
        core::decodeApplications(readRecorded("vips-unknown", recordings[index], ".json"), where);
    QVERIFY(decoded);
    QVERIFY(decoded->instances.empty());
}

QTEST_APPLESS_MAIN(RecordedTest)
#include "tst_recorded.moc"
