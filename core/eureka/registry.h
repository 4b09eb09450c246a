// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instancelist.h"

#include <cstddef>
#include <string>
#include <vector>

namespace core {

/// A row of an answer that could not be used. It is told, never dropped in silence.
struct RejectedRow
{
    std::string where; ///< for example "application[2].instance[0]", or "ORDERS/orders-1:8080"
    std::string what;  ///< the field without which it is useless, or "listed twice"
    bool operator==(const RejectedRow &) const = default;
};

/// The rejected rows of one answer: all are counted, the first ones kept.
struct RejectedRows
{
    static constexpr std::size_t kept = 100;
    static constexpr std::size_t textKept = 200; ///< bytes of each text: ids may have 3,000 characters

    std::vector<RejectedRow> rows; ///< the first `kept` ones
    std::size_t count = 0;         ///< of all

    bool empty() const { return count == 0; }
    void add(std::string where, std::string what);
    bool operator==(const RejectedRows &) const = default;
};

/// A whole list as one server serves it. May be empty: an empty registry is an answer, not a failure.
struct Registry
{
    std::string hashCode;   ///< apps__hashcode as sent; empty where nothing is registered, or not told
    InstanceList instances; ///< sorted by application, then id; each pair once
    RejectedRows rejected;  ///< what the server listed beside them and nobody can use

    /// The instance, or nullptr.
    const Instance *find(const ApplicationName &application, const InstanceId &id) const;
    bool operator==(const Registry &) const = default;
};

/// Index of the first row that is not before this name in the order of a registry.
std::size_t lowerBound(const InstanceList &sorted, const ApplicationName &application, const InstanceId &id);

/// apps__hashcode by Eureka's rule: count of each status, names sorted, for example "OUT_OF_SERVICE_2_UP_5_".
std::string hashCodeOf(const Registry &registry);

/// Gives `newer` the rows of `older` wherever they are equal by value, so that both share them and a later
/// comparison is one of pointers. Both are sorted.
void shareEqualRows(Registry &newer, const Registry &older);

} // namespace core
