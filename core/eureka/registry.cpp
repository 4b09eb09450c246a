// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registry.h"

#include <algorithm>
#include <map>

namespace core {

const Instance *Registry::find(const ApplicationName &application, const InstanceId &id) const
{
    const auto wanted = std::tie(application, id);
    const auto found = std::ranges::lower_bound(instances, wanted, {}, [](const Instance &instance) {
        return std::tie(instance.application, instance.id);
    });
    if (found == instances.end() || found->application != application || found->id != id)
        return nullptr;
    return &*found;
}

std::string hashCodeOf(const Registry &registry)
{
    std::map<std::string_view, int> counts; // sorted by name, as the rule wants
    for (const Instance &instance : registry.instances)
        ++counts[statusWord(instance.status.status)];
    std::string code;
    for (const auto &[word, count] : counts)
        code += std::string(word) + "_" + std::to_string(count) + "_";
    return code;
}

} // namespace core
