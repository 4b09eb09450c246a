// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/smoothcheck.h"
#include "core/reach/tlsproblem.h"
#include "tests/ui/desk.h"
#include "ui/instances/instancetable.h"
#include "ui/links/linkmenu.h"
#include "ui/profile/profiledesk.h"
#include "ui/start/startpage.h"
#include "ui/window/charttabs.h"
#include "ui/window/filterline.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QTest>

namespace tests {

namespace {

using Open = std::function<QWidget *(Desk &)>;

/// What is opened on a chosen instance; null where there is none.
Open onFleet(Open open)
{
    return [open = std::move(open)](Desk &desk) { return desk.hasFleet() ? open(desk) : nullptr; };
}

Open byButton(const char *button, const char *className)
{
    return onFleet([=](Desk &desk) {
        desk.click(button);
        return desk.dialog(className);
    });
}

Open byKey(Qt::Key key, Qt::KeyboardModifiers modifiers, const char *className)
{
    return [=](Desk &desk) {
        desk.press(key, modifiers);
        return desk.dialog(className);
    };
}

QWidget *openStart(Desk &desk)
{
    ui::EnvironmentChoice good;
    good.id = good.name = QString::fromStdString(desk.builder.fleet().environment);
    ui::EnvironmentChoice broken;
    broken.id = QStringLiteral("/p/broken.json");
    broken.name = QStringLiteral("broken.json");
    broken.mistake = QStringLiteral("fetch is no length, for example 30s");
    desk.window.showStart({{good, broken}, QStringLiteral("/home/anna/.config/drainboard/profiles")},
                          {QStringLiteral("http://eureka-primary-eu-west-1a.internal:8761/eureka")});
    return &desk.window;
}

QWidget *openTestedStart(Desk &desk)
{
    openStart(desk);
    core::ServerTest test;
    using Kind = core::ConnectionStepKind;
    using Outcome = core::StepOutcome;
    test.steps = {{Kind::Name, Outcome::Done, "eureka-1", core::Millis(0), {}},
                  {Kind::Proxy, Outcome::Done, "socks5://127.0.0.1:1080", core::Millis(1), {}},
                  {Kind::Address, Outcome::Done, "", core::Millis(31), {}},
                  {Kind::Tls, Outcome::Failed, "", core::Millis(12),
                   core::Error{core::ErrorKind::Tls, "https://eureka-1.internal:8761/eureka/apps",
                               std::string(core::tlsHostName)}}};
    test.isOver = true;
    desk.window.startPage()->setTest(test);
    return &desk.window;
}

QWidget *openRecovery(Desk &desk)
{
    auto snapshot = desk.builder.snapshot(desk.query);
    core::Recovery one{{}, desk.key(0)};
    one.recorded.id = "op-1";
    one.recorded.instance = one.key.path();
    one.recorded.startedBy = "alice";
    one.recorded.startedAt = FleetBuilder::now - core::Seconds(1200);
    one.recorded.lastAt = FleetBuilder::now - core::Seconds(1080);
    one.standing = core::Standing::OutOfService;
    one.canContinue = true;
    snapshot->unfinished = {one};
    desk.show(snapshot); // it opens by itself
    return desk.dialog("ui::RecoveryDialog");
}

QWidget *openCheck(Desk &desk)
{
    desk.click("check");
    using Code = core::CheckCode;
    using Verdict = core::CheckVerdict;
    const std::string name = desk.query.application->text();
    core::CheckFinding fails{Code::RetryNextInstance, Verdict::Fails, name, {desk.key(0).path()}, {"0"}};
    fails.properties = {"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=1"};
    fails.readFrom = {"http://gateway-1:8060/actuator (configprops)"};
    fails.length = core::Seconds(95);
    fails.share = 0.5;
    core::CheckFinding unread{Code::SpringRetry, Verdict::NotRead, name, {desk.key(1).path()}};
    unread.unread = core::Unread::Failed;
    unread.error = core::Error{core::ErrorKind::NotFound, "http://gateway-1:8060/actuator/beans", {}, 404};
    core::CheckFinding good{Code::BalancerRetry, Verdict::Good, name, {desk.key(1).path()}, {"true"}};
    auto snapshot = desk.builder.snapshot(desk.query);
    snapshot->check = std::make_shared<const core::SmoothCheck>(
        core::SmoothCheck{*desk.query.application, FleetBuilder::now, {fails, unread, good}, false});
    desk.show(snapshot);
    return desk.dialog("ui::CheckDialog");
}

core::PastCharts pastOf(const Desk &desk)
{
    std::vector<core::CountSample> samples;
    const core::TimePoint from = FleetBuilder::now - core::Seconds(600);
    for (int i = 0; i <= 300; ++i) {
        samples.push_back({from + core::Seconds(i * 2), core::Side::Caller, "gateway-1", i * 20.0,
                           i < 150 ? 0.0 : 3.0, from - core::Seconds(1000)});
    }
    const std::string first = desk.key(0).id.text();
    return core::pastCharts("rel-2", std::move(samples),
                            {{from, first, "UP", "UNKNOWN"},
                             {from, desk.key(1).id.text(), "UP", "UNKNOWN"},
                             {from + core::Seconds(300), first, "OUT_OF_SERVICE", "OUT_OF_SERVICE"}},
                            {{from + core::Seconds(301), core::MarkKind::Drain, first}});
}

QWidget *openPast(Desk &desk)
{
    desk.click("past");
    auto past = std::make_shared<core::Past>();
    past->releases = {{"rel-2", desk.query.application->text(), "", 3, "anna,bob",
                       FleetBuilder::now - core::Seconds(600), FleetBuilder::now, true},
                      {"op-1", desk.query.application->text(), desk.key(1).id.text(), 1, "anna",
                       FleetBuilder::now - core::Seconds(9000), FleetBuilder::now - core::Seconds(8900),
                       false}};
    past->opened = pastOf(desk);
    desk.window.setPast(past);
    return desk.dialog("ui::PastDialog");
}

QWidget *openFailedPast(Desk &desk)
{
    desk.click("past");
    auto past = std::make_shared<core::Past>();
    past->error = core::Error{core::ErrorKind::Malformed, "journal.sqlite", "file is not a database"};
    desk.window.setPast(past);
    return desk.dialog("ui::PastDialog");
}

QWidget *openLink(Desk &desk)
{
    desk.window.enter(
        {},
        {{"Grafana", "https://grafana.internal.example/d/jvm?var-instance={instanceId}&to={to}", {}, true}});
    desk.window.findChild<ui::LinkMenu *>()->actions().front()->trigger();
    return desk.dialog("ui::LinkDialog");
}

QWidget *openSaveFilter(Desk &desk)
{
    desk.window.findChild<ui::FilterLine *>()->setText(QStringLiteral("status:oos zone:eu-west-1a"));
    desk.window.findChild<QAction *>(QStringLiteral("saveFilter"))->trigger();
    return desk.dialog("ui::SaveFilterDialog");
}

QWidget *openGuide(Desk &desk)
{
    auto snapshot = desk.builder.snapshot(desk.query);
    snapshot->rehearsalVersion = "2.15.0";
    desk.show(snapshot);
    desk.window.findChild<QAction *>(QStringLiteral("guide"))->trigger();
    return desk.dialog("ui::GuideDialog");
}

/// `body`: the file.
QWidget *openProfile(Desk &desk, const QByteArray &body)
{
    desk.window.profiles()->open({body.isEmpty() ? QString() : QStringLiteral("/p/production.json"),
                                  QStringLiteral("/home/anna/.config/drainboard/profiles/production.json"),
                                  body});
    return desk.dialog("ui::ProfileDialog");
}

QWidget *openNewProfile(Desk &desk)
{
    return openProfile(desk, {});
}

QWidget *openWrongProfile(Desk &desk)
{
    return openProfile(
        desk, "{\"name\": \"\", \"colour\": \"red\", \"timeZone\": \"UTC +2\", \"peers\": [\"ftp://a\"], "
              "\"user\": \"x\", \"fetch\": \"1h\", \"callers\": [{\"name\": \"nightly batch\"}], "
              "\"rules\": 7}");
}

QWidget *openLocked(Desk &desk)
{
    auto snapshot = std::make_shared<core::Snapshot>(*desk.builder.snapshot(desk.query));
    snapshot->access.writableUntil.reset();
    desk.show(snapshot);
    return &desk.window;
}

QWidget *openTroubled(Desk &desk)
{
    auto snapshot = std::make_shared<core::Snapshot>(*desk.builder.snapshot(desk.query));
    snapshot->journalTrouble =
        core::Error{core::ErrorKind::Malformed, "/var/lib/journal.sqlite", "disk full"};
    snapshot->journalKeptAside = "/home/anna/.local/share/drainboard/journal-20261130.damaged";
    snapshot->acceptsAnyCertificate = true;
    snapshot->suspendedCredentials = {"actuator-token"};
    desk.show(snapshot);
    return &desk.window;
}

std::vector<Screen> windows()
{
    const auto itself = [](Desk &desk) { return &desk.window; };
    return {{"window", 8, itself, true},
            {"window in a release", 24, onFleet([](Desk &desk) -> QWidget * {
                 desk.show(desk.releasing());
                 return &desk.window;
             })},
            {"window while callers are awaited", 24, onFleet([](Desk &desk) -> QWidget * {
                 desk.show(desk.draining());
                 return &desk.window;
             })},
            {"window locked", 8, onFleet(openLocked)},
            {"window in trouble", 8, onFleet(openTroubled)},
            {"window where no instance fits", 8, onFleet([](Desk &desk) -> QWidget * {
                 core::ListQuery query = desk.query;
                 query.filter = "status:oos zone:nowhere";
                 desk.show(desk.builder.snapshot(query));
                 return &desk.window;
             })},
            {"start page", 6, openStart},
            {"start page with a test", 6, openTestedStart}};
}

std::vector<Screen> dialogs()
{
    const auto releasing = [](const char *button, const char *className) {
        return onFleet([=](Desk &desk) {
            desk.show(desk.releasing());
            desk.click(button);
            return desk.dialog(className);
        });
    };
    return {
        {"plan", 15, byButton("startRelease", "ui::PlanDialog")},
        {"confirm a drain", 3, byButton("drain", "ui::ConfirmDialog")},
        {"confirm a stop", 4, byButton("shutdown", "ui::ConfirmDialog")},
        {"recovery", 4, onFleet(openRecovery)},
        {"judge", 5, releasing("releaseJudge", "ui::JudgeDialog")},
        {"confirm an abort", 2, releasing("releaseAbort", "ui::ConfirmDialog")},
        {"leave", 2, onFleet([](Desk &desk) {
             desk.show(desk.releasing());
             desk.window.close();
             return desk.dialog("ui::LeaveDialog");
         })},
        {"check", 5, onFleet(openCheck)},
        {"past releases", 4, onFleet(openPast)},
        {"past releases that cannot be read", 2, onFleet(openFailedPast)},
        {"instance details", 2, onFleet([](Desk &desk) {
             QTest::keyClick(desk.table(), Qt::Key_Return);
             return desk.dialog("ui::InstanceDialog");
         })},
        {"attention", 2, byButton("attention", "ui::AttentionDialog"), true},
        {"comparison", 3, byButton("compare", "ui::PeersDialog"), true},
        {"look up", 3, byButton("lookUp", "ui::VipDialog")},
        {"metadata", 4, byButton("metadata", "ui::MetadataDialog")},
        {"note", 3, byButton("editNote", "ui::NoteDialog")},
        {"link", 3, onFleet(openLink)},
        {"save filter", 3, onFleet(openSaveFilter)},
        {"guide", 1, onFleet(openGuide)},
        {"new profile", 20, openNewProfile},
        {"profile with mistakes", 20, openWrongProfile},
        {"settings", 4, byKey(Qt::Key_Comma, Qt::ControlModifier, "ui::SettingsDialog")},
        {"manual", 5, byKey(Qt::Key_F1, {}, "ui::HelpDialog")},
        {"palette", 10, byKey(Qt::Key_K, Qt::ControlModifier, "ui::CommandPalette")},
        {"list of keys", 10, byKey(Qt::Key_Question, {}, "ui::KeyList")},
    };
}

/// `tab` of the charts, and there `choice` of what is drawn; below 0: it has none.
Open chart(int tab, int choice)
{
    return [=](Desk &desk) -> QWidget * {
        auto *charts = desk.window.findChild<ui::ChartTabs *>();
        charts->setCurrentIndex(tab);
        if (choice >= 0)
            charts->currentWidget()->findChild<QComboBox *>()->setCurrentIndex(choice);
        return charts;
    };
}

} // namespace

const std::vector<Screen> &everyScreen()
{
    static const std::vector<Screen> all = [] {
        std::vector<Screen> screens = windows();
        for (Screen &screen : dialogs())
            screens.push_back(std::move(screen));
        return screens;
    }();
    return all;
}

const std::vector<Screen> &everyChart()
{
    static const std::vector<Screen> all{
        {"chart errors", 0, chart(0, -1)},
        {"chart requests", 0, chart(1, -1)},
        {"chart latency", 0, chart(2, -1)},
        {"chart instances errors", 0, chart(3, 0)},
        {"chart instances requests", 0, chart(3, 1)},
        {"chart instances latency", 0, chart(3, 2)},
        {"chart instances longest", 0, chart(3, 3)},
        {"chart instances share", 0, chart(3, 4)},
        {"chart versions errors", 0, chart(4, 0)},
        {"chart versions latency", 0, chart(4, 2)},
        {"chart versions share", 0, chart(4, 4)},
        {"chart callers errors", 0, chart(5, 0)},
        {"chart callers requests", 0, chart(5, 1)},
        {"chart callers share", 0, chart(5, 4)},
    };
    return all;
}

} // namespace tests
