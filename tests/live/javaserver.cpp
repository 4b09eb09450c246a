// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/javaserver.h"

#include "tests/live/httpcall.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/waiting.h"

#include <QFile>
#include <QTcpServer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace live {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

void tieToThisProcess(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

JavaServer::JavaServer(const QString &module, const QString &logFolder, const QStringList &options,
                       Generation generation)
    : m_generation(generation)
    , m_module(module)
    , m_options(options)
    , m_port(freePort())
{
    m_log = logFolder + u'/' + module + u'-' + QString::number(m_port) + u".log"_s;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_log, QIODevice::Append);
    tieToThisProcess(m_process);
}

JavaServer::~JavaServer()
{
    kill();
}

void JavaServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void JavaServer::start()
{
    const QStringList jar{u"-jar"_s, serverJar(m_generation, m_module),
                          u"--server.port="_s + QString::number(m_port)};
    QStringList management;
    if (m_managementPort != 0)
        management.append(managementPortOption(m_generation) + QString::number(m_managementPort));
    m_process.start(u"java"_s, javaOptionsOf(m_generation) + jar + management + m_options);
}

void JavaServer::giveManagementPort()
{
    m_managementPort = freePort();
}

QUrl JavaServer::actuatorUrl(const QString &endpoint) const
{
    QUrl address = url(actuatorPath(m_generation, endpoint));
    if (m_managementPort != 0)
        address.setPort(m_managementPort);
    return address;
}

bool JavaServer::isHealthy() const
{
    return call("GET", actuatorUrl(u"health"_s)).status == 200;
}

bool JavaServer::waitUntilHealthy(std::chrono::seconds limit)
{
    return eventually([this] { return !isRunning() || isHealthy(); }, limit) && isRunning();
}

bool JavaServer::waitUntilEnded(std::chrono::seconds limit)
{
    return eventually([this] { return !isRunning(); }, limit);
}

QUrl JavaServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:"_s + QString::number(m_port) + path);
}

void JavaServer::printLog() const
{
    QFile file(m_log);
    if (!file.open(QIODevice::ReadOnly))
        return;
    constexpr qint64 lastBytes = 6000;
    file.seek(std::max<qint64>(0, file.size() - lastBytes));
    std::printf("---- the end of %s's log, port %d\n%s\n", qPrintable(m_module), int(m_port),
                file.readAll().constData());
    std::fflush(stdout);
}

} // namespace live
