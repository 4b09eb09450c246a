// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/breakers.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace core {

/// GET of a stream that never ends by itself; its errors and its silence are bounded, its length is not: it
/// is left as soon as one round was heard. `url` is {base}/hystrix.stream.
Request hystrixStreamRequest(std::string url);

/// One round of a Hystrix stream (Spring Cloud up to 2.2): about twice a second a line `data: {json}` for
/// each command and thread pool, and "ping: " while there is none, as before the first call
/// (netflix/Hystrix 1.5, HystrixSampleSseServlet). Takes pieces as they come; memory is bounded whatever they
/// hold.
class HystrixRound
{
public:
    /// True once there is nothing more to hear: a command was told a second time, or pings came alone.
    bool take(std::string_view piece);

    /// Commands by name, each a breaker; Hystrix has no retries. Errors: Malformed ("data") where lines came
    /// and none of them could be read; `where` names the stream.
    Result<Resilience> found(std::string_view where) const;

private:
    void takeLine(std::string_view line);
    void takeData(std::string_view json);

    std::string m_line;       ///< begun and not ended yet
    bool m_isTooLong = false; ///< the rest of the line is passed over
    std::set<std::string> m_names;
    Resilience m_found;
    std::size_t m_pings = 0;
    std::size_t m_unreadable = 0;
    bool m_isOver = false;
};

} // namespace core
