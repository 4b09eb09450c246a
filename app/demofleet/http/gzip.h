// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace demofleet {

/// The bytes as one gzip member.
QByteArray gzipped(const QByteArray &bytes);

} // namespace demofleet
