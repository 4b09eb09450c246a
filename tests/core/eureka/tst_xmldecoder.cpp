// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"
#include "core/eureka/xmldecoder.h"
#include "tests/core/support/builders.h"

#include <QTest>

class XmlDecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAnInstance();
    void readsLikeJson();
    void refusesWhatIsToldTwice_data();
    void refusesWhatIsToldTwice();
    void readsScalars_data();
    void readsScalars();
    void readsOtherEncodings();
    void unescapesNames_data();
    void unescapesNames();
    void keepsBadRowsAside();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
};

namespace {

constexpr const char *where = "http://eureka-1:8761/eureka/apps";

// Composed after Eureka's XStream codec (XmlXStream, Converters).
const std::string instanceXml =
    R"(<instance>
  <instanceId>web7:billing:9080</instanceId><hostName>web7.lab</hostName><app>BILLING</app>
  <ipAddr>10.4.0.7</ipAddr><status>OUT_OF_SERVICE</status><overriddenstatus>OUT_OF_SERVICE</overriddenstatus>
  <port enabled="true">9080</port><securePort enabled="false">443</securePort><countryId>1</countryId>
  <dataCenterInfo class="com.netflix.appinfo.AmazonInfo"><name>Amazon</name>
    <metadata><availability-zone>eu-west-1b</availability-zone><instance-id>i-1</instance-id></metadata>
  </dataCenterInfo>
  <leaseInfo><renewalIntervalInSecs>10</renewalIntervalInSecs><durationInSecs>20</durationInSecs>
    <registrationTimestamp>1760000000000</registrationTimestamp>
    <lastRenewalTimestamp>1760000090000</lastRenewalTimestamp>
    <evictionTimestamp>0</evictionTimestamp><serviceUpTimestamp>1760000000001</serviceUpTimestamp></leaseInfo>
  <metadata><management.port>9081</management.port><a__b_-c> 1 &lt; 2 &amp; &#x4e2d; </a__b_-c></metadata>
  <homePageUrl>http://web7.lab:9080/?a=1&amp;b=2</homePageUrl>
  <statusPageUrl>http://web7.lab:9081/info</statusPageUrl>
  <healthCheckUrl>http://web7.lab:9081/health</healthCheckUrl>
  <vipAddress>billing</vipAddress><secureVipAddress>billing-s</secureVipAddress>
  <isCoordinatingDiscoveryServer>true</isCoordinatingDiscoveryServer>
  <lastUpdatedTimestamp>1760000050123</lastUpdatedTimestamp>
  <lastDirtyTimestamp>1759999999876</lastDirtyTimestamp><actionType>MODIFIED</actionType>
</instance>)";

std::string listOf(const std::string &instances)
{
    return "<applications><versions__delta>3</versions__delta><apps__hashcode>UP_1_</apps__hashcode>"
           "<application><name>ORDERS</name>" +
           instances + "</application></applications>";
}

std::string smallInstance(const std::string &fields)
{
    return "<instance><app>ORDERS</app>" + fields + "</instance>";
}

} // namespace

