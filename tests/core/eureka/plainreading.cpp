// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/eureka/plainreading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <set>
#include <tuple>

using namespace Qt::StringLiterals;

namespace plain {

namespace {

std::optional<std::int64_t> integerOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInteger();
    static const QRegularExpression digits(u"\\A-?[0-9]+\\z"_s);
    if (!value.isString() || !digits.match(value.toString()).hasMatch())
        return std::nullopt;
    bool fits = false;
    const qlonglong number = value.toString().toLongLong(&fits);
    return fits ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<bool> truthOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value == QJsonValue(u"true"_s))
        return true;
    return value == QJsonValue(u"false"_s) ? std::optional(false) : std::nullopt;
}

core::TimePoint timeOf(const QJsonValue &value)
{
    const std::int64_t milliseconds = integerOf(value).value_or(0);
    return milliseconds > 0 && milliseconds <= 253'402'300'799'999 ? core::timeFromEpoch(milliseconds)
                                                                   : core::TimePoint{};
}

core::Seconds secondsOf(const QJsonValue &value, core::Seconds standard)
{
    const std::int64_t seconds = integerOf(value).value_or(-1);
    return seconds >= 0 && seconds <= 365 * 24 * 3600 ? core::Seconds(seconds) : standard;
}

std::optional<int> portOf(const QJsonValue &value)
{
    const bool isEnabled = !value.isObject() || truthOf(value[u"@enabled"_s]).value_or(true);
    const auto number = integerOf(value.isObject() ? value[u"$"_s] : value);
    return isEnabled && number && *number >= 1 && *number <= 65535 ? std::optional(int(*number))
                                                                   : std::nullopt;
}

/// One element, or all of an array.
QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isNull() || value.isUndefined() ? QJsonArray() : QJsonArray{value};
}

class Reader
{
public:
    Reading reading;

    void readApplication(const QJsonValue &application)
    {
        if (!application.isObject()) {
            ++reading.rejected;
            return;
        }
        auto name = core::ApplicationName::from(textOf(application[u"name"_s]));
        for (const QJsonValue &instance : listOf(application[u"instance"_s]))
            readInstance(instance, name);
    }

    void readInstance(const QJsonValue &value, std::optional<core::ApplicationName> &name)
    {
        auto row = value.isObject() ? instanceOf(value, name) : std::nullopt;
        if (!row) {
            ++reading.rejected;
            return;
        }
        if (!name)
            name = row->application;
        reading.rows.push_back({inOrder(std::move(*row)), textOf(value[u"actionType"_s])});
    }

    /// Of two with the same names the later one stands.
    void sortRows()
    {
        const auto isLess = [](const Row &a, const Row &b) {
            return std::tie(a.instance.application, a.instance.id) <
                   std::tie(b.instance.application, b.instance.id);
        };
        std::ranges::stable_sort(reading.rows, isLess);
        for (std::size_t i = 1; i < reading.rows.size();) {
            if (isLess(reading.rows[i - 1], reading.rows[i])) {
                ++i;
                continue;
            }
            reading.rows.erase(reading.rows.begin() + std::ptrdiff_t(i) - 1);
            ++reading.rejected;
        }
    }

    static std::string textOf(const QJsonValue &value)
    {
        if (value.isBool())
            return value.toBool() ? "true" : "false";
        return value.isDouble() ? std::to_string(value.toInteger()) : value.toString().toStdString();
    }

private:
    std::optional<core::Instance> instanceOf(const QJsonValue &value,
                                             const std::optional<core::ApplicationName> &enclosing)
    {
        const QJsonValue amazon = value[u"dataCenterInfo"_s][u"metadata"_s];
        std::string idText = textOf(value[u"instanceId"_s]);
        if (idText.empty())
            idText = textOf(amazon[u"instance-id"_s]);
        if (idText.empty())
            idText = textOf(value[u"hostName"_s]);
        const auto own = core::ApplicationName::from(textOf(value[u"app"_s]));
        const auto id = core::InstanceId::from(idText);
        const auto &application = own ? own : enclosing;
        const std::string status = textOf(value[u"status"_s]);
        if (!application || !id || status.empty() || (enclosing && *application != *enclosing))
            return std::nullopt;
        core::Instance instance{*application, *id};
        instance.status = core::reportedStatus(status);
        readOverride(instance, value);
        readTexts(instance, value);
        instance.availabilityZone = textOf(amazon[u"availability-zone"_s]);
        instance.port = portOf(value[u"port"_s]);
        instance.securePort = portOf(value[u"securePort"_s]);
        instance.lastUpdated = timeOf(value[u"lastUpdatedTimestamp"_s]);
        instance.lastDirty = timeOf(value[u"lastDirtyTimestamp"_s]);
        instance.isDiscoveryServer = truthOf(value[u"isCoordinatingDiscoveryServer"_s]).value_or(false);
        readLease(instance.lease, value[u"leaseInfo"_s]);
        readMetadata(instance, value[u"metadata"_s].toObject());
        return instance;
    }

