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
           text("commit", number(7919 * (index + 1)) + "f3a9c1") + "," +
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
    // Every hundredth part of the fleet changes, spread over all applications: 8 of 10 change their status,
    // one of them is new (listed only by the delta), one is gone.
    const std::size_t step = instances / 100;
    const auto role = [&](std::size_t index) { return index % step == 0 ? index / step % 10 : 99; };
    Document list;
    Document delta;
    Document undo;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < instances; ++i) {
        const bool isNew = role(i) == 8;
        const bool isGone = role(i) == 9;
        if (!isNew) {
            list.add(i, "UP", "UNKNOWN", "ADDED");
            ++listed;
        }
        if (isNew || isGone) {
            delta.add(i, "UP", "UNKNOWN", isNew ? "ADDED" : "DELETED");
            undo.add(i, "UP", "UNKNOWN", isNew ? "DELETED" : "ADDED");
        } else if (role(i) < 8) {
            delta.add(i, "OUT_OF_SERVICE", "OUT_OF_SERVICE", "MODIFIED");
            undo.add(i, "UP", "UNKNOWN", "MODIFIED");
        }
    }
    const std::string before = "UP_" + number(listed) + "_";
    const std::string after = "OUT_OF_SERVICE_80_UP_" + number(listed - 80) + "_";
    return {list.finished(before, "1"), delta.finished(after, "2"), undo.finished(before, "3")};
}

} // namespace bench
