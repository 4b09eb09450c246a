// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

class QWidget;

namespace ui {

/// Asks for the secret of the credential of that name without showing what is typed; nothing where it was
/// given up or left empty. The user may be empty.
std::optional<std::string> askSecret(const std::string &name, const std::string &user,
                                     QWidget *parent = nullptr);

} // namespace ui
