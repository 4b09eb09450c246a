// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QTemporaryDir>

namespace live {

/// What one run of the program under test left behind.
struct ProgramRun
{
    int exitCode = -1; ///< -1: it did not start, crashed or did not end in time
    QList<QJsonObject> lines;
    QByteArray output; ///< everything, for messages
    qint64 tookMs = 0;

    QJsonObject result() const; ///< the last line, where that is a result
    QString resultWord() const { return result().value(QLatin1String("result")).toString(); }
    QByteArray told() const; ///< exit code and output, for a failed check
};

/// The program under test on its command line, with data folders of its own: the journal of one run is seen
/// by the next, and the user's own is never touched.
class Program
{
public:
    explicit Program(const QString &eurekaUrl);

    static QString path(); ///< empty where it has not been built

    ProgramRun run(const QStringList &command) const;

private:
    QString m_eurekaUrl;
    QTemporaryDir m_home;
};

} // namespace live
