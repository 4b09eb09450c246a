// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/commandrun.h"

#include <QProcessEnvironment>

namespace app {

namespace {

constexpr qsizetype outputKept = 64 * 1024;
/// What is told of a release's end begins as the program ends, and is to arrive all the same.
constexpr int patienceAtEnd = 5000;

} // namespace

CommandRun::CommandRun(std::vector<std::string> arguments,
                       std::vector<std::pair<QString, QString>> environment, core::Millis limit, Done done,
                       QObject *parent)
    : QObject(parent)
    , m_arguments(std::move(arguments))
    , m_done(std::move(done))
{
    QProcessEnvironment whole = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : environment)
        whole.insert(name, value);
    m_process.setProcessEnvironment(whole);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_process, &QProcess::readyRead, this,
            [this] { m_output = (m_output + m_process.readAll()).right(outputKept); });
    connect(&m_process, &QProcess::errorOccurred, this, &CommandRun::onError);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit)
            finish(exitCode, {});
        else
            finish(std::nullopt, QStringLiteral("it crashed or was ended"));
    });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_process.kill();
        finish(std::nullopt, QStringLiteral("it was over its time limit"));
    });
}

CommandRun::~CommandRun()
{
    m_isOver = true;
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(patienceAtEnd);
}

void CommandRun::start()
{
    QStringList arguments;
    for (const std::string &argument : m_arguments)
        arguments.append(QString::fromStdString(argument));
    const QString program = arguments.isEmpty() ? QString() : arguments.takeFirst();
    QTimer::singleShot(0, this, [this, program, arguments] {
        m_limit.start();
        m_process.start(program, arguments, QIODevice::ReadOnly);
    });
}

void CommandRun::onError(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        finish(std::nullopt, m_process.errorString());
}

void CommandRun::finish(std::optional<int> exitCode, const QString &what)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_limit.stop();
    m_output = (m_output + m_process.readAll()).right(outputKept);
    m_done({exitCode, what, m_output});
    deleteLater();
}

} // namespace app
