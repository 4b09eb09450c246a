// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"
#include "core/eureka/listpieces.h"
#include "tests/core/support/builders.h"

#include <QTest>

class DecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void decodesModern();
    void decodesLegacy();
    void readsVariants_data();
    void readsVariants();
    void readsPorts_data();
    void readsPorts();
    void readsIds_data();
    void readsIds();
    void readsHugeNumbers_data();
    void readsHugeNumbers();
    void tellsLastHeartbeat();
    void readsLists_data();
    void readsLists();
    void sortsLists();
    void refusesLists_data();
    void refusesLists();
    void refusesEveryTruncation();
    void keepsBadRowsAside_data();
    void keepsBadRowsAside();
    void boundsWhatIsKeptAside();
    void readsMetadata();
    void readsDataCenter();
    void readsFarTimes();
    void readsOneApplication();
    void readsDeltas();
    void piecesMeanTheWhole();
};

namespace {

constexpr const char *where = "http://eureka-1:8761/eureka/apps";

std::string wrapped(const std::string &fields)
{
    return R"({"instance":{)" + fields + "}}";
}

std::string listOf(const std::string &instances)
{
    return R"({"applications":{"apps__hashcode":"UP_1_","application":[{"name":"ORDERS","instance":)" +
           instances + "}]}}";
}

} // namespace

void DecoderTest::decodesModern()
{
    const auto instance = core::decodeInstance(build::readData("instance-netflix-4.3.1.json"), where);
    QVERIFY(instance);
    QCOMPARE(instance->id.text(), std::string("localhost:orders:17081"));
    QCOMPARE(instance->application.text(), std::string("ORDERS"));
    QCOMPARE(instance->hostName.text(), std::string("localhost"));
    QCOMPARE(instance->ipAddress.text(), std::string("127.0.0.1"));
    QCOMPARE(instance->port, std::optional(17081));
    QCOMPARE(instance->securePort, std::optional<int>());
    QCOMPARE(instance->status.status, core::Status::Up);
    QVERIFY(!instance->hasOverride());
    QCOMPARE(instance->vipAddress.text(), std::string("orders"));
    QCOMPARE(instance->homePageUrl.text(), std::string("http://localhost:17081/"));
    QCOMPARE(instance->statusPageUrl.text(), std::string("http://localhost:17081/actuator/info"));
    QCOMPARE(instance->healthCheckUrl.text(), std::string("http://localhost:17081/actuator/health"));
    QCOMPARE(std::string(instance->metadataValue("management.port")), std::string("17081"));
    QCOMPARE(instance->lease.renewalInterval, core::Seconds(3));
    QCOMPARE(instance->lease.duration, core::Seconds(9));
    QCOMPARE(core::toEpoch(instance->lease.registered), 1795363899243);
    QCOMPARE(core::toEpoch(instance->lease.serviceUp), 1795363899247);
    QCOMPARE(core::toEpoch(instance->lease.lastHeartbeat()), 1795363989053);
    QCOMPARE(core::toEpoch(instance->lastUpdated), 1795363899252);
    QCOMPARE(core::toEpoch(instance->lastDirty), 1795363898478);
}

void DecoderTest::decodesLegacy()
{
    const auto instance = core::decodeInstance(build::readData("instance-netflix-1.3.0.json"), where);
    QVERIFY(instance);
    QCOMPARE(instance->id.text(), std::string("localhost:orders:27081"));
    QVERIFY(!instance->hasOverride());
    QVERIFY2(instance->metadata.empty(), "@class names a Java map and is no metadata");
    QCOMPARE(instance->healthCheckUrl.text(), std::string("http://localhost:27081/health"));
    QCOMPARE(core::toEpoch(instance->lastUpdated), 1795363929258);
}

