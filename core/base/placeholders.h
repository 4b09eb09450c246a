// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One piece of a form such as "{host}:{port}".
struct FormPiece
{
    std::string_view text;      ///< without the braces
    bool isPlaceholder = false; ///< else it stands for itself

    bool operator==(const FormPiece &) const = default;
};

/// The pieces in order, which view `form`. Nothing where a '{' is not closed or closed over another one; a
/// '}' alone stands for itself.
std::optional<std::vector<FormPiece>> piecesOf(std::string_view form);

/// The form with `valueOf` of each placeholder in its place. Nothing where it has no pieces, or one of them
/// no value.
std::optional<std::string>
filledForm(std::string_view form, const std::function<std::optional<std::string>(std::string_view)> &valueOf);

} // namespace core
