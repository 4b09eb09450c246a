// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/health.h"

#include <QTest>

class HealthTest : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void tellsMissedFetches_data();
    void tellsMissedFetches();
    void readsRegistryCopy_data();
    void readsRegistryCopy();
    void refuses_data();
    void refuses();
    void refusesDeepNesting();
    void refusesFiveMegabytes();
    void readsAnAnswer_data();
    void readsAnAnswer();
    void keepsParts();
    void keepsPartsOfFirstGeneration();
    void boundsParts();
};

namespace {

/// Boot 2.2 and later: disk and Eureka indicators with these statuses.
std::string components(const char *all, const char *disk, const char *eureka)
{
    return std::string(R"({"status":")") + all + R"(","components":{"diskSpace":{"status":")" + disk +
           R"(","details":{"total":1}},"discoveryComposite":{"status":")" + eureka +
           R"(","components":{"discoveryClient":{"status":"UP","details":{"services":["a"]}},"eureka":{"status":")" +
           eureka +
           R"(","details":{"applications":{"ORDERS":2,"GATEWAY":1}}}}}},"groups":["liveness","readiness"]})";
}

std::string details(const char *all, const char *disk, const char *eureka)
{
    return std::string(R"({"status":")") + all + R"(","details":{"diskSpace":{"status":")" + disk +
           R"(","details":{"total":1}},"discoveryComposite":{"status":")" + eureka +
           R"(","details":{"discoveryClient":{"status":"UP"},"eureka":{"status":")" + eureka +
           R"(","details":{"applications":{"ORDERS":2,"GATEWAY":1}}}}}}})";
}

std::string flat(const char *all, const char *disk, const char *eureka)
{
    return std::string(R"({"status":")") + all + R"(","diskSpace":{"status":")" + disk +
           R"(","total":1,"free":1},"discoveryComposite":{"description":"x","status":")" + eureka +
           R"(","discoveryClient":{"status":"UP","services":["a"]},"eureka":{"status":")" + eureka +
           R"(","applications":{"ORDERS":2,"GATEWAY":1}}}})";
}

} // namespace

void HealthTest::decodes_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("ownStatus");
    QTest::addColumn<bool>("isUp");
    QTest::addColumn<bool>("isOnlyDrained");
    QTest::addColumn<bool>("isHidden");
    QTest::addColumn<std::string>("failingPart");
    const auto row = [](const char *name, const std::string &body, const char *own, bool isUp, bool isDrained,
                        bool isHidden, const char *failing) {
        QTest::newRow(name) << body << std::string(own) << isUp << isDrained << isHidden
                            << std::string(failing);
    };
    row("components, well", components("UP", "UP", "UP"), "UP", true, false, false, "");
    row("components, only drained", components("OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE"), "UP", true, true,
        false, "");
    row("components, disk failing", components("DOWN", "DOWN", "UP"), "DOWN", false, false, false,
        "diskSpace");
    row("components, drained and failing", components("DOWN", "DOWN", "OUT_OF_SERVICE"), "DOWN", false, false,
        false, "diskSpace");
    row("components, Eureka UNKNOWN after a cancel", components("UP", "UP", "UNKNOWN"), "UP", true, false,
        false, "");
    row("details, well", details("UP", "UP", "UP"), "UP", true, false, false, "");
    row("details, only drained", details("OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE"), "UP", true, true, false,
        "");
    row("details, failing", details("DOWN", "DOWN", "UP"), "DOWN", false, false, false, "diskSpace");
    row("flat, well", flat("UP", "UP", "UP"), "UP", true, false, false, "");
    row("flat, only drained", flat("OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE"), "UP", true, true, false, "");
    row("flat, failing", flat("DOWN", "DOWN", "UP"), "DOWN", false, false, false, "diskSpace");
    row("hidden, well", R"({"status":"UP"})", "UP", true, false, true, "");
    row("hidden, with groups", R"({"groups":["liveness","readiness"],"status":"UP"})", "UP", true, false,
        true, "");
    // It may be the drain or anything else: it cannot be told, so it is not called well.
    row("hidden, out of service", R"({"status":"OUT_OF_SERVICE"})", "OUT_OF_SERVICE", false, false, true, "");
    row("part within a part", R"({"status":"DOWN","components":{"db":{"status":"DOWN","components":
        {"main":{"status":"UP"},"audit":{"status":"DOWN"}}}}})",
        "DOWN", false, false, false, "db.audit");
    row("custom word that Spring is told to sum up",
        R"({"status":"FATAL","components":{"license":{"status":"FATAL"},
        "ping":{"status":"UP"}}})",
        "FATAL", false, false, false, "");
    row("custom word beside a drain", R"({"status":"FATAL","components":{"license":{"status":"FATAL"},
        "ping":{"status":"UP"},"discoveryComposite":{"status":"OUT_OF_SERVICE","components":
        {"eureka":{"status":"OUT_OF_SERVICE"}}}}})",
        "FATAL", false, false, false, "");
    row("bad as a whole, its cause is not shown",
        R"({"status":"DOWN","components":{"ping":{"status":"UP"}}})", "DOWN", false, false, false, "");
    row("another part called eureka", R"({"status":"DOWN","components":{"db":{"status":"DOWN","components":
        {"eureka":{"status":"DOWN"}}}}})",
        "DOWN", false, false, false, "db.eureka");
}

