// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/delta.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <map>
#include <random>

class DeltaTest : public QObject
{
    Q_OBJECT

private slots:
    void applies_data();
    void applies();
    void isIdempotent();
    void countsLikeTheServer();
    void manyDeltasAreTheFullList();
    void noticesWrongCounts();
    void keepsEqualRows();
    void refusesWhatItCannotApply();
};

namespace {

/// "ORDERS/a=UP BILLING/b=DOWN" as rows, in order of application and id.
std::vector<core::InstanceRow> rowsOf(const QString &text)
{
    std::vector<core::InstanceRow> rows;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList parts =
            QString(word).replace(QLatin1Char('='), QLatin1Char('/')).split(QLatin1Char('/'));
        rows.push_back(std::make_shared<core::Instance>(build::instance(
            parts[1].toStdString(), parts[2].toStdString(), "UNKNOWN", parts[0].toStdString())));
    }
    std::ranges::sort(rows, {}, [](const auto &row) { return std::pair(row->application, row->id); });
    return rows;
}

core::Registry registryOf(const QString &text)
{
    core::Registry registry;
    registry.instances = core::InstanceList(rowsOf(text));
    registry.hashCode = core::hashCodeOf(registry);
    return registry;
}

QString textOf(const core::Registry &registry)
{
    QStringList words;
    for (const core::Instance &instance : registry.instances)
        words << QString::fromStdString(instance.application.text() + "/" + instance.id.text() + "=") +
                     QString::fromStdString(std::string(instance.status.word()));
    return words.join(QLatin1Char(' '));
}

/// What a server holds, kept without any of the code under test: key, then status.
using ServersList = std::map<std::pair<std::string, std::string>, const char *>;

/// A few instances come, change or go; the words of what changed and of what went are added to the texts.
void changeAtRandom(ServersList &server, std::mt19937 &random, QString &changed, QString &deleted)
{
    static constexpr const char *statuses[] = {"UP", "DOWN", "STARTING", "OUT_OF_SERVICE", "UNKNOWN"};
    std::map<std::pair<std::string, std::string>, bool> touched; // each instance is in a delta once
    for (auto count = random() % 40; count > 0; --count) {
        const auto key = std::pair("A" + std::to_string(random() % 9), std::to_string(random() % 30));
        if (!touched.emplace(key, true).second)
            continue;
        const char *status = statuses[random() % 5];
        const QString word = QString::fromStdString(key.first + "/" + key.second + "=") +
                             QLatin1String(status) + QLatin1Char(' ');
        if (random() % 3 == 0) {
            server.erase(key); // or it was never there: a server tells that too
            deleted += word;
        } else {
            server[key] = status;
            changed += word;
        }
    }
}

/// Eureka's rule, counted from the list itself.
std::string hashOf(const ServersList &server)
{
    std::map<std::string, int> counts;
    for (const auto &[key, status] : server)
        ++counts[status];
    std::string hash;
    for (const auto &[status, count] : counts)
        hash += status + "_" + std::to_string(count) + "_";
    return hash;
}

QString textOf(const ServersList &server)
{
    QStringList words;
    for (const auto &[key, status] : server)
        words << QString::fromStdString(key.first + "/" + key.second + "=" + status);
    return words.join(QLatin1Char(' '));
}

core::Delta deltaOf(const QString &changed, const QString &deleted, const char *hashCode)
{
    return {hashCode, 2, rowsOf(changed), rowsOf(deleted), {}};
}

} // namespace

void DeltaTest::applies_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("changed");
    QTest::addColumn<QString>("deleted");
    QTest::addColumn<QString>("after");
    QTest::addColumn<std::string>("hashCode"); // the server's
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *before, const char *changed, const char *deleted,
                        const char *after, const char *hashCode, bool fits = true) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(changed)
                            << QString::fromLatin1(deleted) << QString::fromLatin1(after)
                            << std::string(hashCode) << fits;
    };
    row("nothing changed", "A/1=UP", "", "", "A/1=UP", "UP_1_");
    row("a status", "A/1=UP A/2=UP", "A/2=OUT_OF_SERVICE", "", "A/1=UP A/2=OUT_OF_SERVICE",
        "OUT_OF_SERVICE_1_UP_1_");
    row("a new one in the middle", "A/1=UP A/3=UP", "A/2=STARTING", "", "A/1=UP A/2=STARTING A/3=UP",
        "STARTING_1_UP_2_");
    row("new ones at both ends", "B/1=UP", "A/1=UP C/1=UP", "", "A/1=UP B/1=UP C/1=UP", "UP_3_");
    row("the first", "", "A/1=UP", "", "A/1=UP", "UP_1_");
    row("a new application", "B/1=UP", "A/9=DOWN A/1=UP", "", "A/1=UP A/9=DOWN B/1=UP", "DOWN_1_UP_2_");
    row("an application's last one goes", "A/1=UP B/1=DOWN", "", "B/1=DOWN", "A/1=UP", "UP_1_");
    row("the last one of all goes", "A/1=UP", "", "A/1=UP", "", "");
    row("gone already", "A/1=UP", "", "A/2=UP", "A/1=UP", "UP_1_");
    row("one id in two applications", "A/1=UP B/1=UP", "B/1=DOWN", "A/1=UP", "B/1=DOWN", "DOWN_1_");
    row("all at once", "A/1=UP A/2=UP A/3=UP C/1=UP", "A/2=DOWN A/25=UP B/1=UP", "A/1=UP A/3=UP C/1=UP",
        "A/2=DOWN A/25=UP B/1=UP", "DOWN_1_UP_2_");
    row("a change was missed", "A/1=UP", "A/2=UP", "", "A/1=UP A/2=UP", "DOWN_1_UP_2_", false);
    row("another server's hash", "A/1=UP", "", "", "A/1=UP", "", false);
}

