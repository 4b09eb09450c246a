// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"
#include "core/eureka/instance.h"

#include <string>

namespace core {

enum class ResilienceSource {
    None,   ///< it shows neither meters nor a stream
    Meters, ///< /metrics, one meter by one
    Page,   ///< /prometheus
    Stream, ///< /hystrix.stream
};

/// Where an instance tells of its circuit breakers and retries.
struct ResilienceAddress
{
    ResilienceSource source = ResilienceSource::None;
    std::string base; ///< of its actuator
    std::string url;  ///< of the endpoint, for whoever asks where it is from

    bool operator==(const ResilienceAddress &) const = default;
};

/// Of Boot 1.5, which knows no Resilience4j, the stream, which it lists nowhere: an instance without Hystrix
/// answers 404. Of a later one the stream where its links have it (Spring Cloud Netflix up to 2.2). `facts`
/// may be null: not looked for yet. `base` is empty where its address is not known.
ResilienceAddress resilienceAddress(const Instance &instance, const ActuatorFacts *facts, std::string base);

/// A probe found one of the sources.
bool canTellResilience(const ActuatorFacts &facts);

} // namespace core
