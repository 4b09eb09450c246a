// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/serviceregistry.h"

#include <QTest>

using core::ErrorKind;
using core::RegistryForm;
using core::Status;

namespace {

const std::string base = "http://h:80/actuator";

core::RegistryEndpoint endpointOf(RegistryForm form)
{
    for (const core::RegistryEndpoint &one : core::registryEndpointCandidates(base)) {
        if (one.form == form)
            return one;
    }
    return {};
}

core::Response answer(int status, const char *body, const char *type = "application/json")
{
    return {status, {{"Content-Type", type}}, body, {}};
}

} // namespace

class ServiceRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void takesOnlyKnownWords_data();
    void takesOnlyKnownWords();
    void asksInOrder();
    void findsByLinks_data();
    void findsByLinks();
    void followsItsMapping();
    void refusesLinks_data();
    void refusesLinks();
    void writesItsForm_data();
    void writesItsForm();
    void readsStatus_data();
    void readsStatus();
    void refusesStatus_data();
    void refusesStatus();
    void readsAnswers_data();
    void readsAnswers();
};

void ServiceRegistryTest::takesOnlyKnownWords_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<bool>("isTaken");
    for (const char *word : {"UP", "DOWN", "STARTING", "OUT_OF_SERVICE", "UNKNOWN", "CANCEL_OVERRIDE"})
        QTest::newRow(word) << std::string(word) << true;
    QTest::newRow("empty") << std::string() << false;
    QTest::newRow("misspelt") << std::string("OUT_OF_SERVCE") << false;
    QTest::newRow("with a blank") << std::string("UP ") << false;
    QTest::newRow("lower case") << std::string("up") << false;
    QTest::newRow("JSON text") << std::string("\"UP\"") << false;
    QTest::newRow("JSON object") << std::string(R"({"status":"UP"})") << false;
    QTest::newRow("form") << std::string("status=UP") << false;
    QTest::newRow("zero byte") << std::string("UP\0", 3) << false;
}

void ServiceRegistryTest::takesOnlyKnownWords()
{
    QFETCH(std::string, word);
    QFETCH(bool, isTaken);
    const auto order = core::registryOrderFrom(word);
    QCOMPARE(order.has_value(), isTaken);
    if (isTaken)
        QCOMPARE(std::string(order->word()), word);
}

void ServiceRegistryTest::asksInOrder()
{
    const auto candidates = core::registryEndpointCandidates("http://h:80");
    QCOMPARE(candidates.size(), std::size_t(3));
    const std::string urls[] = {"http://h:80/serviceregistry", "http://h:80/service-registry",
                                "http://h:80/service-registry/instance-status"};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        QCOMPARE(candidates[i].url, urls[i]);
        const core::Request read = core::registryEndpointRead(candidates[i]);
        QCOMPARE(read.method, core::Method::Get);
        QCOMPARE(read.url, urls[i]);
        QVERIFY(read.body.empty());
    }
    QCOMPARE(core::linksRequest(base).url, base);
    QCOMPARE(core::linksRequest(base).method, core::Method::Get);
    // Boot 2.0 and 2.1 tell themselves by answering with v2.
    QVERIFY(core::linksRequest(base).headers.front().value.starts_with(
        "application/vnd.spring-boot.actuator.v3+json"));
}

void ServiceRegistryTest::findsByLinks_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("form"); // null: not exposed
    QTest::newRow("since commons 3.0")
        << std::string(R"({"_links":{"self":{"href":"x"},"serviceregistry":{"href":"http://other/y"}}})")
        << QStringLiteral("plain-json");
    QTest::newRow("commons 2")
        << std::string(R"({"_links":{"service-registry":{"href":"http://h:80/actuator/service-registry"}}})")
        << QStringLiteral("dashed-json");
    QTest::newRow("both: the newer") << std::string(
                                            R"({"_links":{"service-registry":{},"serviceregistry":{}}})")
                                     << QStringLiteral("plain-json");
    QTest::newRow("not exposed") << std::string(R"({"_links":{"health":{"href":"x"}}})") << QString();
    QTest::newRow("none at all") << std::string(R"({"_links":{}})") << QString();
    QTest::newRow("null") << std::string(R"({"_links":{"serviceregistry":null}})") << QString();
}

void ServiceRegistryTest::findsByLinks()
{
    QFETCH(std::string, body);
    QFETCH(QString, form);
    const auto found = core::registryEndpointFromLinks(body, base, base);
    QVERIFY(found.has_value());
    QCOMPARE(found->has_value(), !form.isNull());
    if (!*found)
        return;
    QCOMPARE(std::string(core::registryFormName((*found)->form)), form.toStdString());
    QCOMPARE(**found, endpointOf((*found)->form)); // at our own base, whatever host the link names
}

void ServiceRegistryTest::followsItsMapping()
{
    // management.endpoints.web.path-mapping.serviceregistry=ops/registry
    const std::string body = R"({"_links":{"self":{"href":")" + std::string(base) +
                             R"("},"serviceregistry":{"href":")" + std::string(base) + R"(/ops/registry"}}})";
    const auto found = core::registryEndpointFromLinks(body, base, base);
    QVERIFY(found && *found);
    QCOMPARE((*found)->url, std::string(base) + "/ops/registry");
    QCOMPARE((*found)->form, RegistryForm::PlainJson);
}

