// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

namespace core {

std::optional<ApplicationName> ApplicationName::from(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    std::string upper(text);
    for (char &c : upper) {
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    }
    return ApplicationName(std::move(upper));
}

std::optional<InstanceId> InstanceId::from(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    return InstanceId(std::string(text));
}

} // namespace core