void DecoderTest::readsVariants_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<std::string>("status");
    QTest::addColumn<std::string>("overridden");
    const auto row = [](const char *name, const char *fields, const char *status, const char *overridden) {
        QTest::newRow(name) << R"("app":"ORDERS","instanceId":"a",)" + std::string(fields)
                            << std::string(status) << std::string(overridden);
    };
    row("spelling from 1.8.0", R"("status":"OUT_OF_SERVICE","overriddenStatus":"OUT_OF_SERVICE")",
        "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    row("spelling up to 1.7.2", R"("status":"OUT_OF_SERVICE","overriddenstatus":"OUT_OF_SERVICE")",
        "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    row("an override that says UP", R"("status":"UP","overriddenStatus":"UP")", "UP", "UP");
    row("none told", R"("status":"STARTING")", "STARTING", "UNKNOWN");
    row("null is none", R"("status":"UP","overriddenStatus":null)", "UP", "UNKNOWN");
    row("unknown word is kept", R"("status":"PAUSED","overriddenStatus":"BOGUS")", "PAUSED", "BOGUS");
    row("fields not known to us", R"("status":"UP","isCoordinatingDiscoveryServer":true,"x":{"y":[1]})", "UP",
        "UNKNOWN");
    row("both spellings: the newer one counts",
        R"("status":"UP","overriddenstatus":"DOWN","overriddenStatus":"UP")", "UP", "UP");
    row("both spellings, the newer one empty",
        R"("status":"UP","overriddenStatus":"","overriddenstatus":"DOWN")", "UP", "DOWN");
    row("wrong types beside", R"("status":"UP","leaseInfo":[],"metadata":7,"hostName":{},"port":[])", "UP",
        "UNKNOWN");
}

void DecoderTest::readsVariants()
{
    QFETCH(std::string, fields);
    QFETCH(std::string, status);
    QFETCH(std::string, overridden);
    const auto instance = core::decodeInstance(wrapped(fields), where);
    QVERIFY2(instance, instance ? "" : instance.error().what.c_str());
    QCOMPARE(std::string(instance->status.word()), status);
    QCOMPARE(std::string(instance->overriddenStatus.word()), overridden);
    QCOMPARE(instance->hasOverride(), overridden != "UNKNOWN");
}

void DecoderTest::readsPorts_data()
{
    QTest::addColumn<std::string>("port");
    QTest::addColumn<int>("number"); // 0: none
    QTest::newRow("default codec") << std::string(R"({"$":8080,"@enabled":"true"})") << 8080;
    QTest::newRow("XStream codec") << std::string(R"({"$":"8080","@enabled":true})") << 8080;
    QTest::newRow("disabled, as text") << std::string(R"({"$":443,"@enabled":"false"})") << 0;
    QTest::newRow("disabled, as bool") << std::string(R"({"$":443,"@enabled":false})") << 0;
    QTest::newRow("bare number") << std::string("8080") << 8080;
    QTest::newRow("zero") << std::string(R"({"$":0,"@enabled":"true"})") << 0;
    QTest::newRow("negative") << std::string("-1") << 0;
    QTest::newRow("too large") << std::string("65536") << 0;
    QTest::newRow("word") << std::string(R"("http")") << 0;
}

void DecoderTest::readsPorts()
{
    QFETCH(std::string, port);
    QFETCH(int, number);
    const auto instance = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","port":)" + port + R"(,"securePort":)" + port),
        where);
    QVERIFY(instance);
    QCOMPARE(instance->port.value_or(0), number);
    QCOMPARE(instance->securePort.value_or(0), number);
}

void DecoderTest::readsIds_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<std::string>("id"); // empty: refused
    const std::string amazon = R"("dataCenterInfo":{"name":"Amazon","metadata":{"instance-id":"i-0abc"}},)";
    QTest::newRow("own id") << R"("instanceId":"a:b:1","hostName":"h",)" + amazon << std::string("a:b:1");
    QTest::newRow("id of the data centre") << R"("hostName":"h",)" + amazon << std::string("i-0abc");
    QTest::newRow("host name") << std::string(R"("hostName":"h",)") << std::string("h");
    QTest::newRow("a number") << std::string(R"("instanceId":42,)") << std::string("42");
    QTest::newRow("a number past 64 bits")
        << std::string(R"("instanceId":99999999999999999999,)") << std::string("99999999999999999999");
    QTest::newRow("space, percent, semicolon")
        << std::string(R"("instanceId":"a b%3B;c",)") << std::string("a b%3B;c");
    QTest::newRow("slashes") << std::string(R"("instanceId":"a/b\\c",)") << std::string("a/b\\c");
    QTest::newRow("not ASCII") << std::string(R"("instanceId":"caf\u00e9-\u4e2d",)")
                               << std::string("caf\xC3\xA9-\xE4\xB8\xAD");
    QTest::newRow("a NUL") << std::string(R"("instanceId":"a\u0000b",)") << std::string("a\0b", 3);
    QTest::newRow("3000 characters") << R"("instanceId":")" + std::string(3000, 'x') + R"(",)"
                                     << std::string(3000, 'x');
    QTest::newRow("none") << std::string() << std::string();
    QTest::newRow("empty") << std::string(R"("instanceId":"",)") << std::string();
}

