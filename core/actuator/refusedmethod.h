// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"

namespace core {

/// Whether GET was refused as the wrong method, by what takes only a POST: 405, or from Boot 1.5 on a
/// management port of its own 500 with Spring's exception by name (seen on 1.5.4).
bool isMethodRefused(const Response &response);

} // namespace core
