// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/actuatororder.h"

#include <QTest>

#include <algorithm>

using core::ActuatorOrder;
using core::RegistryForm;
using Kind = core::ActuatorOrder::Kind;

class ActuatorOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void makesRequests_data();
    void makesRequests();
    void judgesAnswers_data();
    void judgesAnswers();
    void warns_data();
    void warns();
    void takesTheProbesEndpoint_data();
    void takesTheProbesEndpoint();
};

void ActuatorOrderTest::makesRequests_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<RegistryForm>("form");
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("body");
    const auto row = [](const char *name, Kind kind, RegistryForm form, const char *path, const char *body) {
        QTest::newRow(name) << kind << form << "http://h/a" + std::string(path) << std::string(body);
    };
    const char *legacy = "/service-registry/instance-status";
    row("out, 1.x", Kind::SetStatus, RegistryForm::BareWord, legacy, "OUT_OF_SERVICE");
    row("out, today", Kind::SetStatus, RegistryForm::PlainJson, "/serviceregistry",
        R"({"status":"OUT_OF_SERVICE"})");
    row("cancel, 1.x", Kind::CancelOverride, RegistryForm::BareWord, legacy, "CANCEL_OVERRIDE");
    row("cancel, today", Kind::CancelOverride, RegistryForm::PlainJson, "/serviceregistry",
        R"({"status":"CANCEL_OVERRIDE"})");
    row("pause", Kind::Pause, RegistryForm::BareWord, "/pause", "");
    row("resume", Kind::Resume, RegistryForm::BareWord, "/resume", "");
    row("restart", Kind::Restart, RegistryForm::BareWord, "/restart", "");
}

void ActuatorOrderTest::makesRequests()
{
    QFETCH(Kind, kind);
    QFETCH(RegistryForm, form);
    QFETCH(std::string, url);
    QFETCH(std::string, body);
    ActuatorOrder order{kind, core::Status::OutOfService, "http://h/a"};
    for (const core::RegistryEndpoint &one : core::registryEndpointCandidates("http://h/a")) {
        if (one.form == form)
            order.endpoint = one;
    }
    const core::Request request = core::requestFor(order);
    QCOMPARE(request.method, core::Method::Post);
    QCOMPARE(request.url, url);
    QCOMPARE(request.body, body);
}

void ActuatorOrderTest::judgesAnswers_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("isSuccess");
    const std::string wrapped =
        R"({"body":"no registration found","statusCode":"NOT_FOUND","statusCodeValue":404})";
    QTest::newRow("empty 200") << Kind::SetStatus << 200 << std::string() << true;
    QTest::newRow("wrapped 404") << Kind::SetStatus << 200 << wrapped << false;
    QTest::newRow("wrapped 404 of a cancel") << Kind::CancelOverride << 200 << wrapped << false;
    QTest::newRow("wrong content type") << Kind::SetStatus << 415 << std::string() << false;
    QTest::newRow("paused") << Kind::Pause << 200 << std::string("true") << true;
    QTest::newRow("resume says false: an answer, no proof")
        << Kind::Resume << 200 << std::string("false") << true;
    QTest::newRow("restart is off") << Kind::Restart << 404 << std::string() << false;
}

void ActuatorOrderTest::judgesAnswers()
{
    QFETCH(Kind, kind);
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(bool, isSuccess);
    const ActuatorOrder order{kind, core::Status::OutOfService, "http://h/a"};
    const auto judged = core::answerOf(order, core::Response{status, {}, body, {}});
    QCOMPARE(judged.has_value(), isSuccess);
}

void ActuatorOrderTest::warns_data()
{
    using Warning = core::OrderWarning;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<RegistryForm>("form");
    QTest::addColumn<Warning>("warning");
    QTest::newRow("pause: no resume")
        << Kind::Pause << RegistryForm::BareWord << Warning::ResumeWillNotBringBack;
    QTest::newRow("pause: not listed") << Kind::Pause << RegistryForm::BareWord << Warning::PausedIsNotListed;
    QTest::newRow("resume") << Kind::Resume << RegistryForm::BareWord << Warning::ResumeProvesNothing;
    QTest::newRow("restart") << Kind::Restart << RegistryForm::PlainJson << Warning::RestartStopsFirst;
    QTest::newRow("1.x shows its own view")
        << Kind::SetStatus << RegistryForm::BareWord << Warning::ReadsOwnView;
}

void ActuatorOrderTest::warns()
{
    QFETCH(Kind, kind);
    QFETCH(RegistryForm, form);
    QFETCH(core::OrderWarning, warning);
    const ActuatorOrder order{kind, core::Status::OutOfService, "http://h/a", {"http://h/a/x", form}};
    const auto all = core::warningsFor(order);
    QVERIFY(std::ranges::find(all, warning) != all.end());
    // Today's endpoint shows what Eureka says: no warning where there is no reason for one.
    const ActuatorOrder plain{
        Kind::SetStatus, core::Status::OutOfService, "http://h/a", {"http://h/a/x", RegistryForm::PlainJson}};
    QVERIFY(core::warningsFor(plain).empty());
}