void XmlDecoderTest::readsAnInstance()
{
    const auto instance = core::decodeInstance(instanceXml, where);
    QVERIFY2(instance, instance ? "" : instance.error().what.c_str());
    QCOMPARE(instance->application.text(), std::string("BILLING"));
    QCOMPARE(instance->id.text(), std::string("web7:billing:9080"));
    QCOMPARE(instance->hostName.text(), std::string("web7.lab"));
    QCOMPARE(instance->ipAddress.text(), std::string("10.4.0.7"));
    QCOMPARE(instance->port, std::optional(9080));
    QCOMPARE(instance->securePort, std::optional<int>());
    QCOMPARE(instance->status.status, core::Status::OutOfService);
    QCOMPARE(instance->overriddenStatus.status, core::Status::OutOfService);
    QCOMPARE(instance->availabilityZone.text(), std::string("eu-west-1b"));
    QCOMPARE(instance->lease.renewalInterval, core::Seconds(10));
    QCOMPARE(instance->lease.duration, core::Seconds(20));
    QCOMPARE(core::toEpoch(instance->lease.registered), std::int64_t(1760000000000));
    QCOMPARE(core::toEpoch(instance->lease.lastRenewalAsSent), std::int64_t(1760000090000));
    QCOMPARE(core::toEpoch(instance->lease.serviceUp), std::int64_t(1760000000001));
    QCOMPARE(std::string(instance->metadataValue("management.port")), std::string("9081"));
    QCOMPARE(std::string(instance->metadataValue("a_b$c")), std::string(" 1 < 2 & \xE4\xB8\xAD "));
    QCOMPARE(instance->metadata.size(), std::size_t(2));
    QCOMPARE(instance->homePageUrl.text(), std::string("http://web7.lab:9080/?a=1&b=2"));
    QCOMPARE(instance->statusPageUrl.text(), std::string("http://web7.lab:9081/info"));
    QCOMPARE(instance->healthCheckUrl.text(), std::string("http://web7.lab:9081/health"));
    QCOMPARE(instance->vipAddress.text(), std::string("billing"));
    QCOMPARE(instance->secureVipAddress.text(), std::string("billing-s"));
    QVERIFY(instance->isDiscoveryServer);
    QCOMPARE(core::toEpoch(instance->lastUpdated), std::int64_t(1760000050123));
    QCOMPARE(core::toEpoch(instance->lastDirty), std::int64_t(1759999999876));
}

/// The same list in both forms is the same registry.
void XmlDecoderTest::readsLikeJson()
{
    const auto fromXml = core::decodeApplications(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
            listOf(smallInstance("<instanceId>b</instanceId><status>UP</status>"
                                 "<metadata class=\"java.util.Collections$EmptyMap\"/>") +
                   smallInstance("<instanceId>a</instanceId><status>PAINTED</status><sid>na</sid>")),
        where);
    const auto fromJson = core::decodeApplications(
        R"({"applications":{"versions__delta":"3","apps__hashcode":"UP_1_","application":[{"name":"ORDERS","instance":[
            {"app":"ORDERS","instanceId":"a","status":"PAINTED"},{"app":"ORDERS","instanceId":"b","status":"UP"}]}]}})",
        where);
    QVERIFY2(fromXml, fromXml ? "" : fromXml.error().what.c_str());
    QVERIFY(fromJson);
    QVERIFY(*fromXml == *fromJson);
    QCOMPARE(fromXml->instances.size(), std::size_t(2));

    const auto application = core::decodeApplication("<application><name>ORDERS</name><instance><hostName>h</"
                                                     "hostName><status>UP</status></instance></application>",
                                                     where);
    QVERIFY(application);
    QCOMPARE(application->instances[0].id.text(), std::string("h"));

    const auto delta = core::decodeDelta(
        listOf(
            smallInstance("<instanceId>a</instanceId><status>UP</status><actionType>DELETED</actionType>")),
        where);
    QVERIFY(delta);
    QCOMPARE(delta->version, std::optional<std::int64_t>(3));
    QCOMPARE(delta->deleted.size(), std::size_t(1));

    const auto empty =
        core::decodeApplications("\n<applications>\n<versions__delta>1</versions__delta><apps__hashcode></"
                                 "apps__hashcode></applications>",
                                 where);
    QVERIFY(empty);
    QVERIFY(empty->instances.empty());
}

void XmlDecoderTest::refusesWhatIsToldTwice_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<std::string>("what");
    const auto row = [](const char *what, const char *fields) {
        QTest::newRow(what) << std::string(fields) << std::string(what) + " told twice";
    };
    row("status", "<status>UP</status>");
    row("overriddenstatus",
        "<overriddenstatus>DOWN</overriddenstatus><overriddenstatus>UP</overriddenstatus>");
    row("durationInSecs",
        "<leaseInfo><durationInSecs>9</durationInSecs><durationInSecs>90</durationInSecs></leaseInfo>");
    row("leaseInfo", "<leaseInfo/><leaseInfo/>");
    row("metadata", "<metadata><zone>a</zone></metadata><metadata><x>b</x></metadata>");
    row("metadata.zone", "<metadata><zone>a</zone><x>1</x><zone>b</zone></metadata>");
    row("dataCenterInfo", "<dataCenterInfo/><dataCenterInfo/>");
    row("instance-id", "<dataCenterInfo><metadata><instance-id/><instance-id>i-1</instance-id></metadata>"
                       "</dataCenterInfo>");
    row("availability-zone",
        "<dataCenterInfo><metadata><availability-zone>a</availability-zone><availability-zone>b"
        "</availability-zone></metadata></dataCenterInfo>");
}

