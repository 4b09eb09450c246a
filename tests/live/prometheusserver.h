// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>
#include <vector>

namespace live {

class JavaServer;

/// A real Prometheus with a configuration of its own on a free port: Debian's program, started by hand and
/// not as a service.
class PrometheusServer
{
public:
    /// Empty where there is none: neither installed nor unpacked by tests/run.
    static QString program();

    /// Scrapes these every second. `program` must not be empty.
    PrometheusServer(const QString &program, const std::vector<const JavaServer *> &targets);
    ~PrometheusServer();
    Q_DISABLE_COPY_MOVE(PrometheusServer)

    bool waitUntilScraped(std::size_t targets, std::chrono::seconds limit) const;
    QString url() const;
    void printLog();

private:
    void writeConfiguration(const std::vector<const JavaServer *> &targets) const;

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace live
