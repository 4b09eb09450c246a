// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/probe.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <map>

class ProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void findsModern();
    void asksForAPageAsText();
    void findsFirstGeneration();
    void firstGenerationTellsItsId();
    void tellsGeneration_data();
    void tellsGeneration();
    void refusesBase_data();
    void refusesBase();
    void goesOnToTheNext();
    void findsTheDashedRegistry();
    void readsHealthGroups();
    void saysWhichLoginWasRefused();
    void keepsGuardedAddress();
    void refusesAnotherApplication();
    void refusesAnotherName_data();
    void refusesAnotherName();
    void asksNoLoopbackElsewhere();
    void tellsEndpoint_data();
    void tellsEndpoint();
    void bearsBadBodies_data();
    void bearsBadBodies();
    void choosesAddress();
};

namespace {

using Answer = core::Result<core::Response>;
/// For a table of values, which asks whether a column can be compared.
struct Given
{
    Answer value;
};
using Server = std::map<std::string, Answer>; ///< by url; any other is 404

constexpr const char *v1 = "application/vnd.spring-boot.actuator.v1+json;charset=UTF-8";
constexpr const char *v2 = "application/vnd.spring-boot.actuator.v2+json";
constexpr const char *v3 = "application/vnd.spring-boot.actuator.v3+json";
const std::string base = "http://h:80/actuator";

Answer answer(int status, const char *type, std::string body, std::vector<core::Header> more = {})
{
    core::Response response;
    response.status = status;
    response.headers = std::move(more);
    response.headers.push_back({"Content-Type", type});
    response.body = std::move(body);
    return response;
}

std::string links(const std::vector<std::string> &ids)
{
    std::string body = R"({"_links":{"self":{"href":")" + base + R"("})";
    for (const std::string &id : ids)
        body += ",\"" + id + R"(":{"href":")" + base + "/" + id + R"("})";
    return body + "}}";
}

core::Instance instance(const char *health = "http://h:80/actuator/health")
{
    core::Instance made = build::instance();
    made.hostName = "h";
    made.port = 80;
    made.metadata.clear();
    made.healthCheckUrl = health;
    return made;
}

struct Run
{
    core::ActuatorFacts facts;
    std::vector<core::Request> asked;
};

Run probe(const Server &server, const core::Instance &target = instance(), bool mayAskLoopback = true)
{
    Run run;
    core::ProbeStep next = core::startProbe(target, {}, mayAskLoopback);
    while (next.next && run.asked.size() < 100) {
        run.asked.push_back(*next.next);
        const auto found = server.find(next.next->url);
        next = core::step(std::move(next.state),
                          found == server.end() ? answer(404, "application/json", "{}") : found->second);
    }
    run.facts = next.state.facts;
    return run;
}

std::string env(const std::string &value)
{
    return R"({"property":{"source":"x","value":")" + value + R"("}})";
}

Server modern(const char *type = v3)
{
    return {{base, answer(200, type, links({"health", "info", "env", "shutdown"}))},
            {base + "/health", answer(200, type, R"({"status":"UP"})")},
            {base + "/info", answer(200, type, R"({"build":{"version":"1.4.0"}})")},
            {base + "/env/java.version", answer(200, type, env("17"))},
            {base + "/env/eureka.instance.instance-id", answer(200, type, env("orders-1:8080"))},
            {base + "/shutdown", answer(405, "application/json", "{}", {{"Allow", "POST"}})}};
}

} // namespace

void ProbeTest::findsModern()
{
    const Run run = probe(modern());
    QCOMPARE(run.facts.base, base);
    QCOMPARE(run.facts.source, core::BaseSource::HealthUrl);
    QVERIFY(run.facts.isProven);
    QCOMPARE(run.facts.identity, core::Identity::Confirmed);
    QCOMPARE(run.facts.generation.oldest, 3);
    QCOMPARE(run.facts.generation.newest, 4); // no sign tells 3 from 4 here, so none is claimed
    QCOMPARE(run.facts.info->version, std::string("1.4.0"));
    QCOMPARE(run.facts.endpoints.size(), core::everyEndpoint.size());
    QCOMPARE(run.facts.stateOf(core::Endpoint::Shutdown), core::EndpointState::Answers);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Metrics), core::EndpointState::NotExposed);
    QVERIFY(run.facts.endpoints.at(core::Endpoint::Metrics).isToldByLinks);
    for (const core::Request &request : run.asked) {
        QCOMPARE(request.method, core::Method::Get);                // never a POST, shutdown least of all
        QVERIFY(request.url.find("/metrics") == std::string::npos); // what the links lack is not asked
    }
}

