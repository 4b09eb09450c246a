// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace live {

/// What one run of the program under test left behind.
struct ProgramRun
{
    int exitCode = -1; ///< -1: it did not start, crashed or did not end in time
    QList<QJsonObject> lines;
    QByteArray output; ///< everything, for messages
    QByteArray errors; ///< of that, what went to standard error
    qint64 tookMs = 0;

    QJsonObject result() const; ///< the last line, where that is a result
    QString resultWord() const { return result().value(QLatin1String("result")).toString(); }
    /// Every line of that event, for example "progress".
    QList<QJsonObject> of(const QString &event) const;
    QByteArray told() const; ///< exit code and output, for a failed check
};

/// A command that goes on while the test does something else.
class RunningProgram
{
public:
    RunningProgram(const QString &path, const QStringList &arguments, const QProcessEnvironment &environment);
    ~RunningProgram(); ///< kills it if it still runs
    Q_DISABLE_COPY_MOVE(RunningProgram)

    const QList<QJsonObject> &lines(); ///< what it has printed so far
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void send(int signal);
    ProgramRun finish(); ///< waits for its end, which is near
    ProgramRun end(int signal);

private:
    void read();

    QProcess m_process;
    QElapsedTimer m_clock;
    QByteArray m_rest; ///< the beginning of a line
    QByteArray m_output;
    QList<QJsonObject> m_lines;
};

/// The program under test on its command line, with data folders of its own: the journal of one run is seen
/// by the next, and the user's own is never touched.
class Program
{
public:
    explicit Program(const QString &eurekaUrl);
    /// As a profile says, which is written to the program's own folder: name and peers are added.
    Program(const QString &eurekaUrl, QJsonObject profile);

    static QString path(); ///< empty where it has not been built

    ProgramRun run(const QStringList &command) const;
    ProgramRun runForPeople(const QStringList &command) const; ///< without --json: no lines, only output
    /// Sends it the signal as soon as it has printed `text`.
    ProgramRun runUntil(const QByteArray &text, int signal, const QStringList &command) const;
    /// Starts it and comes back at once; see RunningProgram.
    std::unique_ptr<RunningProgram> begin(const QStringList &command) const;

    QString home() const { return m_home.path(); } ///< everything that it writes lies below

private:
    struct Interruption
    {
        QByteArray text;
        int signal = 0; ///< 0: none
    };
    ProgramRun runWith(const QStringList &arguments, const Interruption &interruption) const;

    QTemporaryDir m_home;
    QStringList m_where; ///< the options that name the servers
};

} // namespace live
