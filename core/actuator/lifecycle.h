// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/serviceregistry.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

enum class LifecycleAction { Shutdown, Pause, Resume, Restart };
/// The endpoint's id, which is the last part of its path too.
std::string_view lifecycleName(LifecycleAction action);

/// POST without a body. `actuatorUrl` without a trailing slash.
Request lifecycleRequest(std::string_view actuatorUrl, LifecycleAction action);
/// GET on the same address: asks whether it is there without firing it.
Request lifecycleProbe(std::string_view actuatorUrl, LifecycleAction action);

/// What the probe was answered: 405 is there (it takes POST only), 404 is not exposed or not enabled. Errors:
/// as requireSuccess; Malformed for a GET that succeeds, as whatever answers there is not the endpoint.
Result<bool> lifecycleIsThere(const Result<Response> &response, std::string_view where);

/// What the endpoint said. Never a proof: `pause` says true where it does nothing, `resume` where it brings
/// nothing back.
struct LifecycleAnswer
{
    std::optional<bool> isTrue; ///< pause, resume: absent where it said neither
    std::string message;        ///< shutdown, restart: its own text, at most 200 bytes
    bool operator==(const LifecycleAnswer &) const = default;
};
/// A success whose body cannot be read is a success that said nothing. Errors: as requireSuccess.
Result<LifecycleAnswer> lifecycleAnswer(const Result<Response> &response, std::string_view where);

/// What `pause` does to the instance's place in the registry.
enum class PauseEffect {
    EndsLease,  ///< commons 1.x to 2.1: it de-registers and goes on serving (seen on Dalston)
    KeepsLease, ///< commons 2.2.7 and later: answers true, only pauses Spring Integration (seen on 3.5, 4.0)
    CannotBeTold, ///< commons 2.2: changed within it, and nothing tells where
};
/// By the form of its service registry, which tells the generation of commons. `isEarlySecond`: it is
/// Boot 2.0 or 2.1, which commons 2.2 was never made for.
PauseEffect pauseEffectOf(RegistryForm form, bool isEarlySecond);

} // namespace core
