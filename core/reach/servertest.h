// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/connectionstep.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// A test of one address before it is used as a Eureka server: the way there, its list, and whether it tells
/// its own settings, from which the countdown is computed.
struct ServerTest
{
    std::string url;                    ///< without credentials
    std::vector<ConnectionStep> steps;  ///< those that are over
    std::optional<int> instances;       ///< of its list, once it was read
    std::optional<Error> listError;     ///< it answers, but not as Eureka does
    std::optional<bool> tellsSettings;  ///< once that was tried
    std::optional<Error> settingsError; ///< why it does not
    bool isOver = false;

    bool isEureka() const { return instances.has_value(); }
    bool operator==(const ServerTest &) const = default;
};

} // namespace core
