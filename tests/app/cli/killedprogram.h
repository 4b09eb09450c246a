// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/prctl.h>

namespace tests {

/// The real program with a home of its own, and the JSON lines that it prints; killed with SIGKILL where that
/// is wanted. DRAINBOARD_PROGRAM names it.
class KilledProgram
{
public:
    using IsLine = std::function<bool(const QJsonObject &)>;

    /// To its end. Its exit code; -1 where it was killed or took too long (milliseconds).
    int run(const QStringList &words, int limit = 30'000)
    {
        QProcess process;
        begin(process, words);
        const auto isOver = [&] { return process.state() == QProcess::NotRunning; };
        const bool hasEnded = QTest::qWaitFor(isOver, limit);
        end(process);
        return hasEnded && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    /// True once it was killed at the first line that is so.
    bool runUntil(const QStringList &words, const IsLine &isIt, int limit = 25'000)
    {
        QProcess process;
        begin(process, words);
        bool isSeen = false;
        const auto look = [&] {
            while (!isSeen && process.canReadLine())
                isSeen = take(process) && isIt(m_lines.last());
            if (isSeen)
                ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            return isSeen || process.state() == QProcess::NotRunning;
        };
        const bool isOver = QTest::qWaitFor(look, limit);
        end(process);
        return isOver && isSeen;
    }

    /// The first line of that event; empty where there is none.
    QJsonObject lineOf(const QString &event) const
    {
        for (const QJsonObject &line : m_lines) {
            if (line.value(QLatin1String("event")).toString() == event)
                return line;
        }
        return {};
    }
    const QList<QJsonObject> &lines() const { return m_lines; }
    const char *output() const { return m_output.constData(); }

private:
    void begin(QProcess &process, const QStringList &words)
    {
        m_lines.clear();
        m_output.clear();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process.start(QStringLiteral(DRAINBOARD_PROGRAM), words);
    }

    void end(QProcess &process)
    {
        process.kill();
        process.waitForFinished();
        while (process.canReadLine())
            take(process);
        m_output += process.readAllStandardError();
    }

    bool take(QProcess &process)
    {
        const QByteArray line = process.readLine();
        m_output += line;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty())
            return false;
        m_lines.append(object);
        return true;
    }

    QTemporaryDir m_home;
    QList<QJsonObject> m_lines; ///< of the newest run
    QByteArray m_output;
};

} // namespace tests
