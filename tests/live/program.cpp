// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/program.h"

#include "tests/live/javaserver.h"
#include "tests/live/waiting.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace live {

namespace {

constexpr std::chrono::seconds programLimit{420};

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

QByteArray ProgramRun::told() const
{
    return "exit " + QByteArray::number(exitCode) + "\n" + output;
}

Program::Program(const QString &eurekaUrl)
    : m_eurekaUrl(eurekaUrl)
{
}

QString Program::path()
{
    const QString given = qEnvironmentVariable("DRAINBOARD_PROGRAM", QStringLiteral(DRAINBOARD_PROGRAM));
    return QFileInfo(given).isExecutable() ? given : QString();
}

ProgramRun Program::run(const QStringList &command) const
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    tieToThisProcess(process);
    process.setProcessEnvironment(environmentWithHome(m_home.path()));
    process.start(path(), command + QStringList{u"--eureka"_s, m_eurekaUrl, u"--json"_s});
    const bool ended = process.waitForStarted() &&
                       eventually([&] { return process.state() == QProcess::NotRunning; }, programLimit);
    ProgramRun run;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    process.kill();
    process.waitForFinished();
    const QByteArray standard = process.readAllStandardOutput();
    run.lines = jsonLines(standard);
    run.output = standard + process.readAllStandardError();
    run.tookMs = clock.elapsed();
    return run;
}

} // namespace live
