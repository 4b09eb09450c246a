// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkcommand.h"

#include <QJsonArray>
#include <QTest>

using core::CheckCode;
using core::CheckFinding;
using core::CheckVerdict;

Q_DECLARE_METATYPE(app::ExitCode)

namespace {

CheckFinding finding(CheckVerdict verdict)
{
    CheckFinding one{CheckCode::RetryNextInstance, verdict, "SHOP", {"SHOP/shop-1:8080"}, {"0"}};
    one.length = std::chrono::milliseconds(95'000);
    one.share = 0.5;
    one.properties = {"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=1"};
    one.readFrom = {"http://me:secret@shop-1:8080/actuator (configprops)"};
    return one;
}

} // namespace

class CheckCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void exitCodes_data()
    {
        QTest::addColumn<std::vector<CheckFinding>>("findings");
        QTest::addColumn<app::ExitCode>("code");
        using Findings = std::vector<CheckFinding>;
        const CheckFinding good = finding(CheckVerdict::Good);
        const CheckFinding advice = finding(CheckVerdict::Advice);
        const CheckFinding unread = finding(CheckVerdict::NotRead);
        const CheckFinding fails = finding(CheckVerdict::Fails);
        QTest::newRow("all good") << Findings{good} << app::ExitCode::Done;
        QTest::newRow("advice fails nothing") << Findings{good, advice} << app::ExitCode::Done;
        QTest::newRow("something unread") << Findings{advice, unread} << app::ExitCode::NotProven;
        QTest::newRow("failing goes first") << Findings{unread, fails, good} << app::ExitCode::Failed;
    }

    void exitCodes()
    {
        QFETCH(std::vector<CheckFinding>, findings);
        QFETCH(app::ExitCode, code);
        QCOMPARE(app::checkExitCode(findings), code);
    }

    void json()
    {
        const QJsonObject object = app::checkJson(finding(CheckVerdict::Fails));
        const auto text = [&](const char *name) { return object.value(QLatin1String(name)).toString(); };
        QCOMPARE(text("code"), QStringLiteral("retry-next-instance"));
        QCOMPARE(text("severity"), QStringLiteral("warning"));
        QCOMPARE(text("application"), QStringLiteral("SHOP"));
        QCOMPARE(text("instanceId"), QStringLiteral("shop-1:8080"));
        QCOMPARE(object.value(QStringLiteral("seconds")).toDouble(), 95.0);
        QCOMPARE(object.value(QStringLiteral("share")).toDouble(), 0.5);
        QVERIFY(object.value(QStringLiteral("requestsPerMinute")).isNull());
        QVERIFY(!text("what").isEmpty() && !text("why").isEmpty() && !text("fix").isEmpty());
        const QString from = object.value(QStringLiteral("readFrom")).toArray().at(0).toString();
        QVERIFY2(!from.contains(QStringLiteral("secret")), qPrintable(from));
    }

    void ofSeveralNoneIsNamedAlone()
    {
        CheckFinding several = finding(CheckVerdict::Advice);
        several.processes.emplace_back("SHOP/shop-2:8080");
        QVERIFY(app::checkJson(several).value(QStringLiteral("instanceId")).isNull());
        QCOMPARE(app::checkJson(several).value(QStringLiteral("processes")).toArray().size(), 2);
        CheckFinding server{CheckCode::ServerCache, CheckVerdict::Good, "", {"http://eureka-1:8761/eureka"}};
        QVERIFY(app::checkJson(server).value(QStringLiteral("application")).isNull());
        QVERIFY(app::checkJson(server).value(QStringLiteral("instanceId")).isNull());
    }
};

QTEST_APPLESS_MAIN(CheckCommandTest)
#include "tst_checkcommand.moc"
