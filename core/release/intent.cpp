// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/intent.h"

namespace core {

const InstanceKey *keyOf(const Intent &intent)
{
    return std::visit(
        [](const auto &one) -> const InstanceKey * {
            if constexpr (requires { one.key; })
                return &one.key;
            else
                return nullptr;
        },
        intent);
}

std::string_view environmentOf(const Intent &intent)
{
    return std::visit(
        [](const auto &one) -> std::string_view {
            if constexpr (requires { one.key; })
                return one.key.environment;
            else
                return one.environment;
        },
        intent);
}

} // namespace core
