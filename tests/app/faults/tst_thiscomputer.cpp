// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/faults/trialfleet.h"
#include "tests/app/faults/trialtable.h"
#include "tests/app/fulldisk.h"
#include "ui/text/text.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <optional>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// While it lives, what is in that folder can be read and not written, by root either: this process is
/// somebody else meanwhile.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &path)
        : m_path(path)
    {
        // Of the group as well: it stays root's.
        constexpr auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
        setFiles(readable);
        QFile::setPermissions(path, readable | QFileDevice::ExeOwner | QFileDevice::ExeGroup |
                                        QFileDevice::ExeOther);
        if (m_isRoot)
            m_isNobody = ::seteuid(nobody) == 0;
    }
    ~ReadOnlyFolder()
    {
        if (m_isNobody && ::seteuid(0) != 0)
            qFatal("this process could not become root again");
        QFile::setPermissions(m_path,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        setFiles(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    ReadOnlyFolder(const ReadOnlyFolder &) = delete;
    ReadOnlyFolder &operator=(const ReadOnlyFolder &) = delete;

    bool isSet() const { return !m_isRoot || m_isNobody; }

private:
    void setFiles(QFileDevice::Permissions permissions) const
    {
        const QFileInfoList files = QDir(m_path).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files)
            QFile::setPermissions(file.filePath(), permissions);
    }

    static constexpr uid_t nobody = 65534;
    QString m_path;
    bool m_isRoot = ::geteuid() == 0;
    bool m_isNobody = false;
};

} // namespace

/// What goes wrong where Drainboard itself runs, and servers that come and go. Whatever it is: what cannot be
/// recorded is not sent, no change leaves twice, and no caller's request fails.
class ThisComputerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFullDiskBeforeADrain();
    void aDiskThatFillsUpDuringADrain();
    void aJournalThatMayNotBeWritten();
    void aDamagedJournal();
    void aSleepDuringADrain();
    void aSecondCopy();
    void aServerThatGoesAndComes();
    void cleanupTestCase();

private:
    bool startEngine() { return m_trial->startEngine(m_trial->settings()); }
    bool isOut() const { return m_trial->isIn({core::Phase::Waiting, core::Phase::Drained}); }
    qsizetype changes() const { return m_trial->eureka().writes().size(); }
    void note(const QString &what, const QString &said, const QString &then);

    std::unique_ptr<tests::TrialFleet> m_trial;
    tests::TrialTable m_table{{u"what goes wrong"_s, u"what was said"_s, u"then"_s, u"changes sent"_s,
                               u"callers' requests failed"_s}};
};

void ThisComputerTest::init()
{
    m_trial = std::make_unique<tests::TrialFleet>();
}

void ThisComputerTest::cleanup()
{
    m_trial.reset();
}

void ThisComputerTest::note(const QString &what, const QString &said, const QString &then)
{
    const qint64 failed = m_trial->fleet().totals().failed;
    QCOMPARE(failed, 0);
    m_table.add({what, QString(said).replace(m_trial->folder(), u"…"_s), then, QString::number(changes()),
                 QString::number(failed)});
}

void ThisComputerTest::aFullDiskBeforeADrain()
{
    QVERIFY(m_trial->start());
    QVERIFY(startEngine());
    QString said;
    {
        const tests::FullDisk full;
        QVERIFY(full.isSet());
        m_trial->drain();
        QTRY_VERIFY(m_trial->operation() && m_trial->operation()->isFinished());
        QCOMPARE(m_trial->operation()->phase, core::Phase::Failed);
        QCOMPARE(m_trial->operation()->failure->kind, core::ErrorKind::Storage);
        QTRY_VERIFY(m_trial->snapshot()->journalTrouble);
        said = ui::Text::sentence(*m_trial->operation()->failure);
        QVERIFY(said.contains(m_trial->journalPath()));
        QCOMPARE(changes(), 0);
        QVERIFY(!m_trial->row()->hasOverride());
    }
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    QCOMPARE(changes(), 1);
    QTRY_VERIFY(!m_trial->snapshot()->journalTrouble);
    note(u"the disk is full before a drain"_s, said, u"nothing sent; with room again it drains"_s);
}

