// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/identity.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace Qt::StringLiterals;

class IdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void identifies_data();
    void identifies();
    void namesItself_data();
    void namesItself();
    void takesNames_data();
    void takesNames();
};

void IdentityTest::identifies_data()
{
    QTest::addColumn<QString>("shownId");        // null: masked or not shown
    QTest::addColumn<double>("secondsBeforeUp"); // negative by a lot: not told
    QTest::addColumn<bool>("isUpTold");
    QTest::addColumn<core::Identity>("identity");
    constexpr double none = -1e6;
    using core::Identity;
    const auto row = [](const char *name, const QString &id, double before, bool isUpTold,
                        Identity identity) { QTest::newRow(name) << id << before << isUpTold << identity; };
    row("same id", QStringLiteral("orders-1:8080"), none, true, Identity::Confirmed);
    row("same id although started long ago", QStringLiteral("orders-1:8080"), 86'400, true,
        Identity::Confirmed);
    row("another id", QStringLiteral("orders-2:8080"), 10, true, Identity::Mismatch);
    row("ids are case-sensitive", QStringLiteral("ORDERS-1:8080"), 10, true, Identity::Mismatch);
    row("placeholder tells nothing", QStringLiteral("${HOSTNAME}:8080"), none, true, Identity::CannotTell);
    row("placeholder, start fits", QStringLiteral("${HOSTNAME}:8080"), 20, true, Identity::Confirmed);
    row("started 20 s before it came up", {}, 20, true, Identity::Confirmed);
    row("started 10 min before it came up", {}, 600, true, Identity::Confirmed);
    row("started 11 min before it came up", {}, 660, true, Identity::CannotTell);
    row("clocks differ by 20 s", {}, -20, true, Identity::Confirmed);
    row("started an hour after it came up", {}, -3600, true, Identity::CannotTell);
    row("server tells no moment of coming up", {}, 20, false, Identity::CannotTell);
    row("nothing is shown", {}, none, true, Identity::CannotTell);
}

void IdentityTest::identifies()
{
    QFETCH(QString, shownId);
    QFETCH(double, secondsBeforeUp);
    QFETCH(bool, isUpTold);
    QFETCH(core::Identity, identity);
    core::Instance instance = build::instance();
    if (isUpTold)
        instance.lease.serviceUp = build::at(0);
    core::ProcessSigns signs;
    if (!shownId.isNull())
        signs.instanceId = shownId.toStdString();
    if (secondsBeforeUp > -1e5)
        signs.startedAt = build::at(-secondsBeforeUp);
    QCOMPARE(core::identify(instance, signs), identity);
}

void IdentityTest::namesItself_data()
{
    QTest::addColumn<QString>("registryName"); // null: not told
    QTest::addColumn<QString>("applicationName");
    QTest::addColumn<QStringList>("contexts");
    QTest::addColumn<bool>("isStartFitting");
    QTest::addColumn<core::Identity>("identity");
    QTest::addColumn<QString>("other");
    using core::Identity;
    const QString none;
    const auto row = [](const char *name, const QString &registry, const QString &application,
                        const QStringList &contexts, bool fits, Identity identity, const char *other = "") {
        QTest::newRow(name) << registry << application << contexts << fits << identity
                            << QString::fromLatin1(other);
    };
    row("same names, start fits", u"orders"_s, u"orders"_s, {}, true, Identity::Confirmed);
    row("a name proves no instance", u"orders"_s, u"orders"_s, {u"orders"_s}, false, Identity::CannotTell);
    row("registered under another name", u"payments"_s, u"orders"_s, {}, true, Identity::Mismatch,
        "payments");
    row("another application", none, u"payments"_s, {}, true, Identity::Mismatch, "payments");
    row("another, start unknown", none, u"payments"_s, {}, false, Identity::Mismatch, "payments");
    row("named as its virtual host", none, u"Orders-Vip"_s, {}, true, Identity::Confirmed);
    row("appname set by hand", u"orders"_s, u"payments"_s, {}, true, Identity::Confirmed);
    row("masked names tell nothing", u"******"_s, u"******"_s, {}, true, Identity::Confirmed);
    row("placeholder tells nothing", none, u"${APP_NAME}"_s, {}, true, Identity::Confirmed);
    row("its context", none, none, {u"orders"_s, u"bootstrap"_s}, true, Identity::Confirmed);
    row("context of its management port", none, none, {u"orders-1"_s}, true, Identity::Confirmed);
    row("another's context, started with it", none, none, {u"payments"_s, u"bootstrap"_s}, true,
        Identity::CannotTell);
    row("nameless context", none, none, {u"application-1"_s, u"bootstrap"_s}, true, Identity::Confirmed);
    row("a told name goes before contexts", none, u"orders"_s, {u"shop"_s}, true, Identity::Confirmed);
}

