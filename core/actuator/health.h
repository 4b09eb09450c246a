// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/http/request.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One check of an instance: a part without parts of its own, or the Eureka indicator.
struct HealthPart
{
    std::string path;   ///< names joined by dots, for example "discoveryComposite.eureka"
    std::string status; ///< as sent
    /// details.error, else description; of one of Resilience4j's circuit breakers its state. Cut off at 300
    /// bytes.
    std::string detail;

    bool operator==(const HealthPart &) const = default;
};

/// More parts than this are not kept; the sum counts them all the same.
inline constexpr std::size_t mostHealthParts = 200;

/// What an instance says of itself. The words are Spring's: UP, DOWN, OUT_OF_SERVICE, UNKNOWN and any custom
/// one.
struct Health
{
    std::string status; ///< as sent, for the whole
    std::string
        ownStatus; ///< the worst of its parts without the Eureka indicator; equals status where hidden
    std::string
        failingPart; ///< path of the first part that is not UP, the Eureka indicator left out; else empty
    bool detailsAreHidden = false; ///< only the overall status was sent
    /// True when nothing but the Eureka indicator is bad: a drained instance's own health turns
    /// OUT_OF_SERVICE (503) after its next registry fetch although the application is well (seen on Boot 2 to
    /// 4).
    bool isOnlyDrained = false;
    /// Instances of each application in this process's own copy of the registry; empty where hidden.
    std::map<std::string, int> registryCopy;
    bool showsRegistryCopy = false; ///< false: it keeps none, or it is hidden
    /// Its newest good fetch of the registry is so many of its intervals old ("failCount", shown from two
    /// intervals on: EurekaHealthIndicator); 0: none was missed.
    int missedFetches = 0;

    std::vector<HealthPart> parts;   ///< in the order sent; empty where hidden
    std::vector<std::string> groups; ///< "liveness", "readiness", ...; on by default from Boot 4.0

    bool isUp() const { return ownStatus == "UP"; }
    bool operator==(const Health &) const = default;
};

/// A larger body is not read: that of a process which sees a thousand applications has some 100 kB.
inline constexpr std::size_t healthBodyLimit = std::size_t(1024) * 1024;

/// Decodes /actuator/health of Boot 2 to 4 (components or details) and /health of 1.5 (flat). `where` names
/// the address in errors: TooLarge, NotJson, Malformed (`what` names the field; also for parts that are
/// nested deeper than any of Spring's, as one that fails might be among them).
Result<Health> decodeHealth(std::string_view body, std::string_view where);

/// The same from a whole answer. 503 is how a health of DOWN or OUT_OF_SERVICE arrives, with a valid body.
/// Errors: as requireSuccess, too; NotJson where its media type says that it is something else.
Result<Health> healthFrom(const Result<Response> &response, std::string_view where);

} // namespace core