void ThisComputerTest::aDiskThatFillsUpDuringADrain()
{
    QVERIFY(m_trial->start(1, 3s));
    bool isOutOfService = false, wasShownInService = false, wasListBehind = false;
    const auto stop = qScopeGuard([this] { m_trial->stopEngine(); });
    const auto look = [&](const core::SnapshotPointer &snapshot) {
        const core::InstanceView *row = snapshot->fleet->find(m_trial->key());
        if (!isOutOfService || !row)
            return;
        wasShownInService = wasShownInService || !row->hasOverride();
        const bool isBehind = row->served.value->overriddenStatus.status != core::Status::OutOfService;
        wasListBehind = wasListBehind || (isBehind && m_trial->operation()->isFinished());
    };
    QVERIFY(m_trial->startEngine(m_trial->settings(), look));
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    isOutOfService = true;
    QString said;
    {
        const tests::FullDisk full;
        QVERIFY(full.isSet());
        m_trial->engine().handle(core::Abort{m_trial->key()});
        QTRY_VERIFY(m_trial->snapshot()->journalTrouble);
        QTRY_VERIFY(m_trial->operation()->failure);
        said = ui::Text::sentence(*m_trial->operation()->failure);
        QVERIFY(said.contains(m_trial->journalPath()));
        QCOMPARE(changes(), 1); // what cannot be recorded is not sent
        // The operation has ended, and the list that is served comes from a cache: until it tells of the
        // change the row must not fall back to it.
        QTRY_COMPARE_WITH_TIMEOUT(m_trial->row()->served.value->overriddenStatus.status,
                                  core::Status::OutOfService, 10'000);
        QVERIFY(wasListBehind);
        QVERIFY(!wasShownInService);
        isOutOfService = false;
    }
    m_trial->engine().handle(m_trial->order(core::Goal::Restore));
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->isIn({core::Phase::Restored}), 10'000);
    QCOMPARE(changes(), 2);
    QVERIFY(!m_trial->row()->hasOverride());
    note(u"the disk is full when a drained one is put back"_s, said,
         u"it stays out, and is put back once there is room"_s);
}

void ThisComputerTest::aJournalThatMayNotBeWritten()
{
    QVERIFY(m_trial->start());
    QVERIFY(startEngine());
    m_trial->stopEngine();
    std::optional<core::Error> error;
    {
        const ReadOnlyFolder folder(m_trial->folder());
        QVERIFY(folder.isSet());
        QFile journal(m_trial->journalPath());
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QVERIFY(!QFile(m_trial->journalPath()).open(QIODevice::ReadWrite));
        app::Engine engine(m_trial->settings());
        connect(&engine, &app::Engine::stopped, this, [&](const core::Error &why) { error = why; });
        engine.start();
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, core::ErrorKind::Storage);
        QVERIFY(ui::Text::sentence(*error).contains(m_trial->journalPath()));
    }
    // Nothing was put aside for it, and the next start goes on with the same journal.
    QCOMPARE(QDir(m_trial->folder()).entryList({u"*damaged*"_s}), QStringList());
    QVERIFY(startEngine());
    QVERIFY(m_trial->snapshot()->journalKeptAside.empty());
    QCOMPARE(changes(), 0);
    note(u"the journal may be read and not written"_s, ui::Text::sentence(*error),
         u"it does not begin; with the right to write it does"_s);
}

void ThisComputerTest::aDamagedJournal()
{
    const QByteArray rubbish = QByteArray("no database\n").repeated(1'000);
    QFile file(m_trial->journalPath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(rubbish);
    file.close();
    QVERIFY(m_trial->start());
    QVERIFY(startEngine());
    QFile kept(QString::fromStdString(m_trial->snapshot()->journalKeptAside));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), rubbish);
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    QCOMPARE(changes(), 1);
    note(u"the journal is damaged"_s, u"kept as %1"_s.arg(kept.fileName()),
         u"a new one begins, and it drains"_s);
}