void DecoderTest::readsIds()
{
    QFETCH(std::string, fields);
    QFETCH(std::string, id);
    const auto instance = core::decodeInstance(wrapped(fields + R"("app":"A","status":"UP")"), where);
    QCOMPARE(instance.has_value(), !id.empty());
    if (instance)
        QCOMPARE(instance->id.text(), id);
    else
        QCOMPARE(instance.error().what, std::string("instance.instanceId"));
}

void DecoderTest::readsHugeNumbers_data()
{
    QTest::addColumn<std::string>("number");
    for (const char *number :
         {"-9223372036854775808", "9223372036854775807", "18446744073709551615", "1e300", "-1"})
        QTest::newRow(number) << std::string(number);
}

void DecoderTest::readsHugeNumbers()
{
    QFETCH(std::string, number);
    const auto instance = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","lastUpdatedTimestamp":")" + number +
                R"(","lastDirtyTimestamp":)" + number + R"(,"leaseInfo":{"durationInSecs":)" + number +
                R"(,"renewalIntervalInSecs":)" + number + R"(,"lastRenewalTimestamp":)" + number +
                R"(,"registrationTimestamp":)" + number + "}"),
        where);
    QVERIFY(instance);
    // Nonsense counts as not told; nothing may overflow in what is computed from it.
    QCOMPARE(instance->lease.duration, core::Seconds(90));
    QCOMPARE(instance->lease.renewalInterval, core::Seconds(30));
    QCOMPARE(instance->lastUpdated, core::TimePoint{});
    QCOMPARE(instance->lastDirty, core::TimePoint{});
    QCOMPARE(instance->lease.lastHeartbeat(), core::TimePoint{});
}

void DecoderTest::tellsLastHeartbeat()
{
    core::Lease lease;
    lease.duration = core::Seconds(90);
    lease.registered = build::at(0);
    lease.lastRenewalAsSent = build::at(0); // before the first heartbeat
    QCOMPARE(lease.lastHeartbeat(), build::at(0));
    lease.lastRenewalAsSent = build::at(120); // a heartbeat at 30 s
    QCOMPARE(lease.lastHeartbeat(), build::at(30));
}

void DecoderTest::readsLists_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("count");
    const std::string one = R"({"app":"ORDERS","instanceId":"a","status":"UP"})";
    QTest::newRow("empty registry")
        << std::string(R"({"applications":{"versions__delta":"1","apps__hashcode":"","application":[]}})")
        << 0;
    QTest::newRow("no application at all") << std::string(R"({"applications":{"versions__delta":1}})") << 0;
    QTest::newRow("array") << listOf("[" + one + "]") << 1;
    QTest::newRow("bare instance") << listOf(one) << 1;
    QTest::newRow("bare application")
        << R"({"applications":{"application":{"name":"ORDERS","instance":)" + one + "}}}" << 1;
    QTest::newRow("application without instances") << listOf("[]") << 0;
    QTest::newRow("without port, URLs and all else")
        << listOf(R"([{"instanceId":"a","status":"UP"},{"hostName":"b","status":"UP"}])") << 2;
    QTest::newRow("number past 64 bits")
        << listOf(R"([{"instanceId":"a","status":"UP","port":99999999999999999999999},)"
                  R"({"instanceId":"b","status":"UP","countryId":1e999}])")
        << 2;
    QTest::newRow("one application in two places")
        << R"({"applications":{"application":[{"name":"ORDERS","instance":[)" + one +
               R"(]},{"name":"A","instance":[{"instanceId":"x","status":"UP"}]},)" +
               R"({"name":"orders","instance":[{"instanceId":"0","status":"UP"}]}]}})"
        << 3;
    QTest::newRow("another order and spaces")
        << " { \"applications\" : { \"application\" : [ { \"instance\" : [ " + one +
               " ], \"name\" : \"ORDERS\" } ], \"apps__hashcode\" : \"UP_1_\" } } \n"
        << 1;
    QTest::newRow("a text that looks like the next application")
        << listOf(R"([{"instanceId":"a","status":"UP","hostName":"]},{\"name\":\"X\",\"instance\":["}])")
        << 1;
}