namespace {

using core::ActuatorTrap;
using core::Endpoint;
using core::EndpointState;

/// A probed actuator of that generation, with all of its endpoints in place.
core::ActuatorFacts probed(int generation, std::map<std::string, std::string> links)
{
    core::ActuatorFacts facts;
    facts.base = "http://h/a";
    facts.isProven = true;
    facts.generation.oldest = facts.generation.newest = generation;
    if (generation > 1)
        facts.links = core::Links{std::move(links), 0};
    for (const Endpoint endpoint : core::everyEndpoint)
        facts.endpoints[endpoint].state = EndpointState::Answers;
    return facts;
}

core::ActuatorFacts today()
{
    return probed(3, {{"serviceregistry", "serviceregistry"}});
}

core::ActuatorFacts without(core::ActuatorFacts facts, Endpoint endpoint, EndpointState state)
{
    facts.endpoints[endpoint].state = state;
    if (state == EndpointState::Forbidden)
        facts.endpoints[endpoint].error = core::Error{
            core::ErrorKind::Forbidden, "http://h/a", {}, 403, "ops", core::DeniedCause::MissingRight};
    return facts;
}

} // namespace

void ActuatorOrderTest::takesTheProbesEndpoint_data()
{
    QTest::addColumn<core::ActuatorFacts>("facts");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("expected"); // a request, or the name of what keeps it from being sent
    const auto row = [](const char *name, const core::ActuatorFacts &facts, Kind kind, const char *expected) {
        QTest::newRow(name) << facts << kind << QString::fromLatin1(expected);
    };
    const core::ActuatorFacts first = probed(1, {});
    const core::ActuatorFacts second = probed(2, {{"service-registry", "service-registry"}});
    core::ActuatorFacts early = second;
    early.generation.signs = {core::GenerationSign::SecondMedia};
    core::ActuatorFacts doubtful = early;
    doubtful.generation.contradicts = true;
    core::ActuatorFacts mapped = probed(3, {{"serviceregistry", "ops/registry"}});
    core::ActuatorFacts others = today();
    others.identity = core::Identity::Mismatch;
    core::ActuatorFacts guarded;
    guarded.attempts = {{{"http://h/a", core::BaseSource::HealthUrl},
                         core::AttemptVerdict::NeedsCredentials,
                         core::Error{core::ErrorKind::Unauthorized, "http://h/a", {}, 401, {}, {}},
                         {}}};
    row("out, 1.x", first, Kind::SetStatus, "http://h/a/service-registry/instance-status");
    row("out, commons 2", second, Kind::SetStatus, "http://h/a/service-registry");
    row("out, today", today(), Kind::SetStatus, "http://h/a/serviceregistry");
    row("out, mapped elsewhere", mapped, Kind::SetStatus, "http://h/a/ops/registry");
    row("cancel, today", today(), Kind::CancelOverride, "http://h/a/serviceregistry");
    row("not exposed", without(today(), Endpoint::ServiceRegistry, EndpointState::NotExposed),
        Kind::SetStatus, "endpoint-not-exposed");
    row("a right is missing", without(today(), Endpoint::ServiceRegistry, EndpointState::Forbidden),
        Kind::SetStatus, "403 ops");
    row("pause, 1.x", first, Kind::Pause, "http://h/a/pause");
    row("pause, 1.x, switched off", without(first, Endpoint::Pause, EndpointState::NotExposed), Kind::Pause,
        "endpoint-not-exposed");
    row("pause, 1.x, no registry to tell by",
        without(first, Endpoint::ServiceRegistry, EndpointState::NotExposed), Kind::Pause,
        "pause-cannot-be-told");
    row("pause, commons 2", second, Kind::Pause, "pause-cannot-be-told");
    row("pause, commons 2, on Boot 2.0 or 2.1", early, Kind::Pause, "http://h/a/pause");
    row("pause, commons 2, the signs contradict", doubtful, Kind::Pause, "pause-cannot-be-told");
    row("pause, today", today(), Kind::Pause, "pause-keeps-lease");
    row("resume", first, Kind::Resume, "http://h/a/resume");
    row("restart", today(), Kind::Restart, "http://h/a/restart");
    row("restart is read-only", without(today(), Endpoint::Restart, EndpointState::ReadOnly), Kind::Restart,
        "endpoint-not-exposed");
    row("another instance answers", others, Kind::Restart, "not-this-instance");
    row("nothing found", core::ActuatorFacts(), Kind::Restart, "no-actuator-address");
    row("asks for a login", guarded, Kind::Restart, "401 ");
}

void ActuatorOrderTest::takesTheProbesEndpoint()
{
    QFETCH(core::ActuatorFacts, facts);
    QFETCH(Kind, kind);
    QFETCH(QString, expected);
    const core::FoundOrder found = core::orderBy({kind, core::Status::OutOfService, {}, {}}, facts);
    QString got;
    if (const auto *order = std::get_if<ActuatorOrder>(&found))
        got = QString::fromStdString(core::requestFor(*order).url);
    else if (const auto *trap = std::get_if<ActuatorTrap>(&found))
        got = QString::fromStdString(std::string(core::trapName(*trap)));
    else
        got = QStringLiteral("%1 %2")
                  .arg(std::get<core::Error>(found).httpStatus)
                  .arg(QString::fromStdString(std::get<core::Error>(found).credential));
    QCOMPARE(got, expected);
}

QTEST_APPLESS_MAIN(ActuatorOrderTest)
#include "tst_actuatororder.moc"
