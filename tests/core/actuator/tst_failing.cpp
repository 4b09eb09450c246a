// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/failing.h"

#include <QTest>

#include <limits>

using core::FailingPath;
using core::FailingRequests;

namespace {

core::Metric answer(double count)
{
    core::Metric metric;
    metric.measurements["COUNT"] = count;
    metric.tags = {{"status", {"500", "503"}}, {"exception", {"None", "none", "IllegalStateException"}}};
    return metric;
}

FailingRequests requests(std::vector<std::pair<const char *, double>> paths, std::size_t leftOut = 0)
{
    FailingRequests all;
    for (const auto &[uri, count] : paths)
        all.paths.push_back({uri, count, {}, {}, {}});
    all.leftOut = leftOut;
    return all;
}

/// "/a 3+1, /b 2+?"
QString text(const FailingRequests &all)
{
    QStringList parts;
    for (const FailingPath &path : all.paths)
        parts << QString::fromStdString(path.uri) + QStringLiteral(" %1+").arg(path.requests) +
                     (path.newOnes ? QString::number(*path.newOnes) : QStringLiteral("?"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

class FailingTest : public QObject
{
    Q_OBJECT

private slots:
    void pathOfAnAnswer()
    {
        const auto path = core::failingPath("/orders/{id}", answer(3));
        QVERIFY(path);
        QCOMPARE(path->requests, 3.0);
        QCOMPARE(path->statuses, (std::vector<std::string>{"500", "503"}));
        QCOMPARE(path->exceptions, std::vector<std::string>{"IllegalStateException"});
        for (const double none : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
            QVERIFY(!core::failingPath("/orders/{id}", answer(none)));
    }

    void onePathIsOneLine()
    {
        FailingRequests all;
        core::add(all, {"/a", 2, {"500"}, {"E1"}, {}});
        core::add(all, {"/b", 5, {"500"}, {}, {}});
        core::add(all, {"/a", 1, {"500", "503"}, {"E2"}, {}});
        QCOMPARE(text(all), QStringLiteral("/a 3+?, /b 5+?"));
        QCOMPARE(all.paths[0].statuses, (std::vector<std::string>{"500", "503"}));
        QCOMPARE(all.paths[0].exceptions, (std::vector<std::string>{"E1", "E2"}));
    }

    void whatIsNew_data()
    {
        QTest::addColumn<std::optional<FailingRequests>>("before");
        QTest::addColumn<FailingRequests>("now");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, std::optional<FailingRequests> before, FailingRequests now,
                            const char *expected) {
            QTest::newRow(name) << before << now << QString::fromLatin1(expected);
        };
        row("the first reading", {}, requests({{"/a", 3}, {"/b", 9}}), "/b 9+?, /a 3+?");
        row("most new ones first", requests({{"/a", 3}, {"/b", 9}}), requests({{"/a", 5}, {"/b", 10}}),
            "/a 5+2, /b 10+1");
        row("a path that did not fail before", requests({{"/a", 3}}), requests({{"/a", 3}, {"/b", 2}}),
            "/b 2+2, /a 3+0");
        row("started anew: a counter fell", requests({{"/a", 3}, {"/b", 9}}),
            requests({{"/a", 5}, {"/b", 1}}), "/a 5+?, /b 1+?");
        row("started anew: a path is gone", requests({{"/a", 3}, {"/b", 9}}), requests({{"/a", 5}}),
            "/a 5+?");
        // Of those left out it cannot be told whether they failed before.
        row("not asked for before", requests({{"/a", 3}}, 1), requests({{"/a", 4}, {"/b", 2}}),
            "/a 4+1, /b 2+?");
        row("not asked for now", requests({{"/a", 3}, {"/b", 9}}), requests({{"/a", 4}}, 1), "/a 4+1");
    }

    void whatIsNew()
    {
        QFETCH(std::optional<FailingRequests>, before);
        QFETCH(FailingRequests, now);
        QTEST(text(core::since(before, now)), "expected");
    }
};

QTEST_APPLESS_MAIN(FailingTest)
#include "tst_failing.moc"
