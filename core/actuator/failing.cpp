// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/failing.h"

#include "core/actuator/requestmeter.h"
#include "core/rates/requestclass.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

void addNew(std::vector<std::string> &known, const std::vector<std::string> &more)
{
    for (const std::string &value : more) {
        if (std::ranges::find(known, value) == known.end())
            known.push_back(value);
    }
}

} // namespace

std::optional<FailingPath> failingPath(const std::string &uri, const Metric &answer)
{
    const auto count = countOf(answer);
    if (!count || *count <= 0)
        return std::nullopt;
    FailingPath path{uri, *count, valuesOf(answer, "status"), {}, {}};
    std::ranges::copy_if(valuesOf(answer, "exception"), std::back_inserter(path.exceptions), isException);
    return path;
}

void add(FailingRequests &all, FailingPath path)
{
    const auto known = std::ranges::find(all.paths, path.uri, &FailingPath::uri);
    if (known == all.paths.end()) {
        all.paths.push_back(std::move(path));
        return;
    }
    known->requests += path.requests;
    addNew(known->statuses, path.statuses);
    addNew(known->exceptions, path.exceptions);
}

FailingRequests since(const std::optional<FailingRequests> &before, FailingRequests now)
{
    if (before) {
        const bool isSame = std::ranges::all_of(before->paths, [&](const FailingPath &old) {
            const auto same = std::ranges::find(now.paths, old.uri, &FailingPath::uri);
            return same == now.paths.end() ? now.leftOut > 0 : same->requests >= old.requests;
        });
        for (FailingPath &path : now.paths) {
            const auto old = std::ranges::find(before->paths, path.uri, &FailingPath::uri);
            if (isSame && (old != before->paths.end() || before->leftOut == 0))
                path.newOnes = path.requests - (old == before->paths.end() ? 0 : old->requests);
        }
    }
    std::ranges::sort(now.paths, [](const FailingPath &a, const FailingPath &b) {
        const auto rank = [](const FailingPath &path) {
            return std::tuple(-path.newOnes.value_or(0), -path.requests, path.uri);
        };
        return rank(a) < rank(b);
    });
    return now;
}

} // namespace core
