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
        first.setGeometry("somewhere");
        first.addAddresses(QStringLiteral("http://me:secret@eureka-1:8761/eureka"));
        const app::Remembered next(path);
        QCOMPARE(next.language(), QStringLiteral("zh_CN"));
        QCOMPARE(next.theme(), QStringLiteral("dark"));
        QCOMPARE(next.columns(), (QStringList{QStringLiteral("status"), QStringLiteral("-since")}));
        QCOMPARE(next.geometry(), QByteArray("somewhere"));
        QCOMPARE(next.addresses(), QStringList{QStringLiteral("http://eureka-1:8761/eureka")});
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
