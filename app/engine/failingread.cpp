// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/failingread.h"

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
          m_business.actuatorUrl, reader, this, [this] { finish(std::move(m_found)); },
          [this](core::Error error) { finish(core::Failure(std::move(error))); })
{
}

void FailingRead::start()
{
    m_questions.ask(meter(), {}, [this](const core::Metric &whole) {
        for (const core::ClassTag &tag : core::classTags(whole)) {
            if (tag.counts == core::RequestClass::Failed)
                m_questions.ask(meter(), {tag.tag},
                                [this, tag](const core::Metric &answer) { askPaths(tag.tag, answer); });
        }
    });
}

void FailingRead::askPaths(const std::string &tag, const core::Metric &answer)
{
    const auto uris = answer.tags.find("uri");
    if (uris == answer.tags.end())
        return;
    for (const std::string &uri : uris->second) {
        // A comma inside a value would be taken for the end of it.
        if (!m_business.contains(uri) || uri.find(',') != std::string::npos)
            continue;
        if (!m_asked.contains(uri) && m_asked.size() == core::mostFailingPaths) {
            ++m_found.leftOut;
            continue;
        }
        m_asked.insert(uri);
        m_questions.ask(meter(), {tag, "uri:" + uri}, [this, uri](const core::Metric &ofPath) {
            if (auto path = core::failingPath(uri, ofPath))
                core::add(m_found, std::move(*path));
        });
    }
}

void FailingRead::finish(core::Result<core::FailingRequests> result)
{
    deleteLater();
    m_done(std::move(result));
}

} // namespace app
