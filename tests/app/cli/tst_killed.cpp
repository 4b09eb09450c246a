// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "tests/app/cli/killedprogram.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTest>

using namespace std::chrono_literals;

/// The real program, killed with SIGKILL as soon as one of its journal lines is seen, on a demo fleet. What
/// its journal names then is what Eureka says, and recovering leaves nothing behind.
class KilledTest : public QObject
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
        options.restartAfter = 0ms;
        options.backgroundErrors = 0;
        QVERIFY(m_fleet->start(options));
        m_id = m_fleet->instanceIds(QStringLiteral("ORDERS")).value(0);
        QVERIFY(!m_id.isEmpty());
        // Until both servers serve all of them, a drain is refused.
        QTRY_VERIFY_WITH_TIMEOUT(isServedByAll(), 15'000);
    }

    void leavesWhatTheJournalNames_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("standings");
        const auto row = [](const char *name, const char *command, const char *event, const char *text,
                            const QStringList &standings) {
            QTest::newRow(name) << QString::fromLatin1(command) << QString::fromLatin1(event)
                                << QString::fromLatin1(text) << standings;
        };
        // Killing takes a moment, in which the next lines may be written: those belong to the possible ones.
        const QString nothing = QStringLiteral("nothing-sent");
        const QString maybe = QStringLiteral("take-out-unknown");
        const QString out = QStringLiteral("out-of-service");
        const QString stopMaybe = QStringLiteral("stop-unknown");
        const QString stopSent = QStringLiteral("stop-sent");
        row("drain: started", "drain", "started", "", {nothing, maybe, out});
        row("drain: intent", "drain", "intent", "PUT", {maybe, out});
        row("drain: answer", "drain", "answer", "HTTP 200", {out});
        row("drain: reading back", "drain", "moved", "-> reading-back", {out});
        row("drain: read back", "drain", "read-back", "OUT_OF_SERVICE", {out});
        row("drain: waiting", "drain", "moved", "-> waiting", {out});
        row("drain: served list", "drain", "read-back", "no served list", {out});
        row("stop: countdown", "shutdown", "moved", "-> stop-countdown", {nothing});
        row("stop: intent", "shutdown", "intent", "POST", {stopMaybe, stopSent});
        row("stop: answer", "shutdown", "answer", "HTTP 200", {stopSent});
    }

    void leavesWhatTheJournalNames()
    {
        QFETCH(QString, command);
        QFETCH(QString, event);
        QFETCH(QString, text);
        QFETCH(QStringList, standings);
        QVERIFY2(runUntil({command, target(), QStringLiteral("--yes"), QStringLiteral("--without-drain")},
                          event, text),
                 m_program->output());

        // The journal is whole, and names what stands.
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("--verify")}), 0);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("--unfinished"), QStringLiteral("--json")}),
                 0);
        QVERIFY2(m_program->lines().size() == 1, m_program->output());
        const QString standing = m_program->lines().first().value(QLatin1String("standing")).toString();
        QVERIFY2(standings.contains(standing), m_program->output());

        // Held against Eureka, it sees what the servers say.
        QCOMPARE(runHere({QStringLiteral("recover"), QStringLiteral("--json")}), 0);
        const QJsonObject told = lineOf(QStringLiteral("unfinished"));
        const QJsonObject closed = lineOf(QStringLiteral("closed"));
        QVERIFY2(!told.isEmpty() || !closed.isEmpty(), m_program->output());
        if (standing == QLatin1String("nothing-sent"))
            QVERIFY2(!closed.isEmpty() && saysOverride() == QLatin1String("UNKNOWN"), m_program->output());
        if (standing == QLatin1String("out-of-service"))
            QVERIFY2(saysOverride() == QLatin1String("OUT_OF_SERVICE"), m_program->output());
        if (told.value(QLatin1String("seen")).toString() == QLatin1String("out"))
            QCOMPARE(saysOverride(), QStringLiteral("OUT_OF_SERVICE"));

        finishIt(told);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("--unfinished"), QStringLiteral("--json")}),
                 0);
        QVERIFY2(m_program->lines().isEmpty(), m_program->output());
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("--verify")}), 0);
        // No override is left behind.
        const QString left = saysOverride();
        QVERIFY2(left == QLatin1String("UNKNOWN") || left == QLatin1String("gone"), qPrintable(left));
    }

    void anActingCommandSaysThatSomethingIsUnfinished()
    {
        QVERIFY2(runUntil({QStringLiteral("drain"), target(), QStringLiteral("--yes")},
                          QStringLiteral("moved"), QStringLiteral("-> waiting")),
                 m_program->output());
        QCOMPARE(
            runHere({QStringLiteral("restore"), target(), QStringLiteral("--yes"), QStringLiteral("--json")}),
            0);
        QCOMPARE(lineOf(QStringLiteral("unfinished")).value(QLatin1String("standing")).toString(),
                 QStringLiteral("out-of-service"));
        // The restore went on with the instance.
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("--unfinished"), QStringLiteral("--json")}),
                 0);
        QVERIFY2(m_program->lines().isEmpty(), m_program->output());
        QCOMPARE(saysOverride(), QStringLiteral("UNKNOWN"));
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

    QString target() const { return QStringLiteral("ORDERS/") + m_id; }

    /// Undone where that is on offer, watched to its end where it was asked to stop, and waited for where
    /// what was sent may still be on its way.
    void finishIt(const QJsonObject &told)
    {
        if (told.isEmpty())
            return;
        const bool canUndo = !told.value(QLatin1String("undo")).isNull();
        // Whether it was asked to stop at all is not known: nobody asks it again, so there is nothing to wait
        // for.
        const bool isMaybeStopped =
            told.value(QLatin1String("standing")).toString() == QLatin1String("stop-unknown");
        const QString choice = canUndo          ? QStringLiteral("--undo")
                               : isMaybeStopped ? QStringLiteral("--leave")
                                                : QStringLiteral("--continue");
        const bool isOpen = canUndo || told.value(QLatin1String("canContinue")).toBool();
        if (!isOpen) {
            const auto isClosed = [this] {
                runHere({QStringLiteral("recover"), QStringLiteral("--json")});
                return lineOf(QStringLiteral("unfinished")).isEmpty();
            };
            QTRY_VERIFY_WITH_TIMEOUT(isClosed(), 25'000);
            return;
        }
        QVERIFY2(runHere({QStringLiteral("recover"), target(), choice, QStringLiteral("--yes"),
                          QStringLiteral("--json")}) == 0,
                 m_program->output());
    }

    QJsonObject lineOf(const QString &event) const { return m_program->lineOf(event); }

    /// What the first Eureka server says of it, asked without the program.
    QString saysOverride()
    {
        const tests::Answer answer =
            m_client.get(m_fleet->eurekaUrl() + QStringLiteral("/apps/ORDERS/") + m_id);
        if (answer.status == 404)
            return QStringLiteral("gone");
        const QJsonObject instance = answer.json().value(QLatin1String("instance")).toObject();
        const QJsonValue modern = instance.value(QLatin1String("overriddenStatus"));
        return (modern.isUndefined() ? instance.value(QLatin1String("overriddenstatus")) : modern).toString();
    }

    QStringList here() const
    {
        QStringList words{QStringLiteral("--eureka"), m_fleet->eurekaUrls().join(QLatin1Char(','))};
        for (const char *hop : {"--server-cache", "--fetch", "--list-cache", "--longest-request"})
            words << QString::fromLatin1(hop) << QStringLiteral("500ms");
        return words;
    }

    /// True once it was killed at that line.
    bool runUntil(QStringList words, const QString &event, const QString &text)
    {
        if (words.first() == QLatin1String("drain"))
            words.removeAll(QStringLiteral("--without-drain"));
        return m_program->runUntil(words + here() + QStringList{QStringLiteral("--json")},
                                   [&](const QJsonObject &line) {
                                       return line.value(QLatin1String("event")).toString() == event &&
                                              line.value(QLatin1String("text")).toString().contains(text);
                                   });
    }

    int runHere(const QStringList &words) { return run(words + here()); }
    int run(const QStringList &words) { return m_program->run(words); }

    std::unique_ptr<tests::KilledProgram> m_program;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    tests::HttpClient m_client;
    QString m_id;
};

QTEST_GUILESS_MAIN(KilledTest)
#include "tst_killed.moc"
