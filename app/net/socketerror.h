// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QAbstractSocket>

namespace app {

/// For a socket that failed before anything was written to it: every answer means that nothing happened.
core::ErrorKind kindBeforeSending(QAbstractSocket::SocketError error, bool secure);

} // namespace app
