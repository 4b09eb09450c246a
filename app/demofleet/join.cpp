// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/join.h"

#include "core/base/instancename.h"
#include "core/eureka/registrywrite.h"

#include <QDateTime>

#include <algorithm>

namespace demofleet {

namespace {

core::TimePoint now()
{
    return core::timeFromEpoch(QDateTime::currentMSecsSinceEpoch());
}

QString nameOf(const core::Instance &instance)
{
    return QString::fromStdString(core::fullName({instance.application, instance.id}));
}

core::RegistryWrite change(const core::Instance &instance, core::RegistryChange what)
{
    return {instance.application, instance.id, std::move(what)};
}

} // namespace

core::Instance registeredAs(const ServiceIdentity &identity, const FleetOptions &options)
{
    core::Instance instance{*core::ApplicationName::from(identity.application.toStdString()),
                            *core::InstanceId::from(identity.id().toStdString())};
    const std::string url = identity.url().toStdString();
    instance.hostName = "localhost";
    instance.ipAddress = "127.0.0.1";
    instance.port = identity.port;
    instance.status.status = core::Status::Up;
    instance.vipAddress = instance.secureVipAddress = identity.application.toLower().toStdString();
    instance.homePageUrl = url + "/";
    instance.statusPageUrl = url + "/actuator/info";
    instance.healthCheckUrl = url + "/actuator/health";
    const std::pair<std::string, std::string> told[] = {{"management.port", std::to_string(identity.port)},
                                                        {"version", identity.version.toStdString()},
                                                        {"zone", identity.zone.toStdString()}};
    for (const auto &[key, value] : told) {
        instance.metadata.emplace_back(std::string_view(key), std::string_view(value));
    }
    instance.lease.renewalInterval = std::chrono::ceil<core::Seconds>(options.heartbeat);
    instance.lease.duration = core::Seconds(leaseSeconds(options));
    return instance;
}

Join::Join(const core::BaseAddress &address, std::chrono::milliseconds heartbeat, QObject *parent)
    : QObject(parent)
    , m_base(address.url)
    , m_credentials(app::credentialsOf({address}))
    , m_writer(m_credentials)
{
    m_timer.setInterval(heartbeat);
    connect(&m_timer, &QTimer::timeout, this, &Join::beat);
}

void Join::start(std::function<std::vector<core::Instance>()> running)
{
    m_running = std::move(running);
    takeStock();
    m_timer.start();
}

bool Join::isEveryOneRegistered() const
{
    return std::ranges::all_of(m_members, [](const auto &entry) { return entry.second.isRegistered; });
}

void Join::takeStock()
{
    std::map<core::InstanceId, Member> known = std::exchange(m_members, {});
    for (const core::Instance &instance : m_running()) {
        const auto found = known.find(instance.id);
        const bool isKnown = found != known.end();
        m_members.emplace(instance.id, isKnown ? found->second : Member{core::Registration{instance}});
        if (isKnown) {
            known.erase(found);
        } else {
            registerOne(instance.id);
        }
    }
    for (const auto &[id, stopped] : known) {
        deregister(stopped.registration.instance, {});
    }
}

void Join::registerOne(const core::InstanceId &id)
{
    Member &member = m_members.at(id);
    // A stamp older than the stored one would make the server keep the stored record.
    member.registration.instance.lastDirty = now();
    const core::Instance &instance = member.registration.instance;
    send(instance, core::registrationRequest(m_base, member.registration), [this, id](int status) {
        const auto found = m_members.find(id);
        if (status != 204 || m_isLeaving || found == m_members.end()) {
            return;
        }
        if (!std::exchange(found->second.isRegistered, true)) {
            emit registered(nameOf(found->second.registration.instance));
        }
        setMetadata(found->second.registration.instance);
    });
}

/// Since when it takes part; lost whenever it registers again, as is all metadata that is set from outside.
void Join::setMetadata(const core::Instance &instance)
{
    core::SetMetadata joined;
    joined.values["drainboard.demo"] = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    send(instance, core::requestFor(m_base, change(instance, joined)), {});
}

void Join::deregister(const core::Instance &instance, const std::function<void(int status)> &answered)
{
    send(instance, core::requestFor(m_base, change(instance, core::Deregister{})), answered);
}

void Join::beat()
{
    takeStock();
    for (const auto &[id, member] : m_members) {
        if (!member.isRegistered) {
            registerOne(id);
            continue;
        }
        const core::Instance &instance = member.registration.instance;
        const core::Renewal renewal{instance.status.status, instance.lastDirty};
        send(instance, core::heartbeatRequest(m_base, instance.application, instance.id, renewal),
             [this, id = id](int status) {
                 if (status == 404 && !m_isLeaving && m_members.contains(id)) {
                     registerOne(id);
                 }
             });
    }
}

void Join::leave(const std::function<void()> &done)
{
    m_isLeaving = true;
    m_timer.stop();
    if (m_members.empty()) {
        QTimer::singleShot(0, this, done);
        return;
    }
    const auto left = std::make_shared<std::size_t>(m_members.size());
    for (const auto &[id, member] : m_members) {
        deregister(member.registration.instance, [left, done](int) {
            if (--*left == 0) {
                done();
            }
        });
    }
}

void Join::send(const core::Instance &instance, const core::Request &request,
                const std::function<void(int status)> &answered)
{
    m_writer.send(request, this,
                  [this, name = nameOf(instance), answered](const core::Result<core::Response> &answer) {
                      if (!answer) {
                          emit failed(name, answer.error());
                      }
                      if (answered) {
                          answered(answer ? answer->status : 0);
                      }
                  });
}

} // namespace demofleet
