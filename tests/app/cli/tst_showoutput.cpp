// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showoutput.h"

#include <QJsonArray>
#include <QTest>

namespace {

std::vector<core::VersionFailures> versions()
{
    core::VersionFailures old{"2.9.0", 2, 2, 1000, 4, 1, {}};
    old.failing.paths = {{"/orders/{id}", 3, {"500"}, {"IllegalStateException"}, {}}};
    return {old, {"2.10.0", 1, 0, {}, {}, 0, {}}};
}

} // namespace

/// What `show` prints beside the row of `list`.
class ShowOutputTest : public QObject
{
    Q_OBJECT

private slots:
    void links();
    void triage();
};

void ShowOutputTest::links()
{
    QCOMPARE(app::linksText({}), QString());
    const std::vector<core::Link> links{{"Grafana", "https://g.example/?i=a%3A1", {}},
                                        {"Logs", {}, {"zone", "version"}}};
    const QStringList lines = app::linksText(links).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QStringLiteral("Links"));
    QVERIFY(lines[1].startsWith(QLatin1String("  Grafana ")) &&
            lines[1].endsWith(QLatin1String("  https://g.example/?i=a%3A1")));
    QVERIFY2(lines[2].contains(QLatin1String("{zone}, {version}")), qPrintable(lines[2]));

    const QJsonArray array = app::linksJson(links).value(QStringLiteral("links")).toArray();
    QCOMPARE(array.size(), 2);
    QCOMPARE(array[0].toObject().value(QStringLiteral("url")).toString(),
             QStringLiteral("https://g.example/?i=a%3A1"));
    QVERIFY(array[1].toObject().value(QStringLiteral("url")).isNull());
    QCOMPARE(array[1].toObject().value(QStringLiteral("missing")).toArray(),
             (QJsonArray{QStringLiteral("zone"), QStringLiteral("version")}));
}

void ShowOutputTest::triage()
{
    const QString notMade = QStringLiteral("circuitBreakers");
    QVERIFY(app::triageJson({}).value(notMade).isNull());
    core::Inspection inspection{
        {"test", *core::ApplicationName::from("orders"), *core::InstanceId::from("orders-1")}};
    QVERIFY(app::triageJson(inspection).value(notMade).isNull());
    QVERIFY(app::triageText(inspection, {}).contains(QLatin1String("not read in time")));

    core::CallerResilience gateway{"GATEWAY/g1", {}, {}, 0, {}, {}};
    gateway.breakers = {{"backendA", core::BreakerState::HalfOpen, {}, core::BreakerSource::Health, {}},
                        {"orders", {}, 7}};
    gateway.breakers.push_back(
        {"zuul", core::BreakerState::Open, {}, core::BreakerSource::HystrixStream, core::RecentCalls{}});
    gateway.breakers.back().recent->failed = 12;
    gateway.retries = {{"orders", 5, {}, {}, {}}};
    core::Triage triage{{gateway}, versions()};
    triage.weights = {{{"orders-1", 3}, {"orders-2", 1}}, {"GATEWAY/g1"}, true};
    inspection.triage = std::make_shared<const core::Triage>(std::move(triage));
    const QJsonObject json = app::triageJson(inspection);
    const QJsonArray sides = json.value(QStringLiteral("versions")).toArray();
    QCOMPARE(sides.size(), 2);
    const QJsonArray breakers = json.value(QStringLiteral("circuitBreakers")).toArray();
    QCOMPARE(breakers.size(), 3);
    const auto at = [](const QJsonArray &array, int index, const char *key) {
        return array[index].toObject().value(QLatin1String(key));
    };
    QCOMPARE(at(sides, 0, "version").toString(), QStringLiteral("2.9.0"));
    QCOMPARE(at(sides, 0, "failures"), QJsonValue(4.0));
    QCOMPARE(at(sides, 0, "failingRequests").toArray().size(), 1);
    QVERIFY(at(sides, 1, "requests").isNull() && at(sides, 1, "failingRequests").isNull());
    QCOMPARE(at(breakers, 0, "state").toString(), QStringLiteral("half_open"));
    QCOMPARE(at(breakers, 0, "stateFrom").toString(), QStringLiteral("health"));
    QCOMPARE(at(breakers, 0, "namesApplication"), QJsonValue(false));
    QVERIFY(at(breakers, 0, "notPermittedCalls").isNull());
    QVERIFY(at(breakers, 1, "state").isNull() && at(breakers, 1, "stateFrom").isNull());
    QCOMPARE(at(breakers, 1, "namesApplication"), QJsonValue(true));
    QCOMPARE(at(breakers, 1, "notPermittedCalls"), QJsonValue(7.0));
    QVERIFY(at(breakers, 1, "recent").isNull());
    QCOMPARE(at(breakers, 2, "stateFrom").toString(), QStringLiteral("hystrix-stream"));
    const QJsonObject recent = at(breakers, 2, "recent").toObject();
    QCOMPARE(recent.value(QStringLiteral("windowMilliseconds")), QJsonValue(10'000));
    QCOMPARE(recent.value(QStringLiteral("failedCalls")), QJsonValue(12));
    const QJsonObject share = json.value(QStringLiteral("requestShare")).toObject();
    QVERIFY(share.value(QStringLiteral("measured")).isNull());
    QCOMPARE(share.value(QStringLiteral("weight")), QJsonValue(3));
    QCOMPARE(share.value(QStringLiteral("byWeight")), QJsonValue(0.75));
    QCOMPARE(share.value(QStringLiteral("weightReadBy")).toArray(), QJsonArray{QStringLiteral("GATEWAY/g1")});
    const QJsonArray retries = json.value(QStringLiteral("retries")).toArray();
    QCOMPARE(at(retries, 0, "succeededAfterRetry"), QJsonValue(5.0));
    QVERIFY(at(retries, 0, "failedAfterRetry").isNull());
    QVERIFY(app::triageText(inspection, {}).contains(QLatin1String("GATEWAY/g1: circuit breaker backendA")));
    QVERIFY(app::triageText(inspection, {})
                .startsWith(QLatin1String("Versions of its application side by side\n  2.9.0: ")));
}

QTEST_GUILESS_MAIN(ShowOutputTest)
#include "tst_showoutput.moc"
