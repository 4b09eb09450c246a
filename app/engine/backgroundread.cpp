// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/backgroundread.h"

#include "core/actuator/endpoints.h"

namespace app {

BackgroundRead::BackgroundRead(std::string actuatorUrl, Reader &reader, Done done, QObject *parent)
    : QObject(parent)
    , m_actuatorUrl(std::move(actuatorUrl))
    , m_reader(reader)
    , m_done(std::move(done))
{
}

void BackgroundRead::start()
{
    const core::Request request = core::metricsRequest(m_actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        const core::Result<std::vector<std::string>> meters =
            good ? core::decodeMeterNames(good->body, url) : core::Failure(good.error());
        if (meters) {
            askTasks(core::backgroundOfMeters(*meters));
            return;
        }
        deleteLater();
        m_done(core::Failure(meters.error()));
    });
}

void BackgroundRead::askTasks(std::vector<core::BackgroundWork> found)
{
    const core::Request request = core::scheduledTasksRequest(m_actuatorUrl);
    m_reader.read(request, this,
                  [this, found, url = request.url](const core::Result<core::Response> &response) {
                      deleteLater();
                      // Not exposed as a rule; the meters alone then tell.
                      if (response && response->status == 200) {
                          if (const auto tasks = core::decodeScheduledTasks(response->body, url)) {
                              m_done(core::joined(*tasks, found));
                              return;
                          }
                      }
                      m_done(found);
                  });
}

} // namespace app
