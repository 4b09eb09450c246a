// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/answer.h"

#include "core/base/json.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace core {

namespace {

constexpr std::size_t mostWarnings = 10;
constexpr std::size_t longestWarning = 500;

/// [1435781430.781, "1"]: a number that is sent as a text, so that it can be NaN or +Inf. Nothing where it is
/// no such pair.
std::optional<PrometheusPoint> pointOf(const JsonElement &pair)
{
    simdjson::dom::array both;
    double at = 0;
    std::string_view text;
    if (pair.get(both) || both.size() != 2 || both.at(0).get(at) || both.at(1).get(text))
        return std::nullopt;
    if (!(std::abs(at) < 1e11))
        return std::nullopt;
    PrometheusPoint point{timeFromEpoch(std::llround(at * 1000)), std::nan("")};
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), point.value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(point) : std::nullopt;
}

/// Reads the series one after the other; the first mistake stays.
class Decoding
{
public:
    bool read(const JsonElement &result, bool isRange)
    {
        simdjson::dom::array list;
        if (result.get(list))
            return reject("data.result");
        for (const JsonElement &entry : list) {
            if (m_answer.series.size() == mostSeries) {
                ++m_answer.leftOut;
                continue;
            }
            if (!readSeries(entry, isRange))
                return false;
        }
        return true;
    }

    const std::string &mistake() const { return m_mistake; }
    PrometheusAnswer &answer() { return m_answer; }

private:
    bool reject(std::string what)
    {
        m_mistake = std::move(what);
        return false;
    }

    bool readSeries(const JsonElement &entry, bool isRange)
    {
        PrometheusSeries series;
        const auto metric = member(entry, "metric");
        simdjson::dom::object labels;
        if (!metric || metric->get(labels))
            return reject("metric");
        for (const auto label : labels) {
            std::string_view text;
            if (label.value.get(text))
                return reject("metric." + std::string(label.key));
            if (label.key == "__name__")
                series.name = text;
            else
                series.labels.emplace(label.key, text);
        }
        if (!(isRange ? readPoints(entry, series) : readPoint(member(entry, "value"), series)))
            return false;
        m_answer.series.push_back(std::move(series));
        return true;
    }

    bool readPoint(const std::optional<JsonElement> &pair, PrometheusSeries &series)
    {
        const auto point = pair ? pointOf(*pair) : std::nullopt;
        if (!point)
            return reject("value");
        const bool isInOrder = series.points.empty() || series.points.back().at < point->at;
        if (!isInOrder)
            return reject("values: not in order of time");
        if (++m_points > mostPoints)
            return reject("more than " + std::to_string(mostPoints) + " values");
        if (std::isfinite(point->value))
            series.points.push_back(*point);
        return true;
    }

    bool readPoints(const JsonElement &entry, PrometheusSeries &series)
    {
        const auto values = member(entry, "values");
        simdjson::dom::array list;
        if (!values || values->get(list))
            return reject("values");
        for (const JsonElement &pair : list) {
            if (!readPoint(pair, series))
                return false;
        }
        return true;
    }

    PrometheusAnswer m_answer;
    std::string m_mistake;
    std::size_t m_points = 0;
};

std::vector<std::string> warningsOf(const JsonElement &root)
{
    std::vector<std::string> warnings;
    const auto list = member(root, "warnings");
    simdjson::dom::array texts;
    if (!list || list->get(texts))
        return warnings;
    for (const JsonElement &text : texts) {
        if (auto warning = scalarText(text); warning && warnings.size() < mostWarnings)
            warnings.push_back(warning->substr(0, longestWarning));
    }
    return warnings;
}

} // namespace

Result<PrometheusAnswer> decodePrometheusAnswer(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const JsonElement root = document->root();
    if (const std::string status = memberText(root, "status"); status != "success") {
        if (status != "error")
            return fail(ErrorKind::Malformed, std::string(where), "status");
        return fail(ErrorKind::HttpStatus, std::string(where),
                    memberText(root, "error").substr(0, longestWarning), 422);
    }
    const auto data = member(root, "data");
    const auto result = data ? member(*data, "result") : std::nullopt;
    const std::string type = data ? memberText(*data, "resultType") : std::string();
    if (!result || (type != "vector" && type != "matrix"))
        return fail(ErrorKind::Malformed, std::string(where), "data.resultType");
    Decoding decoding;
    if (!decoding.read(*result, type == "matrix"))
        return fail(ErrorKind::Malformed, std::string(where), decoding.mistake());
    decoding.answer().warnings = warningsOf(root);
    return std::move(decoding.answer());
}

Result<PrometheusAnswer> prometheusAnswerFrom(const Result<Response> &response, std::string_view where)
{
    const bool mayTellWhy = response && (response->status == 400 || response->status == 422 ||
                                         response->status == 503 || response->status == 500);
    if (mayTellWhy) {
        auto told = decodePrometheusAnswer(response->body, where);
        if (!told && told.error().kind == ErrorKind::HttpStatus) {
            told.error().httpStatus = response->status;
            return told;
        }
    }
    const auto good = requireSuccess(response, std::string(where));
    if (!good)
        return Failure(good.error());
    return decodePrometheusAnswer(good->body, where);
}

} // namespace core
