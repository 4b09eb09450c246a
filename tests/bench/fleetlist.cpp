// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fleetlist.h"

#include <map>
#include <string_view>
#include <vector>

namespace bench {

namespace {

constexpr std::size_t ofOneApplication = 20;

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string applicationOf(std::size_t index)
{
    return "SERVICE-NUMBER-" + number(1000 + index / ofOneApplication);
}

std::string text(std::string_view name, std::string_view value)
{
    return "\"" + std::string(name) + "\":\"" + std::string(value) + "\"";
}

/// Where one instance is.
struct Place
{
    std::string host;
    std::string address;
    std::string port;       ///< of the service
    std::string management; ///< port of its actuator
    std::string base;       ///< path of its actuator
};

Place placeOf(std::size_t index, const Ports &ports)
{
    if (ports.empty()) {
        const std::string a = number(index / 65536), b = number(index / 256 % 256), c = number(index % 256);
        return {"ip-10-" + a + "-" + b + "-" + c + ".lab.example.net", "10." + a + "." + b + "." + c, "8080",
                "9081", "/manage"};
    }
    const std::string port = number(static_cast<std::size_t>(ports[index % ports.size()]));
    return {"localhost", "127.0.0.1", port, port, "/actuator"};
}

std::string idOf(std::size_t index)
{
    std::string lower = applicationOf(index);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return placeOf(index, {}).host + ":" + lower + ":8080";
}

std::string metadataOf(std::size_t index, const Place &place)
{
    return "\"metadata\":{" + text("management.port", place.management) + "," +
           text("management.context-path", place.base) + "," + text("zone", "zone-" + number(index % 3)) +
           "," + text("version", "2025.11." + number(index % 40)) + "," +
           text("commit", number(10'000'000'000 + 7919 * index) + "f3a9c1b2e8d4705a6c9e1f2b3d4c5") + "," +
           text("startedAt", "2025-11-22T10:" + number(10 + index % 50) + ":31Z") + "}";
}

std::string instance(std::size_t index, const Ports &ports, std::string_view status,
                     std::string_view overridden, std::string_view action)
{
    const Place place = placeOf(index, ports);
    const std::string application = applicationOf(index);
    const std::string id = idOf(index);
    const std::string_view name = std::string_view(id).substr(id.find(':') + 1);
    const std::string lower(name.substr(0, name.find(':')));
    const std::string stamp = number(1'760'000'000'000 + index * 977);
    const std::string actuator = "http://" + place.host + ":" + place.management + place.base;
    return "{" + text("instanceId", id) + "," + text("hostName", place.host) + "," +
           text("app", application) + "," + text("ipAddr", place.address) + "," + text("status", status) +
           "," + text("overriddenStatus", overridden) + ",\"port\":{\"$\":" + place.port +
           R"(,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},"countryId":1,)"
           R"("dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},)"
           R"("leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":90,"registrationTimestamp":)" +
           stamp + ",\"lastRenewalTimestamp\":" + stamp +
           ",\"evictionTimestamp\":0,\"serviceUpTimestamp\":" + stamp + "}," + metadataOf(index, place) +
           "," + text("homePageUrl", "http://" + place.host + ":" + place.port + "/") + "," +
           text("statusPageUrl", actuator + "/info") + "," + text("healthCheckUrl", actuator + "/health") +
           "," + text("vipAddress", lower) + "," + text("secureVipAddress", lower) + "," +
           text("isCoordinatingDiscoveryServer", "false") + "," + text("lastUpdatedTimestamp", stamp) + "," +
           text("lastDirtyTimestamp", stamp) + "," + text("actionType", action) + "}";
}

/// Rows by application, in the order they came.
class Document
{
public:
    explicit Document(const Ports &ports)
        : m_ports(ports)
    {
    }
    void add(std::size_t index, std::string_view status, std::string_view overridden, std::string_view action)
    {
        std::string &rows = m_rows[applicationOf(index)];
        rows += (rows.empty() ? "" : ",") + instance(index, m_ports, status, overridden, action);
    }
    std::string finished(const std::string &hash, const char *version) const
    {
        std::string body = R"({"applications":{"versions__delta":")" + std::string(version) +
                           R"(","apps__hashcode":")" + hash + R"(","application":[)";
        bool isFirst = true;
        for (const auto &[application, rows] : m_rows) {
            body += (isFirst ? "{" : ",{") + text("name", application) + ",\"instance\":[" + rows + "]}";
            isFirst = false;
        }
        return body + "]}}";
    }

private:
    const Ports &m_ports;
    std::map<std::string, std::string> m_rows;
};

} // namespace

FleetList makeFleetList(std::size_t instances, const Ports &ports)
{
    Document list(ports);
    Document delta(ports);
    Document undo(ports);
    for (std::size_t i = 0; i < instances; ++i)
        list.add(i, "UP", "UNKNOWN", "ADDED");
    // Spread over all applications: 80 change their status, 10 go, 10 new ones come.
    for (std::size_t change = 0; change < 100; ++change) {
        const std::size_t index = change * (instances / 100);
        if (change % 10 == 8) {
            delta.add(instances + change, "UP", "UNKNOWN", "ADDED");
            undo.add(instances + change, "UP", "UNKNOWN", "DELETED");
        } else if (change % 10 == 9) {
            delta.add(index, "UP", "UNKNOWN", "DELETED");
            undo.add(index, "UP", "UNKNOWN", "ADDED");
        } else {
            delta.add(index, "OUT_OF_SERVICE", "OUT_OF_SERVICE", "MODIFIED");
            undo.add(index, "UP", "UNKNOWN", "MODIFIED");
        }
    }
    const std::string before = "UP_" + number(instances) + "_";
    const std::string after = "OUT_OF_SERVICE_80_UP_" + number(instances - 80) + "_";
    return {list.finished(before, "1"), delta.finished(after, "2"), undo.finished(before, "3")};
}

std::optional<std::string> oneInstance(std::string_view id, std::size_t instances, const Ports &ports)
{
    // "ip-10-A-B-C-lab..." was made of the number A * 65536 + B * 256 + C.
    std::size_t index = 0;
    std::size_t at = std::string_view("ip-10-").size();
    for (int part = 0; part < 3 && at < id.size(); ++part) {
        std::size_t value = 0;
        for (; at < id.size() && id[at] >= '0' && id[at] <= '9'; ++at)
            value = value * 10 + static_cast<std::size_t>(id[at] - '0');
        index = index * 256 + value;
        ++at;
    }
    if (index >= instances || idOf(index) != id)
        return std::nullopt;
    return "{\"instance\":" + instance(index, ports, "UP", "UNKNOWN", "ADDED") + "}";
}

} // namespace bench
