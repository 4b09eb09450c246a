// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/registryview.h"

#include <QHash>

#include <functional>
#include <optional>

namespace demofleet {

/// A caller's list of targets per application: kept for its time to live, then taken anew from what was last
/// fetched. Round robin; like the real one it does not notice that a target is dead.
class LoadBalancer
{
public:
    using Source = std::function<QList<Target>(const QString &application)>;

    LoadBalancer(Source source, qint64 timeToLive)
        : m_source(std::move(source))
        , m_timeToLive(timeToLive)
    {
    }

    std::optional<Target> choose(const QString &application, qint64 now);
    QList<Target> listed(const QString &application) const { return m_lists.value(application).targets; }

private:
    struct List
    {
        QList<Target> targets;
        qint64 takenAt = 0;
        qsizetype next = 0;
    };

    Source m_source;
    qint64 m_timeToLive;
    QHash<QString, List> m_lists;
};

} // namespace demofleet
