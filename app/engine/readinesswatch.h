// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/reader.h"
#include "core/base/ids.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>

namespace app {

/// Asks an instance that is being stopped again and again whether it is ready for requests, until it gives
/// no such answer any more: at most one question at a time and four a second. Engine thread only.
class ReadinessWatch : public QObject
{
    Q_OBJECT

public:
    using Seen = std::function<void(const core::InstanceKey &key, bool isReady)>;

    ReadinessWatch(Reader &reader, Clock clock, Seen seen, QObject *parent);

    void setTarget(const core::InstanceKey &key, const std::string &actuatorUrl);
    void ask(const core::InstanceKey &key); ///< if it is time
    void forget(const core::InstanceKey &key) { m_targets.erase(key); }

private:
    struct Target
    {
        std::string actuatorUrl;
        bool isAsking = false;
        core::TimePoint askedAt{};
    };

    void take(const core::InstanceKey &key, const core::Result<core::Response> &response);

    Reader &m_reader;
    Clock m_clock;
    Seen m_seen;
    std::map<core::InstanceKey, Target> m_targets;
};

} // namespace app
