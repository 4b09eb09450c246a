// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/refusedmethod.h"

#include "core/base/json.h"

namespace core {

bool isMethodRefused(const Response &response)
{
    if (response.status != 500)
        return response.status == 405;
    const auto document = JsonDocument::parse(response.body, {});
    return document &&
           memberText(document->root(), "exception").ends_with(".HttpRequestMethodNotSupportedException");
}

} // namespace core
