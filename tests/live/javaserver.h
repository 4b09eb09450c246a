// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/generation.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace live {

/// A port of this machine that nobody listens on right now.
quint16 freePort();

/// The process is killed by the system when this program ends, however it ends: a test that ran into its time
/// limit leaves nothing behind. Call it from the main thread, as the tie is to the thread that started it.
void tieToThisProcess(QProcess &process);

/// One Spring Boot jar on a port of its own. A restart keeps the port, and so the Eureka instance id.
class JavaServer
{
public:
    JavaServer(const QString &module, const QString &logFolder, const QStringList &options,
               Generation generation = Generation::Boot35);
    ~JavaServer(); ///< kills the process if it still runs
    Q_DISABLE_COPY_MOVE(JavaServer)

    void start();
    void kill(); ///< without a chance to say goodbye; waits for its end
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool isHealthy() const; ///< its health address answers 200
    bool waitUntilHealthy(std::chrono::seconds limit);
    bool waitUntilEnded(std::chrono::seconds limit);

    quint16 port() const { return m_port; }
    void setOptions(const QStringList &options) { m_options = options; } ///< from the next start on
    QStringList options() const { return m_options; }
    void addOptions(const QStringList &options) { m_options += options; }
    void giveManagementPort(); ///< a port of its own for its actuator, from the next start on
    QUrl actuatorUrl(const QString &endpoint) const;
    QUrl url(const QString &path) const;
    void printLog() const;

private:
    Generation m_generation;
    QString m_module;
    QString m_log;
    QStringList m_options;
    quint16 m_port = 0;
    quint16 m_managementPort = 0; ///< 0: the same
    QProcess m_process;
};

} // namespace live
