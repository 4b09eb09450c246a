// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/stallwatch.h"

#include <string>
#include <vector>

namespace bench {

/// What one operation cost in all its rounds.
struct Stalls
{
    std::vector<double> wall;
    std::vector<double> cpu;

    void add(const Stall &stall)
    {
        wall.push_back(stall.wall);
        cpu.push_back(stall.cpu);
    }
};

double median(std::vector<double> values);
double highest(const std::vector<double> &values);

/// The head of a table of stalls, and its rows. `beside` is Qt's own table; nothing where it does no such
/// thing. `target` is the highest median that is wanted; 0: none is set.
void printStallHead();
void printStalls(const std::string &what, const Stalls &ours, const Stalls *beside, double target);

} // namespace bench
