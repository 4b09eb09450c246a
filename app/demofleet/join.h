// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/fleetoptions.h"
#include "app/demofleet/service/serviceidentity.h"
#include "app/net/reader.h"
#include "app/net/writer.h"
#include "core/eureka/registration.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace demofleet {

/// Keeps the demo's instances registered at a real Eureka server, as their own clients would: registers,
/// sets metadata, heartbeats (404: registers again), and de-registers at the end. Every change leaves exactly
/// once; the next heartbeat makes up for one that was lost. Use in the thread it lives in.
class Join : public QObject
{
    Q_OBJECT

public:
    /// `address` as an operator writes it, with credentials if need be; core::parseBaseAddress has read it.
    Join(const core::BaseAddress &address, std::chrono::milliseconds heartbeat, QObject *parent = nullptr);

    /// `running` tells which instances live; it is asked again at each heartbeat, so that what was stopped is
    /// de-registered and what came back is registered.
    void start(std::function<std::vector<core::Instance>()> running);
    /// De-registers all. `done` comes once, when each was answered or given up.
    void leave(const std::function<void()> &done);

    bool isEveryOneRegistered() const;

signals:
    void registered(const QString &instance);
    void failed(const QString &instance, const core::Error &error);

private:
    struct Member
    {
        core::Registration registration;
        bool isRegistered = false;
    };

    void takeStock();
    void registerOne(const core::InstanceId &id);
    void setMetadata(const core::Instance &instance);
    void deregister(const core::Instance &instance, const std::function<void(int status)> &answered);
    void beat();
    void send(const core::Instance &instance, const core::Request &request,
              const std::function<void(int status)> &answered);

    std::string m_base;
    std::shared_ptr<app::Credentials> m_credentials;
    app::Writer m_writer;
    QTimer m_timer;
    std::function<std::vector<core::Instance>()> m_running;
    std::map<core::InstanceId, Member> m_members;
    bool m_isLeaving = false;
};

/// A demo instance as it tells Eureka about itself.
core::Instance registeredAs(const ServiceIdentity &identity, const FleetOptions &options);

} // namespace demofleet