void DecoderTest::readsLists()
{
    QFETCH(std::string, body);
    QFETCH(int, count);
    const auto registry = core::decodeApplications(body, where);
    QVERIFY2(registry, registry ? "" : registry.error().what.c_str());
    QCOMPARE(static_cast<int>(registry->instances.size()), count);
}

void DecoderTest::sortsLists()
{
    const auto registry = core::decodeApplications(
        R"({"applications":{"apps__hashcode":"DOWN_1_UP_2_","application":[
            {"name":"ZEBRA","instance":[{"app":"ZEBRA","instanceId":"z","status":"UP"}]},
            {"name":"ORDERS","instance":[{"app":"ORDERS","instanceId":"b","status":"DOWN"},
                                         {"app":"ORDERS","instanceId":"a","status":"UP"}]}]}})",
        where);
    QVERIFY(registry);
    QCOMPARE(registry->hashCode, std::string("DOWN_1_UP_2_"));
    QCOMPARE(core::hashCodeOf(*registry), registry->hashCode);
    QCOMPARE(registry->instances[0].id.text(), std::string("a"));
    QCOMPARE(registry->instances[2].id.text(), std::string("z"));
    QVERIFY(registry->find(build::app("orders"), build::id("b")));
}

void DecoderTest::refusesLists_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<std::string>("what"); // empty: any
    const auto row = [](const char *name, const std::string &body, const char *what = "",
                        core::ErrorKind kind = core::ErrorKind::Malformed) {
        QTest::newRow(name) << body << kind << std::string(what);
    };
    const std::string good = R"({"app":"ORDERS","instanceId":"a","status":"UP"})";
    row("HTML of a proxy", "<html>502 Bad Gateway</html>", "", core::ErrorKind::NotJson);
    row("HTML with its document type", "<!DOCTYPE html><html></html>", "", core::ErrorKind::NotJson);
    row("empty body", "");
    row("array at the top", "[]", "applications");
    row("a single application", R"({"application":{"name":"A","instance":[]}})", "applications");
    row("applications is a text", R"({"applications":"none"})", "applications");
    row("application is a number", R"({"applications":{"application":3}})", "application[0]");
    row("null among applications", R"({"applications":{"application":[null]}})", "application[0]");
    row("applications is told twice",
        R"({"applications":{"application":[{"name":"A","instance":[{}]}]},"applications":7})",
        "applications told twice");
    row("the list is told twice",
        R"({"applications":{"application":[{"name":"A","instance":[]}],"application":[]}})",
        "application told twice");
    row("its hash is told twice",
        R"({"applications":{"apps__hashcode":"","apps__hashcode":"UP_1_","application":[]}})",
        "apps__hashcode told twice");
    row("its hash is told twice, and there are applications",
        R"({"applications":{"apps__hashcode":"","apps__hashcode":"UP_1_","application":[{"name":"A","instance":[]}]}})",
        "apps__hashcode told twice");
    row("no status", listOf(R"([{"app":"ORDERS","instanceId":"a"}])"), "application[0].instance[0].status");
    row("status is an object", listOf(R"([{"instanceId":"a","status":{}}])"),
        "application[0].instance[0].status");
    row("no application's name",
        R"({"applications":{"application":[{"instance":[{"instanceId":"a","status":"UP"}]}]}})",
        "application[0].instance[0].app");
    row("no id", listOf(R"([{"app":"ORDERS","status":"UP"}])"), "application[0].instance[0].instanceId");
    row("a number that is none", listOf("[" + good + R"(,{"instanceId":"b","status":"UP","port":01}])"));
    row("text after the end", listOf(good) + "]");
    row("not UTF-8", listOf("{\"instanceId\":\"a\xFF\",\"status\":\"UP\"}"));
    row("not UTF-8 beside good ones", R"({"applications":{"application":[{"name":"A","instance":[)" + good +
                                          "]},{\"name\":\"B\xC3\",\"instance\":[]}]}}");
    row("a bare NUL", listOf(std::string("{\"instanceId\":\"a\0\",\"status\":\"UP\"}", 33)));
    row("a frame that is cut off", R"({"applications":{"application":[{"name":"A","instance":[]}]})");
    row("pieces that fit, a frame that does not",
        R"({"applications":[{"application":[{"name":"A","instance":[]}]}})");
    std::string deep(2'000, '[');
    row("2000 levels", R"({"applications":)" + deep + std::string(2'000, ']') + "}");
}

void DecoderTest::refusesLists()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    QFETCH(std::string, what);
    const auto registry = core::decodeApplications(body, where);
    QVERIFY(!registry);
    QCOMPARE(registry.error().kind, kind);
    QCOMPARE(registry.error().where, std::string(where));
    if (!what.empty())
        QCOMPARE(registry.error().what, what);
}

void DecoderTest::refusesEveryTruncation()
{
    std::string whole = build::readData("instance-netflix-4.3.1.json");
    whole.resize(whole.find_last_of('}') + 1);
    const std::string inner = whole.substr(std::string_view(R"({"instance":)").size());
    const std::string list = listOf("[" + inner.substr(0, inner.size() - 1) + "]");
    QVERIFY(core::decodeInstance(whole, where));
    QVERIFY(core::decodeApplications(list, where));
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY2(!core::decodeInstance(whole.substr(0, size), where), std::to_string(size).c_str());
    for (std::size_t size = 0; size < list.size(); ++size)
        QVERIFY2(!core::decodeApplications(list.substr(0, size), where), std::to_string(size).c_str());
}

void DecoderTest::keepsBadRowsAside_data()
{
    QTest::addColumn<std::string>("bad");
    QTest::addColumn<std::string>("rejected");
    const auto row = [](const char *name, const char *bad, const char *rejected) {
        QTest::newRow(name) << std::string(bad) << std::string(rejected);
    };
    row("null", "null", "application[0].instance[1]");
    row("a number", "7", "application[0].instance[1]");
    row("no id", R"({"app":"ORDERS","status":"UP"})", "application[0].instance[1] instanceId");
    row("empty id", R"({"instanceId":"","status":"UP"})", "application[0].instance[1] instanceId");
    row("no status", R"({"instanceId":"b"})", "application[0].instance[1] status");
    row("of another application", R"({"app":"BILLING","instanceId":"b","status":"UP"})",
        "application[0].instance[1] app");
    row("status told twice", R"({"instanceId":"b","status":"UP","status":"DOWN"})",
        "application[0].instance[1] status told twice");
    row("even the same one twice", R"({"instanceId":"b","status":"UP","status":"UP"})",
        "application[0].instance[1] status told twice");
    row("override, then null",
        R"({"instanceId":"b","status":"UP","overriddenStatus":"DOWN","overriddenStatus":null})",
        "application[0].instance[1] overriddenStatus told twice");
    row("lease twice", R"({"instanceId":"b","status":"UP","leaseInfo":{},"leaseInfo":{}})",
        "application[0].instance[1] leaseInfo told twice");
    row("duration twice",
        R"({"instanceId":"b","status":"UP","leaseInfo":{"durationInSecs":9,"durationInSecs":8}})",
        "application[0].instance[1] durationInSecs told twice");
    row("port number twice", R"({"instanceId":"b","status":"UP","port":{"$":1,"$":2}})",
        "application[0].instance[1] $ told twice");
    row("zone twice",
        R"({"instanceId":"b","status":"UP","dataCenterInfo":{"metadata":{"availability-zone":"a","availability-zone":"b"}}})",
        "application[0].instance[1] availability-zone told twice");
    row("metadata key twice",
        R"({"instanceId":"b","status":"UP","metadata":{"zone":"a","x":"1","zone":"b"}})",
        "application[0].instance[1] metadata.zone told twice");
    row("listed twice", R"({"instanceId":"a","status":"DOWN"})", "ORDERS/a listed twice");
}

void DecoderTest::keepsBadRowsAside()
{
    QFETCH(std::string, bad);
    QFETCH(std::string, rejected);
    const auto registry = core::decodeApplications(
        listOf(R"([{"instanceId":"a","status":"UP"},)" + bad + R"(,{"instanceId":"c","status":"UP"}])"),
        where);
    QVERIFY2(registry, registry ? "" : registry.error().what.c_str());
    QCOMPARE(static_cast<int>(registry->instances.size()), 2);
    QVERIFY(registry->find(build::app(), build::id("a")));
    QVERIFY(registry->find(build::app(), build::id("c")));
    QCOMPARE(registry->rejected.count, std::size_t(1));
    const core::RejectedRow &row = registry->rejected.rows.front();
    QCOMPARE(row.what.empty() ? row.where : row.where + " " + row.what, rejected);
    // Of two with one id the later one stands, as in Eureka's own client.
    const bool isTwice = row.what == "listed twice";
    QCOMPARE(registry->instances[0].status.status, isTwice ? core::Status::Down : core::Status::Up);
}

void DecoderTest::boundsWhatIsKeptAside()
{
    std::string rows = R"({"instanceId":"good","status":"UP"})";
    for (int i = 0; i < 500; ++i)
        rows +=
            "," + (R"({"instanceId":")" + std::string(3'000, 'x')) + R"(","status":"UP"},{"status":"UP"})";
    const auto registry = core::decodeApplications(listOf("[" + rows + "]"), where);
    QVERIFY(registry);
    QCOMPARE(static_cast<int>(registry->instances.size()), 2);
    QCOMPARE(registry->rejected.count, std::size_t(999));
    QCOMPARE(registry->rejected.rows.size(), core::RejectedRows::kept);
    for (const core::RejectedRow &row : registry->rejected.rows)
        QVERIFY(row.where.size() <= core::RejectedRows::textKept + 3);
}

void DecoderTest::readsMetadata()
{
    const auto instance = core::decodeInstance(
        wrapped(
            R"("app":"A","instanceId":"a","status":"UP","metadata":{"@class":"java.util.HashMap","text":"x",)"
            R"("number":8081,"flag":true,"none":null,"deep":{"a":[1]},"Text":"y"})"),
        where);
    QVERIFY(instance);
    std::string told;
    for (const auto &[key, value] : instance->metadata)
        told += key.text() + "=" + value.text() + ";";
    QCOMPARE(told, std::string(R"(text=x;number=8081;flag=true;deep={"a":[1]};Text=y;)"));

    std::string many;
    for (int i = 0; i < 500; ++i)
        many += "\"key" + std::to_string(i) + "\":\"" + std::to_string(i) + "\",";
    const auto big = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","metadata":{)" + many + R"("z":"1"})"), where);
    QVERIFY(big);
    QCOMPARE(big->metadata.size(), std::size_t(501));
    QCOMPARE(std::string(big->metadataValue("key7")), std::string("7"));
    const auto twice = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","metadata":{)" + many + R"("key7":"1"})"), where);
    QVERIFY(!twice);
    QCOMPARE(twice.error().what, std::string("instance.metadata.key7 told twice"));
}

