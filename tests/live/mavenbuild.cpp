// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/mavenbuild.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace live {

namespace {

constexpr int mavenLimit = 10 * 60 * 1000;

QString sourceFolder()
{
    return QStringLiteral(DRAINBOARD_LIVE_SERVERS);
}
QString buildFolder(Generation generation)
{
    return QStringLiteral(DRAINBOARD_LIVE_BUILD) + u'/' + folderOf(generation);
}

// Of all generations, as they share the Java sources.
QDateTime newestSource()
{
    QDateTime newest;
    QDirIterator files(sourceFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        newest = std::max(newest, files.fileInfo().lastModified());
    }
    return newest;
}

bool jarsAreFresh(Generation generation)
{
    const QDateTime sources = newestSource();
    const QStringList modules = modulesOf(generation);
    return std::all_of(modules.begin(), modules.end(), [&](const QString &module) {
        const QFileInfo jar(serverJar(generation, module));
        return jar.exists() && jar.lastModified() > sources;
    });
}

/// Maven's words for "I cannot get it", as opposed to an error in our own sources.
bool isAboutTheRepository(const QByteArray &output)
{
    const QList<QByteArray> signs{"Could not transfer",    "Could not resolve",       "Non-resolvable",
                                  "could not be resolved", "Could not find artifact", "Unknown host"};
    return std::any_of(signs.begin(), signs.end(),
                       [&output](const QByteArray &sign) { return output.contains(sign); });
}

BuildOutcome outcomeOf(const QProcess &maven, const QString &log)
{
    if (maven.state() != QProcess::NotRunning)
        return {BuildOutcome::Kind::Skip, u"Maven did not end in ten minutes"_s};
    if (maven.exitStatus() == QProcess::NormalExit && maven.exitCode() == 0)
        return {};
    QFile file(log);
    const QByteArray output = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (isAboutTheRepository(output))
        return {BuildOutcome::Kind::Skip, u"Maven's repository is out of reach"_s};
    return {BuildOutcome::Kind::Broken, QString::fromUtf8(output.right(4000))};
}

BuildOutcome runMaven(const QString &program, Generation generation)
{
    const QString folder = buildFolder(generation);
    QDir().mkpath(folder);
    const QString log = folder + u"/maven.log"_s;
    QProcess maven;
    maven.setProcessChannelMode(QProcess::MergedChannels);
    maven.setStandardOutputFile(log);
    maven.start(program, {u"-q"_s, u"-B"_s, u"-ntp"_s, u"-f"_s, sourceFolder() + u'/' + folderOf(generation),
                          u"package"_s, u"-DskipTests"_s, u"-Ddrainboard.build="_s + folder});
    maven.waitForFinished(mavenLimit);
    const BuildOutcome outcome = outcomeOf(maven, log);
    maven.kill();
    maven.waitForFinished();
    return outcome;
}

} // namespace

QString serverJar(Generation generation, const QString &module)
{
    return buildFolder(generation) + u'/' + module + u'/' + module + u".jar"_s;
}

BuildOutcome buildServers(Generation generation)
{
    if (QStandardPaths::findExecutable(u"java"_s).isEmpty())
        return {BuildOutcome::Kind::Skip, u"there is no Java here"_s};
    if (jarsAreFresh(generation))
        return {};
    const QString maven = QStandardPaths::findExecutable(u"mvn"_s);
    if (maven.isEmpty())
        return {BuildOutcome::Kind::Skip, u"there is no Maven here"_s};
    return runMaven(maven, generation);
}

void printSkipLine(const QString &reason)
{
    std::printf("DRAINBOARD SKIPPED live: %s\n", qPrintable(reason));
    std::fflush(stdout);
}

} // namespace live
