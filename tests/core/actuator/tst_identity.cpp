// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/identity.h"
#include "tests/core/support/builders.h"

#include <QTest>

class IdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void identifies_data();
    void identifies();
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

QTEST_APPLESS_MAIN(IdentityTest)
#include "tst_identity.moc"