void DecoderTest::readsDataCenter()
{
    const auto instance = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","secureVipAddress":"safe","dataCenterInfo":)"
                R"({"@class":"com.netflix.appinfo.AmazonInfo","name":"Amazon","metadata":)"
                R"({"availability-zone":"eu-west-1b","instance-id":"i-1"}})"),
        where);
    QVERIFY(instance);
    QCOMPARE(instance->availabilityZone.text(), std::string("eu-west-1b"));
    QCOMPARE(instance->secureVipAddress.text(), std::string("safe"));
    QCOMPARE(instance->id.text(), std::string("a"));
}

void DecoderTest::readsFarTimes()
{
    // In the year 2096, and just past the year 9999.
    const auto instance = core::decodeInstance(
        wrapped(R"("app":"A","instanceId":"a","status":"UP","lastUpdatedTimestamp":"4000000000000",)"
                R"("lastDirtyTimestamp":253402300800000)"),
        where);
    QVERIFY(instance);
    QCOMPARE(core::toEpoch(instance->lastUpdated), std::int64_t(4'000'000'000'000));
    QCOMPARE(instance->lastDirty, core::TimePoint{});
}

void DecoderTest::readsOneApplication()
{
    const auto registry = core::decodeApplication(
        R"({"application":{"name":"ORDERS","instance":[{"instanceId":"b","status":"UP"},{"instanceId":"a","status":"UP"},{}]}})",
        where);
    QVERIFY(registry);
    QCOMPARE(static_cast<int>(registry->instances.size()), 2);
    QCOMPARE(registry->instances[0].id.text(), std::string("a"));
    QCOMPARE(registry->rejected.rows.front().where, std::string("application.instance[2]"));
    QVERIFY(!core::decodeApplication(R"({"applications":{}})", where));
}