void HealthTest::decodes()
{
    QFETCH(std::string, body);
    QFETCH(std::string, ownStatus);
    QFETCH(bool, isUp);
    QFETCH(bool, isOnlyDrained);
    QFETCH(bool, isHidden);
    QFETCH(std::string, failingPart);
    const auto health = core::decodeHealth(body, "http://h/health");
    QVERIFY2(health, health ? "" : health.error().what.c_str());
    QCOMPARE(health->ownStatus, ownStatus);
    QCOMPARE(health->isUp(), isUp);
    QCOMPARE(health->isOnlyDrained, isOnlyDrained);
    QCOMPARE(health->detailsAreHidden, isHidden);
    QCOMPARE(health->failingPart, failingPart);
}

void HealthTest::readsRegistryCopy_data()
{
    QTest::addColumn<std::string>("body");
    QTest::newRow("components") << components("UP", "UP", "UP");
    QTest::newRow("details") << details("UP", "UP", "UP");
    QTest::newRow("flat") << flat("UP", "UP", "UP");
    QTest::newRow("also while drained") << components("OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE");
}

void HealthTest::readsRegistryCopy()
{
    QFETCH(std::string, body);
    const auto health = core::decodeHealth(body, "http://h/health");
    QVERIFY(health);
    QCOMPARE(health->registryCopy, (std::map<std::string, int>{{"GATEWAY", 1}, {"ORDERS", 2}}));
}

void HealthTest::tellsMissedFetches_data()
{
    QTest::addColumn<std::string>("details");
    QTest::addColumn<int>("missed");
    QTest::addColumn<bool>("showsCopy");
    const auto row = [](const char *name, const char *inner, int missed, bool showsCopy) {
        QTest::newRow(name) << std::string(inner) << missed << showsCopy;
    };
    row("none", R"({"applications":{"ORDERS":2}})", 0, true);
    row("an empty copy", R"({"applications":{}})", 0, true);
    row("two and a half intervals old", R"({"renewalPeriod":30,"failCount":2,"applications":{"A":1}})", 2,
        true);
    row("hidden", "{}", 0, false);
    row("negative", R"({"failCount":-7,"applications":{}})", 0, true);
    row("past all bounds", R"({"failCount":99999999999999,"applications":{}})", 1'000'000, true);
    row("a word", R"({"failCount":"many","applications":{}})", 0, true);
}

void HealthTest::tellsMissedFetches()
{
    QFETCH(std::string, details);
    QFETCH(int, missed);
    QFETCH(bool, showsCopy);
    const auto health = core::decodeHealth(
        R"({"status":"UP","components":{"discoveryComposite":{"status":"UP","components":{"eureka":{"status":"UP","details":)" +
            details + "}}}}}",
        "http://h/actuator/health");
    QVERIFY(health);
    QCOMPARE(health->missedFetches, missed);
    QCOMPARE(health->showsRegistryCopy, showsCopy);
}

void HealthTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("HTML") << std::string("<html>login</html>") << core::ErrorKind::NotJson;
    QTest::newRow("empty") << std::string() << core::ErrorKind::Malformed;
    QTest::newRow("no status") << std::string("{}") << core::ErrorKind::Malformed;
    QTest::newRow("status is an object") << std::string(R"({"status":{}})") << core::ErrorKind::Malformed;
    QTest::newRow("array") << std::string("[]") << core::ErrorKind::Malformed;
}

void HealthTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto health = core::decodeHealth(body, "http://h/health");
    QVERIFY(!health);
    QCOMPARE(health.error().kind, kind);
    QCOMPARE(health.error().where, std::string("http://h/health"));
}

void HealthTest::refusesDeepNesting()
{
    std::string body = R"({"status":"UP")";
    for (int i = 0; i < 300; ++i)
        body += R"(,"components":{"a":{"status":"UP")";
    body += std::string(601, '}');
    // What fails may be among the parts that are not looked at: no word on them is not "well".
    const auto health = core::decodeHealth(body, "http://h/health");
    QVERIFY(!health);
    QCOMPARE(health.error().kind, core::ErrorKind::Malformed);
    QCOMPARE(health.error().what, std::string("components"));
    QCOMPARE(health.error().where, std::string("http://h/health"));
}

