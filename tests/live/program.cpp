// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/program.h"

#include "tests/live/javaserver.h"
#include "tests/live/waiting.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;

namespace live {

namespace {

constexpr std::chrono::seconds programLimit{1800}; // a release with default intervals

QProcessEnvironment environmentWithHome(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    for (const QString &name : {u"DATA"_s, u"CONFIG"_s, u"CACHE"_s, u"STATE"_s})
        environment.insert(u"XDG_"_s + name + u"_HOME"_s, home + u'/' + name.toLower());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    return environment;
}

QList<QJsonObject> jsonLines(const QByteArray &output)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : output.split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            lines.append(document.object());
    }
    return lines;
}

} // namespace

QJsonObject ProgramRun::result() const
{
    if (lines.isEmpty() || lines.last().value("event"_L1).toString() != u"result"_s)
        return {};
    return lines.last();
}

QList<QJsonObject> ProgramRun::of(const QString &event) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &line : lines) {
        if (line.value("event"_L1).toString() == event)
            found.append(line);
    }
    return found;
}

QByteArray ProgramRun::told() const
{
    return "exit " + QByteArray::number(exitCode) + "\n" + output;
}

Program::Program(const QString &eurekaUrl)
    : m_where{u"--eureka"_s, eurekaUrl}
{
}

Program::Program(const QString &eurekaUrl, QJsonObject profile)
{
    const QString path = m_home.filePath(u"profile.json"_s);
    profile.insert("name"_L1, u"live"_s);
    profile.insert("peers"_L1, QJsonArray{eurekaUrl});
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(profile).toJson());
    m_where = {u"--profile"_s, path};
}

QString Program::path()
{
    const QString given = qEnvironmentVariable("DRAINBOARD_PROGRAM", QStringLiteral(DRAINBOARD_PROGRAM));
    return QFileInfo(given).isExecutable() ? given : QString();
}

ProgramRun Program::run(const QStringList &command) const
{
    return runWith(command + m_where + QStringList{u"--json"_s}, {});
}

ProgramRun Program::runForPeople(const QStringList &command) const
{
    return runWith(command + m_where, {});
}

ProgramRun Program::runUntil(const QByteArray &text, int signal, const QStringList &command) const
{
    return runWith(command + m_where + QStringList{u"--json"_s}, {text, signal});
}

RunningProgram::RunningProgram(const QString &path, const QStringList &arguments,
                               const QProcessEnvironment &environment)
{
    tieToThisProcess(m_process);
    m_process.setProcessEnvironment(environment);
    m_process.start(path, arguments);
    m_clock.start();
}

RunningProgram::~RunningProgram()
{
    m_process.kill();
    m_process.waitForFinished();
}

void RunningProgram::read()
{
    const QByteArray more = m_process.readAllStandardOutput();
    m_output += more;
    m_rest += more;
    const qsizetype end = m_rest.lastIndexOf('\n') + 1;
    m_lines += jsonLines(m_rest.left(end));
    m_rest.remove(0, end);
}

const QList<QJsonObject> &RunningProgram::lines()
{
    read();
    return m_lines;
}

void RunningProgram::send(int signal)
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
}

ProgramRun RunningProgram::end(int signal)
{
    send(signal);
    return finish();
}

ProgramRun RunningProgram::finish()
{
    constexpr std::chrono::seconds endLimit{30};
    const bool ended = eventually([&] { return m_process.state() == QProcess::NotRunning; }, endLimit);
    read();
    ProgramRun run;
    if (ended && m_process.exitStatus() == QProcess::NormalExit)
        run.exitCode = m_process.exitCode();
    run.lines = m_lines;
    run.errors = m_process.readAllStandardError();
    run.output = m_output + run.errors;
    run.tookMs = m_clock.elapsed();
    return run;
}

std::unique_ptr<RunningProgram> Program::begin(const QStringList &command) const
{
    return std::make_unique<RunningProgram>(path(), command + m_where + QStringList{u"--json"_s},
                                            environmentWithHome(m_home.path()));
}

ProgramRun Program::runWith(const QStringList &arguments, const Interruption &interruption) const
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    tieToThisProcess(process);
    process.setProcessEnvironment(environmentWithHome(m_home.path()));
    process.start(path(), arguments);
    int toSend = interruption.signal;
    const auto isOver = [&] {
        if (toSend != 0 && process.peek(process.bytesAvailable()).contains(interruption.text))
            ::kill(static_cast<pid_t>(process.processId()), std::exchange(toSend, 0));
        return process.state() == QProcess::NotRunning;
    };
    const bool ended = process.waitForStarted() && eventually(isOver, programLimit);
    ProgramRun run;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    process.kill();
    process.waitForFinished();
    const QByteArray standard = process.readAllStandardOutput();
    run.lines = jsonLines(standard);
    run.errors = process.readAllStandardError();
    run.output = standard + run.errors;
    run.tookMs = clock.elapsed();
    return run;
}

} // namespace live
