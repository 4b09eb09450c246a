// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/runhistory.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace {

core::CountSample sample(int at, double requests)
{
    return {core::timeFromEpoch(at), core::Side::Caller, "gateway:8080", requests, 1, core::timeFromEpoch(5)};
}

} // namespace

class RunHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<app::RunHistory>();
        QVERIFY(m_history->open(path()));
    }

    void keepsWhatItWasGiven()
    {
        core::CountSample second{core::timeFromEpoch(20), core::Side::Server, "orders-1", 7, 0, {}};
        const std::vector<core::StatusChange> changes{
            {core::timeFromEpoch(10), "orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"},
            {core::timeFromEpoch(30), "orders-1", "", ""}};
        QVERIFY(m_history->add(QStringLiteral("op-1"), {sample(10, 5), second}, changes));
        QVERIFY(m_history->add(QStringLiteral("op-2"), {sample(11, 6)}, {}));
        app::RunHistory other;
        QVERIFY(other.open(path()));
        QCOMPARE(other.samplesOf(QStringLiteral("op-1")).value(), (std::vector{sample(10, 5), second}));
        QCOMPARE(other.changesOf(QStringLiteral("op-1")).value(), changes);
        QCOMPARE(other.samplesOf(QStringLiteral("op-2")).value().size(), std::size_t(1));
        QVERIFY(other.samplesOf(QStringLiteral("op-3")).value().empty());
    }

    void dropsTheOldest()
    {
        m_history->setBounds({2, 3});
        for (int i = 0; i < 6; ++i)
            QVERIFY(m_history->add(QStringLiteral("op-1"), {sample(i, i)}, {}));
        const auto kept = m_history->samplesOf(QStringLiteral("op-1")).value();
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept.front().at, core::timeFromEpoch(3));
        for (const char *name : {"op-2", "op-3"})
            QVERIFY(m_history->add(QString::fromLatin1(name), {sample(100, 1)},
                                   {{core::timeFromEpoch(100), "a", "UP", "UNKNOWN"}}));
        QVERIFY(m_history->samplesOf(QStringLiteral("op-1")).value().empty());
        QVERIFY(!m_history->samplesOf(QStringLiteral("op-3")).value().empty());
    }

    void isForItsOwnerOnly()
    {
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QCOMPARE(QFileInfo(path()).permissions() & others, QFileDevice::Permissions());
    }

    void whatCannotBeOpenedIsAnError()
    {
        app::RunHistory history;
        const auto opened = history.open(path() + QStringLiteral("/below/history.sqlite"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, core::ErrorKind::Storage);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::RunHistory> m_history;
};

QTEST_GUILESS_MAIN(RunHistoryTest)
#include "tst_runhistory.moc"