void ThisComputerTest::aSleepDuringADrain()
{
    QVERIFY(m_trial->start());
    core::Millis slept{0};
    QStringList lines;
    const auto stop = qScopeGuard([this] { m_trial->stopEngine(); });
    app::EngineSettings settings = m_trial->settings();
    settings.clock = [&slept, clock = app::steadyWallClock()] { return clock() + slept; };
    QVERIFY(m_trial->startEngine(std::move(settings)));
    connect(&m_trial->engine(), &app::Engine::lineWritten, this,
            [&](const core::InstanceKey &, const core::JournalLine &line) {
                lines << QString::fromStdString(line.text);
            });
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    slept += 1h;
    const auto isSaid = [&] { return !lines.filter(u"the computer slept for 360"_s).isEmpty(); };
    QTRY_VERIFY(isSaid());
    QTRY_VERIFY_WITH_TIMEOUT(isOut() && m_trial->peer().served.isFresh(), 20'000);
    QCOMPARE(changes(), 1);
    note(u"the computer sleeps for an hour while callers let go"_s,
         lines.filter(u"the computer slept"_s).value(0), u"proven anew"_s);
}

void ThisComputerTest::aSecondCopy()
{
    QVERIFY(m_trial->start());
    QVERIFY(startEngine());
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    app::Engine second(m_trial->settings());
    core::SnapshotPointer shown;
    std::vector<core::GuardFinding> findings;
    connect(&second, &app::Engine::snapshotReady, this,
            [&](const core::SnapshotPointer &snapshot) { shown = snapshot; });
    connect(&second, &app::Engine::refused, this,
            [&](const core::IntentRefusal &refusal) { findings = refusal.findings; });
    second.start();
    QTRY_VERIFY_WITH_TIMEOUT(shown && !shown->heldElsewhere.empty() && shown->fleet->find(m_trial->key()),
                             15'000);
    second.handle(m_trial->order(core::Goal::Restore));
    QTRY_VERIFY(!findings.empty());
    const auto held = std::ranges::find(findings, core::Guard::HeldElsewhere, &core::GuardFinding::guard);
    QVERIFY(held != findings.end() && held->blocks);
    QCOMPARE(changes(), 1);
    QVERIFY(isOut());
    note(u"a second copy is to put back what this one drains"_s, ui::Text::sentence(*held, m_trial->key()),
         u"refused; the first one goes on"_s);
}

void ThisComputerTest::aServerThatGoesAndComes()
{
    QVERIFY(m_trial->start(2));
    QVERIFY(startEngine());
    int sent = 0; // to either server
    const auto stop = qScopeGuard([this] { m_trial->stopEngine(); });
    connect(&m_trial->engine(), &app::Engine::lineWritten, this,
            [&](const core::InstanceKey &, const core::JournalLine &line) {
                sent += line.kind == core::JournalKind::WriteIntended ? 1 : 0;
            });
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(isOut(), 10'000);
    const auto second = [&]() -> const core::PeerView & { return m_trial->snapshot()->fleet->peers.back(); };
    QVERIFY(m_trial->fleet().restartPeer(1));
    QTRY_VERIFY_WITH_TIMEOUT(second().served.lastError, 10'000);
    QVERIFY(!second().served.isFresh());
    const QString said = ui::Text::sentence(*second().served.lastError);
    QTRY_VERIFY_WITH_TIMEOUT(second().served.isFresh(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->isIn({core::Phase::Drained}), 20'000);
    QVERIFY(m_trial->row()->hasOverride());
    QCOMPARE(sent, 1);
    QCOMPARE(changes(), 1);
    note(u"the second Eureka server restarts while callers let go"_s, said, u"drained, nothing sent again"_s);
}

void ThisComputerTest::cleanupTestCase()
{
    QVERIFY(m_table.write(QStringLiteral(DRAINBOARD_COMPUTER_TABLE)));
}

QTEST_GUILESS_MAIN(ThisComputerTest)
#include "tst_thiscomputer.moc"