/// Where only JSON is asked for, Boot answers the Prometheus page with 406.
void ProbeTest::asksForAPageAsText()
{
    Server server = modern();
    server[base] = answer(200, v3, links({"health", "info", "env", "shutdown", "prometheus"}));
    server[base + "/prometheus"] = answer(200, "text/plain;version=0.0.4;charset=utf-8", "# HELP a b\na 1\n");
    const Run run = probe(server);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Prometheus), core::EndpointState::Answers);
    int pages = 0;
    for (const core::Request &request : run.asked) {
        const bool isPage = request.url == base + "/prometheus";
        pages += isPage ? 1 : 0;
        QCOMPARE(request.headers.front().value.starts_with("text/plain"), isPage);
    }
    QCOMPARE(pages, 1);
}

void ProbeTest::findsFirstGeneration()
{
    const Run run =
        probe({{"http://h:80/health", answer(200, v1, R"({"status":"UP","diskSpace":{"status":"UP"}})")},
               {"http://h:80/metrics", answer(200, v1, "{}")},
               {"http://h:80/env/java.version", answer(401, v1, R"({"status":401})")},
               // It repeats the first media type that was asked for (seen on 1.5.4).
               {"http://h:80/service-registry/instance-status", answer(200, v3, "{}")}},
              instance("http://h:80/health"));
    QCOMPARE(run.facts.base, std::string("http://h:80"));
    QVERIFY(run.facts.generation.isFirst());
    QVERIFY(!run.facts.generation.contradicts);
    QVERIFY(!run.facts.links);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Metrics), core::EndpointState::Answers);
    QCOMPARE(run.facts.stateOf(core::Endpoint::ServiceRegistry), core::EndpointState::Answers);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Environment), core::EndpointState::NeedsCredentials);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Shutdown), core::EndpointState::NotExposed);
    QCOMPARE(run.asked.front().url, std::string("http://h:80/health")); // the home page is left alone
}

void ProbeTest::firstGenerationTellsItsId()
{
    const Run run = probe({{"http://h:80/health", answer(200, v1, R"({"status":"UP"})")},
                           {"http://h:80/env/eureka.instance.instance-id",
                            answer(200, v1, R"({"eureka.instance.instance-id":"orders-1:8080"})")}},
                          instance("http://h:80/health"));
    QCOMPARE(run.facts.identity, core::Identity::Confirmed);
}

void ProbeTest::tellsGeneration_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<std::string>("extra"); ///< one more endpoint
    QTest::addColumn<std::string>("extraBody");
    QTest::addColumn<bool>("answersSlash");
    QTest::addColumn<int>("oldest");
    QTest::addColumn<int>("newest");
    const std::string none;
    QTest::newRow("2.1") << QByteArray(v2) << none << none << true << 2 << 2;
    QTest::newRow("2.7 by the slash") << QByteArray(v3) << none << none << true << 2 << 2;
    QTest::newRow("2.7 by httptrace, slash contradicts")
        << QByteArray(v3) << std::string("httptrace") << none << false << 1 << 4;
    QTest::newRow("3 or 4") << QByteArray(v3) << std::string("httpexchanges") << none << false << 3 << 4;
    QTest::newRow("3 by its packages")
        << QByteArray(v3) << std::string("configprops")
        << std::string(R"({"x":"server-org.springframework.boot.autoconfigure.web.ServerProperties"})")
        << false << 3 << 3;
    QTest::newRow("4 by its packages")
        << QByteArray(v3) << std::string("configprops")
        << std::string(R"({"x":"server-org.springframework.boot.web.server.autoconfigure.ServerProperties"})")
        << false << 4 << 4;
}

