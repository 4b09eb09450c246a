// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/signsoflife.h"

#include "tests/live/waiting.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace live {

bool hearsFrom(const EurekaView &server, const QString &application, const QString &instanceId, int signs,
               std::chrono::seconds limit)
{
    const auto sign = [&] {
        const QJsonObject lease =
            server.liveInstance(application, instanceId).value("leaseInfo"_L1).toObject();
        return std::pair(lease.value("registrationTimestamp"_L1).toInteger(),
                         lease.value("lastRenewalTimestamp"_L1).toInteger());
    };
    auto last = sign();
    int seen = 0;
    const auto heard = [&] {
        const auto now = sign();
        if (now.first != 0 && now != last) {
            last = now;
            ++seen;
        }
        return seen >= signs;
    };
    return eventually(heard, limit);
}

} // namespace live
