// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/countdownring.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace std::chrono_literals;

class TestCountdownRing : public QObject
{
    Q_OBJECT

private slots:
    void counts()
    {
        ui::CountdownRing ring;
        ring.setRemaining(42'600ms, 97s);
        QCOMPARE(ring.bigText(), QStringLiteral("0:43"));
        QCOMPARE(ring.smallText(), QStringLiteral("of 1:37"));
        QVERIFY(ring.share() > 0.43 && ring.share() < 0.45);
        QVERIFY(ring.accessibleDescription().contains(QStringLiteral("0:43")));
        ring.setRemaining(1ms, 97s);
        QCOMPARE(ring.bigText(), QStringLiteral("0:01")); // zero only when nothing is left
        ring.setRemaining(120s, 97s);
        QCOMPARE(ring.share(), 1.0);
    }

    void countsUpWhenOverdue()
    {
        ui::CountdownRing ring;
        ring.setOverdue(12'900ms);
        QCOMPARE(ring.bigText(), QStringLiteral("+0:12"));
        QCOMPARE(ring.smallText(), QStringLiteral("still called"));
        QVERIFY(ring.accessibleDescription().contains(QStringLiteral("still called")));
        ring.resize(136, 136);
        QCOMPARE(ring.grab().toImage().pixelColor(68, 5), ui::Theme::palette().out);
    }

    void endsAndRests()
    {
        ui::CountdownRing ring;
        ring.resize(136, 136);
        QCOMPARE(ring.share(), 0.0);
        QCOMPARE(ring.grab().toImage().pixelColor(68, 5), ui::Theme::palette().track);
        ring.setDone();
        QVERIFY(ring.bigText().isEmpty());
        QCOMPARE(ring.grab().toImage().pixelColor(68, 5), ui::Theme::palette().up);
        ring.setIdle();
        QVERIFY(!ring.accessibleDescription().isEmpty());
        QVERIFY(!ring.accessibleName().isEmpty());
    }

    void totalOfZero()
    {
        ui::CountdownRing ring;
        ring.setRemaining(-5s, 0s);
        QCOMPARE(ring.bigText(), QStringLiteral("0:00"));
        QCOMPARE(ring.share(), 0.0);
    }
};

QTEST_MAIN(TestCountdownRing)
#include "tst_countdownring.moc"
