// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/delta.h"
#include "core/eureka/registry.h"

#include <string_view>

namespace core {

// Decoders of Eureka's answers, JSON or XML by what the body is (Eureka answers XML to a proxy or a server
// that does not pass "Accept: application/json" on). All generations and codecs are accepted: both spellings
// of the overridden status, every scalar as string, number or boolean, one element with or without its array.
//
// A key told twice in one object of JSON, or a field told twice in XML, is an error wherever it is read: a
// status that is UP and DOWN is none. (Eureka's own client takes the last one, which no server was seen to
// need.) A row that cannot be used does not refuse the list: it stands in `rejected`. An error is a wrong
// shape of the whole, or a list of which no row can be used. `where` names the address in errors; an error's
// `what` names the field, for example "application[2].instance[0].status".

/// /apps, /vips/{vip}, /svips/{vip}. An empty registry is a value.
Result<Registry> decodeApplications(std::string_view body, std::string_view where);

/// /apps/{app}: the same with one application; the hash code is not told there.
Result<Registry> decodeApplication(std::string_view body, std::string_view where);

/// /apps/delta.
Result<Delta> decodeDelta(std::string_view body, std::string_view where);

/// /apps/{app}/{id}, /instances/{id}.
Result<Instance> decodeInstance(std::string_view body, std::string_view where);

} // namespace core
