// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/origins.h"

#include "core/http/text.h"
#include "core/http/url.h"

namespace core {

namespace {

void add(std::set<std::string> &origins, std::string_view scheme, std::string_view host,
         std::string_view port)
{
    const std::string written =
        host.find(':') == std::string_view::npos ? std::string(host) : "[" + std::string(host) + "]";
    const std::string origin =
        originOf(std::string(scheme) + "://" + written + ":" + std::string(port) + "/");
    if (!host.empty() && hostOf(origin) == lowered(host))
        origins.insert(origin);
}

} // namespace

std::set<std::string> originsOf(const Instance &instance)
{
    std::set<std::string> origins;
    const std::string hosts[] = {std::string(instance.hostName), std::string(instance.ipAddress)};
    for (const std::string &host : hosts) {
        if (instance.port)
            add(origins, "http", host, std::to_string(*instance.port));
        if (instance.securePort)
            add(origins, "https", host, std::to_string(*instance.securePort));
        if (const std::string_view port = instance.metadataValue("management.port"); !port.empty()) {
            add(origins, "http", host, port);
            add(origins, "https", host, port);
        }
    }
    for (const RowText &page : {instance.healthCheckUrl, instance.statusPageUrl}) {
        const std::string host = hostOf(std::string(page));
        if (!host.empty() && (host == lowered(hosts[0]) || host == lowered(hosts[1])))
            origins.insert(originOf(std::string(page)));
    }
    return origins;
}

} // namespace core
