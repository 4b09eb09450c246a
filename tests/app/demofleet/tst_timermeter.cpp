// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/timermeter.h"

#include <QJsonArray>
#include <QTest>

using demofleet::Tags;
using demofleet::TimerMeter;

namespace {

const QString Uri = QStringLiteral("uri");
const QString Outcome = QStringLiteral("outcome");

double value(const std::optional<QJsonObject> &answer, int index)
{
    return answer->value(u"measurements").toArray().at(index).toObject().value(u"value").toDouble();
}

} // namespace

class TimerMeterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sumsAll();
    void narrowsByAllTagsGiven();
    void hasNothingForWhatDidNotOccur();

private:
    TimerMeter m_meter{QStringLiteral("http.server.requests")};
};

void TimerMeterTest::init()
{
    m_meter = TimerMeter(QStringLiteral("http.server.requests"));
    m_meter.record({{Uri, QStringLiteral("/work")}, {Outcome, QStringLiteral("SUCCESS")}}, 0.5);
    m_meter.record({{Uri, QStringLiteral("/work")}, {Outcome, QStringLiteral("SUCCESS")}}, 0.25);
    m_meter.record({{Uri, QStringLiteral("/work")}, {Outcome, QStringLiteral("SERVER_ERROR")}}, 1.0);
    m_meter.record({{Uri, QStringLiteral("/x")}, {Outcome, QStringLiteral("SUCCESS")}}, 2.0);
}

void TimerMeterTest::sumsAll()
{
    const auto answer = m_meter.answer({});
    QVERIFY(answer);
    QCOMPARE(value(answer, 0), 4.0);
    QCOMPARE(value(answer, 1), 3.75);
    QCOMPARE(value(answer, 2), 2.0);
    QCOMPARE(answer->value(u"availableTags").toArray().size(), 2);
}

void TimerMeterTest::narrowsByAllTagsGiven()
{
    const auto answer =
        m_meter.answer({{Uri, QStringLiteral("/work")}, {Outcome, QStringLiteral("SUCCESS")}});
    QVERIFY(answer);
    QCOMPARE(value(answer, 0), 2.0);
    QCOMPARE(value(answer, 1), 0.75);
    QVERIFY(answer->value(u"availableTags").toArray().isEmpty());
}

void TimerMeterTest::hasNothingForWhatDidNotOccur()
{
    QVERIFY(!m_meter.answer({{Uri, QStringLiteral("/x")}, {Outcome, QStringLiteral("SERVER_ERROR")}}));
    QVERIFY(!m_meter.answer({{QStringLiteral("nosuch"), QStringLiteral("1")}}));
    QVERIFY(!TimerMeter(QStringLiteral("empty")).answer({}));
}

QTEST_APPLESS_MAIN(TimerMeterTest)
#include "tst_timermeter.moc"