void IdentityTest::namesItself()
{
    QFETCH(QString, registryName);
    QFETCH(QString, applicationName);
    QFETCH(QStringList, contexts);
    QFETCH(bool, isStartFitting);
    QFETCH(core::Identity, identity);
    QFETCH(QString, other);
    core::Instance instance = build::instance();
    instance.vipAddress = "orders-vip";
    instance.lease.serviceUp = build::at(0);
    core::ProcessSigns signs;
    if (!registryName.isNull())
        signs.registryName = registryName.toStdString();
    if (!applicationName.isNull())
        signs.applicationName = applicationName.toStdString();
    for (const QString &context : contexts)
        signs.contexts.push_back(context.toStdString());
    if (isStartFitting)
        signs.startedAt = build::at(-20);
    QCOMPARE(core::identify(instance, signs), identity);
    QCOMPARE(QString::fromStdString(core::otherThan(instance, signs)), other);
}

void IdentityTest::takesNames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("told"); // "id, appname, contexts joined by +"; empty where not told
    QTest::newRow("Boot 3.5")
        << QByteArray(
               R"({"contexts":{"orders":{"beans":{"eurekaInstanceConfigBean":{"prefix":"eureka.instance",)"
               R"("properties":{"instanceId":"orders-1:8080","appname":"orders","environment":{}}}}},)"
               R"("bootstrap":{"beans":{}}}})")
        << u"orders-1:8080, orders, orders+bootstrap"_s;
    QTest::newRow("masked")
        << QByteArray(
               R"({"contexts":{"orders":{"beans":{"eurekaInstanceConfigBean":{"prefix":"eureka.instance",)"
               R"("properties":{"instanceId":"******","appname":"******"}}}}}})")
        << u", , orders"_s;
    QTest::newRow("Boot 1.5")
        << QByteArray(R"({"eurekaInstanceConfigBean":{"prefix":"eureka.instance","properties":)"
                      R"({"instanceId":"orders-1:8080","appname":"orders"}},"parent":{"x":{"prefix":"y"}}})")
        << u"orders-1:8080, orders, "_s;
    QTest::newRow("other prefix")
        << QByteArray(
               R"({"contexts":{"a":{"beans":{"b":{"prefix":"eureka.client","properties":{"appname":"x"}}}}}})")
        << u", , a"_s;
    QTest::newRow("no JSON") << QByteArray("<html>") << u", , "_s;
    QTest::newRow("an array") << QByteArray("[]") << u", , "_s;
    QTest::newRow("contexts of a wrong kind") << QByteArray(R"({"contexts":7})") << u", , "_s;
}

void IdentityTest::takesNames()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, told);
    core::ProcessSigns signs;
    core::takeNames(signs, body.toStdString());
    QStringList contexts;
    for (const std::string &context : signs.contexts)
        contexts.append(QString::fromStdString(context));
    contexts.sort();
    QStringList expected = told.section(u", "_s, 2).split(u'+', Qt::SkipEmptyParts);
    expected.sort();
    QCOMPARE(QString::fromStdString(signs.instanceId.value_or("")), told.section(u", "_s, 0, 0));
    QCOMPARE(QString::fromStdString(signs.registryName.value_or("")), told.section(u", "_s, 1, 1));
    QCOMPARE(contexts, expected);
}

QTEST_APPLESS_MAIN(IdentityTest)
#include "tst_identity.moc"
