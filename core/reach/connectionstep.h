// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// On the way to a server, in this order.
enum class ConnectionStepKind {
    Name,    ///< is it an address at all; `detail` is its host
    Rule,    ///< `detail` is the address after rule and choice of host, empty where nothing changed
    Proxy,   ///< `detail` is the proxy, "direct" without one
    Address, ///< the name is looked up (here, or by the proxy) and a connection made; `detail` is the address
    Tls,     ///< `detail` is the protocol and the name in the certificate
    Answer,  ///< one GET; `detail` is the status
};

enum class StepOutcome { Done, Skipped, Failed };

/// One step of a test of a connection. A test ends with the first step that failed.
struct ConnectionStep
{
    ConnectionStepKind kind = ConnectionStepKind::Name;
    StepOutcome outcome = StepOutcome::Done;
    std::string detail; ///< never holds credentials
    Millis took{0};
    std::optional<Error> error; ///< of Failed

    bool operator==(const ConnectionStep &) const = default;
};

/// "name", "rule", "proxy", "address", "tls" or "answer".
constexpr std::string_view stepName(ConnectionStepKind kind)
{
    switch (kind) {
    case ConnectionStepKind::Name:
        return "name";
    case ConnectionStepKind::Rule:
        return "rule";
    case ConnectionStepKind::Proxy:
        return "proxy";
    case ConnectionStepKind::Address:
        return "address";
    case ConnectionStepKind::Tls:
        return "tls";
    case ConnectionStepKind::Answer:
        break;
    }
    return "answer";
}

/// "done", "skipped" or "failed".
constexpr std::string_view outcomeName(StepOutcome outcome)
{
    if (outcome == StepOutcome::Done)
        return "done";
    return outcome == StepOutcome::Skipped ? "skipped" : "failed";
}

} // namespace core
