// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desk.h"

#include "core/reach/tlsproblem.h"
#include "tests/core/support/registration.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QTest>

#include <cmath>
#include <tuple>

namespace tests {

namespace {

constexpr const char *markupApplication = "<I>&\"ORDERS";
constexpr const char *longApplication = "PAYMENT-AUTHORISATION-AND-SETTLEMENT-SERVICE";

const char *applicationOf(Filling filling)
{
    if (filling == Filling::Markup)
        return markupApplication;
    return filling == Filling::LongNames ? longApplication : "ORDERS";
}

/// As the servers serve them; the second one missed what was said last of the first instance.
void serveRows(FleetBuilder &builder)
{
    std::vector<core::Instance> rows;
    for (const core::InstanceView &row : builder.fleet().instances)
        rows.push_back(*row.registered);
    std::ranges::sort(rows, {}, [](const core::Instance &row) { return std::tie(row.application, row.id); });
    for (core::PeerView &peer : builder.fleet().peers) {
        if (peer.served.isKnown())
            peer.served.value->instances = core::InstanceList(rows);
        rows.front().status = core::reportedStatus("OUT_OF_SERVICE");
    }
}

void addLongNames(FleetBuilder &builder)
{
    builder.peer("eureka-primary-eu-west-1a").silentPeer("eureka-secondary-eu-west-1b", core::Millis(95'000));
    builder.peer("eureka-tertiary-eu-west-1c", 1'240);
    setClock(builder.fleet().peers.back(), core::Seconds(-754));
    for (int i = 1; i <= 4; ++i) {
        core::InstanceView &row =
            builder.instance(longApplication,
                             "ip-10-124-200-1" + std::to_string(i) +
                                 ".eu-west-1.compute.internal:payment-authorisation-and-settlement-"
                                 "service:18443:3f2b9c1e-77aa-4d0e-9a55-0c1be2d3a4f" +
                                 std::to_string(i),
                             i == 4 ? core::Status::OutOfService : core::Status::Up, 12'345.6, 0.123);
        row.version = "2026.11.30-release-candidate.4+build.20261130T101500Z." + std::to_string(i);
        row.zone = "eu-west-1a-production-blue";
        build::registrationOf(row).hostName =
            "ip-10-124-200-1" + std::to_string(i) + ".eu-west-1.compute.internal";
        row.peersDisagree = i == 2;
        row.isInRelease = i == 1;
    }
    build::registrationOf(builder.fleet().instances.back()).overriddenStatus =
        core::reportedStatus("OUT_OF_SERVICE");
    core::InstanceView &sick = builder.instance("CUSTOMER-RELATIONSHIP-MANAGEMENT-BACKEND-FOR-FRONTEND",
                                                "crm-bff-production-0:8443", core::Status::Down);
    sick.health.value->status = sick.health.value->ownStatus = "DOWN";
    sick.health.value->failingPart = "clientConfigServerWithAVeryLongIndicatorName";
    builder.bare("订单服务-华东一区-生产环境", "订单-1:8080");
    serveRows(builder);
}

void addMany(FleetBuilder &builder)
{
    builder.peer("eureka-1").peer("eureka-2");
    for (int i = 0; i < 10'000; ++i) {
        const std::string application = i < 200 ? "ORDERS" : "SERVICE-" + std::to_string(i / 50);
        builder.instance(application, "host-" + std::to_string(i) + ":8080",
                         i % 97 == 0   ? core::Status::Down
                         : i % 89 == 0 ? core::Status::OutOfService
                                       : core::Status::Up,
                         i % 500);
    }
    serveRows(builder);
}

void addMarkup(FleetBuilder &builder)
{
    builder.peer("<i>&\"eureka-1").silentPeer("<i>&\"eureka-2").peer("<i>&\"eureka-3");
    for (int i = 1; i <= 4; ++i) {
        core::InstanceView &row =
            builder.instance(markupApplication, "<i>&\"orders-" + std::to_string(i) + ":8080",
                             i == 4 ? core::Status::Down : core::Status::Up);
        row.version = row.zone = "<i>&\"1";
        build::registrationOf(row).hostName = "<i>&\"host";
        row.health.value->failingPart = "<i>&\"db";
        row.peersDisagree = i == 2;
        row.isInRelease = i == 1;
    }
    serveRows(builder);
}

const char *environmentOf(Filling filling)
{
    if (filling == Filling::Markup)
        return "<i>&\"prod";
    return filling == Filling::LongNames ? "Production EU (Frankfurt), payment and settlement" : "prod-eu";
}

FleetBuilder fleetOf(Filling filling)
{
    FleetBuilder builder(environmentOf(filling));
    if (filling == Filling::Empty)
        builder.peer("eureka-1").peer("eureka-2");
    else if (filling == Filling::Failing)
        builder.deadPeer("eureka-1", {core::ErrorKind::Refused, "http://eureka-1:8761/eureka/apps", {}, 0})
            .deadPeer("eureka-2", {core::ErrorKind::Tls, "https://eureka-2:8761/eureka/apps",
                                   std::string(core::tlsHostName)});
    else if (filling == Filling::Many)
        addMany(builder);
    else if (filling == Filling::LongNames)
        addLongNames(builder);
    else if (filling == Filling::Markup)
        addMarkup(builder);
    if (filling != Filling::Usual)
        return builder;
    builder = releaseFleet();
    builder.instance("GATEWAY", "gateway-1:8060");
    builder.instance("STOCK", "stock-1:8080", core::Status::Down).health.value->ownStatus = "DOWN";
    serveRows(builder);
    return builder;
}

/// A wave around `middle`, a point each two seconds; nothing was measured for a moment in its middle.
core::Series wave(const std::string &name, double middle, double height, double length, bool isCaller = false)
{
    core::Series line{name, isCaller, {}};
    constexpr int points = 300;
    for (int i = 0; i < points; ++i) {
        const bool isGap = i > 180 && i < 190;
        const double value = middle + height * std::sin(i / length) + height / 3 * std::sin(i / 2.7);
        line.points.push_back({FleetBuilder::now - core::Millis((points - i) * 2'000),
                               isGap ? std::nullopt : std::optional(std::max(0.0, value))});
    }
    return line;
}

/// All sets of so many lines.
core::ChartSet setOf(const std::vector<std::string> &names, bool isCaller = false)
{
    core::ChartSet set;
    double at = 1;
    for (const std::string &name : names) {
        set.errorShare.push_back(wave(name, 0.002 * at, 0.0015, 9 + at, isCaller));
        set.requestsPerSecond.push_back(wave(name, 120 + 9 * at, 14, 12 + at, isCaller));
        set.meanLatency.push_back(wave(name, 20 + 4 * at, 5, 8 + at, isCaller));
        set.longestLatency.push_back(wave(name, 400 + 90 * at, 120, 30 + at, isCaller));
        set.trafficShare.push_back(
            wave(name, 1.0 / double(names.size()), 0.2 / double(names.size()), 14 + at, isCaller));
        at += 1;
    }
    return set;
}

void addCharts(FleetBuilder &builder, const std::string &application)
{
    core::FleetView &fleet = builder.fleet();
    fleet.errorShare = {wave(application, 0.001, 0.001, 9), wave("GATEWAY", 0.003, 0.002, 14, true)};
    fleet.requestsPerSecond = {wave(application, 480, 30, 9), wave("GATEWAY", 470, 35, 14, true)};
    fleet.meanLatency = {wave(application, 24, 6, 9), wave("GATEWAY", 31, 8, 14, true)};
    std::vector<std::string> ids;
    for (const core::InstanceView &row : fleet.instances) {
        if (row.key.application.text() == application && ids.size() < 8)
            ids.push_back(row.key.id.text());
    }
    core::ApplicationCharts charts{FleetBuilder::application(application)};
    charts.byInstance = setOf(ids);
    charts.byVersion = setOf({"2.14.0", "2.15.0"});
    charts.byCaller =
        setOf({"GATEWAY/gateway-1:8060", "CHECKOUT/a-service-with-a-rather-long-name-1:8080"}, true);
    charts.weights = {{{ids.front(), 3}, {ids.back(), 1}}, {"GATEWAY/gateway-1:8060"}, true};
    fleet.charts = std::make_shared<const core::ApplicationCharts>(std::move(charts));
    using Kind = core::MarkKind;
    int seconds = 150; // crowded at its end
    for (const Kind kind : {Kind::Drain, Kind::Drained, Kind::Shutdown, Kind::Stopped, Kind::Back,
                            Kind::Restore, Kind::Failed}) {
        fleet.marks.push_back({FleetBuilder::now - core::Seconds(seconds), kind, ids.front()});
        seconds -= kind == Kind::Shutdown ? 3 : 24;
    }
}

/// A drain that waits, as a step of no release.
core::Operation waiting(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    core::Operation operation = operationIn(snapshot, key, core::Goal::Drain, core::Phase::Waiting);
    operation.budget.update(twoCallersAndTheRest(2, operation.drainedSince), operation.drainedSince);
    operation.budget.settle(operation.drainedSince);
    return operation;
}

} // namespace

Desk::Desk(Filling filling)
    : builder(fleetOf(filling))
{
    window.setNow([] { return FleetBuilder::now; });
    window.show();
    window.activateWindow();
    if (!hasFleet()) {
        auto snapshot = builder.snapshot();
        snapshot->hasEverAnswered = filling == Filling::Empty;
        show(snapshot);
        return;
    }
    addCharts(builder, applicationOf(filling));
    query.application = FleetBuilder::application(applicationOf(filling));
    show(builder.snapshot(query));
    table()->selectRow(1);
}

ui::InstanceTable *Desk::table()
{
    return window.findChild<ui::InstanceTable *>();
}

core::InstanceKey Desk::key(std::size_t at) const
{
    std::vector<core::InstanceKey> keys;
    for (const core::InstanceView &row : builder.fleet().instances) {
        if (row.key.application == *query.application)
            keys.push_back(row.key);
    }
    return keys.at(at);
}

std::shared_ptr<core::Snapshot> Desk::releasing()
{
    core::Release release = runningRelease(builder.fleet(), *query.application);
    comeBack(release, 0, core::Stage::Judging, core::Awaited::Judgement);
    auto snapshot = builder.snapshot(query);
    snapshot->releases = {release};
    snapshot->operations = {waiting(*snapshot, key(1))};
    return snapshot;
}

std::shared_ptr<core::Snapshot> Desk::draining()
{
    auto snapshot = builder.snapshot(query);
    core::Release release = runningRelease(builder.fleet(), *query.application);
    comeBack(release, 0, core::Stage::Done, core::Awaited::Nothing).proof = core::ReturnProof::Traffic;
    core::InstanceProgress &progress = release.instances[1];
    progress.stage = core::Stage::Draining;
    progress.awaited = core::Awaited::CallersLetGo;
    progress.since = progress.awaitedSince = FleetBuilder::now - core::Millis(54'000);
    snapshot->releases = {release};
    snapshot->operations = {waiting(*snapshot, progress.planned.key)};
    return snapshot;
}

void Desk::click(const char *name)
{
    QTest::mouseClick(window.findChild<QAbstractButton *>(QLatin1String(name)), Qt::LeftButton);
}

void Desk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&window, key, modifiers);
}

QWidget *Desk::dialog(const char *className)
{
    for (QDialog *one : window.findChildren<QDialog *>()) {
        if (one->isVisible() && one->inherits(className))
            return one;
    }
    return nullptr;
}

} // namespace tests
