// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/jsondecoder.h"

namespace core {

/// The same as decodeJsonList() for the XML that Eureka's XStream writes; `root` is the name of the root
/// element. No document type, and so no entity but XML's own five, is accepted; the depth is bounded. Errors:
/// NotJson for markup that is not Eureka's at all (an HTML page), Malformed for what is cut off or wrong:
/// `what` says where, for example "application[0].instance[3].hostName: not well-formed, line 7".
Result<DecodedList> decodeXmlList(std::string_view body, std::string_view where, std::string_view root);

/// A key of the metadata as XStream writes it into the name of an element: "__" is "_", "_-" is "$".
std::string unescapedXmlName(std::string_view name);

} // namespace core
