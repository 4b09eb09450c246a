// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/rowtext.h"

#include <algorithm>

namespace core {

void RowText::own(std::string_view text)
{
    if (text.empty())
        return;
    char *copy = new char[text.size()];
    std::ranges::copy(text, copy);
    m_data = copy;
    m_size = static_cast<std::uint32_t>(text.size());
    m_owns = true;
}

} // namespace core