void XmlDecoderTest::refusesWhatIsToldTwice()
{
    QFETCH(std::string, fields);
    QFETCH(std::string, what);
    const auto instance =
        core::decodeInstance(smallInstance("<instanceId>a</instanceId><status>UP</status>" + fields), where);
    QVERIFY(!instance);
    QVERIFY2(instance.error().what.find(what) != std::string::npos, instance.error().what.c_str());
}

void XmlDecoderTest::readsScalars_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<int>("port");
    QTest::addColumn<std::string>("overridden");
    const auto row = [](const char *name, const char *fields, int port, const char *overridden = "UNKNOWN") {
        QTest::newRow(name) << std::string(fields) << port << std::string(overridden);
    };
    row("port with spaces", R"(<port enabled=" true "> 8080
</port>)",
        8080);
    row("port disabled", R"(<port enabled="false">8080</port>)", 0);
    row("port without attribute", "<port>8080</port>", 8080);
    row("port is a word", "<port>http</port>", 0);
    row("port past 64 bits", "<port>99999999999999999999999</port>", 0);
    row("port is empty", "<port/>", 0);
    row("another field's attribute", R"(<hostName enabled="false">h</hostName><port>80</port>)", 80);
    row("overridden in lower case", "<overriddenstatus>DOWN</overriddenstatus>", 0, "DOWN");
    row("overridden as in new JSON", "<overriddenStatus>DOWN</overriddenStatus>", 0, "DOWN");
    row("CDATA and a comment", "<overriddenstatus><![CDATA[DO]]><!-- x -->WN</overriddenstatus>", 0, "DOWN");
    row("elements that are not known", "<x><port>1</port><y><z>2</z></y></x><port>7</port>", 7);
    row("elements within a text", "<port>8<b>0</b>0</port>", 0);
}

void XmlDecoderTest::readsScalars()
{
    QFETCH(std::string, fields);
    QFETCH(int, port);
    QFETCH(std::string, overridden);
    const auto instance =
        core::decodeInstance(smallInstance("<instanceId>a</instanceId><status>UP</status>" + fields), where);
    QVERIFY2(instance, instance ? "" : instance.error().what.c_str());
    QCOMPARE(instance->port.value_or(0), port);
    QCOMPARE(std::string(instance->overriddenStatus.word()), overridden);
}

void XmlDecoderTest::readsOtherEncodings()
{
    const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                              smallInstance("<instanceId>caf\xE9</instanceId><status>UP</status>");
    const auto instance = core::decodeInstance(latin, where);
    QVERIFY(instance);
    QCOMPARE(instance->id.text(), std::string("caf\xC3\xA9"));
    const auto marked = core::decodeInstance(
        "\xEF\xBB\xBF" + smallInstance("<instanceId>a</instanceId><status>UP</status>"), where);
    QVERIFY(marked);
}

void XmlDecoderTest::unescapesNames_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("key");
    const auto row = [](const char *name, const char *key) {
        QTest::newRow(name) << std::string(name) << std::string(key);
    };
    row("management.port", "management.port");
    row("a__b", "a_b");
    row("a____b", "a__b");
    row("_-class", "$class");
    row("___-", "_$");
    row("a_b", "a_b");
    row("a_", "a_");
    row("a-_-", "a-$");
}

void XmlDecoderTest::unescapesNames()
{
    QFETCH(std::string, name);
    QFETCH(std::string, key);
    QCOMPARE(core::unescapedXmlName(name), key);
}

