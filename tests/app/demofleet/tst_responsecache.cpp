// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/responsecache.h"

#include <QTest>

using demofleet::ResponseCache;

class ResponseCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void answersOldUntilTheRefresh();
    void doesNotRebuildWhatNobodyChanged();
    void rebuildsAfterThreeMinutes();
    void keepsAMissToo();
    void refreshesAtMultiplesOfTheInterval();
};

void ResponseCacheTest::answersOldUntilTheRefresh()
{
    QByteArray text = "old";
    ResponseCache cache([&](const QString &) { return text; });
    const QString key = QStringLiteral("all");
    QCOMPARE(cache.answer(key, 0), "old");
    text = "new";
    cache.drop(key);
    QCOMPARE(cache.answer(key, 10), "old");
    cache.refresh(20);
    QCOMPARE(cache.answer(key, 30), "new");
}

void ResponseCacheTest::doesNotRebuildWhatNobodyChanged()
{
    int built = 0;
    ResponseCache cache([&](const QString &) { return QByteArray::number(++built); });
    const QString key = QStringLiteral("all");
    cache.answer(key, 0);
    cache.refresh(1000);
    cache.refresh(179'999);
    QCOMPARE(cache.answer(key, 179'999), "1");
}

void ResponseCacheTest::rebuildsAfterThreeMinutes()
{
    int built = 0;
    ResponseCache cache([&](const QString &) { return QByteArray::number(++built); });
    const QString key = QStringLiteral("all");
    cache.answer(key, 0);
    QCOMPARE(cache.answer(key, 500'000), "1");
    cache.refresh(500'000);
    QCOMPARE(cache.answer(key, 500'000), "2");
}

void ResponseCacheTest::keepsAMissToo()
{
    ResponseCache::Body body;
    ResponseCache cache([&](const QString &) { return body; });
    const QString key = QStringLiteral("ORDERS");
    QVERIFY(!cache.answer(key, 0));
    body = "there";
    cache.drop(key);
    QVERIFY(!cache.answer(key, 10));
    cache.refresh(20);
    QCOMPARE(cache.answer(key, 20), ResponseCache::Body("there"));
}

void ResponseCacheTest::refreshesAtMultiplesOfTheInterval()
{
    QCOMPARE(ResponseCache::nextRefresh(0, 30'000), 30'000);
    QCOMPARE(ResponseCache::nextRefresh(29'999, 30'000), 30'000);
    QCOMPARE(ResponseCache::nextRefresh(30'000, 30'000), 60'000);
}

QTEST_APPLESS_MAIN(ResponseCacheTest)
#include "tst_responsecache.moc"
