// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/lifecycle.h"

#include <QTest>

using core::ErrorKind;
using core::LifecycleAction;

class LifecycleTest : public QObject
{
    Q_OBJECT

private slots:
    void makesRequests_data();
    void makesRequests();
    void asksWhetherItIsThere_data();
    void asksWhetherItIsThere();
    void readsAnswers_data();
    void readsAnswers();
    void refusesAnswers_data();
    void refusesAnswers();
    void keepsMessagesShort();
    void knowsWherePauseEndsTheLease_data();
    void knowsWherePauseEndsTheLease();
};

void LifecycleTest::makesRequests_data()
{
    QTest::addColumn<LifecycleAction>("action");
    QTest::addColumn<std::string>("url");
    QTest::newRow("shutdown") << LifecycleAction::Shutdown << std::string("http://h/actuator/shutdown");
    QTest::newRow("pause") << LifecycleAction::Pause << std::string("http://h/actuator/pause");
    QTest::newRow("resume") << LifecycleAction::Resume << std::string("http://h/actuator/resume");
    QTest::newRow("restart") << LifecycleAction::Restart << std::string("http://h/actuator/restart");
}

void LifecycleTest::makesRequests()
{
    QFETCH(LifecycleAction, action);
    QFETCH(std::string, url);
    const core::Request request = core::lifecycleRequest("http://h/actuator", action);
    QCOMPARE(request.method, core::Method::Post);
    QCOMPARE(request.url, url);
    QVERIFY(request.body.empty());
    QVERIFY(!request.mayRepeat());
    const core::Request probe = core::lifecycleProbe("http://h/actuator", action);
    QCOMPARE(probe.method, core::Method::Get);
    QCOMPARE(probe.url, url);
}

void LifecycleTest::asksWhetherItIsThere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("takes POST only") << 405 << QStringLiteral("there");
    QTest::newRow("not exposed") << 404 << QStringLiteral("not there");
    QTest::newRow("credentials") << 401 << QStringLiteral("unauthorized");
    QTest::newRow("role") << 403 << QStringLiteral("forbidden");
    QTest::newRow("GET succeeds") << 200 << QStringLiteral("malformed");
    QTest::newRow("login page") << 302 << QStringLiteral("redirected");
    QTest::newRow("server error") << 500 << QStringLiteral("status");
}

void LifecycleTest::asksWhetherItIsThere()
{
    QFETCH(int, status);
    QFETCH(QString, verdict);
    const auto there = core::lifecycleIsThere(core::Response{status, {}, "true", {}}, "http://h/pause");
    const auto wordOf = [](const core::Result<bool> &answer) -> QString {
        if (answer)
            return *answer ? QStringLiteral("there") : QStringLiteral("not there");
        switch (answer.error().kind) {
        case ErrorKind::Unauthorized:
            return QStringLiteral("unauthorized");
        case ErrorKind::Forbidden:
            return QStringLiteral("forbidden");
        case ErrorKind::Malformed:
            return QStringLiteral("malformed");
        case ErrorKind::Redirected:
            return QStringLiteral("redirected");
        default:
            return QStringLiteral("status");
        }
    };
    QCOMPARE(wordOf(there), verdict);
}

void LifecycleTest::readsAnswers_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("said"); // true, false, or null for neither
    QTest::addColumn<std::string>("message");
    const auto row = [](const char *name, const char *body, const char *said, const char *message) {
        QTest::newRow(name) << std::string(body) << QString::fromLatin1(said) << std::string(message);
    };
    row("pause", "true", "true", "");
    row("resume on a new one", "false", "false", "");
    row("shutdown", R"({"message":"Shutting down, bye..."})", nullptr, "Shutting down, bye...");
    row("restart", R"({"message":"Restarting"})", nullptr, "Restarting");
    row("empty", "", nullptr, "");
    row("cut off", R"({"message":"Shut)", nullptr, "");
    row("a number", "1", nullptr, "");
    row("message is a list", R"({"message":[1]})", nullptr, "");
}

void LifecycleTest::readsAnswers()
{
    QFETCH(std::string, body);
    QFETCH(QString, said);
    QFETCH(std::string, message);
    const auto answer = core::lifecycleAnswer(core::Response{200, {}, body, {}}, "http://h/pause");
    QVERIFY(answer.has_value());
    QCOMPARE(answer->isTrue.has_value(), !said.isEmpty());
    if (answer->isTrue)
        QCOMPARE(*answer->isTrue, said == QLatin1String("true"));
    QCOMPARE(answer->message, message);
}

void LifecycleTest::refusesAnswers_data()
{
    QTest::addColumn<int>("status"); // 0: no answer arrived
    QTest::addColumn<std::string>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not enabled") << 404 << std::string() << ErrorKind::NotFound;
    QTest::newRow("CSRF") << 403 << std::string() << ErrorKind::Forbidden;
    QTest::newRow("a page") << 200 << std::string("<html>") << ErrorKind::NotJson;
    QTest::newRow("no answer") << 0 << std::string() << ErrorKind::OutcomeUnknown;
}

void LifecycleTest::refusesAnswers()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(ErrorKind, kind);
    core::Result<core::Response> response = core::Response{status, {}, body, {}};
    if (status == 0)
        response = core::fail(ErrorKind::OutcomeUnknown, "http://h/pause", "timed out");
    const auto answer = core::lifecycleAnswer(response, "http://h/pause");
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QCOMPARE(answer.error().where, std::string("http://h/pause"));
}

void LifecycleTest::keepsMessagesShort()
{
    // 199 letters, then one of two bytes across the limit: it goes as a whole.
    const std::string body =
        R"({"message":")" + std::string(199, 'a') + "\xc3\xa4" + std::string(9, 'b') + "\"}";
    const auto answer = core::lifecycleAnswer(core::Response{200, {}, body, {}}, "http://h/shutdown");
    QCOMPARE(answer->message, std::string(199, 'a'));
}

void LifecycleTest::knowsWherePauseEndsTheLease_data()
{
    QTest::addColumn<core::RegistryForm>("form");
    QTest::addColumn<bool>("isEarlySecond");
    QTest::addColumn<core::PauseEffect>("effect");
    const auto row = [](const char *name, core::RegistryForm form, bool isEarly, core::PauseEffect effect) {
        QTest::newRow(name) << form << isEarly << effect;
    };
    row("Dalston", core::RegistryForm::BareWord, false, core::PauseEffect::EndsLease);
    row("Finchley and Greenwich, on Boot 2.0 and 2.1", core::RegistryForm::DashedJson, true,
        core::PauseEffect::EndsLease);
    row("Hoxton, or not told", core::RegistryForm::DashedJson, false, core::PauseEffect::CannotBeTold);
    row("2020.0 and later", core::RegistryForm::PlainJson, false, core::PauseEffect::KeepsLease);
    row("its path decides, whatever the media type", core::RegistryForm::PlainJson, true,
        core::PauseEffect::KeepsLease);
}

void LifecycleTest::knowsWherePauseEndsTheLease()
{
    QFETCH(core::RegistryForm, form);
    QFETCH(bool, isEarlySecond);
    QFETCH(core::PauseEffect, effect);
    QCOMPARE(core::pauseEffectOf(form, isEarlySecond), effect);
}

QTEST_APPLESS_MAIN(LifecycleTest)
#include "tst_lifecycle.moc"
