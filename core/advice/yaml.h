// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace core {

/// Properties "name=value" as nested YAML, in order of name; of two with one name the first counts. An index
/// in a name ("filters[0].name") makes a list. Values and names that YAML would read as something else are
/// quoted.
std::string yamlOf(const std::vector<std::string> &properties);

} // namespace core
