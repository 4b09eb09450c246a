// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/meterquestions.h"

#include "core/actuator/endpoints.h"

namespace app {

void MeterQuestions::ask(const std::string &meter, const std::vector<std::string> &tags, Answered done,
                         std::function<void()> absent)
{
    ++m_open;
    const core::Request request = core::metricRequest(m_actuatorUrl, meter, tags);
    m_reader.read(request, m_context,
                  [this, done, absent, url = request.url](const core::Result<core::Response> &response) {
                      if (m_hasFailed)
                          return;
                      const auto read = core::metricFrom(response, url);
                      if (!read) {
                          m_hasFailed = true;
                          m_failed(read.error());
                          return;
                      }
                      if (*read)
                          done(**read);
                      else if (absent)
                          absent();
                      if (--m_open == 0)
                          m_allAnswered();
                  });
}

} // namespace app
