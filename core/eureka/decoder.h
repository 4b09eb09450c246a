// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/registry.h"

#include <string_view>

namespace core {

// Decoders of Eureka's JSON. All generations and codecs are accepted: both spellings of the overridden
// status, every scalar as string, number or boolean, one element with or without its array. `where` names the
// address in errors; an error's `what` names the field, for example "application[2].instance[0].status".

/// `{"applications":{...}}` of /apps. An empty registry is a value.
Result<Registry> decodeApplications(std::string_view body, std::string_view where);

/// `{"instance":{...}}` of /apps/{app}/{id}.
Result<Instance> decodeInstance(std::string_view body, std::string_view where);

} // namespace core
