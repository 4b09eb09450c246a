// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/fleet/fleetview.h"
#include "core/profile/profilelinks.h"
#include "core/release/intent.h"

#include <string>
#include <vector>

namespace core {

/// What a link is made for.
struct LinkSubject
{
    ApplicationName application;
    const InstanceView *row = nullptr; ///< null: the application as a whole
    TimePoint from{};
    TimePoint to{};
};

/// A link as it is shown: nobody follows it unasked.
struct Link
{
    std::string name;
    std::string url;                  ///< empty: it cannot be made
    std::vector<std::string> missing; ///< placeholders without a value that could stand there

    bool operator==(const Link &) const = default;
};

/// In the profile's order. For an application those that need no instance; for an instance all.
std::vector<Link> linksFor(const std::vector<LinkTemplate> &templates, const LinkSubject &subject);

/// The same, looking at the last hour; while a release of the application runs at all of it and a quarter of
/// an hour before.
std::vector<Link> linksFor(const std::vector<LinkTemplate> &templates, const Snapshot &snapshot,
                           const ApplicationName &application, const InstanceView *row, TimePoint now);

} // namespace core
