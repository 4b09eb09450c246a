// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace demofleet {

/// In which form an answer goes out, as Eureka reads the Accept header.
enum class Form { Json, Xml, None };

/// JSON where the word is in it at all; XML for none, "*/*" and the like; None is a 406.
Form acceptedForm(const QByteArray &accept);

} // namespace demofleet
