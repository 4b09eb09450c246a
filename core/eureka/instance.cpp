// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/instance.h"

namespace core {

std::string_view Instance::metadataValue(std::string_view key) const
{
    for (const auto &[name, value] : metadata) {
        if (name == key)
            return value;
    }
    return {};
}

} // namespace core
