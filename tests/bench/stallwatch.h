// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace bench {

/// For how long the event loop of this thread did not come round: the longest time between two ticks of a
/// timer of 1 ms. `cpu` is the most that the thread itself worked between two ticks: other programs on the
/// machine lengthen the one and not the other.
struct Stall
{
    double wall = 0; ///< milliseconds
    double cpu = 0;
};

class StallWatch : public QObject
{
public:
    StallWatch();
    void start();
    Stall stop();

private:
    void tick();

    QTimer m_timer;
    Stall m_longest;
    std::chrono::steady_clock::time_point m_wall{};
    double m_cpu = 0;
};

/// CPU time of this thread in milliseconds.
double threadCpu();

/// Runs the event loop until `isDone`, which is asked every few milliseconds. False where that took longer.
bool runUntil(const std::function<bool()> &isDone, std::chrono::milliseconds limit);
void runFor(std::chrono::milliseconds time);

} // namespace bench
