// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Runs one program: arguments as they are, never through a shell. Its output is kept up to a bound; over its
/// time limit it is ended. Deletes itself after `done`, which is called exactly once, never from inside
/// start(), unless the object is deleted before.
class CommandRun : public QObject
{
    Q_OBJECT

public:
    struct Result
    {
        std::optional<int> exitCode; ///< nothing: it did not start, crashed, or was over its limit
        QString what;                ///< then: why
        QByteArray output;           ///< both streams, the last 64 KiB
    };
    using Done = std::function<void(const Result &)>;

    CommandRun(std::vector<std::string> arguments, std::vector<std::pair<QString, QString>> environment,
               core::Millis limit, Done done, QObject *parent);
    /// One that still runs is given 5 s to end, then ended; `done` is not called any more.
    ~CommandRun() override;
    void start();

private:
    void onError(QProcess::ProcessError error);
    void finish(std::optional<int> exitCode, const QString &what);

    std::vector<std::string> m_arguments;
    QProcess m_process;
    QTimer m_limit;
    Done m_done;
    QByteArray m_output;
    bool m_isOver = false;
};

} // namespace app
