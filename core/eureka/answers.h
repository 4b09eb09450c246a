// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/registry.h"
#include "core/http/request.h"

#include <optional>
#include <string>

namespace core {

// What a whole answer of a read means: an answer, "there is none", or a failure. `where` is the address that
// was asked, for errors.

/// /apps, /vips/{vip}, /svips/{vip}. An unknown VIP is an empty registry, as servers answer it.
Result<Registry> registryAnswer(const Result<Response> &response, const std::string &where);

/// /apps/{app}: nothing for 404, the application is not registered (or its miss is still cached).
Result<std::optional<Registry>> applicationAnswer(const Result<Response> &response, const std::string &where);

/// /apps/{app}/{id}, /instances/{id}: nothing for 404, the server has no such instance or its lease expired.
/// What tells of another id than was asked for is Malformed: something on the way may give the answer to
/// another question, and it must not stand for this instance.
Result<std::optional<Instance>> instanceAnswer(const Result<Response> &response, const std::string &where,
                                               const InstanceId &asked);

} // namespace core
