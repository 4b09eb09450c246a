// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/approvals.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {

core::ReleaseCommand command(std::vector<std::string> words)
{
    core::ReleaseCommand command;
    command.arguments = std::move(words);
    return command;
}

} // namespace

class ApprovalsTest : public QObject
{
    Q_OBJECT

private slots:
    void exactlyTheseWords()
    {
        app::Approvals approvals;
        QVERIFY(!approvals.has(command({"deploy", "--to", "eu"})));
        QVERIFY(approvals.add(command({"deploy", "--to", "eu"}), true));
        QVERIFY(approvals.has(command({"deploy", "--to", "eu"})));
        for (const auto &other : {command({"deploy", "--to", "us"}), command({"deploy", "--to", "eu", ""}),
                                  command({"deploy", "--to eu"}), command({"deploy"}), command({})})
            QVERIFY(!approvals.has(other));
    }

    void keptForLaterRuns()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("below/approved-commands"));
        {
            app::Approvals approvals(path);
            QVERIFY(approvals.add(command({"deploy", "a\nb"}), true));
            QVERIFY(approvals.add(command({"once"}), false));
            QVERIFY(approvals.add(command({"stop"}), true));
        }
        const app::Approvals next(path);
        QVERIFY(next.has(command({"deploy", "a\nb"})) && next.has(command({"stop"})));
        QVERIFY(!next.has(command({"once"})));
        QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                             QFileDevice::ReadOther | QFileDevice::WriteOther),
                 QFileDevice::Permissions());
    }

    /// What others may have written approves nothing, and does not stay beside what is approved next.
    void whatOthersCanWriteIsNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("approved-commands"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[\"rm\",\"-rf\",\"/\"]\n");
        file.close();
        QVERIFY(
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::WriteOther));
        app::Approvals approvals(path);
        QVERIFY(!approvals.has(command({"rm", "-rf", "/"})));
        QVERIFY(approvals.add(command({"deploy"}), true));
        const app::Approvals next(path);
        QVERIFY(next.has(command({"deploy"})) && !next.has(command({"rm", "-rf", "/"})));
    }

    void aFileThatCannotBeWritten()
    {
        app::Approvals approvals(QStringLiteral("/proc/nowhere/approved-commands"));
        QVERIFY(!approvals.add(command({"deploy"}), true));
        QVERIFY(approvals.has(command({"deploy"}))); // for this run
    }
};

QTEST_GUILESS_MAIN(ApprovalsTest)
#include "tst_approvals.moc"