void ServiceRegistryTest::refusesLinks_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no links") << std::string(R"({"status":"UP"})") << ErrorKind::Malformed;
    QTest::newRow("links are a list")
        << std::string(R"({"_links":["serviceregistry"]})") << ErrorKind::Malformed;
    QTest::newRow("cut off") << std::string(R"({"_links":{"serviceregistry":{)") << ErrorKind::Malformed;
    QTest::newRow("a page") << std::string("<html>login</html>") << ErrorKind::NotJson;
    QTest::newRow("deeper than anything sane")
        << "{\"_links\":" + std::string(100'000, '[') << ErrorKind::Malformed;
}

void ServiceRegistryTest::refusesLinks()
{
    QFETCH(std::string, body);
    QFETCH(ErrorKind, kind);
    const auto found = core::registryEndpointFromLinks(body, base, "http://h:80/here");
    QVERIFY(!found);
    QCOMPARE(found.error().kind, kind);
    QCOMPARE(found.error().where, std::string("http://h:80/here"));
}

void ServiceRegistryTest::writesItsForm_data()
{
    QTest::addColumn<RegistryForm>("form");
    QTest::addColumn<std::string>("word");
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("body");
    const auto row = [](const char *name, RegistryForm form, const char *word, const char *url,
                        const char *type, const char *body) {
        QTest::newRow(name) << form << std::string(word) << base + url << std::string(type)
                            << std::string(body);
    };
    const char *legacy = "/service-registry/instance-status";
    const char *json = "application/json";
    row("1.x out", RegistryForm::BareWord, "OUT_OF_SERVICE", legacy, "text/plain", "OUT_OF_SERVICE");
    row("1.x cancel", RegistryForm::BareWord, "CANCEL_OVERRIDE", legacy, "text/plain", "CANCEL_OVERRIDE");
    row("2.x out", RegistryForm::DashedJson, "OUT_OF_SERVICE", "/service-registry", json,
        R"({"status":"OUT_OF_SERVICE"})");
    row("3.0 out", RegistryForm::PlainJson, "OUT_OF_SERVICE", "/serviceregistry", json,
        R"({"status":"OUT_OF_SERVICE"})");
    row("3.0 cancel", RegistryForm::PlainJson, "CANCEL_OVERRIDE", "/serviceregistry", json,
        R"({"status":"CANCEL_OVERRIDE"})");
}

void ServiceRegistryTest::writesItsForm()
{
    QFETCH(RegistryForm, form);
    QFETCH(std::string, word);
    QFETCH(std::string, url);
    QFETCH(std::string, type);
    QFETCH(std::string, body);
    const core::Request request =
        core::registryEndpointWrite(endpointOf(form), *core::registryOrderFrom(word));
    QCOMPARE(request.method, core::Method::Post);
    QVERIFY(!request.mayRepeat());
    QCOMPARE(request.url, url);
    QCOMPARE(request.body, body);
    const core::Response carried{0, request.headers, {}, {}};
    QCOMPARE(std::string(carried.header("content-type")), type);
    QVERIFY(carried.header("Accept").find("html") == std::string_view::npos); // a login page would be sent
}

void ServiceRegistryTest::readsStatus_data()
{
    QTest::addColumn<RegistryForm>("form");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("status");
    QTest::addColumn<std::string>("overridden");
    QTest::addColumn<bool>("isLocal");
    const std::string local = R"({"overriddenStatus":"UNKNOWN","status":"UP"})";
    const std::string out = R"({"status":"OUT_OF_SERVICE","overriddenStatus":"OUT_OF_SERVICE"})";
    QTest::newRow("1.x says UP after a drain")
        << RegistryForm::BareWord << local << std::string("UP") << std::string("UNKNOWN") << true;
    QTest::newRow("3.0") << RegistryForm::PlainJson << out << std::string("OUT_OF_SERVICE")
                         << std::string("OUT_OF_SERVICE") << false;
    QTest::newRow("Eureka has no such instance")
        << RegistryForm::PlainJson << std::string(R"({"status":"UNKNOWN"})") << std::string("UNKNOWN")
        << std::string("UNKNOWN") << false;
    QTest::newRow("wrapped by WebFlux")
        << RegistryForm::DashedJson
        << R"({"body":)" + out + R"(,"headers":{},"statusCode":"OK","statusCodeValue":200})"
        << std::string("OUT_OF_SERVICE") << std::string("OUT_OF_SERVICE") << false;
    QTest::newRow("a word we do not know") << RegistryForm::PlainJson << std::string(R"({"status":"PAUSED"})")
                                           << std::string("PAUSED") << std::string("UNKNOWN") << false;
}

void ServiceRegistryTest::readsStatus()
{
    QFETCH(RegistryForm, form);
    QFETCH(std::string, body);
    QFETCH(std::string, status);
    QFETCH(std::string, overridden);
    QFETCH(bool, isLocal);
    const auto read = core::registryEndpointStatus(
        answer(200, body.c_str(), "application/vnd.spring-boot.actuator.v3+json"), endpointOf(form));
    QVERIFY(read.has_value());
    QCOMPARE(std::string(read->status.word()), status);
    QCOMPARE(std::string(read->overriddenStatus.word()), overridden);
    QCOMPARE(read->isLocalView, isLocal);
}

void ServiceRegistryTest::refusesStatus_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<std::string>("what");
    const auto row = [](const char *name, int status, const char *body, ErrorKind kind, const char *what) {
        QTest::newRow(name) << status << std::string(body) << kind << std::string(what);
    };
    row("not there", 404, R"({"status":404})", ErrorKind::NotFound, "");
    row("credentials", 401, "", ErrorKind::Unauthorized, "");
    row("no registration", 404, "no registration found", ErrorKind::NotFound, "");
    row("no registration, wrapped with 200", 200,
        R"({"body":"no registration found","headers":{},"statusCode":"NOT_FOUND","statusCodeValue":404})",
        ErrorKind::NotFound, "no registration found");
    row("wrapped without a body", 200, R"({"statusCode":"OK","statusCodeValue":200})", ErrorKind::Malformed,
        "body");
    row("plain text of another registry", 200, R"("UP")", ErrorKind::Malformed, "status");
    row("no status", 200, "{}", ErrorKind::Malformed, "status");
    row("status is an object", 200, R"({"status":{"status":"UP"}})", ErrorKind::Malformed, "status");
    row("cut off", 200, R"({"status":"UP)", ErrorKind::Malformed, "");
    row("a page", 200, "<html></html>", ErrorKind::NotJson, "");
    row("wrapped code past a number", 200, R"({"statusCode":"X","statusCodeValue":99999999999999999999})",
        ErrorKind::Malformed, "status");
}

