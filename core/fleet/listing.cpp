// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/listing.h"

#include "core/http/text.h"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

bool contains(std::string_view text, std::string_view loweredPart)
{
    return lowered(text).find(loweredPart) != std::string::npos;
}

/// A value with at most one "*" at its end, which stands for anything.
bool matchesValue(std::string_view text, std::string_view loweredPattern)
{
    if (loweredPattern.ends_with('*'))
        return lowered(text).starts_with(loweredPattern.substr(0, loweredPattern.size() - 1));
    return contains(text, loweredPattern);
}

bool matchesStatus(const ReportedStatus &status, std::string_view value)
{
    if (value == "oos" || value == "out")
        return status.status == Status::OutOfService;
    // A word that is none of Eureka's is shown as it came and treated as UNKNOWN: it is found under both.
    return contains(status.word(), value) || contains(statusWord(status.status), value);
}

bool matchesOverride(const InstanceView &row, std::string_view value)
{
    if (value == "any")
        return row.hasOverride();
    if (value == "none")
        return !row.hasOverride();
    return row.hasOverride() && matchesStatus(row.overriddenStatus(), value);
}

bool matchesWord(const InstanceView &row, std::string_view word)
{
    return contains(row.key.id.text(), word) || contains(row.key.application.text(), word) ||
           contains(row.registered->hostName, word) || contains(row.version, word);
}

bool matchesTerm(const InstanceView &row, std::string_view term)
{
    const auto colon = term.find(':');
    const std::string_view field =
        colon == std::string_view::npos ? std::string_view() : term.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? term : term.substr(colon + 1);
    if (field == "status")
        return matchesStatus(row.status(), value);
    if (field == "app")
        return matchesValue(row.key.application.text(), value);
    if (field == "version")
        return matchesValue(row.version, value);
    if (field == "zone")
        return matchesValue(row.zone, value);
    if (field == "host")
        return matchesValue(row.registered->hostName, value);
    if (field == "ip")
        return matchesValue(row.registered->ipAddress, value);
    if (field == "override")
        return matchesOverride(row, value);
    // An id such as "orders-1:8080" has a colon and is no field.
    return matchesWord(row, term);
}

/// Sort value of a row: unknown sorts after everything known, whichever way round.
std::optional<double> number(const InstanceView &row, Column column)
{
    switch (column) {
    case Column::Requests:
        return row.rate ? std::optional(row.rate->requestsPerSecond) : std::nullopt;
    case Column::Errors:
        return row.rate ? row.rate->errorShare : std::nullopt;
    case Column::InFlight:
        return row.traffic.isKnown() && row.traffic.value->inFlight
                   ? std::optional<double>(*row.traffic.value->inFlight)
                   : std::nullopt;
    case Column::Since:
        return row.statusSince ? std::optional(static_cast<double>(toEpoch(*row.statusSince))) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::string_view text(const InstanceView &row, Column column)
{
    switch (column) {
    case Column::Status:
        return row.registered->status.word();
    case Column::Override:
        return row.hasOverride() ? row.registered->overriddenStatus.word() : std::string_view();
    case Column::Health:
        return row.health.isKnown() ? std::string_view(row.health.value->ownStatus) : std::string_view();
    case Column::Version:
        return row.version;
    default:
        return row.key.id.text();
    }
}

bool isNumeric(Column column)
{
    return column == Column::Requests || column == Column::Errors || column == Column::InFlight ||
           column == Column::Since;
}

/// Less than 0, 0 or more than 0; what is unknown or empty comes last in both directions.
int compare(const InstanceView &a, const InstanceView &b, const ListQuery &query)
{
    const int direction = query.descending ? -1 : 1;
    if (!isNumeric(query.sortBy)) {
        const std::string_view first = text(a, query.sortBy);
        const std::string_view second = text(b, query.sortBy);
        if (first.empty() || second.empty())
            return static_cast<int>(first.empty()) - static_cast<int>(second.empty());
        return direction * first.compare(second);
    }
    const auto x = number(a, query.sortBy);
    const auto y = number(b, query.sortBy);
    if (!x || !y)
        return static_cast<int>(y.has_value()) - static_cast<int>(x.has_value());
    return *x < *y ? -direction : *x > *y ? direction : 0;
}

} // namespace

bool matchesFilter(const InstanceView &row, std::string_view filter)
{
    const std::string words = lowered(filter);
    std::size_t begin = 0;
    while (begin < words.size()) {
        const auto end = std::min(words.find(' ', begin), words.size());
        std::string_view term = std::string_view(words).substr(begin, end - begin);
        begin = end + 1;
        const bool isNegated = term.size() > 1 && term.starts_with('-');
        if (isNegated)
            term.remove_prefix(1);
        if (!term.empty() && matchesTerm(row, term) == isNegated)
            return false;
    }
    return true;
}

std::vector<std::uint32_t> arrange(const FleetView &fleet, const ListQuery &query)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < fleet.instances.size(); ++i) {
        const InstanceView &row = fleet.instances[i];
        if ((!query.application || row.key.application == *query.application) &&
            matchesFilter(row, query.filter))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return compare(fleet.instances[a], fleet.instances[b], query) < 0;
    });
    return order;
}

} // namespace core
