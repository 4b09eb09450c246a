// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/remembered.h"

#include <QTemporaryDir>
#include <QTest>

class RememberedTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsItForTheNextRun()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.ini"));
        app::Remembered first(path);
        QVERIFY(first.language().isEmpty() && first.theme().isEmpty() && first.addresses().isEmpty() &&
                first.columns().isEmpty());
        first.setLanguage(QStringLiteral("zh_CN"));
        first.setTheme(QStringLiteral("dark"));
        first.setColumns({QStringLiteral("status"), QStringLiteral("-since")});
        first.setGroupBy(QStringLiteral("zone"));
        const QList<QStringList> filters{
            {QStringLiteral("a; \"b\""), QStringLiteral("status:oos"), QString()}};
        first.setFilters(filters);
        first.setGeometry("somewhere");
        first.addAddresses(QStringLiteral("http://me:secret@eureka-1:8761/eureka"));
        const app::Remembered next(path);
        QCOMPARE(next.language(), QStringLiteral("zh_CN"));
        QCOMPARE(next.theme(), QStringLiteral("dark"));
        QCOMPARE(next.columns(), (QStringList{QStringLiteral("status"), QStringLiteral("-since")}));
        QCOMPARE(next.groupBy(), QStringLiteral("zone"));
        QCOMPARE(next.filters(), filters);
        first.setFilters({});
        QVERIFY(next.filters().isEmpty());
        QCOMPARE(next.geometry(), QByteArray("somewhere"));
        QCOMPARE(next.addresses(), QStringList{QStringLiteral("http://eureka-1:8761/eureka")});
    }

    void theNewestProfileFirst()
    {
        const QTemporaryDir folder;
        app::Remembered remembered(folder.filePath(QStringLiteral("window.ini")));
        QVERIFY(remembered.profiles().isEmpty());
        for (int i = 0; i < app::Remembered::mostProfiles + 2; ++i)
            remembered.addProfile(QStringLiteral("/p/%1.json").arg(i));
        remembered.addProfile(QStringLiteral("/p/5.json"));
        QCOMPARE(remembered.profiles().size(), app::Remembered::mostProfiles);
        QCOMPARE(remembered.profiles().first(), QStringLiteral("/p/5.json"));
        QCOMPARE(remembered.profiles().count(QStringLiteral("/p/5.json")), 1);
        QVERIFY(remembered.addresses().isEmpty());
    }

    void withoutAFileThereIsNothing()
    {
        app::Remembered none;
        none.setLanguage(QStringLiteral("zh_CN"));
        none.setTheme(QStringLiteral("dark"));
        QVERIFY(none.language().isEmpty() && none.theme().isEmpty());
    }
};

QTEST_GUILESS_MAIN(RememberedTest)
#include "tst_remembered.moc"
