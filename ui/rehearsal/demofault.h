// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

namespace ui {

/// Something that goes wrong in the demo fleet because the operator wants to practise on it.
struct DemoFault
{
    enum class Kind {
        Kill,          ///< ends without a farewell; started again after a while
        Hang,          ///< takes requests and answers none
        Errors,        ///< answers every second request with 500
        SlowStop,      ///< goes on serving for half a minute after it was asked to stop
        CutServers,    ///< no change passes between the Eureka servers
        RestartServer, ///< the second Eureka server ends and begins again, with what its peer tells it
        Heal,          ///< everything but ended processes is as at first
    };
    Kind kind = Kind::Heal;
    std::string instance; ///< id; empty for what concerns the servers, and for Heal

    bool operator==(const DemoFault &) const = default;
};

} // namespace ui
