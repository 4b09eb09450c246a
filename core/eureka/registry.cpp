// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registry.h"

#include <algorithm>

namespace core {

namespace {

/// At most `textKept` bytes, not cut within a character of UTF-8.
void shorten(std::string &text)
{
    if (text.size() <= RejectedRows::textKept)
        return;
    std::size_t size = RejectedRows::textKept;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    text.resize(size);
    text += "...";
}

int compareKeys(const Instance &a, const ApplicationName &application, const InstanceId &id)
{
    const int order = a.application.text().compare(application.text());
    return order != 0 ? order : a.id.text().compare(id.text());
}

} // namespace

void RejectedRows::add(std::string where, std::string what)
{
    ++count;
    if (rows.size() == kept)
        return;
    shorten(where);
    shorten(what);
    rows.push_back({std::move(where), std::move(what)});
}

std::size_t lowerBound(const InstanceList &sorted, const ApplicationName &application, const InstanceId &id)
{
    const auto &rows = sorted.rows();
    const auto found = std::ranges::partition_point(
        rows, [&](const InstanceRow &row) { return compareKeys(*row, application, id) < 0; });
    return static_cast<std::size_t>(found - rows.begin());
}

const Instance *Registry::find(const ApplicationName &application, const InstanceId &id) const
{
    const std::size_t index = lowerBound(instances, application, id);
    if (index == instances.size() || compareKeys(instances[index], application, id) != 0)
        return nullptr;
    return &instances[index];
}

std::string hashCodeOf(const Registry &registry)
{
    return registry.instances.statusCounts().hashCode();
}

void shareEqualRows(Registry &newer, const Registry &older)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < newer.instances.size(); ++i) {
        const Instance &instance = newer.instances[i];
        while (at < older.instances.size() &&
               compareKeys(older.instances[at], instance.application, instance.id) < 0)
            ++at;
        if (at == older.instances.size())
            return;
        if (older.instances[at] == instance)
            newer.instances.replace(i, older.instances.rows()[at]);
    }
}

} // namespace core
