// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <sys/types.h>

namespace bench {

/// What a program took from its start to its end.
struct Finished
{
    int exitCode = -1;
    double wall = 0; ///< milliseconds
    double cpu = 0;
    double peak = 0; ///< MB of memory
};

/// What a running program has taken so far.
struct Taken
{
    double cpu = 0;          ///< milliseconds
    double resident = 0;     ///< MB, shared libraries too
    double proportional = 0; ///< MB, of what is shared only its part
};

/// Runs a program to its end. Its output is dropped; its home is `home`, and there is no display.
Finished runToItsEnd(const QString &program, const QStringList &arguments, const QString &home);

/// A program that runs until this object goes.
class RunningProgram
{
public:
    RunningProgram(const QString &program, const QStringList &arguments, const QString &home);
    ~RunningProgram();
    RunningProgram(const RunningProgram &) = delete;
    RunningProgram &operator=(const RunningProgram &) = delete;

    std::optional<Taken> taken() const; ///< nothing where it has ended

private:
    pid_t m_process;
};

} // namespace bench
