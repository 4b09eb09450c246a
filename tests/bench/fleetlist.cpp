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

std::string metadataOf(std::size_t index)
{
    return "\"metadata\":{" + text("management.port", "9081") + "," +
           text("management.context-path", "/manage") + "," + text("zone", "zone-" + number(index % 3)) +
           "," + text("version", "2025.11." + number(index % 40)) + "," +
           text("commit", number(10'000'000'000 + 7919 * index) + "f3a9c1b2e8d4705a6c9e1f2b3d4c5") + "," +
           text("startedAt", "2025-11-22T10:" + number(10 + index % 50) + ":31Z") + "}";
}

std::string instance(std::size_t index, std::string_view status, std::string_view overridden,
                     std::string_view action)
{
    const std::string application = applicationOf(index);
    std::string lower = application;
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string host = "ip-10-" + number(index / 65536) + "-" + number(index / 256 % 256) + "-" +
                             number(index % 256) + ".lab.example.net";
    const std::string stamp = number(1'760'000'000'000 + index * 977);
    return "{" + text("instanceId", host + ":" + lower + ":8080") + "," + text("hostName", host) + "," +
           text("app", application) + "," +
           text("ipAddr",
                "10." + number(index / 65536) + "." + number(index / 256 % 256) + "." + number(index % 256)) +
           "," + text("status", status) + "," + text("overriddenStatus", overridden) +
           R"(,"port":{"$":8080,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},"countryId":1,)"
           R"("dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},)"
           R"("leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":90,"registrationTimestamp":)" +
           stamp + ",\"lastRenewalTimestamp\":" + stamp +
           ",\"evictionTimestamp\":0,\"serviceUpTimestamp\":" + stamp + "}," + metadataOf(index) + "," +
           text("homePageUrl", "http://" + host + ":8080/") + "," +
           text("statusPageUrl", "http://" + host + ":9081/manage/info") + "," +
           text("healthCheckUrl", "http://" + host + ":9081/manage/health") + "," +
           text("vipAddress", lower) + "," + text("secureVipAddress", lower) + "," +
           text("isCoordinatingDiscoveryServer", "false") + "," + text("lastUpdatedTimestamp", stamp) + "," +
           text("lastDirtyTimestamp", stamp) + "," + text("actionType", action) + "}";
}

/// Rows by application, in the order they came.
class Document
{
public:
    void add(std::size_t index, std::string_view status, std::string_view overridden, std::string_view action)
    {
        std::string &rows = m_rows[applicationOf(index)];
        rows += (rows.empty() ? "" : ",") + instance(index, status, overridden, action);
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
    std::map<std::string, std::string> m_rows;
};

} // namespace

FleetList makeFleetList(std::size_t instances)
{
    Document list;
    Document delta;
    Document undo;
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

} // namespace bench
