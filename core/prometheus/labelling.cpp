// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/labelling.h"

#include "core/base/placeholders.h"
#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>
#include <map>
#include <optional>

namespace core {

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

Values valuesOf(const Instance &instance, std::string_view actuatorUrl)
{
    Values values{{"id", instance.id.text()}, {"application", instance.application.text()}};
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            values[name] = value;
    };
    add("host", instance.hostName);
    add("ip", instance.ipAddress);
    if (const auto port = instance.port ? instance.port : instance.securePort)
        add("port", std::to_string(*port));
    if (!actuatorUrl.empty())
        add("managementPort", std::to_string(portOf(actuatorUrl)));
    return values;
}

/// Takes the name of a label off the front.
bool takeName(std::string_view &text)
{
    const auto end =
        std::ranges::find_if(text, [](char c) { return !isAlpha(c) && !isDigit(c) && c != '_'; });
    const auto name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(name.size());
    return isLabelName(name);
}

bool takeOperator(std::string_view &text)
{
    for (const std::string_view one : {"=~", "!~", "!=", "="}) {
        if (text.starts_with(one)) {
            text.remove_prefix(one.size());
            return true;
        }
    }
    return false;
}

bool takeQuoted(std::string_view &text)
{
    if (!text.starts_with('"'))
        return false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<std::string> labelValuesOf(const PrometheusSettings &settings, const Instance &instance,
                                       std::string_view actuatorUrl)
{
    const Values values = valuesOf(instance, actuatorUrl);
    std::vector<std::string> labels;
    for (const std::string &form : settings.instanceForms) {
        auto label = filledForm(form, [&values](std::string_view name) {
            const auto value = values.find(name);
            return value == values.end() ? std::nullopt : std::optional(value->second);
        });
        if (label && std::ranges::find(labels, *label) == labels.end())
            labels.push_back(std::move(*label));
    }
    return labels;
}

bool isLabelName(std::string_view name)
{
    const auto isFit = [](char c) { return isAlpha(c) || isDigit(c) || c == '_'; };
    return !name.empty() && !isDigit(name.front()) && std::ranges::all_of(name, isFit);
}

bool isSelector(std::string_view text)
{
    if (text.empty())
        return true;
    while (takeName(text) && takeOperator(text) && takeQuoted(text)) {
        if (text.empty())
            return true;
        if (!text.starts_with(','))
            return false;
        text.remove_prefix(1);
    }
    return false;
}

} // namespace core
