// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/placeholders.h"

namespace core {

std::optional<std::vector<FormPiece>> piecesOf(std::string_view form)
{
    std::vector<FormPiece> pieces;
    while (!form.empty()) {
        const auto open = form.find('{');
        if (open > 0)
            pieces.push_back({form.substr(0, open), false});
        if (open == std::string_view::npos)
            break;
        const auto end = form.find_first_of("{}", open + 1);
        if (end == std::string_view::npos || form[end] == '{')
            return std::nullopt;
        pieces.push_back({form.substr(open + 1, end - open - 1), true});
        form.remove_prefix(end + 1);
    }
    return pieces;
}

std::optional<std::string>
filledForm(std::string_view form, const std::function<std::optional<std::string>(std::string_view)> &valueOf)
{
    const auto pieces = piecesOf(form);
    if (!pieces)
        return std::nullopt;
    std::string filled;
    for (const FormPiece &piece : *pieces) {
        const auto value = piece.isPlaceholder ? valueOf(piece.text) : std::optional(std::string(piece.text));
        if (!value)
            return std::nullopt;
        filled += *value;
    }
    return filled;
}

} // namespace core
