// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/provider.h"

#include "app/demofleet/booterror.h"

#include <algorithm>

namespace demofleet {

namespace {

constexpr int LongestWork = 60'000;

} // namespace

void Provider::serve(const std::shared_ptr<Call> &call)
{
    const HttpRequest &request = call->request();
    if (request.path() != "/work") {
        call->answer(bootError(404, request.path()), QStringLiteral("/**"));
        return;
    }
    const int time = std::clamp(request.query("ms").toInt(), 0, LongestWork);
    QTimer::singleShot(time, Qt::PreciseTimer, this, [this, call] { finish(call); });
}

void Provider::finish(const std::shared_ptr<Call> &call)
{
    const QString uri = QStringLiteral("/work");
    if (m_random.generateDouble() < errorShare()) {
        call->answer(bootError(500, call->request().path()), uri, QStringLiteral("IllegalStateException"));
        return;
    }
    call->answer(jsonResponse({{QStringLiteral("instance"), identity().id()},
                               {QStringLiteral("version"), identity().version}}),
                 uri);
}

} // namespace demofleet
