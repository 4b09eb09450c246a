// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showoutput.h"

#include <QJsonArray>
#include <QTest>

/// What `show` prints beside the row of `list`.
class ShowOutputTest : public QObject
{
    Q_OBJECT

private slots:
    void links();
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

QTEST_GUILESS_MAIN(ShowOutputTest)
#include "tst_showoutput.moc"
