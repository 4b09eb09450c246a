// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/actuatorplayer.h"

#include <span>

namespace live {

namespace {

// Little is told to the program: the limit of a wait that cannot succeed, and the longest request, as
// Boot 1.5 does not tell it. Whether the gateway has let go is unknown where its copy was not read before the
// change.

const ContractRow findRows[] = {
    {"Where the actuator is: the instance's own port", "actuator 1", ContractRow::Client::RealClient,
     R"(drainboard show {0} => 0
field actuator.from => healthCheckUrl
field actuator.proven => true
field actuator.generation.oldest => 3 | 1.5: 1 | 4.0: 4
field actuator.generation.newest => 3 | 1.5: 1 | 4.0: 4
member actuator.endpoints id=health state => answers
member actuator.endpoints id=metrics state => answers
member actuator.endpoints id=env state => answers
member actuator.endpoints id=configprops state => answers
member actuator.endpoints id=serviceregistry state => answers
member actuator.endpoints id=shutdown state => answers
member actuator.endpoints id=prometheus state => notExposed | 3.5: answers
)"},
    {"Where the actuator is: a port of its own", "actuator 1.6", ContractRow::Client::RealClient,
     R"(serves 1 => 200
drainboard show {1} => 0
field actuator.from => healthCheckUrl
field actuator.proven => true
member actuator.endpoints id=health state => answers
drainboard test {0} => 0
drainboard test {1} => 0
)"},
    {"Health and info", "actuator 2, 3", ContractRow::Client::RealClient,
     R"(drainboard show {0} => 0
field healthDetails.status => UP
field healthDetails.detailsHidden => false
member healthDetails.parts path=discoveryComposite.eureka status => UP
field info.version => 2.14.0
field version => 2.14.0
)"},
    {"Request counters", "actuator 4", ContractRow::Client::RealClient,
     R"(drainboard list --sample 5s => 0
rate 0 => moves
rate 1 => moves | 1.5: null
)"},
    {"Requests that a caller counts", "actuator 4, 8", ContractRow::Client::RealClient,
     R"(drainboard watch orders --sample 2s --timeout 45s => 4 unproven or 0 done
counted callers => yes
)"},
    // Zuul's commands bear the name of the application that they call.
    {"Circuit breakers of a caller", "actuator 8", ContractRow::Client::RealClient,
     R"(drainboard show {0} => 0
member circuitBreakers caller={gateway} name => absent | 1.5: orders
member circuitBreakers caller={gateway} state => absent | 1.5: closed
member circuitBreakers caller={gateway} stateFrom => absent | 1.5: hystrix-stream
)"},
    {"What is switched off, and the property that switches it on", "actuator 1.4",
     ContractRow::Client::RealClient,
     R"(drainboard show {1} => 0
member actuator.endpoints id=restart state => notExposed | 1.5: answers
member actuator.endpoints id=resume state => notExposed | 1.5: answers
switch-on 1 resume => serves | 1.5: no property is named
drainboard show {1} => 0
member actuator.endpoints id=restart state => answers
member actuator.endpoints id=resume state => answers
)"}};

const ContractRow registryRows[] = {
    {"Drained by the service registry, and put back", "actuator 7", ContractRow::Client::RealClient,
     R"(drainboard drain {0} --by service-registry --longest-request 2s => 0 done traffic | 1.5: 0 done time
changes => 1
state 0 => OUT_OF_SERVICE/OUT_OF_SERVICE
hop server-cache => read 2 s
hop fetch => read 2 s
hop list-cache => read 2 s
hop longest-request => set 2 s
member callers caller={gateway} evidence => routes
member callers caller={gateway} letGo => yes or unknown
drainboard show {0} => 0
field healthDetails.status => OUT_OF_SERVICE
field health => UP
drainboard restore {0} => 0 done none
settled 0 => UP/UNKNOWN
everyone serves => yes
)"},
    {"CANCEL_OVERRIDE by the service registry", "actuator 7", ContractRow::Client::RealClient,
     R"(drainboard service-registry {0} OUT_OF_SERVICE => 0 done
state 0 => OUT_OF_SERVICE/OUT_OF_SERVICE
drainboard service-registry {0} CANCEL_OVERRIDE => 0 done | 1.5: 4 unproven
says It would be UNKNOWN and stay so => no | 1.5: yes
settled 0 => UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN
drainboard eureka out-of-service {0} => 0 done
drainboard restore {0} => 0 done none
settled 0 => UP/UNKNOWN
everyone serves => yes
)"},
    {"A word that is no status", "actuator 7", ContractRow::Client::RealClient,
     R"(drainboard service-registry {0} OUT-OF-SERVICE => 2
changes => 0
state 0 => UP/UNKNOWN
wrong-body 0 => 200
state 0 => UNKNOWN/UNKNOWN
drainboard eureka cancel-override {0} --value UP => 0 done
settled 0 => UP/UNKNOWN
everyone serves => yes
)"}};

const ContractRow lifecycleRows[] = {
    {"pause", "actuator 6", ContractRow::Client::RealClient,
     R"(drainboard pause {1} => 3 refused | 1.5: 0 done
field trap => pause-keeps-lease | 1.5: null
changes => 0 | 1.5: 1
state 1 => UP/UNKNOWN | 1.5: 404
serves 1 => 200
drainboard drain {1} --by pause => 2
)"},
    // In 1.5 it left Eureka; once no served list has it, nothing says where
    // its actuator is.
    {"resume", "actuator 6", ContractRow::Client::RealClient,
     R"(drainboard resume {1} --timeout 20s => 0 done | 1.5: 4 unproven or 3 refused
state 1 => UP/UNKNOWN | 1.5: 404
revive 1 => serves
state 1 => UP/UNKNOWN
)"},
    {"restart", "actuator 6", ContractRow::Client::RealClient,
     R"(begun 1 => later
drainboard restart {1} => 0 done
settled 1 => UP/UNKNOWN
begun 1 => the same
everyone serves => yes
)"},
    {"shutdown without a drain is refused", "actuator 6", ContractRow::Client::RealClient,
     R"(drainboard shutdown {0} => 3 refused
changes => 0
serves 0 => 200
)"},
    {"drain, shutdown, start", "actuator 6", ContractRow::Client::RealClient,
     R"(begun 0 => later
drainboard drain {0} --longest-request 2s => 0 done traffic | 1.5: 0 done time
drainboard shutdown {0} => 0 done traffic | 1.5: 0 done time
changes => 1
answers 0 health => closed
serves 0 => closed
state 0 => 404
ended 0 => ended
start 0 => serves
begun 0 => later
state 0 => UP/UNKNOWN
)"}};

} // namespace

const QList<ContractRow> &actuatorRows()
{
    static const QList<ContractRow> all = [] {
        QList<ContractRow> rows;
        for (const auto &part :
             {std::span<const ContractRow>(findRows), std::span<const ContractRow>(registryRows),
              std::span<const ContractRow>(lifecycleRows)})
            rows.append(QList<ContractRow>(part.begin(), part.end()));
        return rows;
    }();
    return all;
}

} // namespace live
