// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/registry/metadatadialog.h"
#include "ui/widgets/plaintip.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using tests::FleetBuilder;

namespace {

struct Asked
{
    core::InstanceKey key;
    core::SetMetadata change;
    std::string peer;
};

struct Desk
{
    Desk()
    {
        QObject::connect(&dialog, &ui::MetadataDialog::changeAsked, &dialog,
                         [this](const core::InstanceKey &key,
                                const std::vector<core::RegistryChange> &changes, const std::string &peer) {
                             asked.push_back({key, std::get<core::SetMetadata>(changes.at(0)), peer});
                         });
        dialog.show();
    }
    void show(const core::SnapshotPointer &snapshot, const char *id = "orders-1:8080")
    {
        dialog.setSnapshot(snapshot, FleetBuilder::now);
        dialog.setKey({"prod-eu", FleetBuilder::application("ORDERS"), *core::InstanceId::from(id)});
    }
    void type(const QString &name, const QString &value)
    {
        edit("key")->setText(name);
        edit("value")->setText(value);
    }
    QLineEdit *edit(const char *name) { return dialog.findChild<QLineEdit *>(QLatin1String(name)); }
    QString text(const char *name) { return dialog.findChild<QLabel *>(QLatin1String(name))->text(); }
    QTableWidget *values() { return dialog.findChild<QTableWidget *>(QStringLiteral("values")); }
    QPushButton *set() { return dialog.findChild<QPushButton *>(QStringLiteral("set")); }
    void click() { QTest::mouseClick(set(), Qt::LeftButton); }

    ui::MetadataDialog dialog;
    std::vector<Asked> asked;
};

FleetBuilder fleet()
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    core::InstanceView &row = builder.instance("ORDERS", "orders-1:8080");
    build::registrationOf(row).metadata = {
        {"zone", "b"}, {"management.port", "9081"}, {"note", "two\nlines"}};
    builder.fleet().peers[1].served.value->instances = {
        *builder.instance("ORDERS", "orders-2:8080").registered};
    return builder;
}

} // namespace

class MetadataDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void showsKeysInOrder();
    void nothingKnownIsNotNothingSet();
    void changesAValue();
    void asksExactlyWhatIsTyped_data();
    void asksExactlyWhatIsTyped();
    void whatCannotBeSetIsClosed_data();
    void whatCannotBeSetIsClosed();
    void locksAndSilentServersCloseIt();
    void anIdWithASlashIsOnlyShown();
    void proposesAPeerThatListsIt();
    void keepsWhatIsTyped();
    void saysWhatItMeans();
};

void MetadataDialogTest::showsKeysInOrder()
{
    Desk desk;
    desk.show(fleet().snapshot());
    QCOMPARE(desk.values()->rowCount(), 3);
    QCOMPARE(desk.values()->item(0, 0)->text(), QStringLiteral("management.port"));
    QCOMPARE(desk.values()->item(0, 1)->text(), QStringLiteral("9081"));
    QCOMPARE(desk.values()->item(2, 0)->text(), QStringLiteral("zone"));
    QCOMPARE(desk.text("title"), QStringLiteral("ORDERS/orders-1:8080"));
    QVERIFY(desk.text("source").contains(QLatin1String("eureka-1")));
}

void MetadataDialogTest::nothingKnownIsNotNothingSet()
{
    Desk desk;
    desk.show(fleet().snapshot(), "orders-2:8080");
    QVERIFY(desk.text("source").startsWith(QLatin1String("It has no metadata.")));
    desk.show(fleet().snapshot(), "orders-9:8080");
    QCOMPARE(desk.text("source"), QStringLiteral("No Eureka server lists this instance any more."));
    QVERIFY(!desk.set()->isEnabled() && !desk.set()->toolTip().isEmpty());
    auto silent = FleetBuilder().peer("eureka-1").snapshot();
    silent->hasEverAnswered = false;
    desk.show(silent, "orders-9:8080");
    QVERIFY(desk.text("source").contains(QLatin1String("answered yet")));
    QCOMPARE(desk.values()->rowCount(), 0);
    QVERIFY(!desk.set()->isEnabled());
}

void MetadataDialogTest::changesAValue()
{
    Desk desk;
    desk.show(fleet().snapshot());
    desk.values()->selectRow(1);
    QCOMPARE(desk.edit("key")->text(), QStringLiteral("note"));
    QCOMPARE(desk.edit("value")->text(), QStringLiteral("two\nlines")); // as registered, not as shown
    QVERIFY(desk.text("hint").contains(QLatin1String("already")));
    desk.edit("value")->setText(QStringLiteral("one"));
    QVERIFY(desk.text("hint").contains(QLatin1String("Takes the place of")));
    desk.click();
    QCOMPARE(desk.asked.size(), std::size_t(1));
    QVERIFY(desk.asked.front().change == (core::SetMetadata{{{"note", "one"}}}));
    QCOMPARE(desk.asked.front().key.id.text(), std::string("orders-1:8080"));
}

