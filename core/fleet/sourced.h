// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <optional>
#include <string>

namespace core {

/// A value with its age and its source. Three states are kept apart: never answered (no value, no error),
/// failed (an error; an older value may still stand beside it), and answered.
template <typename T> struct Sourced
{
    std::optional<T> value;         ///< the last good one
    TimePoint readAt{};             ///< when `value` was read; meaningless without it
    std::string source;             ///< the address it was read from, without credentials
    std::optional<Error> lastError; ///< of the newest attempt; cleared by an answer

    bool isKnown() const { return value.has_value(); }
    /// Known, and the newest attempt did not fail.
    bool isFresh() const { return value.has_value() && !lastError; }
    Millis ageAt(TimePoint now) const { return now - readAt; }

    void answered(T newValue, TimePoint at, std::string from)
    {
        value = std::move(newValue);
        readAt = at;
        source = std::move(from);
        lastError.reset();
    }
    void failed(Error error) { lastError = std::move(error); }
    bool operator==(const Sourced &) const = default;
};

} // namespace core
