// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/length.h"

#include <QTest>

class LengthTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void LengthTest::reads_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("millis"); // -1: refused
    const auto row = [](const char *text, qint64 millis) {
        QTest::newRow(text) << std::string(text) << millis;
    };
    row("30s", 30'000);
    row("1500ms", 1'500);
    row("2m", 120'000);
    row("35", 35'000);
    row(" 35s ", 35'000);
    row("0", 0);
    row("24h", -1);
    row("86400", 86'400'000);
    row("86401", -1);
    row("1441m", -1);
    row("", -1);
    row("s", -1);
    row("-1s", -1);
    row("+1s", -1);
    row("1.5s", -1);
    row("30 s", -1);
    row("99999999999999999999", -1);
}

void LengthTest::reads()
{
    QFETCH(std::string, text);
    QFETCH(qint64, millis);
    const auto length = core::parseLength(text);
    QCOMPARE(length ? qint64(length->count()) : -1, millis);
}

QTEST_APPLESS_MAIN(LengthTest)
#include "tst_length.moc"
