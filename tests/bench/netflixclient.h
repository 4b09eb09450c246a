// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace bench {

/// What one measured call says.
struct Measured
{
    double threadCpu = 0;  ///< nanoseconds of the thread that worked, for all repetitions
    double processCpu = 0; ///< the same with all threads: garbage collection and compiling too
    int instances = 0;
    std::string hashOfRows; ///< computed from what was decoded
    std::string hashAsSent;
};

/// Netflix's own client in a Java process of its own; see the Java source for its commands. Every call waits
/// for its answer. What goes wrong is in error().
class NetflixClient
{
public:
    ~NetflixClient();
    /// Builds it with Maven where it is not built yet, and starts it.
    bool start(const QStringList &files);
    bool warm(int seconds);
    std::optional<Measured> decode(int times) { return measure(QStringLiteral("decode"), times); }
    std::optional<Measured> applyDeltas(int pairs) { return measure(QStringLiteral("delta"), pairs); }
    const QString &error() const { return m_error; }

private:
    std::optional<QString> ask(const QString &command);
    std::optional<Measured> measure(const QString &command, int number);

    QProcess m_process;
    QString m_error;
};

} // namespace bench
