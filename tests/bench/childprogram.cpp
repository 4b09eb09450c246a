// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/childprogram.h"

#include <QFile>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

std::vector<QByteArray> environmentOf(const QString &home)
{
    std::vector<QByteArray> variables;
    for (char **one = environ; *one; ++one)
        variables.emplace_back(*one);
    std::erase_if(variables, [](const QByteArray &one) {
        return one.startsWith("HOME=") || one.startsWith("XDG_") || one.startsWith("DISPLAY=") ||
               one.startsWith("WAYLAND_DISPLAY=") || one.startsWith("QT_QPA_PLATFORM=");
    });
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        variables.push_back(QByteArray(name) + '=' + home.toLocal8Bit());
    variables.push_back("QT_QPA_PLATFORM=offscreen");
    return variables;
}

pid_t started(const QString &program, const QStringList &arguments, const QString &home)
{
    std::vector<QByteArray> words{program.toLocal8Bit()};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<QByteArray> variables = environmentOf(home);
    const auto pointers = [](std::vector<QByteArray> &texts) {
        std::vector<char *> all;
        for (QByteArray &text : texts)
            all.push_back(text.data());
        all.push_back(nullptr);
        return all;
    };
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = -1;
    const int failure = posix_spawn(&process, words.front().constData(), &files, nullptr,
                                    pointers(words).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&files);
    return failure == 0 ? process : -1;
}

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// The number of kB after `name` in a file of /proc.
double kilobytes(const QByteArray &content, const QByteArray &name)
{
    const qsizetype at = content.indexOf('\n' + name);
    return at < 0 ? 0
                  : content.mid(at + 1 + name.size(), 40).trimmed().split(' ').constFirst().toDouble() / 1e3;
}

QByteArray contentOf(pid_t process, const char *name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Finished runToItsEnd(const QString &program, const QStringList &arguments, const QString &home)
{
    Finished finished;
    const auto begin = std::chrono::steady_clock::now();
    const pid_t process = started(program, arguments, home);
    int status = 0;
    rusage used{};
    if (process < 0 || wait4(process, &status, 0, &used) != process)
        return finished;
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
    finished.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    finished.wall = wall.count();
    finished.cpu = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    finished.peak = static_cast<double>(used.ru_maxrss) / 1e3;
    return finished;
}

RunningProgram::RunningProgram(const QString &program, const QStringList &arguments, const QString &home)
    : m_process(started(program, arguments, home))
{
}

RunningProgram::~RunningProgram()
{
    if (m_process < 0)
        return;
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

std::optional<Taken> RunningProgram::taken() const
{
    const QByteArray stat = contentOf(m_process, "stat");
    const QList<QByteArray> words = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const QByteArray memory = contentOf(m_process, "smaps_rollup");
    if (words.size() < 13 || memory.isEmpty())
        return std::nullopt;
    const double tick = 1e3 / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return Taken{(words.at(11).toDouble() + words.at(12).toDouble()) * tick, kilobytes(memory, "Rss:"),
                 kilobytes(memory, "Pss:")};
}

} // namespace bench
