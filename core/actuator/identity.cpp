// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/identity.h"

#include "core/actuator/settingtable.h"
#include "core/base/json.h"

#include <algorithm>

namespace core {

namespace {

constexpr Millis longestStart = std::chrono::minutes(10);
/// Clocks of the instance's host and of the Eureka server differ; more than this is no longer the same start.
constexpr Millis clockDifference = std::chrono::seconds(30);
constexpr std::size_t mostContexts = 20;
constexpr std::size_t longestName = 200;

bool isSameWord(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// A property set by a placeholder is shown as its text; that and "******" tell nothing.
std::optional<std::string> told(const std::optional<std::string> &text)
{
    const bool tells =
        text && !text->empty() && !settingtable::isMasked(*text) && text->find("${") == std::string::npos;
    return tells ? text : std::nullopt;
}

/// An application is registered by its name unless eureka.instance.appname says otherwise; its virtual host
/// name still follows it then.
bool isNamed(const Instance &instance, std::string_view name)
{
    return isSameWord(name, instance.application.text()) || isSameWord(name, instance.vipAddress.text());
}

/// "orders" of "orders-1", as a context of its own management port is named.
std::string_view withoutNumber(std::string_view context)
{
    const auto digits = context.find_last_not_of("0123456789");
    const bool isNumbered = digits != std::string_view::npos && digits + 1 < context.size() &&
                            context[digits] == '-' && digits > 0;
    return isNumbered ? context.substr(0, digits) : context;
}

/// No context at all, or only those that Spring names itself, say nothing.
bool hasOtherContexts(const Instance &instance, const std::vector<std::string> &contexts)
{
    const auto isSprings = [](const std::string &context) {
        const std::string_view name = withoutNumber(context);
        return name == "bootstrap" || name == "application";
    };
    const auto isOurs = [&](const std::string &context) {
        return isNamed(instance, context) || isNamed(instance, withoutNumber(context));
    };
    return std::ranges::any_of(contexts, [&](const std::string &context) { return !isSprings(context); }) &&
           std::ranges::none_of(contexts, isOurs);
}

std::optional<std::string> textIn(const JsonElement &properties, std::string_view name)
{
    const auto value = member(properties, name);
    auto text = value ? scalarText(*value) : std::nullopt;
    return text && text->size() <= longestName ? text : std::nullopt;
}

void takeBeans(ProcessSigns &signs, const JsonElement &beans)
{
    simdjson::dom::object object;
    if (beans.get(object))
        return;
    for (const auto field : object) {
        const auto properties = field.value.is_object() ? member(field.value, "properties") : std::nullopt;
        if (!properties || memberText(field.value, "prefix") != "eureka.instance")
            continue;
        if (!signs.instanceId)
            signs.instanceId = told(textIn(*properties, "instanceId"));
        if (!signs.registryName)
            signs.registryName = told(textIn(*properties, "appname"));
    }
}

} // namespace

void takeNames(ProcessSigns &signs, std::string_view configurationProperties)
{
    const auto document = JsonDocument::parse(configurationProperties, {});
    if (!document || !document->root().is_object())
        return;
    const auto contexts = member(document->root(), "contexts");
    if (!contexts) {
        takeBeans(signs, document->root()); // Boot 1.5
        return;
    }
    simdjson::dom::object object;
    if (contexts->get(object))
        return;
    for (const auto field : object) {
        if (signs.contexts.size() < mostContexts)
            signs.contexts.emplace_back(std::string_view(field.key).substr(0, longestName));
        if (const auto beans = member(field.value, "beans"))
            takeBeans(signs, *beans);
    }
}

std::string otherThan(const Instance &instance, const ProcessSigns &signs)
{
    if (const auto id = told(signs.instanceId))
        return *id == instance.id.text() ? std::string() : *id;
    if (const auto name = told(signs.registryName))
        return isSameWord(*name, instance.application.text()) ? std::string() : *name;
    const auto name = told(signs.applicationName);
    return name && !isNamed(instance, *name) ? *name : std::string();
}

Identity identify(const Instance &instance, const ProcessSigns &signs)
{
    if (!otherThan(instance, signs).empty())
        return Identity::Mismatch;
    if (told(signs.instanceId))
        return Identity::Confirmed;
    if (!signs.startedAt || instance.lease.serviceUp == TimePoint{})
        return Identity::CannotTell;
    const Millis untilUp = instance.lease.serviceUp - *signs.startedAt;
    const bool fits = untilUp >= -clockDifference && untilUp <= longestStart;
    // A name that it tells, and that fits, goes before what its contexts are called.
    const bool isNameTold = told(signs.registryName) || told(signs.applicationName);
    const bool isStrange = !isNameTold && hasOtherContexts(instance, signs.contexts);
    return fits && !isStrange ? Identity::Confirmed : Identity::CannotTell;
}

} // namespace core