void ServiceRegistryTest::refusesStatus()
{
    QFETCH(int, httpStatus);
    QFETCH(std::string, body);
    QFETCH(ErrorKind, kind);
    QFETCH(std::string, what);
    const auto endpoint = endpointOf(RegistryForm::PlainJson);
    const auto read = core::registryEndpointStatus(answer(httpStatus, body.c_str()), endpoint);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QCOMPARE(read.error().where, endpoint.url);
    if (!what.empty())
        QCOMPARE(read.error().what, what);
}

void ServiceRegistryTest::readsAnswers_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("empty 200") << 200 << std::string() << true;
    QTest::newRow("wrapped 200") << 200
                                 << std::string(R"({"headers":{},"statusCode":"OK","statusCodeValue":200})")
                                 << true;
    QTest::newRow("wrapped 404")
        << 200
        << std::string(R"({"body":"no registration found","statusCode":"NOT_FOUND","statusCodeValue":404})")
        << false;
    QTest::newRow("200 with some text") << 200 << std::string("ok") << true;
    QTest::newRow("a login page") << 200 << std::string("<html>") << false;
    QTest::newRow("wrong content type") << 415 << std::string() << false;
    QTest::newRow("bad body") << 400 << std::string("{}") << false;
    QTest::newRow("Eureka not reached") << 500 << std::string("{}") << false;
    QTest::newRow("CSRF") << 403 << std::string() << false;
}

void ServiceRegistryTest::readsAnswers()
{
    QFETCH(int, httpStatus);
    QFETCH(std::string, body);
    QFETCH(bool, isTaken);
    const auto taken = core::registryEndpointAnswer(answer(httpStatus, body.c_str(), "application/json"),
                                                    endpointOf(RegistryForm::DashedJson));
    QCOMPARE(taken.has_value(), isTaken);
}

QTEST_APPLESS_MAIN(ServiceRegistryTest)
#include "tst_serviceregistry.moc"
