// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/accepted.h"

namespace demofleet {

Form acceptedForm(const QByteArray &accept)
{
    const QByteArray lower = accept.toLower();
    if (lower.contains("+json")) {
        return Form::None;
    }
    if (lower.contains("json")) {
        return Form::Json;
    }
    const bool isAny = lower.trimmed().isEmpty() || lower.contains("*/*") || lower.contains("application/*");
    return isAny || lower.contains("application/xml") ? Form::Xml : Form::None;
}

} // namespace demofleet
