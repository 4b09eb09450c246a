// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/eurekaview.h"

#include <vector>

namespace live {

/// What Drainboard takes for granted about a Eureka server and one instance of today's Spring generation. Run
/// against real servers and against the demo fleet, so that neither the notes nor the demo drift away from
/// reality. Every fact leaves the instance as it found it: UP, without an override.
class EurekaContract
{
public:
    EurekaContract(const QString &eurekaUrl, const QString &application, const QString &instanceId);

    struct Fact
    {
        const char *name;
        QString (EurekaContract::*check)() const; ///< empty: it holds; otherwise what was seen instead
    };
    static const std::vector<Fact> &facts();

private:
    QString withoutAcceptTheListIsXml() const;
    QString theListHoldsArraysAndCounts() const;
    QString overriddenStatusHasItsSpelling() const;
    QString portsAndTimesHaveTheirTypes() const;
    QString theInstanceIsFoundByAnyPath() const;
    QString theLastHeartbeatIsOneLeaseBack() const;
    QString outOfServiceShowsLiveAtOnce() const;
    QString outOfServiceReachesTheList() const;
    QString deletingWithoutValueIsHealedByAHeartbeat() const;
    QString wrongWordsAreRefused() const;
    QString unknownNamesAre404() const;
    QString wrongMethodsAre405() const;
    QString unknownVipIsAnEmptyList() const;
    QString theEndpointTakesOnlyJson() const;
    QString shutdownIsNotReadable() const;
    QString unseenMetricTagsAre404() const;
    QString activeCountsTheRequestThatAsks() const;
    QString theCountSeesItsOwnReader() const;

    QString instancePath(const QString &rest = {}) const;
    QJsonObject instance() const;
    QString state() const;
    QString becomes(const QString &wanted) const;
    HttpAnswer actuator(const QByteArray &method, const QString &path, const QList<QByteArray> &headers = {},
                        const QByteArray &body = {}) const;
    double measurement(const QString &metric, const QString &statistic) const;

    EurekaView m_eureka;
    QString m_application;
    QString m_instanceId;
};

} // namespace live
