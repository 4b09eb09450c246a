// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/prometheusserver.h"

#include "tests/live/httpcall.h"
#include "tests/live/javaserver.h"
#include "tests/live/waiting.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace live {

QString PrometheusServer::program()
{
    const QString unpacked = QStringLiteral(DRAINBOARD_LIVE_PROMETHEUS) + u"/usr/bin/prometheus"_s;
    return QFileInfo(unpacked).isExecutable() ? unpacked : QStandardPaths::findExecutable(u"prometheus"_s);
}

PrometheusServer::PrometheusServer(const QString &program, const std::vector<const JavaServer *> &targets)
    : m_port(freePort())
{
    writeConfiguration(targets);
    tieToThisProcess(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s));
    m_process.start(program, {u"--config.file="_s + m_folder.filePath(u"prometheus.yml"_s),
                              u"--storage.tsdb.path="_s + m_folder.filePath(u"data"_s),
                              u"--web.listen-address=127.0.0.1:"_s + QString::number(m_port)});
}

PrometheusServer::~PrometheusServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

void PrometheusServer::writeConfiguration(const std::vector<const JavaServer *> &targets) const
{
    QByteArray list;
    for (const JavaServer *target : targets)
        list += (list.isEmpty() ? "" : ", ") + ("\"localhost:" + QByteArray::number(target->port())) + '"';
    QFile file(m_folder.filePath(u"prometheus.yml"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write("global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\nscrape_configs:\n  - job_name: "
                   "spring\n    metrics_path: /actuator/prometheus\n    static_configs:\n      - targets: [" +
                   list + "]\n");
}

QString PrometheusServer::url() const
{
    return u"http://127.0.0.1:"_s + QString::number(m_port);
}

bool PrometheusServer::waitUntilScraped(std::size_t targets, std::chrono::seconds limit) const
{
    const QUrl query(url() + u"/api/v1/query?query=up%3D%3D1"_s);
    return eventually(
        [&] {
            const QJsonArray up = call("GET", query).json()["data"_L1]["result"_L1].toArray();
            return up.size() == static_cast<qsizetype>(targets);
        },
        limit);
}

void PrometheusServer::printLog()
{
    QFile file(m_folder.filePath(u"log"_s));
    if (file.open(QIODevice::ReadOnly))
        std::printf("---- Prometheus\n%s\n", file.readAll().right(4000).constData());
    std::fflush(stdout);
}

} // namespace live
