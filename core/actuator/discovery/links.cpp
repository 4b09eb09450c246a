// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/links.h"

#include "core/base/json.h"
#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::size_t longestKey = 200;
constexpr std::size_t longestHref = 2000;

std::string_view withoutEndSlash(std::string_view path)
{
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return path;
}

/// Path of an href, its templates kept; empty where it is none.
std::string_view pathOf(std::string_view href)
{
    const auto scheme = href.find("://");
    const auto from = scheme == std::string_view::npos ? 0 : scheme + 3;
    const auto path = href.find('/', from);
    return path == std::string_view::npos ? std::string_view() : href.substr(path);
}

bool isPlainSegment(std::string_view text)
{
    return !text.empty() && text != "." && text != ".." && std::ranges::all_of(text, [](char c) {
        return isAlpha(c) || isDigit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
    });
}

/// "env" of "env/{toMatch}"; several segments where path-mapping says so. Nothing for anything else.
std::optional<std::string> fixedPart(std::string_view tail)
{
    const std::string_view fixed = withoutEndSlash(tail.substr(0, tail.find('{')));
    std::string_view rest = fixed;
    while (!rest.empty()) {
        const auto end = rest.find('/');
        if (!isPlainSegment(rest.substr(0, end)))
            return std::nullopt;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return fixed.empty() ? std::nullopt : std::optional(std::string(fixed));
}

/// The key without the parameters that the href has: "health" of "health-path" with ".../health/{*path}".
std::string_view idOf(std::string_view key, std::string_view tail)
{
    std::string parameters;
    for (auto at = tail.find('{'); at != std::string_view::npos; at = tail.find('{', at + 1)) {
        std::string_view name = tail.substr(at + 1, tail.find('}', at) - at - 1);
        if (name.starts_with('*'))
            name.remove_prefix(1);
        parameters += '-';
        parameters += name;
    }
    if (!parameters.empty() && key.size() > parameters.size() && key.ends_with(parameters))
        key.remove_suffix(parameters.size());
    return key;
}

std::string_view hrefOf(const JsonElement &link)
{
    const auto href = member(link, "href");
    std::string_view text;
    if (!href || href->get(text) || text.size() > longestHref)
        return {};
    return text;
}

void addLink(Links &links, std::string_view key, std::string_view href, std::string_view own)
{
    const std::string_view path = pathOf(href);
    const bool isBelow = path.size() > own.size() + 1 && path.starts_with(own) && path[own.size()] == '/';
    const std::string_view tail = isBelow ? path.substr(own.size() + 1) : std::string_view();
    const std::string_view id = idOf(key, tail);
    const auto fixed = fixedPart(tail);
    if (!fixed || key.size() > longestKey || !isPlainSegment(id) || links.endpoints.size() >= mostLinks) {
        ++links.refused;
        return;
    }
    // The operation without a parameter is the endpoint's own address: it goes before those with one.
    const bool isTemplate = tail.find('{') != std::string_view::npos;
    if (isTemplate)
        links.endpoints.try_emplace(std::string(id), *fixed);
    else
        links.endpoints.insert_or_assign(std::string(id), *fixed);
}

} // namespace

Result<Links> decodeLinks(std::string_view body, std::string_view base)
{
    const auto document = JsonDocument::parse(body, base);
    if (!document)
        return Failure(document.error());
    const auto list = member(document->root(), "_links");
    simdjson::dom::object entries;
    if (!list || list->get(entries))
        return fail(ErrorKind::Malformed, std::string(base), "_links");
    const auto self = member(*list, "self");
    const std::string_view selfPath = self ? pathOf(hrefOf(*self)) : std::string_view();
    const std::string target = targetOf(base);
    // Behind a proxy that rewrites paths the document's own path is another than the one asked.
    const std::string_view own = withoutEndSlash(selfPath.empty() ? std::string_view(target) : selfPath);
    Links links;
    for (const auto field : entries) {
        if (field.key != "self")
            addLink(links, field.key, hrefOf(field.value), own);
    }
    return links;
}

} // namespace core
