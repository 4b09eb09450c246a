// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/versionfailures.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace core {

namespace {

struct OneVersion
{
    std::vector<const InstanceView *> rows;  ///< serving ones first
    TimePoint registered = TimePoint::max(); ///< the first of them
};

/// Empty where there are less than two.
std::map<std::string, OneVersion> byVersion(const std::vector<InstanceView> &rows)
{
    std::map<std::string, OneVersion> versions;
    for (const InstanceView &row : rows) {
        if (row.version.empty())
            continue;
        OneVersion &one = versions[row.version];
        one.rows.push_back(&row);
        one.registered = std::min(one.registered, row.registered->lease.registered);
    }
    if (versions.size() < 2)
        versions.clear();
    for (auto &[version, one] : versions)
        std::ranges::stable_sort(
            one.rows, {}, [](const InstanceView *row) { return row->status().status == Status::Up ? 0 : 1; });
    return versions;
}

void addCounters(VersionFailures &all, const InstanceView &row)
{
    if (!row.traffic.isKnown() || row.traffic.value->fault != CounterFault::None)
        return;
    ++all.counted;
    all.requests = all.requests.value_or(0) + row.traffic.value->requests;
    all.failures = all.failures.value_or(0) + row.traffic.value->serverErrors;
}

void addFailing(VersionFailures &all, const FailingRequests &read)
{
    ++all.asked;
    all.failing.leftOut += read.leftOut;
    for (FailingPath path : read.paths) {
        path.newOnes.reset(); // readings of several processes have no moment in common
        add(all.failing, std::move(path));
    }
}

} // namespace

std::vector<VersionFailures> versionFailures(const FleetFacts &facts, const std::vector<InstanceView> &rows)
{
    const auto versions = byVersion(rows);
    std::vector<VersionFailures> failures;
    for (const auto &[version, one] : versions) {
        VersionFailures &all = failures.emplace_back();
        all.version = version;
        all.instances = int(one.rows.size());
        for (const InstanceView *row : one.rows) {
            addCounters(all, *row);
            const auto known = facts.instances.find({row->key.application, row->key.id});
            if (known != facts.instances.end() && known->second.failing.isKnown())
                addFailing(all, *known->second.failing.value);
        }
        all.failing = since({}, std::move(all.failing)); // in order
    }
    std::ranges::stable_sort(failures, {}, [&](const VersionFailures &all) {
        return std::tuple(versions.at(all.version).registered, all.version);
    });
    return failures;
}

std::vector<InstanceName> comparedInstances(const std::vector<InstanceView> &rows)
{
    std::vector<InstanceName> names;
    for (const auto &[version, one] : byVersion(rows)) {
        for (std::size_t at = 0; at < std::min(one.rows.size(), mostComparedOfVersion); ++at)
            names.emplace_back(one.rows[at]->key.application, one.rows[at]->key.id);
    }
    return names;
}

std::vector<std::string> failingPathsOf(const std::vector<VersionFailures> &versions)
{
    FailingRequests all;
    for (const VersionFailures &one : versions) {
        for (const FailingPath &path : one.failing.paths)
            add(all, path);
    }
    std::vector<std::string> paths;
    for (const FailingPath &path : since({}, std::move(all)).paths)
        paths.push_back(path.uri);
    return paths;
}

} // namespace core
