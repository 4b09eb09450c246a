// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/smoothcheck.h"

namespace core {

std::string_view checkVerdictName(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Fails:
        return "warning";
    case CheckVerdict::NotRead:
        return "not-checked";
    case CheckVerdict::Advice:
        return "notice";
    case CheckVerdict::Good:
        return "good";
    }
    return "unknown";
}

std::string_view checkName(CheckCode code)
{
    switch (code) {
    case CheckCode::InstanceCount:
        return "instance-count";
    case CheckCode::HostSpread:
        return "host-spread";
    case CheckCode::ZoneSpread:
        return "zone-spread";
    case CheckCode::SharedId:
        return "shared-id";
    case CheckCode::GracefulShutdown:
        return "graceful-shutdown";
    case CheckCode::GracefulTimeout:
        return "graceful-timeout";
    case CheckCode::ShutdownEndpoint:
        return "shutdown-endpoint";
    case CheckCode::InitialStatus:
        return "initial-status";
    case CheckCode::HealthWhileDrained:
        return "health-while-drained";
    case CheckCode::RetryPlace:
        return "retry-place";
    case CheckCode::BalancerRetry:
        return "balancer-retry";
    case CheckCode::SpringRetry:
        return "spring-retry";
    case CheckCode::ReactiveRetry:
        return "reactive-retry";
    case CheckCode::RetryNextInstance:
        return "retry-next-instance";
    case CheckCode::RetrySameInstance:
        return "retry-same-instance";
    case CheckCode::RetryOperations:
        return "retry-operations";
    case CheckCode::RetryStatusCodes:
        return "retry-status-codes";
    case CheckCode::HealthCheckEffect:
        return "health-check-effect";
    case CheckCode::HealthCheckRefetch:
        return "health-check-refetch";
    case CheckCode::HealthCheckRepeat:
        return "health-check-repeat";
    case CheckCode::FeignRetryer:
        return "feign-retryer";
    case CheckCode::RibbonNextServer:
        return "ribbon-next-server";
    case CheckCode::RibbonSameServer:
        return "ribbon-same-server";
    case CheckCode::RibbonOperations:
        return "ribbon-operations";
    case CheckCode::ZuulRetry:
        return "zuul-retry";
    case CheckCode::GatewayRetry:
        return "gateway-retry";
    case CheckCode::ResilienceRetry:
        return "resilience-retry";
    case CheckCode::CircuitBreaker:
        return "circuit-breaker";
    case CheckCode::FetchInterval:
        return "fetch-interval";
    case CheckCode::ListCache:
        return "list-cache";
    case CheckCode::ServerCache:
        return "server-cache";
    case CheckCode::Eviction:
        return "eviction";
    case CheckCode::SelfPreservation:
        return "self-preservation";
    case CheckCode::Caches:
        return "caches";
    case CheckCode::Callers:
        return "callers";
    case CheckCode::ProcessUnread:
        return "process-unread";
    }
    return "unknown";
}

} // namespace core
