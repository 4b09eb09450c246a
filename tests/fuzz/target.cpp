// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include "tests/fuzz/readers.h"

#include <algorithm>

namespace fuzz {

const std::vector<Target> &targets()
{
    static const std::vector<Target> all{
        {"eureka-lists", eurekaLists},
        {"eureka-delta", eurekaDelta},
        {"eureka-instance", eurekaInstance},
        {"health", health},
        {"metrics", metrics},
        {"flat-metrics", flatMetrics},
        {"prometheus-page", prometheusPage},
        {"hystrix-stream", hystrixStream},
        {"prometheus-answer", prometheusAnswer},
        {"settings", settings},
        {"endpoints", endpoints},
        {"http-answer", httpAnswer},
        {"address", address},
        {"lengths", lengths},
        {"profile", profile},
        {"release-plan", releasePlan},
        {"journal", journal},
    };
    return all;
}

const Target *find(std::string_view name)
{
    const auto found = std::ranges::find(targets(), name, &Target::name);
    return found == targets().end() ? nullptr : &*found;
}

} // namespace fuzz