void XmlDecoderTest::keepsBadRowsAside()
{
    const auto registry =
        core::decodeApplications(listOf(smallInstance("<instanceId>a</instanceId><status>UP</status>") +
                                        smallInstance("<status>UP</status>") + "<instance/>" +
                                        smallInstance("<instanceId>c</instanceId><status>UP</status>")),
                                 where);
    QVERIFY(registry);
    QCOMPARE(registry->instances.size(), std::size_t(2));
    QCOMPARE(registry->rejected.count, std::size_t(2));
    QCOMPARE(registry->rejected.rows[0].where, std::string("application[0].instance[1]"));
    QCOMPARE(registry->rejected.rows[0].what, std::string("instanceId"));
    QCOMPARE(registry->rejected.rows[1].where, std::string("application[0].instance[2]"));
}

void XmlDecoderTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<std::string>("what"); // how it begins
    const auto row = [](const char *name, const std::string &body, const char *what,
                        core::ErrorKind kind = core::ErrorKind::Malformed) {
        QTest::newRow(name) << body << kind << std::string(what);
    };
    const std::string good = smallInstance("<instanceId>a</instanceId><status>UP</status>");
    row("HTML", "<html><body>502</body></html>", "markup", core::ErrorKind::NotJson);
    row("HTML with its document type", "<!DOCTYPE html>\n<html/>", "markup", core::ErrorKind::NotJson);
    row("HTML that is no XML", "<br><p>Bad Gateway", "markup", core::ErrorKind::NotJson);
    row("another root", "<application><name>A</name></application>", "markup", core::ErrorKind::NotJson);
    row("only the root's end is missing", "<applications>", "");
    row("two roots", "<applications/><applications/>", "");
    row("tags that cross", listOf("<instance><app>A</instance></app>"), "application[0].instance[0].app: ");
    row("an entity of its own",
        R"(<!DOCTYPE applications [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><applications>&b;</applications>)",
        "document type");
    row("an outer entity", R"(<!DOCTYPE applications SYSTEM "file:///etc/passwd"><applications/>)",
        "document type");
    row("an entity that is not declared", listOf("<instance><hostName>&nbsp;</hostName></instance>"),
        "application[0].instance[0].hostName: ");
    row("a character that XML has not", listOf("<instance><hostName>&#0;</hostName></instance>"),
        "application[0].instance[0].hostName: ");
    row("a NUL", listOf(std::string("<instance><app>\0</app></instance>", 33)),
        "application[0].instance[0].app: ");
    row("not UTF-8", listOf("<instance><app>\xFF</app></instance>"), "application[0].instance[0].app: ");
    row("one attribute twice", listOf(R"(<instance><port enabled="true" enabled="true">1</port></instance>)"),
        "application[0].instance[0]: ");
    row("only useless rows", listOf("<instance><status>UP</status></instance>"),
        "application[0].instance[0].instanceId");
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<x>";
    row("100000 levels", listOf(deep), "application[0].x.x.x");
    row("100000 levels of the first element", deep, "markup", core::ErrorKind::NotJson);
    row("no end to a text", "<applications><application><name>" + std::string(1'000'000, 'x'),
        "application[0].name: ");
}

void XmlDecoderTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    QFETCH(std::string, what);
    const auto registry = core::decodeApplications(body, where);
    QVERIFY(!registry);
    QCOMPARE(registry.error().where, std::string(where));
    QCOMPARE(registry.error().kind, kind);
    QVERIFY2(registry.error().what.starts_with(what), registry.error().what.c_str());
    QVERIFY(registry.error().what.size() < 300);
}

void XmlDecoderTest::refusesEveryTruncation()
{
    const std::string list = listOf(instanceXml);
    for (std::size_t size = 0; size < instanceXml.size(); ++size)
        QVERIFY2(!core::decodeInstance(instanceXml.substr(0, size), where), std::to_string(size).c_str());
    for (std::size_t size = 0; size < list.size(); ++size)
        QVERIFY2(!core::decodeApplications(list.substr(0, size), where), std::to_string(size).c_str());
}

QTEST_APPLESS_MAIN(XmlDecoderTest)
#include "tst_xmldecoder.moc"