void MetadataDialogTest::asksExactlyWhatIsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QStringLiteral("zone") << QStringLiteral("c");
    QTest::newRow("empty value") << QStringLiteral("zone") << QString();
    QTest::newRow("spaces") << QStringLiteral(" a key ") << QStringLiteral("  ");
    QTest::newRow("of addresses") << QStringLiteral("a&b=c%20?#/+;") << QStringLiteral("&=%?#/+;");
    QTest::newRow("markup") << QStringLiteral("<b>") << QStringLiteral("\"><script>");
    QTest::newRow("non-ASCII") << QStringLiteral("Straße") << QStringLiteral("区域🙂");
    QTest::newRow("3,000 characters") << QString(1500, QLatin1Char('k')) << QString(1500, QLatin1Char('v'));
    QTest::newRow("3,000 in the value") << QStringLiteral("note") << QString(3000, QLatin1Char('v'));
}

void MetadataDialogTest::asksExactlyWhatIsTyped()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    Desk desk;
    desk.show(fleet().snapshot());
    desk.type(name, value);
    desk.click();
    QCOMPARE(desk.asked.size(), std::size_t(1));
    const core::SetMetadata wanted{{{name.toStdString(), value.toStdString()}}};
    QVERIFY(desk.asked.front().change == wanted);
}

void MetadataDialogTest::whatCannotBeSetIsClosed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("reason"); // a part of it
    QTest::newRow("no key") << QString() << QStringLiteral("c") << QStringLiteral("when a key is given");
    QTest::newRow("the map's own type")
        << QStringLiteral("@class") << QStringLiteral("c") << QStringLiteral("@class");
    QTest::newRow("control character")
        << QStringLiteral("a") << QString(QChar(1)) << QStringLiteral("control character");
    // Three bytes each, nine in the address.
    QTest::newRow("longer than a server reads")
        << QStringLiteral("a") << QString(3000, QChar(0x533a)) << QStringLiteral("8 KiB");
}

void MetadataDialogTest::whatCannotBeSetIsClosed()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, reason);
    Desk desk;
    desk.show(fleet().snapshot());
    desk.type(name, value);
    QVERIFY(!desk.set()->isEnabled());
    QVERIFY2(desk.set()->toolTip().contains(reason), qPrintable(desk.set()->toolTip()));
    QCOMPARE(ui::plainTip(desk.text("hint")), desk.set()->toolTip()); // seen without a mouse, too
    desk.click();
    QVERIFY(desk.asked.empty());
}

void MetadataDialogTest::locksAndSilentServersCloseIt()
{
    Desk desk;
    auto locked = fleet().snapshot();
    locked->access.writableUntil.reset();
    desk.show(locked);
    desk.type(QStringLiteral("zone"), QStringLiteral("c"));
    QVERIFY(!desk.set()->isEnabled());
    QVERIFY(!desk.text("hint").isEmpty());
    const QString lockedBecause = desk.text("hint");
    desk.show(fleet().snapshot());
    QVERIFY(desk.set()->isEnabled()); // what was typed stayed
    FleetBuilder silent;
    silent.silentPeer("eureka-1").instance("ORDERS", "orders-1:8080");
    desk.show(silent.snapshot());
    QVERIFY(!desk.set()->isEnabled());
    QVERIFY(desk.text("hint") != lockedBecause);
    desk.click();
    QVERIFY(desk.asked.empty());
}

void MetadataDialogTest::anIdWithASlashIsOnlyShown()
{
    FleetBuilder builder = fleet();
    build::registrationOf(builder.instance("ORDERS", "orders/3")).metadata = {{"zone", "b"}};
    Desk desk;
    desk.show(builder.snapshot(), "orders/3");
    QCOMPARE(desk.values()->rowCount(), 1);
    desk.type(QStringLiteral("zone"), QStringLiteral("c"));
    QVERIFY(!desk.set()->isEnabled());
    QVERIFY(desk.text("hint").contains(QLatin1String("slash")));
}

void MetadataDialogTest::proposesAPeerThatListsIt()
{
    Desk desk;
    desk.show(fleet().snapshot(), "orders-2:8080");
    desk.type(QStringLiteral("zone"), QStringLiteral("c"));
    desk.click();
    QCOMPARE(desk.asked.front().peer, std::string("http://eureka-2:8761/eureka"));
}

void MetadataDialogTest::keepsWhatIsTyped()
{
    FleetBuilder builder = fleet();
    Desk desk;
    desk.show(builder.snapshot());
    desk.values()->selectRow(2);
    desk.edit("value")->setText(QStringLiteral("c"));
    build::registrationOf(builder.fleet().instances.front()).metadata = {{"a", "new"}, {"zone", "elsewhere"}};
    desk.show(builder.snapshot());
    QCOMPARE(desk.values()->rowCount(), 2);
    QCOMPARE(desk.edit("value")->text(), QStringLiteral("c"));
    QCOMPARE(desk.values()->currentRow(), 1); // still "zone"
    desk.show(builder.snapshot(), "orders-2:8080");
    QVERIFY(desk.edit("key")->text().isEmpty() && desk.edit("value")->text().isEmpty());
}

void MetadataDialogTest::saysWhatItMeans()
{
    Desk desk;
    const QString words = desk.text("meaning");
    for (const char *part :
         {"no way to remove", "registers itself again", "lease begins again", "other servers"})
        QVERIFY2(words.contains(QLatin1String(part)), part);
}

QTEST_MAIN(MetadataDialogTest)

#include "tst_metadatadialog.moc"
