// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/netflixclient.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int mavenLimit = 10 * 60 * 1000; // milliseconds: a first build fetches some 40 jars
constexpr int answerLimit = 5 * 60 * 1000;

QString source()
{
    return QStringLiteral(DRAINBOARD_BENCH_NETFLIX);
}

QString built()
{
    return QStringLiteral(DRAINBOARD_BENCH_BUILD);
}

bool isBuilt()
{
    const QFileInfo jar(built() + u"/netflix.jar"_s);
    const QFileInfo java(source() + u"/src/main/java/drainboard/bench/Netflix.java"_s);
    const QFileInfo pom(source() + u"/pom.xml"_s);
    return jar.exists() && QDir(built() + u"/libraries"_s).exists() &&
           jar.lastModified() > java.lastModified() && jar.lastModified() > pom.lastModified();
}

/// What Maven said, where it failed.
QString build()
{
    if (isBuilt())
        return {};
    QProcess maven;
    maven.setProcessChannelMode(QProcess::MergedChannels);
    maven.start(u"mvn"_s, {u"-q"_s, u"-B"_s, u"-ntp"_s, u"-f"_s, source(), u"package"_s,
                           u"-Ddrainboard.build="_s + built()});
    if (!maven.waitForFinished(mavenLimit) || maven.exitCode() != 0)
        return u"Maven could not build Netflix's client: "_s + maven.errorString() + u'\n' +
               QString::fromUtf8(maven.readAll());
    return {};
}

} // namespace

NetflixClient::~NetflixClient()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

bool NetflixClient::start(const QStringList &files)
{
    m_error = build();
    if (!m_error.isEmpty())
        return false;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"java"_s,
                    QStringList{u"-cp"_s, built() + u"/netflix.jar:"_s + built() + u"/libraries/*"_s,
                                u"drainboard.bench.Netflix"_s} +
                        files);
    if (m_process.waitForStarted())
        return true;
    m_error = m_process.errorString();
    return false;
}

bool NetflixClient::warm(int seconds)
{
    return ask(u"warm %1"_s.arg(seconds)).has_value();
}

std::optional<QString> NetflixClient::ask(const QString &command)
{
    m_process.write(command.toUtf8() + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(answerLimit)) {
            m_error = u"Netflix's client gave no answer to '%1': %2"_s.arg(command, m_process.errorString());
            return std::nullopt;
        }
    }
    return QString::fromUtf8(m_process.readLine()).trimmed();
}

std::optional<Measured> NetflixClient::measure(const QString &command, int number)
{
    const auto answer = ask(command + u' ' + QString::number(number));
    if (!answer)
        return std::nullopt;
    const QStringList words = answer->split(u' ');
    if (words.size() != 5) {
        m_error = u"Netflix's client answered '%1'"_s.arg(*answer);
        return std::nullopt;
    }
    return Measured{words[0].toDouble(), words[1].toDouble(), words[2].toInt(), words[3].toStdString(),
                    words[4].toStdString()};
}

} // namespace bench
