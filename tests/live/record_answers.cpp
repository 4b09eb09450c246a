// SPDX-License-Identifier: GPL-3.0-or-later
// Records answers of real servers as test data: record_answers FOLDER, where tests/core/eureka/data is the
// folder that the tests read. The file names end in the Boot version. Nothing but loopback names is in them.
// tests/core/eureka/tst_recorded.cpp holds the values of one recording; record anew, and they change.
#include "tests/live/javaserver.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/signsoflife.h"
#include "tests/live/waiting.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto startLimit = 240s;
constexpr auto cacheLimit = 30s;
const QList<QByteArray> json{"Accept: application/json"};
const QList<QByteArray> xml{"Accept: application/xml"};

class Recorder
{
public:
    Recorder(live::EurekaView eureka, QString folder, QString version)
        : m_eureka(std::move(eureka))
        , m_folder(std::move(folder))
        , m_version(std::move(version))
    {
    }

    const live::EurekaView &eureka() const { return m_eureka; }

    bool save(const QString &what, const QString &path, const QList<QByteArray> &headers = json) const
    {
        const live::HttpAnswer answer = m_eureka.call("GET", path, headers);
        const QString form = headers.first().endsWith("xml") ? u".xml"_s : u".json"_s;
        QFile file(m_folder + u'/' + what + u'-' + m_version + form);
        const bool saved = answer.status == 200 && file.open(QIODevice::WriteOnly) &&
                           file.write(answer.body) == answer.body.size();
        std::printf("%s %s\n", saved ? "saved" : "FAILED", qPrintable(file.fileName()));
        return saved;
    }

    bool saveBoth(const QString &what, const QString &path) const
    {
        return save(what, path, json) && save(what, path, xml);
    }

private:
    live::EurekaView m_eureka;
    QString m_folder;
    QString m_version;
};

/// A second application, with the metadata and the names that a provider of ours has not.
bool registerPlainOne(const live::EurekaView &eureka)
{
    const QByteArray body =
        R"({"instance":{"instanceId":"web 7/größe","hostName":"host","app":"BILLING",)"
        R"("ipAddr":"127.0.0.1","status":"UP","port":{"$":9080,"@enabled":"true"},)"
        R"("securePort":{"$":9443,"@enabled":"true"},"vipAddress":"billing,payments",)"
        R"("secureVipAddress":"billing-secure","metadata":{"zone":"a","build_number":"7"},)"
        R"("dataCenterInfo":{"@class":)"
        R"("com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},)"
        R"("homePageUrl":"http://host:9080/?a=1&b=<2>","lastDirtyTimestamp":"1760000000000",)"
        R"("leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":90}}})";
    return eureka.call("POST", u"/apps/BILLING"_s, {"Content-Type: application/json"}, body).status == 204;
}

bool listHas(const live::EurekaView &eureka, const QString &list, const QByteArray &text)
{
    return live::eventually([&] { return eureka.getJson(list).body.contains(text); }, cacheLimit);
}

bool recordWith(const Recorder &recorder, live::JavaServer &provider)
{
    const live::EurekaView &eureka = recorder.eureka();
    const QString id = u"localhost:orders:"_s + QString::number(provider.port());
    const QString instance = u"/apps/ORDERS/"_s + id;
    provider.start();
    if (!provider.waitUntilHealthy(startLimit) || !live::hearsFrom(eureka, u"ORDERS"_s, id, 2, startLimit))
        return false;
    if (!recorder.saveBoth(u"instance"_s, instance) || !registerPlainOne(eureka))
        return false;
    eureka.call("PUT", instance + u"/status?value=OUT_OF_SERVICE"_s);
    if (!listHas(eureka, u"/apps"_s, "OUT_OF_SERVICE_1_UP_1_") ||
        !listHas(eureka, u"/apps/delta"_s, "OUT_OF_SERVICE_1_UP_1_") ||
        !listHas(eureka, u"/apps/ORDERS"_s, "OUT_OF_SERVICE") ||
        !listHas(eureka, u"/vips/billing"_s, "BILLING"))
        return false;
    return recorder.saveBoth(u"instance-out"_s, instance) && recorder.saveBoth(u"apps"_s, u"/apps"_s) &&
           recorder.save(u"apps-compact"_s, u"/apps"_s,
                         json + QList<QByteArray>{"X-Eureka-Accept: compact"}) &&
           recorder.saveBoth(u"delta"_s, u"/apps/delta"_s) &&
           recorder.saveBoth(u"application"_s, u"/apps/ORDERS"_s) &&
           recorder.saveBoth(u"vips"_s, u"/vips/billing"_s) &&
           recorder.save(u"vips-unknown"_s, u"/vips/no-such-vip"_s);
}

bool record(live::Generation generation, const QString &folder)
{
    const live::BuildOutcome built = live::buildServers(generation);
    if (built.kind != live::BuildOutcome::Kind::Ready) {
        std::printf("%s: %s\n", qPrintable(live::nameOf(generation)), qPrintable(built.why));
        return false;
    }
    QTemporaryDir logs;
    live::JavaServer server(u"eureka"_s, logs.path(),
                            {u"--eureka.server.response-cache-update-interval-ms=1000"_s}, generation);
    server.start();
    if (!server.waitUntilHealthy(startLimit))
        return false;
    const Recorder recorder(live::EurekaView(server.url(u"/eureka"_s).toString()), folder,
                            live::versionOf(generation));
    live::JavaServer provider(
        u"provider"_s, logs.path(),
        {u"--eureka.client.service-url.defaultZone="_s + server.url(u"/eureka/"_s).toString(),
         u"--eureka.instance.lease-renewal-interval-in-seconds=2"_s},
        generation);
    return recorder.saveBoth(u"apps-empty"_s, u"/apps"_s) && recordWith(recorder, provider);
}

} // namespace

int main(int argumentCount, char **arguments)
{
    const QCoreApplication application(argumentCount, arguments);
    if (argumentCount != 2) {
        std::printf("usage: record_answers FOLDER\n");
        return 2;
    }
    bool good = true;
    for (const live::Generation generation :
         {live::Generation::Boot15, live::Generation::Boot35, live::Generation::Boot40})
        good = record(generation, QString::fromLocal8Bit(arguments[1])) && good;
    return good ? 0 : 1;
}
