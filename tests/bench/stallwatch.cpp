// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stallwatch.h"

#include <QEventLoop>

#include <algorithm>
#include <ctime>

namespace bench {

StallWatch::StallWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::tick);
}

void StallWatch::start()
{
    m_longest = {};
    m_wall = std::chrono::steady_clock::now();
    m_cpu = threadCpu();
    m_timer.start();
}

Stall StallWatch::stop()
{
    tick();
    m_timer.stop();
    return m_longest;
}

void StallWatch::tick()
{
    const auto wall = std::chrono::steady_clock::now();
    const double cpu = threadCpu();
    const std::chrono::duration<double, std::milli> gap = wall - m_wall;
    m_longest.wall = std::max(m_longest.wall, gap.count());
    m_longest.cpu = std::max(m_longest.cpu, cpu - m_cpu);
    m_wall = wall;
    m_cpu = cpu;
}

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

bool runUntil(const std::function<bool()> &isDone, std::chrono::milliseconds limit)
{
    QEventLoop loop;
    QTimer often;
    bool isReached = isDone();
    const auto end = std::chrono::steady_clock::now() + limit;
    QObject::connect(&often, &QTimer::timeout, &loop, [&] {
        isReached = isDone();
        if (isReached || std::chrono::steady_clock::now() >= end)
            loop.quit();
    });
    often.start(5);
    if (!isReached)
        loop.exec();
    return isReached;
}

void runFor(std::chrono::milliseconds time)
{
    runUntil([] { return false; }, time);
}

} // namespace bench
