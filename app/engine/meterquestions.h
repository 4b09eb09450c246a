// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/reader.h"
#include "core/actuator/metrics.h"

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Questions to /actuator/metrics that belong together: each answer may raise further ones, and once all are
/// answered there is one moment to go on from. Ends with the first that fails.
class MeterQuestions
{
public:
    using Answered = std::function<void(const core::Metric &)>;

    /// `context` owns this: answers after its end are dropped. `allAnswered` is called each time that no
    /// question is open any more, `failed` at most once, and nothing after it.
    MeterQuestions(std::string actuatorUrl, Reader &reader, QObject *context,
                   std::function<void()> allAnswered, std::function<void(core::Error)> failed)
        : m_actuatorUrl(std::move(actuatorUrl))
        , m_reader(reader)
        , m_context(context)
        , m_allAnswered(std::move(allAnswered))
        , m_failed(std::move(failed))
    {
    }

    /// `absent` is called instead where the meter has counted nothing under these tags yet (404), which means
    /// zero.
    void ask(const std::string &meter, const std::vector<std::string> &tags, Answered done,
             std::function<void()> absent = {});

private:
    std::string m_actuatorUrl;
    Reader &m_reader;
    QObject *m_context;
    std::function<void()> m_allAnswered;
    std::function<void(core::Error)> m_failed;
    int m_open = 0;
    bool m_hasFailed = false;
};

} // namespace app
