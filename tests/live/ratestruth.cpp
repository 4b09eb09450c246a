// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/ratestruth.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace live {

namespace {

std::optional<double> numberIn(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Requests and failures up to each moment, so that any window is a difference of two.
class Sums
{
public:
    Sums(const std::vector<LoadEnd> &ends, const Truth &truth)
    {
        for (const LoadEnd &end : ends) {
            const auto failed = truth(end);
            if (!failed)
                continue;
            m_at.push_back(end.at);
            m_failures.push_back((m_failures.empty() ? 0 : m_failures.back()) + (*failed ? 1 : 0));
        }
    }

    std::pair<int, int> upTo(qint64 at) const
    {
        const auto count = std::ranges::upper_bound(m_at, at) - m_at.begin();
        return {static_cast<int>(count), count == 0 ? 0 : m_failures[static_cast<std::size_t>(count - 1)]};
    }

private:
    std::vector<qint64> m_at;
    std::vector<int> m_failures;
};

} // namespace

std::optional<WatchedCount> watchedIn(const QJsonObject &line, const QString &version)
{
    const QJsonArray list = line.value(version.isEmpty() ? "callers"_L1 : "own"_L1).toArray();
    std::optional<WatchedCount> sum;
    for (const QJsonValue &value : list) {
        const QJsonObject entry = value.toObject();
        if (!version.isEmpty() && entry.value("version"_L1).toString() != version)
            continue;
        sum = sum.value_or(WatchedCount());
        sum->at =
            QDateTime::fromString(line.value("at"_L1).toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
        sum->requests += entry.value("requests"_L1).toDouble();
        sum->failures += entry.value("failures"_L1).toDouble();
        sum->sources += entry.value("sources"_L1).toInt();
        sum->requestsPerSecond = numberIn(entry, "requestsPerSecond"_L1);
        sum->errorShare = numberIn(entry, "errorShare"_L1);
    }
    return sum;
}

std::optional<bool> callersTruth(const LoadEnd &end)
{
    return end.status == 0 || end.status >= 500;
}

Truth instanceTruth(const QByteArray &port)
{
    return [port](const LoadEnd &end) -> std::optional<bool> {
        return end.body == port ? std::optional(end.status >= 500) : std::nullopt;
    };
}

QByteArray Compared::text() const
{
    return "watched " + QByteArray::number(watched * 100, 'f', 2) + " %, true " +
           QByteArray::number(truth * 100, 'f', 2) + " % of " + QByteArray::number(requests) + " requests";
}

Compared compare(const WatchedCount &from, const WatchedCount &to, const Load &load, const Truth &truth,
                 qint64 lagMs)
{
    constexpr qint64 stepMs = 50;
    const Sums sums(load.ended(0, to.at), truth);
    const double requests = to.requests - from.requests;
    Compared best;
    best.watched = requests > 0 ? (to.failures - from.failures) / requests : 0;
    double nearest = 2;
    for (qint64 first = from.at - lagMs; first <= from.at; first += stepMs) {
        for (qint64 last = to.at - lagMs; last <= to.at; last += stepMs) {
            const auto [allBefore, failedBefore] = sums.upTo(first);
            const auto [all, failed] = sums.upTo(last);
            const int count = all - allBefore;
            if (count <= 0 || std::abs(count - requests) > 0.03 * count)
                continue;
            const double share = double(failed - failedBefore) / count;
            if (std::abs(share - best.watched) >= nearest)
                continue;
            nearest = std::abs(share - best.watched);
            best.truth = share;
            best.requests = count;
        }
    }
    best.isTrue = nearest <= 0.01;
    return best;
}

} // namespace live
