// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/prometheus.h"

#include "core/http/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace core {

namespace {

/// More labels than this are none of Micrometer's.
constexpr std::size_t mostLabels = 64;

constexpr bool isNameCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || c == '_' || c == ':';
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    return text;
}

/// The name at the start of a line; empty where there is none.
std::string_view nameOf(std::string_view line)
{
    if (line.empty() || isDigit(line.front()))
        return {};
    const auto end = std::ranges::find_if_not(line, isNameCharacter);
    return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

/// A quoted value from behind its first quote; leaves `rest` behind the last one. False where it is not
/// closed.
bool takeQuoted(std::string_view &rest, std::string &value)
{
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        if (c == '"') {
            rest.remove_prefix(at + 1);
            return true;
        }
        if (c != '\\') {
            value += c;
            continue;
        }
        if (++at == rest.size())
            return false;
        if (rest[at] != '"' && rest[at] != '\\' && rest[at] != 'n')
            value += '\\'; // not one of the three that are meant: as it stands
        value += rest[at] == 'n' ? '\n' : rest[at];
    }
    return false;
}

/// From behind "{"; leaves `rest` behind "}".
bool takeLabels(std::string_view &rest, PrometheusSample &sample)
{
    for (rest = withoutBlanks(rest); !rest.empty() && rest.front() != '}'; rest = withoutBlanks(rest)) {
        const std::string_view key = nameOf(rest);
        if (key.empty() || sample.labels.size() == mostLabels)
            return false;
        rest = withoutBlanks(rest.substr(key.size()));
        if (!rest.starts_with('='))
            return false;
        rest = withoutBlanks(rest.substr(1));
        if (!rest.starts_with('"'))
            return false;
        rest.remove_prefix(1);
        auto &label = sample.labels.emplace_back(std::string(key), std::string());
        if (!takeQuoted(rest, label.second))
            return false;
        rest = withoutBlanks(rest);
        if (rest.starts_with(','))
            rest.remove_prefix(1);
        else if (!rest.starts_with('}'))
            return false;
    }
    if (rest.empty())
        return false;
    rest.remove_prefix(1);
    return true;
}

/// The number at the start of `rest`, which ends with it or goes on with a blank.
std::optional<double> numberOf(std::string_view rest)
{
    rest = withoutBlanks(rest);
    rest = rest.substr(0, rest.find_first_of(" \t"));
    if (rest.starts_with('+') && !rest.starts_with("+-"))
        rest.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    const bool isRead = error == std::errc() || error == std::errc::result_out_of_range;
    if (rest.empty() || !isRead || end != rest.data() + rest.size())
        return std::nullopt;
    return error == std::errc() ? value : HUGE_VAL;
}

/// What follows the name: labels or none, then the value.
std::optional<PrometheusSample> sampleOf(std::string_view name, std::string_view rest)
{
    PrometheusSample sample{std::string(name), {}, 0};
    rest = withoutBlanks(rest);
    if (rest.starts_with('{')) {
        rest.remove_prefix(1);
        if (!takeLabels(rest, sample))
            return std::nullopt;
    }
    const auto value = numberOf(rest);
    if (!value)
        return std::nullopt;
    sample.value = *value;
    return sample;
}

void take(PrometheusPage &page, std::string_view name, std::string_view line)
{
    if (line.size() > longestPrometheusLine) {
        ++page.unreadable;
        return;
    }
    auto sample = sampleOf(name, line.substr(name.size()));
    if (!sample)
        ++page.unreadable;
    else if (!std::isfinite(sample->value))
        ++page.notFinite;
    else if (page.samples.size() == mostPrometheusSamples)
        ++page.leftOut;
    else
        page.samples.push_back(std::move(*sample));
}

/// Has this line the outer shape of a sample? Cheap, for lines that nobody wants: a name, and a number or an
/// exemplar at its end.
bool looksLikeSample(std::string_view line, std::string_view name)
{
    if (name.empty() || line.size() == name.size())
        return false;
    const char next = line[name.size()];
    const std::string_view words = trimmed(line);
    const bool endsWell =
        isDigit(words.back()) || words.back() == '.' || words.ends_with("NaN") || words.ends_with("Inf");
    return endsWell && (isBlank(next) || next == '{');
}

} // namespace

std::string_view PrometheusSample::label(std::string_view key) const
{
    const auto found = std::ranges::find(labels, key, &std::pair<std::string, std::string>::first);
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

Result<PrometheusPage> decodePrometheus(std::string_view page, const std::vector<std::string_view> &wanted,
                                        std::string_view where)
{
    const std::string_view start = trimmed(page.substr(0, 64));
    if (start.starts_with('<') || start.starts_with('{') || start.starts_with('['))
        return fail(ErrorKind::NotJson, std::string(where), "prometheus");
    PrometheusPage found;
    bool hasSamples = false;
    bool hasLines = false;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        std::string_view line = page.substr(0, end);
        page.remove_prefix(std::min(end + 1, page.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        line = withoutBlanks(line);
        if (line.empty() || line.front() == '#')
            continue;
        hasLines = true;
        const std::string_view name = nameOf(line);
        hasSamples = hasSamples || looksLikeSample(line, name);
        if (!name.empty() && std::ranges::find(wanted, name) != wanted.end())
            take(found, name, line);
    }
    if (hasLines && !hasSamples)
        return fail(ErrorKind::Malformed, std::string(where), "prometheus");
    return found;
}

} // namespace core