void DecoderTest::readsDeltas()
{
    const auto delta = core::decodeDelta(
        R"({"applications":{"versions__delta":"7","apps__hashcode":"UP_3_","application":[{"name":"ORDERS","instance":[
            {"instanceId":"new","status":"UP","actionType":"ADDED"},
            {"instanceId":"moved","status":"DOWN","actionType":"MODIFIED"},
            {"instanceId":"gone","status":"UP","actionType":"DELETED"},
            {"instanceId":"odd","status":"UP","actionType":"PAINTED"},
            {"instanceId":"mute","status":"UP"}]}]}})",
        where);
    QVERIFY(delta);
    QCOMPARE(delta->hashCode, std::string("UP_3_"));
    QCOMPARE(delta->version, std::optional<std::int64_t>(7));
    QVERIFY(delta->isSupported());
    QCOMPARE(delta->changed.size(), std::size_t(2));
    QCOMPARE(delta->changed[0]->id.text(), std::string("moved"));
    QCOMPARE(delta->changed[1]->id.text(), std::string("new"));
    QCOMPARE(delta->deleted.size(), std::size_t(1));
    QCOMPARE(delta->deleted[0]->id.text(), std::string("gone"));
    QCOMPARE(delta->rejected.count, std::size_t(2));
    QCOMPARE(delta->rejected.rows[0].what, std::string("actionType"));

    for (const char *version : {"\"-1\"", "-1"}) {
        const auto none =
            core::decodeDelta(R"({"applications":{"versions__delta":)" + std::string(version) + "}}", where);
        QVERIFY(none);
        QVERIFY(!none->isSupported());
    }
    QVERIFY(!core::decodeDelta("", where));
}

