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

QTEST_APPLESS_MAIN(ActuatorOrderTest)
#include "tst_actuatororder.moc"
