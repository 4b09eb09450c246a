// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace core {

/// The text of a JSON object with that member set to `json`, or without it where `json` is empty. Every other
/// byte stays as it was written: a file that people share is not made another one by changing one line of it.
/// A member that is new comes last, set in as the one before it. `object` has to be a JSON object.
std::string withMember(std::string_view object, std::string_view name, std::string_view json);

} // namespace core