void HealthTest::readsAnAnswer_data()
{
    using core::ErrorKind;
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::optional<ErrorKind>>("refused"); // nothing: it is a health
    const std::string up = R"({"status":"UP"})";
    const std::string down = R"({"status":"DOWN"})";
    const char *third = "application/vnd.spring-boot.actuator.v3+json";
    const auto row = [](const char *name, int status, const std::string &type, const std::string &body,
                        std::optional<ErrorKind> refused = {}) {
        QTest::newRow(name) << status << type << body << refused;
    };
    row("UP", 200, third, up);
    row("1.5", 200, "application/vnd.spring-boot.actuator.v1+json;charset=UTF-8", up);
    row("plain JSON", 200, "application/json", up);
    row("no media type", 200, "", up);
    row("DOWN", 503, third, down);
    row("a page of HTML", 200, "text/html;charset=UTF-8", "<html>log in</html>", ErrorKind::NotJson);
    row("JSON that says it is a page", 200, "text/html", up, ErrorKind::NotJson);
    row("JSON that says it is text", 200, "text/plain", up, ErrorKind::NotJson);
    row("a proxy that is closed", 503, "text/html", "<html>", ErrorKind::HttpStatus);
    row("a proxy without a type", 503, "", "", ErrorKind::HttpStatus);
    row("JSON of a gateway", 503, "application/json", R"({"error":"Service Unavailable"})",
        ErrorKind::HttpStatus);
    row("login", 302, "", "", ErrorKind::Redirected);
    row("401", 401, "", "", ErrorKind::Unauthorized);
    row("403", 403, "application/json", R"({"status":403})", ErrorKind::Forbidden);
    row("404", 404, "application/json", R"({"status":404})", ErrorKind::NotFound);
}

void HealthTest::readsAnAnswer()
{
    QFETCH(int, status);
    QFETCH(std::string, type);
    QFETCH(std::string, body);
    QFETCH(std::optional<core::ErrorKind>, refused);
    core::Response response;
    response.status = status;
    response.body = body;
    if (!type.empty())
        response.headers = {{"Content-Type", type}};
    const auto health = core::healthFrom(response, "http://h/health");
    QCOMPARE(health.has_value(), !refused);
    if (!refused)
        return;
    QCOMPARE(health.error().kind, *refused);
    QCOMPARE(health.error().where, std::string("http://h/health"));
    if (*refused == core::ErrorKind::NotJson)
        QCOMPARE(health.error().what, type);
}

void HealthTest::refusesFiveMegabytes()
{
    std::string body = R"({"status":"UP","components":{"db":{"status":"UP","details":{"error":")";
    body += std::string(std::size_t(5) * 1024 * 1024, 'x') + "\"}}}}";
    const auto health = core::decodeHealth(body, "http://h/health");
    QVERIFY(!health);
    QCOMPARE(health.error().kind, core::ErrorKind::TooLarge);
    QCOMPARE(health.error().what, std::string("health"));
}

void HealthTest::keepsParts()
{
    const auto health = core::decodeHealth(
        R"({"groups":["liveness","readiness"],"status":"DOWN","components":{)"
        R"("db":{"status":"DOWN","details":{"error":"java.sql.SQLException: closed"}},)"
        R"("discoveryComposite":{"status":"UP","components":{"eureka":{"description":"Remote status",)"
        R"("status":"UP","details":{"applications":{"ORDERS":2}}}}},"ping":{"status":"UP"},)"
        R"("circuitBreakers":{"status":"UNKNOWN","details":{"orders":{"status":"CIRCUIT_OPEN",)"
        R"("details":{"failureRate":"60.0%","state":"FORCED_OPEN"}}}}}})",
        "h");
    const std::vector<core::HealthPart> parts{{"db", "DOWN", "java.sql.SQLException: closed"},
                                              {"discoveryComposite.eureka", "UP", "Remote status"},
                                              {"ping", "UP", ""},
                                              {"circuitBreakers.orders", "CIRCUIT_OPEN", "FORCED_OPEN"}};
    QVERIFY(health.has_value());
    QVERIFY(health->parts == parts);
    const std::vector<std::string> groups{"liveness", "readiness"};
    QVERIFY(health->groups == groups);
    QCOMPARE(health->failingPart, std::string("db"));
}

void HealthTest::keepsPartsOfFirstGeneration()
{
    const auto health = core::decodeHealth(
        R"({"status":"UP","diskSpace":{"status":"UP","free":1},"refreshScope":{"status":"UP"}})", "h");
    QVERIFY(health.has_value());
    QCOMPARE(health->parts.size(), std::size_t(2));
    QCOMPARE(health->parts.front().path, std::string("diskSpace"));
}

void HealthTest::boundsParts()
{
    std::string body = R"({"status":"UP","components":{)";
    for (int i = 0; body.size() < 900'000; ++i)
        body += "\"part" + std::to_string(i) + R"(":{"status":"UP","description":")" + std::string(500, 'x') +
                "\"},";
    body += R"("last":{"status":"DOWN"}}})";
    const auto health = core::decodeHealth(body, "h");
    QVERIFY(health.has_value());
    QCOMPARE(health->parts.size(), core::mostHealthParts);
    QCOMPARE(health->parts.front().detail.size(), std::size_t(300));
    QCOMPARE(health->failingPart, std::string("last")); // the sum counts what is not kept
}

QTEST_APPLESS_MAIN(HealthTest)
#include "tst_health.moc"
