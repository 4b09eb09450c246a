// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "tests/app/cli/killedprogram.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTest>

using namespace std::chrono_literals;

/// A whole release by the real program, killed with SIGKILL between two of its journal lines: it is found as
/// a release, and goes on to its end with no instance stopped twice and no caller's request failed.
class KilledReleaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_program = std::make_unique<tests::KilledProgram>();
        m_fleet = std::make_unique<demofleet::DemoFleet>();
        demofleet::FleetOptions options;
        options.serverCache = options.fetch = options.listCache = 500ms;
        options.heartbeat = 500ms;
        options.removalDelay = 500ms;
        options.restartAfter = 3s; // a stop is proven by what is seen to be gone in between
        options.backgroundErrors = 0;
        QVERIFY(m_fleet->start(options));
        m_ids = m_fleet->instanceIds(QStringLiteral("ORDERS")).mid(0, 2);
        QCOMPARE(m_ids.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(isServedByAll(), 15'000);
    }

    void goesOnToTheEnd_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("instance"); // of the plan
        QTest::newRow("started") << "started"
                                 << "release of ORDERS" << -1;
        QTest::newRow("first: its turn") << "moved"
                                         << "queued -> draining" << 0;
        QTest::newRow("first: take-out intended") << "intent"
                                                  << "PUT" << 0;
        QTest::newRow("first: waiting") << "moved"
                                        << "-> waiting" << 0;
        QTest::newRow("first: drained") << "moved"
                                        << "draining -> drained" << 0;
        QTest::newRow("first: stop intended") << "intent"
                                              << "POST" << 0;
        QTest::newRow("first: stop answered") << "answer"
                                              << "HTTP 200" << 0;
        QTest::newRow("first: stopped") << "read-back"
                                        << "stopped" << 0;
        QTest::newRow("first: returning") << "moved"
                                          << "-> returning" << 0;
        QTest::newRow("second: its turn") << "moved"
                                          << "queued -> draining" << 1;
        QTest::newRow("second: stop intended") << "intent"
                                               << "POST" << 1;
        QTest::newRow("second: done") << "moved"
                                      << "-> done" << 1;
    }

    void goesOnToTheEnd()
    {
        QFETCH(QString, event);
        QFETCH(QString, text);
        QFETCH(int, instance);
        QVERIFY2(kill(event, text, instance), m_program->output());
        // It is found as a release, not as a step of it. Its last lines are written at once: the kill may
        // have come after all of them.
        QCOMPARE(m_program->run(recover({})), 0);
        const QJsonObject told = m_program->lineOf(QStringLiteral("unfinished-release"));
        const bool hadEnded = text == QLatin1String("-> done") && told.isEmpty();
        QVERIFY(m_program->lineOf(QStringLiteral("unfinished")).isEmpty());
        if (!hadEnded) {
            QCOMPARE(told.value(QLatin1String("application")).toString(), QStringLiteral("ORDERS"));
            QCOMPARE(told.value(QLatin1String("version")).toString(), QStringLiteral("2.15.0"));
            const int code = continued();
            const QString outcome = resultWord("outcome");
            if (text == QLatin1String("POST") && outcome == QLatin1String("aborted")) {
                theStopNeverLeft(m_ids.at(instance), code);
                return;
            }
            QVERIFY2(code == 0, m_program->output());
            QCOMPARE(outcome, QStringLiteral("done"));
        }
        for (const QString &id : m_ids) {
            QCOMPARE(stopsOf(id), 1);
            QCOMPARE(overrideOf(id), QStringLiteral("UNKNOWN"));
            QVERIFY(isNew(id));
        }
        QCOMPARE(m_fleet->totals().failed, 0);
        nothingIsLeft();
    }

    void undoPutsBack()
    {
        QVERIFY2(kill(QStringLiteral("moved"), QStringLiteral("-> waiting"), 1), m_program->output());
        QCOMPARE(overrideOf(m_ids.at(1)), QStringLiteral("OUT_OF_SERVICE"));
        goOn(QStringLiteral("--undo"));
        QCOMPARE(resultWord("outcome"), QStringLiteral("aborted"));
        QCOMPARE(overrideOf(m_ids.at(1)), QStringLiteral("UNKNOWN"));
        QVERIFY(isNew(m_ids.at(0)));
        QVERIFY(!isNew(m_ids.at(1)));
        QCOMPARE(stopsOf(m_ids.at(1)), 0);
        QCOMPARE(m_fleet->totals().failed, 0);
        nothingIsLeft();
    }

    void leftAsItIs()
    {
        QVERIFY2(kill(QStringLiteral("moved"), QStringLiteral("-> waiting"), 0), m_program->output());
        QVERIFY2(m_program->run(recover({QStringLiteral("ORDERS"), QStringLiteral("--leave")})) == 0,
                 m_program->output());
        QCOMPARE(overrideOf(m_ids.at(0)), QStringLiteral("OUT_OF_SERVICE"));
        nothingIsLeft();
    }

    void killedTwice()
    {
        QVERIFY2(kill(QStringLiteral("moved"), QStringLiteral("-> waiting"), 0), m_program->output());
        const auto isStop = [](const QJsonObject &line) {
            return line.value(QLatin1String("event")).toString() == QLatin1String("answer");
        };
        QVERIFY2(m_program->runUntil(recover({QStringLiteral("ORDERS"), QStringLiteral("--continue"),
                                              QStringLiteral("--yes")}),
                                     isStop, 60'000),
                 m_program->output());
        goOn(QStringLiteral("--continue"));
        for (const QString &id : m_ids) {
            QCOMPARE(stopsOf(id), 1);
            QVERIFY(isNew(id));
        }
        QCOMPARE(m_fleet->totals().failed, 0);
        nothingIsLeft();
    }

    void cleanup() { m_fleet.reset(); }

private:
    bool isServedByAll()
    {
        for (const QString &url : m_fleet->eurekaUrls()) {
            const QByteArray list = m_client.get(url + QStringLiteral("/apps")).body;
            for (const QString &id : m_fleet->instanceIds(QStringLiteral("ORDERS"))) {
                if (!list.contains(id.toUtf8()))
                    return false;
            }
        }
        return true;
    }

    QStringList here() const
    {
        QStringList words{QStringLiteral("--json"), QStringLiteral("--eureka"),
                          m_fleet->eurekaUrls().join(QLatin1Char(','))};
        for (const char *hop : {"--server-cache", "--fetch", "--list-cache", "--longest-request"})
            words << QString::fromLatin1(hop) << QStringLiteral("500ms");
        return words;
    }
    QStringList recover(const QStringList &words) const
    {
        return QStringList{QStringLiteral("recover")} + words + here();
    }

    /// The release, killed at that line about that instance of the plan; -1: about none.
    bool kill(const QString &event, const QString &text, int instance)
    {
        const QString id = m_ids.value(instance);
        const auto isIt = [&](const QJsonObject &line) {
            const bool isAbout = id.isEmpty() || line.value(QLatin1String("instanceId")).toString() == id ||
                                 line.value(QLatin1String("instance")).toString().endsWith(id);
            // The take-out has an answer too.
            const bool isStop = text != QLatin1String("HTTP 200") || m_isStopIntended;
            m_isStopIntended =
                m_isStopIntended ||
                (line.value(QLatin1String("event")).toString() == QLatin1String("intent") &&
                 line.value(QLatin1String("text")).toString().startsWith(QLatin1String("POST")));
            return isAbout && isStop && line.value(QLatin1String("event")).toString() == event &&
                   line.value(QLatin1String("text")).toString().contains(text);
        };
        m_isStopIntended = false;
        return m_program->runUntil(QStringList{QStringLiteral("release"), QStringLiteral("ORDERS"),
                                               QStringLiteral("--to"), QStringLiteral("2.15.0"),
                                               QStringLiteral("--instances"), m_ids.join(QLatin1Char(',')),
                                               QStringLiteral("--yes")} +
                                       here(),
                                   isIt, 90'000);
    }

    QString resultWord(const char *name) const
    {
        return m_program->lineOf(QStringLiteral("result")).value(QLatin1String(name)).toString();
    }

    /// Killed between the line and its request: it is not asked again by itself, and what stands there is
    /// told.
    void theStopNeverLeft(const QString &id, int code)
    {
        QVERIFY(code != 0);
        QCOMPARE(overrideOf(id), QStringLiteral("OUT_OF_SERVICE"));
        QVERIFY(!isNew(id));
        QVERIFY2(QByteArray(m_program->output()).contains("\"what\":\"stops-anyway\""), m_program->output());
        QCOMPARE(stopsOf(id), 1);
        QCOMPARE(m_fleet->totals().failed, 0);
        nothingIsLeft();
    }

    void goOn(const QString &choice) { QVERIFY2(chosen(choice) == 0, m_program->output()); }
    int continued() { return chosen(QStringLiteral("--continue")); }

    /// What was sent a moment ago may still be on its way: until that is over, nothing is on offer. The exit
    /// code; -1: it was never offered.
    int chosen(const QString &choice)
    {
        const auto isOffered = [&] {
            m_program->run(recover({}));
            return m_program->lineOf(QStringLiteral("unfinished-release"))
                .value(QLatin1String("canContinue"))
                .toBool();
        };
        if (!QTest::qWaitFor(isOffered, 40'000))
            return -1;
        const QStringList words{QStringLiteral("ORDERS"), choice, QStringLiteral("--yes")};
        return m_program->run(recover(words), 240'000);
    }

    QJsonObject registered(const QString &id)
    {
        return m_client.get(m_fleet->eurekaUrl() + QStringLiteral("/apps/ORDERS/") + id)
            .json()
            .value(QLatin1String("instance"))
            .toObject();
    }
    QString overrideOf(const QString &id)
    {
        return registered(id).value(QLatin1String("overriddenStatus")).toString();
    }
    bool isNew(const QString &id)
    {
        return registered(id).value(QLatin1String("metadata")).toObject().value(QLatin1String("version")) ==
               QLatin1String("2.15.0");
    }

    /// How often it was about to be asked to stop, by the journal.
    int stopsOf(const QString &id)
    {
        m_program->run({QStringLiteral("journal"), QStringLiteral("--json")});
        int count = 0;
        for (const QJsonObject &line : m_program->lines()) {
            const bool isIntent = line.value(QLatin1String("event")).toString() == QLatin1String("intent");
            const bool isPost =
                line.value(QLatin1String("text")).toString().startsWith(QLatin1String("POST"));
            if (isIntent && isPost && line.value(QLatin1String("instance")).toString().endsWith(id))
                ++count;
        }
        return count;
    }

    void nothingIsLeft()
    {
        QCOMPARE(m_program->run({QStringLiteral("journal"), QStringLiteral("--verify")}), 0);
        QCOMPARE(m_program->run(recover({})), 0);
        QVERIFY2(m_program->lineOf(QStringLiteral("unfinished-release")).isEmpty() &&
                     m_program->lineOf(QStringLiteral("unfinished")).isEmpty(),
                 m_program->output());
    }

    std::unique_ptr<tests::KilledProgram> m_program;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    tests::HttpClient m_client;
    QStringList m_ids;
    bool m_isStopIntended = false;
};

QTEST_GUILESS_MAIN(KilledReleaseTest)
#include "tst_killedrelease.moc"