void DeltaTest::applies()
{
    QFETCH(QString, before);
    QFETCH(QString, changed);
    QFETCH(QString, deleted);
    QFETCH(QString, after);
    QFETCH(std::string, hashCode);
    QFETCH(bool, fits);
    core::Registry registry = registryOf(before);
    const auto result = core::applyDelta(registry, deltaOf(changed, deleted, hashCode.c_str()));
    QCOMPARE(result, fits ? core::DeltaResult::Applied : core::DeltaResult::HashMismatch);
    QCOMPARE(textOf(registry), after);
    if (fits)
        QVERIFY(registry == registryOf(after));
}

void DeltaTest::isIdempotent()
{
    core::Registry registry = registryOf(QStringLiteral("A/1=UP A/2=UP B/1=UP"));
    const core::Delta delta =
        deltaOf(QStringLiteral("A/2=DOWN A/3=UP"), QStringLiteral("B/1=UP"), "DOWN_1_UP_2_");
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(core::applyDelta(registry, delta), core::DeltaResult::Applied);
        QCOMPARE(textOf(registry), QStringLiteral("A/1=UP A/2=DOWN A/3=UP"));
    }
}

/// The counters that go along with every change say the same as counting anew.
void DeltaTest::countsLikeTheServer()
{
    core::Registry registry;
    const char *statuses[] = {"UP", "DOWN", "STARTING", "OUT_OF_SERVICE", "PAINTED"};
    for (int step = 0; step < 200; ++step) {
        const QString one = QStringLiteral("A%1/%2=%3")
                                .arg(step % 3)
                                .arg(step * 7 % 31)
                                .arg(QLatin1String(statuses[step % 5]));
        const QString gone = QStringLiteral("A%1/%2=UP").arg((step + 1) % 3).arg(step * 5 % 31);
        core::applyDelta(registry, deltaOf(one, step % 2 ? gone : QString(), ""));
        core::StatusCounts anew;
        for (const core::Instance &instance : registry.instances)
            anew.add(instance.status.status);
        QVERIFY(registry.instances.statusCounts() == anew);
        QVERIFY(std::ranges::is_sorted(registry.instances, {}, [](const core::Instance &instance) {
            return std::pair(instance.application, instance.id);
        }));
    }
    QVERIFY(registry.instances.size() > 10);
}

/// The list of a server that changes 200 times, kept up with deltas alone, is at each step the one it has;
/// a snapshot taken before stays as it was.
void DeltaTest::manyDeltasAreTheFullList()
{
    std::mt19937 random(20251122); // the same sequence every time
    ServersList server;
    core::Registry registry;
    std::size_t largest = 0;
    for (int step = 0; step < 200; ++step) {
        const core::Registry snapshot = registry;
        const QString before = textOf(server);
        QString changed, deleted;
        changeAtRandom(server, random, changed, deleted);
        const core::Delta delta = deltaOf(changed, deleted, hashOf(server).c_str());
        QCOMPARE(core::applyDelta(registry, delta), core::DeltaResult::Applied);
        QCOMPARE(textOf(registry), textOf(server));
        QCOMPARE(registry.hashCode, hashOf(server));
        QVERIFY(registry == registryOf(textOf(server)));
        QCOMPARE(textOf(snapshot), before);
        largest = std::max(largest, server.size());
    }
    QVERIFY(largest > 100);
}

/// Whatever count of the server differs by one from what the registry has after the delta, it is seen.
void DeltaTest::noticesWrongCounts()
{
    std::mt19937 random(7); // the same sequence every time
    ServersList server;
    core::Registry registry;
    for (int step = 0; step < 200; ++step) {
        QString changed, deleted;
        changeAtRandom(server, random, changed, deleted);
        ServersList wrong = server;
        if (step % 3 == 0 || wrong.empty())
            wrong[{"B", "1"}] = "UP"; // one that the delta did not tell of
        else if (step % 3 == 1)
            wrong.erase(wrong.begin()); // one that went unsaid
        else
            wrong.begin()->second = std::string("UP") == wrong.begin()->second ? "DOWN" : "UP";
        core::Registry missed = registry;
        QCOMPARE(core::applyDelta(missed, deltaOf(changed, deleted, hashOf(wrong).c_str())),
                 core::DeltaResult::HashMismatch);
        QCOMPARE(core::applyDelta(registry, deltaOf(changed, deleted, hashOf(server).c_str())),
                 core::DeltaResult::Applied);
    }
}

void DeltaTest::keepsEqualRows()
{
    core::Registry registry = registryOf(QStringLiteral("A/1=UP A/2=UP"));
    const core::Registry before = registry;
    core::applyDelta(registry, deltaOf(QStringLiteral("A/1=UP A/2=DOWN"), {}, "DOWN_1_UP_1_"));
    QCOMPARE(&registry.instances[0], &before.instances[0]);
    QVERIFY(&registry.instances[1] != &before.instances[1]);
    QVERIFY2(before.instances[1].status.status == core::Status::Up, "a copy made before has its own rows");
}

void DeltaTest::refusesWhatItCannotApply()
{
    const core::Registry before = registryOf(QStringLiteral("A/1=UP"));
    core::Registry registry = before;
    core::Delta delta = deltaOf(QStringLiteral("A/1=DOWN"), {}, "DOWN_1_");
    delta.version = -1;
    QCOMPARE(core::applyDelta(registry, delta), core::DeltaResult::NotSupported);
    delta.version = 2;
    delta.rejected.add("A/2", "actionType");
    QCOMPARE(core::applyDelta(registry, delta), core::DeltaResult::NotWhole);
    QVERIFY(registry == before);
}

QTEST_APPLESS_MAIN(DeltaTest)
#include "tst_delta.moc"
