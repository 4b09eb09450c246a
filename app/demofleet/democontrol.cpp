// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/democontrol.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/demofleet.h"

#include <QJsonArray>

namespace demofleet {

namespace {

QString instanceOf(const HttpRequest &request)
{
    return QString::fromUtf8(request.query("instance"));
}

HttpResponse done(bool isDone, const HttpRequest &request)
{
    return isDone ? jsonResponse({{QStringLiteral("done"), true}}) : bootError(404, request.path());
}

QJsonArray actions()
{
    return {QStringLiteral("POST /demo/cut"),
            QStringLiteral("POST /demo/heal"),
            QStringLiteral("POST /demo/heal?instance=ID"),
            QStringLiteral("POST /demo/restart?peer=NUMBER"),
            QStringLiteral("POST /demo/kill?instance=ID"),
            QStringLiteral("POST /demo/start?instance=ID&version=VERSION"),
            QStringLiteral("POST /demo/hang?instance=ID"),
            QStringLiteral("POST /demo/slow?instance=ID"),
            QStringLiteral("POST /demo/errors?instance=ID&share=0..1"),
            QStringLiteral("GET /demo/totals"),
            QStringLiteral("GET /demo/hops")};
}

} // namespace

DemoControl::DemoControl(DemoFleet *fleet)
    : m_fleet(fleet)
    , m_http([this](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond(answer(request));
    })
{
}

HttpResponse DemoControl::answer(const HttpRequest &request)
{
    const QByteArray path = request.path();
    if (request.method == "GET") {
        if (path == "/demo" || path == "/demo/") {
            return overview();
        }
        if (path == "/demo/hops") {
            return jsonResponse(hopsJson(m_fleet->options()));
        }
        if (path == "/demo/totals") {
            const Totals sums = m_fleet->totals();
            return jsonResponse(
                {{QStringLiteral("answered"), sums.answered}, {QStringLiteral("failed"), sums.failed}});
        }
        return bootError(404, path);
    }
    if (request.method != "POST") {
        return bootError(405, path);
    }
    if (path == "/demo/cut") {
        m_fleet->setCut(true);
        return done(true, request);
    }
    if (path == "/demo/heal") {
        return heal(request);
    }
    if (path == "/demo/restart") {
        return restart(request);
    }
    if (path == "/demo/kill") {
        return done(m_fleet->killInstance(instanceOf(request)), request);
    }
    if (path == "/demo/start") {
        const QString version = QString::fromUtf8(request.query("version"));
        return version.isEmpty() ? bootError(400, path)
                                 : done(m_fleet->startInstance(instanceOf(request), version), request);
    }
    if (path == "/demo/hang") {
        return done(m_fleet->setHanging(instanceOf(request), true), request);
    }
    if (path == "/demo/slow") {
        return done(m_fleet->setSlowStop(instanceOf(request), true), request);
    }
    return path == "/demo/errors" ? errors(request) : bootError(404, path);
}

/// Of one instance what it was made to do wrong; without a name everything, the cut too.
HttpResponse DemoControl::heal(const HttpRequest &request)
{
    const QString id = instanceOf(request);
    if (!id.isEmpty()) {
        return done(m_fleet->healInstance(id), request);
    }
    m_fleet->healAll();
    return done(true, request);
}

/// Servers are counted from 1, in the order in which the fleet tells their addresses.
HttpResponse DemoControl::restart(const HttpRequest &request)
{
    bool isNumber = false;
    const int peer = request.query("peer").toInt(&isNumber);
    if (!isNumber) {
        return bootError(400, request.path());
    }
    return done(m_fleet->restartPeer(peer - 1), request);
}

HttpResponse DemoControl::errors(const HttpRequest &request)
{
    bool isNumber = false;
    const double share = request.query("share").toDouble(&isNumber);
    if (!isNumber || !(share >= 0 && share <= 1)) {
        return bootError(400, request.path());
    }
    return done(m_fleet->setErrorShare(instanceOf(request), share), request);
}

HttpResponse DemoControl::overview() const
{
    QJsonArray peers;
    const QStringList urls = m_fleet->eurekaUrls();
    for (int index = 0; index < urls.size(); ++index) {
        peers.append(QJsonObject{{QStringLiteral("number"), index + 1},
                                 {QStringLiteral("url"), urls.at(index)},
                                 {QStringLiteral("running"), m_fleet->isPeerRunning(index)}});
    }
    QJsonArray instances;
    const QList<InstanceFaults> all = m_fleet->instanceFaults();
    for (const InstanceFaults &instance : all) {
        instances.append(QJsonObject{{QStringLiteral("id"), instance.id},
                                     {QStringLiteral("hanging"), instance.isHanging},
                                     {QStringLiteral("errorShare"), instance.errorShare},
                                     {QStringLiteral("stoppingSlowly"), instance.isStoppingSlowly}});
    }
    return jsonResponse({{QStringLiteral("peers"), peers},
                         {QStringLiteral("cut"), m_fleet->isCut()},
                         {QStringLiteral("instances"), instances},
                         {QStringLiteral("actions"), actions()}});
}

} // namespace demofleet
