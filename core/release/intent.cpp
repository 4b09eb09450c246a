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

} // namespace core
