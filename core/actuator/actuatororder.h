// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"
#include "core/actuator/lifecycle.h"
#include "core/actuator/serviceregistry.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

/// A change asked of the instance itself instead of Eureka: by its service registry, or by pause, resume and
/// restart. As a wish it has no endpoint; an ActuatorRead finds it, by reads alone.
struct ActuatorOrder
{
    enum class Kind { SetStatus, CancelOverride, Pause, Resume, Restart };
    Kind kind = Kind::SetStatus;
    std::optional<Status> value;            ///< of SetStatus
    std::string actuatorUrl;                ///< without a trailing slash; empty: none is known
    RegistryEndpoint endpoint;              ///< of SetStatus and CancelOverride, once it is found
    Identity identity = Identity::NotAsked; ///< of the process that answers there, once it is found
    bool operator==(const ActuatorOrder &) const = default;
};

/// The name for programs: service-registry-set, service-registry-cancel, pause, resume, restart.
std::string_view orderName(ActuatorOrder::Kind kind);
bool needsServiceRegistry(const ActuatorOrder &order); ///< it is sent there
/// The lifecycle endpoint of pause, resume and restart; nothing for the others.
std::optional<LifecycleAction> lifecycleActionOf(const ActuatorOrder &order);

/// Only for an order whose endpoint was found, or that needs none.
Request requestFor(const ActuatorOrder &order);

/// Whether its answer is a success. What it did is read at the peers. Errors: as requireSuccess.
Result<void> answerOf(const ActuatorOrder &order, const Result<Response> &response);

/// Why an order is not sent although nothing failed.
enum class ActuatorTrap {
    NoAddress,         ///< the instance does not say where its actuator is
    NotExposed,        ///< the endpoint is switched off, or at an address of its own
    PauseKeepsLease,   ///< this generation answers true and does nothing
    PauseCannotBeTold, ///< nothing tells what pause does there
    NotThisInstance,   ///< another process answers at that address
    NotAsConfirmed,    ///< the endpoint is another one than the one that was confirmed
};
/// The name for programs. Never changed once released.
std::string_view trapName(ActuatorTrap trap);

/// What looking for an order's endpoint came to: the order with it, why it must not be sent, or what failed.
using FoundOrder = std::variant<ActuatorOrder, ActuatorTrap, Error>;

/// The order with its endpoint as a probe of the instance found it, for what is shown before it is confirmed.
/// Reads just before the write look for it once more.
FoundOrder orderBy(ActuatorOrder wish, const ActuatorFacts &facts);

/// What is told before an order is confirmed, beside what the registry's rules say of it.
enum class OrderWarning {
    ResumeWillNotBringBack, ///< pause: only a restart registers it again (seen on Dalston)
    PausedIsNotListed,      ///< pause: it leaves every list, this program's too, and takes no drain with it
    ResumeProvesNothing,    ///< resume answers true and does not register again (Dalston), or false (today's)
    RestartStopsFirst,      ///< restart: running requests may be cut, callers still call while it is away
    RestartIsSameVersion,   ///< restart: a new context in the same process, no new program
    NotProvenToBeIt,        ///< nothing shows that the process that answers is the registered instance
    ReadsOwnView,           ///< 1.x: what the endpoint shows afterwards is its own view
};
std::string_view warningName(OrderWarning warning);
std::vector<OrderWarning> warningsFor(const ActuatorOrder &order);

} // namespace core