    void readOverride(core::Instance &instance, const QJsonValue &value)
    {
        const std::string newer = textOf(value[u"overriddenStatus"_s]);
        const std::string older = textOf(value[u"overriddenstatus"_s]);
        if (const std::string &word = newer.empty() ? older : newer; !word.empty())
            instance.overriddenStatus = core::reportedStatus(word);
        instance.isOfOldServer = newer.empty() && !older.empty();
    }

    void readTexts(core::Instance &instance, const QJsonValue &value)
    {
        instance.hostName = textOf(value[u"hostName"_s]);
        instance.ipAddress = textOf(value[u"ipAddr"_s]);
        instance.vipAddress = textOf(value[u"vipAddress"_s]);
        instance.secureVipAddress = textOf(value[u"secureVipAddress"_s]);
        instance.homePageUrl = textOf(value[u"homePageUrl"_s]);
        instance.statusPageUrl = textOf(value[u"statusPageUrl"_s]);
        instance.healthCheckUrl = textOf(value[u"healthCheckUrl"_s]);
        instance.secureHealthCheckUrl = textOf(value[u"secureHealthCheckUrl"_s]);
    }

    void readLease(core::Lease &lease, const QJsonValue &value)
    {
        lease.renewalInterval = secondsOf(value[u"renewalIntervalInSecs"_s], lease.renewalInterval);
        lease.duration = secondsOf(value[u"durationInSecs"_s], lease.duration);
        lease.registered = timeOf(value[u"registrationTimestamp"_s]);
        lease.lastRenewalAsSent = timeOf(value[u"lastRenewalTimestamp"_s]);
        lease.serviceUp = timeOf(value[u"serviceUpTimestamp"_s]);
    }

    void readMetadata(core::Instance &instance, const QJsonObject &metadata)
    {
        for (auto it = metadata.begin(); it != metadata.end(); ++it) {
            if (it.key() == u"@class"_s || it->isNull())
                continue;
            std::string text = textOf(*it);
            if (it->isObject())
                text = QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact).toStdString();
            else if (it->isArray())
                text = QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact).toStdString();
            instance.metadata.emplace_back(it.key().toStdString(), text);
        }
    }
};

} // namespace

std::optional<Reading> read(const QByteArray &body, const char *root)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue element = document.object().value(QString::fromLatin1(root));
    if (!element.isObject())
        return std::nullopt;
    Reader reader;
    std::optional<core::ApplicationName> none;
    if (qstrcmp(root, "instance") == 0) {
        reader.readInstance(element, none);
    } else if (qstrcmp(root, "application") == 0) {
        reader.readApplication(element);
    } else {
        reader.reading.hashCode = reader.textOf(element[u"apps__hashcode"_s]);
        reader.reading.version = integerOf(element[u"versions__delta"_s]);
        for (const QJsonValue &application : listOf(element[u"application"_s]))
            reader.readApplication(application);
    }
    reader.sortRows();
    return reader.reading;
}

bool hasOnlyShortIntegers(const QByteArray &body)
{
    static const QRegularExpression text(u"\"(?:\\\\.|[^\"\\\\])*\""_s);
    static const QRegularExpression other(u"[0-9][.eE]|[0-9]{19}|-0"_s);
    return !QString::fromUtf8(body).remove(text).contains(other);
}

bool hasKeyTwice(const QByteArray &body)
{
    static const QRegularExpression token(u"(\"(?:\\\\.|[^\"\\\\])*\")(\\s*:)?|[{}]"_s);
    std::vector<std::set<QString>> open; // the keys so far of each object that is not over
    auto found = token.globalMatch(QString::fromUtf8(body));
    while (found.hasNext()) {
        const QRegularExpressionMatch one = found.next();
        if (one.captured() == u"{"_s)
            open.emplace_back();
        else if (one.captured() == u"}"_s && !open.empty())
            open.pop_back();
        if (one.captured(2).isEmpty() || open.empty())
            continue;
        const QByteArray asList = "[" + one.captured(1).toUtf8() + "]"; // Qt undoes its escapes
        if (!open.back().insert(QJsonDocument::fromJson(asList)[0].toString()).second)
            return true;
    }
    return false;
}

core::Instance inOrder(core::Instance instance)
{
    for (auto &[key, value] : instance.metadata) {
        const QJsonDocument structure =
            QJsonDocument::fromJson(QByteArray(value.view().data(), qsizetype(value.size())));
        if (!structure.isNull())
            value = structure.toJson(QJsonDocument::Compact).toStdString();
    }
    std::ranges::sort(instance.metadata,
                      [](const auto &a, const auto &b) { return a.first.view() < b.first.view(); });
    return instance;
}

} // namespace plain