void ProbeTest::tellsGeneration()
{
    QFETCH(QByteArray, type);
    QFETCH(std::string, extra);
    QFETCH(std::string, extraBody);
    QFETCH(bool, answersSlash);
    Server server = modern(type.constData());
    std::vector<std::string> ids{"health"};
    if (!extra.empty()) {
        ids.push_back(extra);
        server.insert_or_assign(base + "/" + extra, answer(200, type.constData(), extraBody));
    }
    server.insert_or_assign(base, answer(200, type.constData(), links(ids)));
    if (answersSlash)
        server.insert_or_assign(base + "/", server.at(base));
    const Run run = probe(server);
    QTEST(run.facts.generation.oldest, "oldest");
    QTEST(run.facts.generation.newest, "newest");
    QCOMPARE(run.facts.generation.contradicts, run.facts.generation.oldest == 1);
}

void ProbeTest::refusesBase_data()
{
    using core::AttemptVerdict;
    QTest::addColumn<Given>("health");
    QTest::addColumn<AttemptVerdict>("verdict");
    QTest::newRow("nobody listens") << Given{Answer(core::Failure(build::error(core::ErrorKind::Refused)))}
                                    << AttemptVerdict::NoAnswer;
    QTest::newRow("certificate of another name")
        << Given{Answer(core::Failure(build::error(core::ErrorKind::Tls)))} << AttemptVerdict::NoAnswer;
    QTest::newRow("login page") << Given{Answer(
                                       core::fail(core::ErrorKind::Redirected, base, "http://h:80", 302))}
                                << AttemptVerdict::Redirected;
    QTest::newRow("redirect as it arrives")
        << Given{answer(302, "text/html", "", {{"Location", "/login"}})} << AttemptVerdict::Redirected;
    QTest::newRow("a page") << Given{answer(200, "text/html", "<html>hello</html>")}
                            << AttemptVerdict::NotActuator;
    QTest::newRow("JSON as a page") << Given{answer(200, "text/html", R"({"status":"UP"})")}
                                    << AttemptVerdict::NotActuator;
    QTest::newRow("JSON without a status")
        << Given{answer(200, "application/json", R"({"alive":true})")} << AttemptVerdict::NotActuator;
    QTest::newRow("a page in JSON's name")
        << Given{answer(200, v3, "<html></html>")} << AttemptVerdict::NotActuator;
    QTest::newRow("not there") << Given{answer(404, "application/json", "{}")} << AttemptVerdict::NotFound;
    QTest::newRow("broken") << Given{answer(500, "application/json", R"({"status":500})")}
                            << AttemptVerdict::NotActuator;
    QTest::newRow("proxy without a server")
        << Given{answer(503, "text/html", "")} << AttemptVerdict::NotActuator;
    QTest::newRow("deep") << Given{answer(200, v3, std::string(100'000, '['))} << AttemptVerdict::NotActuator;
}

void ProbeTest::refusesBase()
{
    QFETCH(Given, health);
    QFETCH(core::AttemptVerdict, verdict);
    const Run run = probe({{base + "/health", health.value}});
    QVERIFY(run.facts.base.empty());
    QVERIFY(!run.facts.isProven);
    QVERIFY(run.facts.endpoints.empty());
    QCOMPARE(run.facts.attempts.front().verdict, verdict);
    QCOMPARE(run.facts.attempts.front().candidate.url, base);
    QCOMPARE(run.facts.attempts.size(), std::size_t(2)); // and the root
}

void ProbeTest::goesOnToTheNext()
{
    core::Instance target = instance("http://h:80/wrong/health");
    target.metadata = {{"management.port", "80"}};
    Server server = modern();
    server.insert_or_assign("http://h:80/wrong", core::Failure(build::error(core::ErrorKind::TimedOut)));
    const Run run = probe(server, target);
    QCOMPARE(run.facts.base, base);
    QCOMPARE(run.facts.source, core::BaseSource::ManagementPort);
    QCOMPARE(run.facts.attempts.size(), std::size_t(2));
    QCOMPARE(run.facts.attempts.front().error->kind, core::ErrorKind::TimedOut);
}

void ProbeTest::findsTheDashedRegistry()
{
    // Spring Cloud Commons 2.0 to 2.2.
    Server server = modern(v2);
    server.insert_or_assign(base, answer(200, v2, links({"health", "service-registry"})));
    server.insert_or_assign(
        base + "/service-registry",
        answer(200, "application/json", R"({"status":"UP","overriddenStatus":"UNKNOWN"})"));
    const Run run = probe(server);
    QCOMPARE(run.facts.stateOf(core::Endpoint::ServiceRegistry), core::EndpointState::Answers);
}

void ProbeTest::readsHealthGroups()
{
    Server server = modern();
    server.insert_or_assign(base + "/health",
                            answer(200, v3, R"({"status":"UP","groups":["liveness","a b","readiness"]})"));
    server.insert_or_assign(base + "/health/liveness", answer(200, v3, R"({"status":"UP"})"));
    server.insert_or_assign(base + "/health/a%20b", answer(200, "text/html", "<html>"));
    server.insert_or_assign(
        base + "/health/readiness",
        answer(503, v3, R"({"status":"OUT_OF_SERVICE","components":{"db":{"status":"DOWN"}}})"));
    const Run run = probe(server);
    const std::vector<core::HealthGroup> expected{
        {"liveness", "UP", ""}, {"a b", "", ""}, {"readiness", "OUT_OF_SERVICE", "db"}};
    QVERIFY(run.facts.groups == expected);
}

void ProbeTest::saysWhichLoginWasRefused()
{
    Server server = modern();
    core::Response refused;
    refused.status = 403;
    refused.credential = "ops";
    refused.denied = core::DeniedCause::MissingRight;
    server.insert_or_assign(base + "/info", refused);
    const Run run = probe(server);
    const core::EndpointFact &info = run.facts.endpoints.at(core::Endpoint::Info);
    QCOMPARE(info.state, core::EndpointState::Forbidden);
    QCOMPARE(info.error->credential, std::string("ops"));
    QCOMPARE(info.error->denied, core::DeniedCause::MissingRight);
    QCOMPARE(info.error->where, base + "/info");
}

void ProbeTest::keepsGuardedAddress()
{
    // As Spring Security 6 answers: empty, whatever the address.
    Server server;
    for (const char *path : {"/actuator", "/actuator/health", "/health"})
        server.emplace(std::string("http://h:80") + path,
                       answer(401, "", "", {{"WWW-Authenticate", "Basic realm=\"Realm\""}}));
    const Run run = probe(server);
    QCOMPARE(run.facts.base, base);
    QVERIFY(!run.facts.isProven);
    QCOMPARE(run.facts.attempts.front().verdict, core::AttemptVerdict::NeedsCredentials);
}

void ProbeTest::refusesAnotherApplication()
{
    Server server = modern();
    server.insert_or_assign(base + "/env/eureka.instance.instance-id", answer(200, v3, env("payments-7:80")));
    const Run run = probe(server);
    QVERIFY(run.facts.base.empty());
    QCOMPARE(run.facts.attempts.front().verdict, core::AttemptVerdict::OtherApplication);
    QCOMPARE(run.facts.attempts.front().detail, std::string("payments-7:80"));
    QCOMPARE(core::actuatorUrl(instance(), &run.facts), std::string());
}

void ProbeTest::refusesAnotherName_data()
{
    QTest::addColumn<std::string>("name"); ///< spring.application.name; empty: env does not hold it
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("its own") << std::string("orders") << false;
    QTest::newRow("another's") << std::string("payments") << true;
    QTest::newRow("masked") << std::string("******") << false;
    QTest::newRow("none") << std::string() << false;
}

void ProbeTest::refusesAnotherName()
{
    QFETCH(std::string, name);
    QFETCH(bool, isRefused);
    // As a rule nobody sets the id: env answers 404 to that name, and tells the application's.
    Server server = modern();
    server.erase(base + "/env/eureka.instance.instance-id");
    if (!name.empty())
        server.insert_or_assign(base + "/env/spring.application.name", answer(200, v3, env(name)));
    const Run run = probe(server);
    QCOMPARE(run.facts.base, isRefused ? std::string() : base);
    QCOMPARE(run.facts.attempts.front().verdict,
             isRefused ? core::AttemptVerdict::OtherApplication : core::AttemptVerdict::Accepted);
    QCOMPARE(run.facts.attempts.front().detail, isRefused ? name : std::string());
    if (!isRefused)
        QCOMPARE(run.facts.identity, core::Identity::CannotTell); // a name is no instance
}

void ProbeTest::asksNoLoopbackElsewhere()
{
    core::Instance target = instance("http://localhost:80/actuator/health");
    target.hostName = "127.0.0.1";
    const Run run = probe(modern(), target, false);
    QVERIFY(run.asked.empty());
    for (const core::BaseAttempt &attempt : run.facts.attempts)
        QCOMPARE(attempt.verdict, core::AttemptVerdict::LoopbackElsewhere);
}

void ProbeTest::tellsEndpoint_data()
{
    using core::EndpointState;
    QTest::addColumn<Given>("shutdown");
    QTest::addColumn<EndpointState>("state");
    QTest::newRow("takes POST") << Given{answer(405, "", "", {{"Allow", "GET, post"}})}
                                << EndpointState::Answers;
    QTest::newRow("read-only") << Given{answer(405, "", "", {{"Allow", "GET"}})} << EndpointState::ReadOnly;
    QTest::newRow("does not say") << Given{answer(405, "", "")} << EndpointState::ReadOnly;
    QTest::newRow("not exposed") << Given{answer(404, "", "")} << EndpointState::NotExposed;
    QTest::newRow("401") << Given{answer(401, "", "")} << EndpointState::NeedsCredentials;
    QTest::newRow("suspended") << Given{Answer(core::fail(core::ErrorKind::Unauthorized, base, "suspended"))}
                               << EndpointState::NeedsCredentials;
    QTest::newRow("403") << Given{answer(403, "", "")} << EndpointState::Forbidden;
    QTest::newRow("500") << Given{answer(500, "", "")} << EndpointState::Failed;
    QTest::newRow("500 that names the method")
        << Given{answer(500, "application/json",
                        R"({"exception":"org.springframework.web.HttpRequestMethodNotSupportedException"})")}
        << EndpointState::Answers;
    QTest::newRow("503 is health's only") << Given{answer(503, v3, "{}")} << EndpointState::Failed;
    QTest::newRow("a page for everything") << Given{answer(200, "text/html", "hi")} << EndpointState::Failed;
    QTest::newRow("login") << Given{answer(302, "text/html", "", {{"Location", "/login"}})}
                           << EndpointState::Failed;
    QTest::newRow("silent") << Given{Answer(core::Failure(build::error(core::ErrorKind::TimedOut)))}
                            << EndpointState::Failed;
}

void ProbeTest::tellsEndpoint()
{
    QFETCH(Given, shutdown);
    QFETCH(core::EndpointState, state);
    Server server = modern();
    server.insert_or_assign(base + "/shutdown", shutdown.value);
    const Run run = probe(server);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Shutdown), state);
    const bool saysWhy = state == core::EndpointState::Failed || state == core::EndpointState::Forbidden ||
                         state == core::EndpointState::NeedsCredentials;
    QCOMPARE(run.facts.endpoints.at(core::Endpoint::Shutdown).error.has_value(), saysWhy);
}

void ProbeTest::bearsBadBodies_data()
{
    QTest::addColumn<std::string>("info");
    QTest::newRow("list") << std::string("[]");
    QTest::newRow("NaN") << std::string(R"({"build":{"version":NaN}})");
    QTest::newRow("page") << std::string("<html>");
    QTest::newRow("empty") << std::string();
}

void ProbeTest::bearsBadBodies()
{
    QFETCH(std::string, info);
    Server server = modern();
    server.insert_or_assign(base + "/info", answer(200, v3, info));
    const Run run = probe(server);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Info), core::EndpointState::Failed);
    QVERIFY(!run.facts.info);
    QCOMPARE(run.facts.stateOf(core::Endpoint::Health), core::EndpointState::Answers);
}

void ProbeTest::choosesAddress()
{
    const core::Instance target = instance("http://h:81/wrong/health");
    QCOMPARE(core::actuatorUrl(target, nullptr), std::string("http://h:81/wrong"));
    core::ActuatorFacts facts;
    QCOMPARE(core::actuatorUrl(target, &facts), std::string("http://h:81/wrong"));
    facts.base = base;
    QCOMPARE(core::actuatorUrl(target, &facts), base);
}

QTEST_APPLESS_MAIN(ProbeTest)
#include "tst_probe.moc"
