// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/target.h"

#include <string>

namespace fuzz {

namespace {

const std::string server = "http://eureka-1:8761/eureka/apps";

template <typename T> void requireNamed(const core::Result<T> &answer)
{
    require(answer || answer.error().where.starts_with(server), "an error names its server");
}

void requireSorted(const core::Registry &registry)
{
    const core::Instance *before = nullptr;
    for (const core::Instance &instance : registry.instances) {
        require(registry.find(instance.application, instance.id) == &instance, "each pair is there once");
        const bool isAfter = !before || before->application < instance.application ||
                             (before->application == instance.application && before->id < instance.id);
        require(isAfter, "a list is sorted by application, then id");
        before = &instance;
    }
}

core::Registry threeInstances()
{
    static const std::string body =
        R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_3_","application":[{"name":"ORDERS","instance":[)"
        R"({"instanceId":"one","app":"ORDERS","hostName":"a","status":"UP"},)"
        R"({"instanceId":"two","app":"ORDERS","hostName":"b","status":"UP"},)"
        R"({"instanceId":"three","app":"ORDERS","hostName":"c","status":"UP"}]}]}})";
    auto decoded = core::decodeApplications(body, server);
    require(decoded && decoded->instances.size() == 3, "the list to begin with is read");
    return std::move(*decoded);
}

} // namespace

void eurekaLists(std::string_view input)
{
    const auto all = core::decodeApplications(input, server);
    requireNamed(all);
    if (all) {
        requireSorted(*all);
        require(all->rejected.rows.size() <= core::RejectedRows::kept, "rejected rows are bounded");
        require(all->rejected.rows.size() <= all->rejected.count, "every rejected row is counted");
    }
    requireNamed(core::decodeApplication(input, server));
}

/// The same delta again changes nothing, and what was applied has the server's hash.
void eurekaDelta(std::string_view input)
{
    const auto delta = core::decodeDelta(input, server);
    requireNamed(delta);
    if (!delta)
        return;
    core::Registry registry = threeInstances();
    const core::Registry before = registry;
    const core::DeltaResult result = core::applyDelta(registry, *delta);
    requireSorted(registry);
    if (result != core::DeltaResult::Applied)
        return;
    require(core::hashCodeOf(registry) == delta->hashCode, "an applied delta has the server's hash");
    const core::Registry once = registry;
    require(core::applyDelta(registry, *delta) == core::DeltaResult::Applied && registry == once,
            "a delta may be applied twice");
}

void eurekaInstance(std::string_view input)
{
    const auto instance = core::decodeInstance(input, server);
    requireNamed(instance);
    if (instance)
        require(!instance->id.text().empty() && !instance->application.text().empty(),
                "an instance has a name");
}

} // namespace fuzz
