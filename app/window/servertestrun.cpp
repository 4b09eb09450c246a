// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/servertestrun.h"

#include "app/engine/settingsread.h"
#include "core/eureka/answers.h"
#include "core/eureka/operations.h"

namespace app {

namespace {

constexpr core::Millis stepTimeout = std::chrono::seconds(5);

} // namespace

ServerTestRun::ServerTestRun(const core::BaseAddress &address, QObject *parent)
    : ServerTestRun(address, std::make_shared<Reach>(std::vector<core::BaseAddress>{address}), parent)
{
}

ServerTestRun::ServerTestRun(const core::BaseAddress &address, std::shared_ptr<Reach> reach, QObject *parent)
    : QObject(parent)
    , m_reach(std::move(reach))
    , m_reader(m_reach->credentials)
{
    m_test.url = address.url;
    m_reader.setRoutes(m_reach->routes);
    m_reader.setTrust(m_reach->trust);
}

void ServerTestRun::start()
{
    m_way = std::make_unique<ConnectionTest>(core::listRequest(m_test.url).url, m_reach, stepTimeout);
    connect(m_way.get(), &ConnectionTest::stepOver, this, [this] {
        m_test.steps = m_way->steps();
        emit changed(m_test);
    });
    connect(m_way.get(), &ConnectionTest::finished, this, [this](bool isGood) {
        m_test.steps = m_way->steps();
        m_test.isOver = !isGood;
        emit changed(m_test);
        if (isGood)
            readList();
    });
    m_way->start();
}

void ServerTestRun::readList()
{
    core::Request request = core::listRequest(m_test.url);
    request.timeout = stepTimeout;
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto list = core::registryAnswer(response, url);
        if (!list) {
            m_test.listError = list.error();
            m_test.isOver = true;
            emit changed(m_test);
            return;
        }
        m_test.instances = static_cast<int>(list->instances.size());
        emit changed(m_test);
        readSettings();
    });
}

void ServerTestRun::readSettings()
{
    auto done = [this](const core::Result<core::Settings> &read, const std::string &) {
        m_test.tellsSettings =
            read && core::lengthIn(*read, core::Setting::ResponseCacheInterval).has_value();
        if (!read)
            m_test.settingsError = read.error();
        m_test.isOver = true;
        emit changed(m_test);
    };
    (new SettingsRead(actuatorsOfServer(m_test.url), m_reader, done, this))->start();
}

} // namespace app
