// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/actuatororder.h"
#include "core/eureka/registration.h"
#include "core/eureka/registrywrite.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <string>

class QCommandLineParser;

namespace app {

enum class EurekaOperation {
    List,
    Application,
    Instance,
    Vip,
    SecureVip,
    Register,
    Heartbeat,
    Deregister,
    OutOfService,
    Override,
    CancelOverride,
    Metadata,
    Repair,
};

/// The operation's name on the command line, for example "out-of-service".
QString operationWord(EurekaOperation operation);
/// Whether it changes something.
bool isWrite(EurekaOperation operation);

/// Whether it takes an instance from its callers, so that their number and health count.
bool takesAway(EurekaOperation operation);

/// What stands after `drainboard eureka`.
struct EurekaArguments
{
    EurekaOperation operation = EurekaOperation::List;
    std::optional<core::ApplicationName> application;
    std::optional<core::InstanceId> instance; ///< of `instance`, also without an application
    std::string vip;
    std::map<std::string, std::string> metadata;
    std::optional<core::Status> value; ///< of override and cancel-override
    std::optional<core::Registration> registration;
    bool isEvenIfRunning = false; ///< de-register although its process still answers
    /// Of service-registry, pause, resume and restart, which go to the instance itself. `operation` is the
    /// one at Eureka that does the same to callers.
    std::optional<core::ActuatorOrder> order;
};

/// One line per operation, for --help.
QString eurekaHelp();
void addEurekaOptions(QCommandLineParser &parser);
/// `words` are those after "eureka". Empty where everything fits, else a sentence that says what does not.
QString readEurekaOperation(const QStringList &words, const QCommandLineParser &parser,
                            EurekaArguments &arguments);

/// The commands service-registry, pause, resume and restart, `words` with the command's own. Empty where
/// everything fits, else a sentence that says what does not.
QString readOrder(const QStringList &words, EurekaArguments &arguments);
bool isOrderWord(const QString &word);

} // namespace app
