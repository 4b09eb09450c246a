// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tablerow.h"

#include <algorithm>
#include <cstdio>

namespace bench {

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double highest(const std::vector<double> &values)
{
    return values.empty() ? 0 : *std::ranges::max_element(values);
}

void printStallHead()
{
    std::printf("| longest stall, ms: median (max) | rounds | Drainboard | CPU in it | target | Qt's own "
                "table | CPU in "
                "it | times, by CPU |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
}

void printStalls(const std::string &what, const Stalls &ours, const Stalls *beside, double target)
{
    std::printf("| %s | %zu | %.1f (%.0f) | %.1f (%.0f) |", what.c_str(), ours.wall.size(), median(ours.wall),
                highest(ours.wall), median(ours.cpu), highest(ours.cpu));
    if (target > 0)
        std::printf(" %.0f |", target);
    else
        std::printf(" |");
    if (beside)
        std::printf(" %.1f (%.0f) | %.1f (%.0f) | %.1f |\n", median(beside->wall), highest(beside->wall),
                    median(beside->cpu), highest(beside->cpu), median(beside->cpu) / median(ours.cpu));
    else
        std::printf(" | | |\n");
    std::fflush(stdout);
}

} // namespace bench
