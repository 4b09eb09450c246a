// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/failingread.h"

#include "core/actuator/endpoints.h"

namespace app {

namespace {

const std::string &meter()
{
    static const std::string name = "http.server.requests";
    return name;
}

} // namespace

FailingRead::FailingRead(core::BusinessUris business, Reader &reader, Done done, QObject *parent)
    : QObject(parent)
    , m_business(std::move(business))
    , m_done(std::move(done))
    , m_questions(
          m_business.actuatorUrl, reader, this, [this] { finishRead(); },
          [this](core::Error error) { finish(core::Failure(std::move(error))); })
{
}

void FailingRead::start()
{
    const auto ask = [this](const core::Metric &whole) {
        for (const core::ClassTag &tag : core::classTags(whole)) {
            if (tag.counts == core::RequestClass::Failed)
                m_questions.ask(meter(), {tag.tag},
                                [this, tag](const core::Metric &answer) { askPaths(tag.tag, answer); });
        }
    };
    // A meter appears with what it counts first; where metrics is not exposed, none ever does.
    m_questions.ask(meter(), {}, ask, [this] {
        m_missing =
            core::Error{core::ErrorKind::NotFound, core::metricRequest(m_business.actuatorUrl, meter()).url,
                        "no request was counted yet, or metrics is not exposed"};
    });
}

void FailingRead::askPaths(const std::string &tag, const core::Metric &answer)
{
    if (!answer.tags.contains("uri"))
        m_leftOut.emplace();
    for (const std::string &uri : core::valuesOf(answer, "uri")) {
        if (!m_business.contains(uri))
            continue;
        const bool isOver = !m_asked.contains(uri) && m_asked.size() == core::mostFailingPaths;
        if (isOver || !core::canBeAsked(uri)) {
            m_leftOut.insert(uri);
            continue;
        }
        m_asked.insert(uri);
        m_questions.ask(meter(), {tag, "uri:" + uri}, [this, uri](const core::Metric &ofPath) {
            if (auto path = core::failingPath(uri, ofPath))
                core::add(m_found, std::move(*path));
        });
    }
}

void FailingRead::finishRead()
{
    if (m_missing) {
        finish(core::Failure(*m_missing));
        return;
    }
    m_found.leftOut = m_leftOut.size();
    finish(std::move(m_found));
}

void FailingRead::finish(core::Result<core::FailingRequests> result)
{
    deleteLater();
    m_done(std::move(result));
}

} // namespace app