/// A list that is cut into its applications reads as the same list that cannot be cut.
void DecoderTest::piecesMeanTheWhole()
{
    const std::string frame =
        R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_3_","application":[)";
    const std::string first =
        R"({"name":"B","instance":[{"instanceId":"2","status":"UP","hostName":"]},{"},{}]})";
    const std::string second =
        R"({"name":"A","instance":[{"instanceId":"1","status":"UP","metadata":{"a":"]}}"}},7]})";
    const std::string cut = frame + first + "," + second + "]}}\n";
    const std::string whole = frame + " " + first + " , " + second + "]}}";
    QVERIFY(core::cutList(cut));
    QCOMPARE(core::cutList(cut)->applications.size(), std::size_t(2));
    QVERIFY(!core::cutList(whole));
    const auto fromPieces = core::decodeApplications(cut, where);
    const auto fromWhole = core::decodeApplications(whole, where);
    QVERIFY(fromPieces);
    QVERIFY(fromWhole);
    QCOMPARE(static_cast<int>(fromPieces->instances.size()), 2);
    QCOMPARE(fromPieces->rejected.count, std::size_t(2));
    QVERIFY(*fromPieces == *fromWhole);
}

QTEST_APPLESS_MAIN(DecoderTest)
#include "tst_decoder.moc"
