// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/health.h"

#include "core/actuator/discovery/generation.h"
#include "core/base/json.h"

#include <algorithm>

namespace core {

namespace {

/// Depth beyond which a tree is no health answer; Spring's own have three levels.
constexpr int deepest = 16;

/// Spring's own order of severity; words it does not know are passed over when it sums up.
int severity(std::string_view status)
{
    if (status == "DOWN")
        return 3;
    if (status == "OUT_OF_SERVICE")
        return 2;
    if (status == "UP")
        return 1;
    return 0;
}

bool isEurekaIndicator(std::string_view path)
{
    // It repeats what the Eureka server holds for the instance, an override included: no word on its own
    // health.
    return path == "eureka" || path == "discoveryComposite.eureka" || path == "discoveryComposite/eureka";
}

void readRegistryCopy(const JsonElement &node, Health &health)
{
    const auto details = member(node, "details");
    const JsonElement &holder = details ? *details : node;
    if (const auto missed = memberInteger(holder, "failCount"))
        health.missedFetches = static_cast<int>(std::clamp<std::int64_t>(*missed, 0, 1'000'000));
    const auto applications = member(holder, "applications");
    simdjson::dom::object object;
    if (!applications || applications->get(object))
        return;
    health.showsRegistryCopy = true;
    for (const auto field : object) {
        if (const auto count = scalarInteger(field.value); count && *count >= 0 && *count <= 1'000'000)
            health.registryCopy[std::string(field.key)] = static_cast<int>(*count);
    }
}

std::string detailOf(const JsonElement &node)
{
    constexpr std::size_t longest = 300;
    const auto details = member(node, "details");
    std::string text = memberText(details ? *details : node, "error");
    if (text.empty())
        text = memberText(node, "description");
    return text.substr(0, longest);
}

void keepPart(Health &health, const JsonElement &node, const std::string &path)
{
    if (health.parts.size() == mostHealthParts)
        return;
    std::string detail = detailOf(node);
    // Resilience4j says there what its status may hide: one that is allowed to fail the health is DOWN.
    if (const auto details = member(node, "details"); details && path.starts_with("circuitBreakers."))
        detail = memberText(*details, "state").substr(0, 100);
    health.parts.push_back(
        {path.substr(0, 300), memberText(node, "status").substr(0, 100), std::move(detail)});
}

void readGroups(Health &health, const JsonElement &root)
{
    const auto groups = member(root, "groups");
    simdjson::dom::array names;
    if (!groups || groups->get(names))
        return;
    for (const JsonElement &name : names) {
        if (const auto text = scalarText(name); text && health.groups.size() < mostHealthParts)
            health.groups.push_back(text->substr(0, 100));
    }
}

struct Walk
{
    Health &health;
    int worst = 0;
    std::string worstWord;
    int parts = 0;
    std::string eurekaStatus;
    bool isTooDeep = false;
};

void visitChildren(const JsonElement &node, const std::string &path, int depth, Walk &walk);

void visitPart(const JsonElement &node, const std::string &path, int depth, Walk &walk)
{
    ++walk.parts;
    if (isEurekaIndicator(path)) {
        readRegistryCopy(node, walk.health);
        keepPart(walk.health, node, path);
        walk.eurekaStatus = memberText(node, "status");
        return;
    }
    const int before = walk.parts;
    visitChildren(node, path, depth, walk);
    // A node with children repeats the worst of them, the Eureka indicator included: only leaves are counted.
    if (walk.parts != before)
        return;
    keepPart(walk.health, node, path);
    const std::string status = memberText(node, "status");
    if (severity(status) > 1 && walk.health.failingPart.empty())
        walk.health.failingPart = path;
    if (severity(status) > walk.worst) {
        walk.worst = severity(status);
        walk.worstWord = status;
    }
}

/// "components" from Boot 2.2, "details" in 2.0 and 2.1, plain members in 1.5.
void visitChildren(const JsonElement &node, const std::string &path, int depth, Walk &walk)
{
    auto children = member(node, "components");
    if (!children)
        children = member(node, "details");
    simdjson::dom::object object;
    if ((children ? *children : node).get(object))
        return;
    for (const auto field : object) {
        if (!field.value.is_object() || !member(field.value, "status"))
            continue;
        walk.isTooDeep = walk.isTooDeep || depth == deepest;
        if (depth < deepest)
            visitPart(field.value,
                      path.empty() ? std::string(field.key) : path + "." + std::string(field.key), depth + 1,
                      walk);
    }
}

} // namespace

Result<Health> decodeHealth(std::string_view body, std::string_view where)
{
    if (body.size() > healthBodyLimit)
        return fail(ErrorKind::TooLarge, std::string(where), "health");
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    Health health;
    health.status = memberText(document->root(), "status");
    if (health.status.empty())
        return fail(ErrorKind::Malformed, std::string(where), "status");

    readGroups(health, document->root());
    Walk walk{health, 0, {}, 0, {}, false};
    visitChildren(document->root(), {}, 0, walk);
    if (walk.isTooDeep)
        return fail(ErrorKind::Malformed, std::string(where), "components");
    health.detailsAreHidden = walk.parts == 0;
    health.ownStatus = walk.worstWord.empty() ? health.status : walk.worstWord;
    // Only the Eureka indicator may excuse a bad whole: else it comes from a custom status or a part that is
    // hidden.
    if (health.ownStatus == "UP" && health.status != walk.eurekaStatus)
        health.ownStatus = health.status;
    // A hidden OUT_OF_SERVICE may be nothing but the Eureka indicator; it cannot be told, so it is taken as
    // sent.
    health.isOnlyDrained = health.ownStatus == "UP" && health.status != "UP";
    return health;
}

Result<Health> healthFrom(const Result<Response> &response, std::string_view where)
{
    if (!response || response->status != 503) {
        const auto good = requireSuccess(response, std::string(where));
        if (!good)
            return Failure(good.error());
    }
    const std::string_view type = response->header("Content-Type");
    if (!type.empty() && !isJsonMedia(type))
        return response->status == 503
                   ? fail(ErrorKind::HttpStatus, std::string(where), std::string(type.substr(0, 100)), 503)
                   : fail(ErrorKind::NotJson, std::string(where), std::string(type.substr(0, 100)), 200);
    auto health = decodeHealth(response->body, where);
    if (!health && response->status == 503) // a server that is stopping, or a proxy before it
        return fail(ErrorKind::HttpStatus, std::string(where), {}, 503);
    return health;
}

} // namespace core
