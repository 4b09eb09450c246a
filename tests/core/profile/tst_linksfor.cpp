// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/linksfor.h"
#include "tests/core/support/builders.h"
#include "tests/core/support/registration.h"

#include <QTest>

#include <tuple>

class LinksForTest : public QObject
{
    Q_OBJECT

private slots:
    void fills_data();
    void fills();
    void offersWhatIsMeant();
    void looksAtTheRelease();
};

namespace {

core::InstanceView told()
{
    core::Instance instance = build::instance("host/1:orders:8080");
    instance.metadata = {{"region", "eu west"}, {"up", ".."}, {"evil", "x@evil.example/"}};
    core::InstanceView row = build::row(instance);
    row.version = "2.14.0+b&1";
    row.zone = "zürich";
    return row;
}

core::LinkTemplate form(const std::string &url)
{
    return {"l", url, {}, true};
}

core::Link linkOf(const core::LinkTemplate &link, const core::InstanceView &row)
{
    return core::linksFor({link}, {build::app(), &row, build::at(-60), build::at(0)}).at(0);
}

std::string milliseconds(core::TimePoint time)
{
    return std::to_string(std::chrono::milliseconds(time.time_since_epoch()).count());
}

} // namespace

void LinksForTest::fills_data()
{
    QTest::addColumn<std::string>("form");
    QTest::addColumn<std::string>("url");     // empty: it cannot be made
    QTest::addColumn<std::string>("missing"); // the first
    const auto row = [](const char *form, const std::string &url, const char *missing = "") {
        QTest::newRow(form) << std::string(form) << url << std::string(missing);
    };
    row("http://{host}:{port}/info", "http://orders-1:8080/info");
    row("http://{ipAddr}:{port}/", "http://10.0.0.1:8080/");
    row("https://l/{application}/{lowerCaseApplication}", "https://l/ORDERS/orders");
    row("https://l?i={instanceId}", "https://l?i=host%2F1%3Aorders%3A8080");
    row("https://l/{version}#{zone}", "https://l/2.14.0%2Bb%261#z%C3%BCrich");
    row("https://l/?r={metadata.region}", "https://l/?r=eu%20west");
    row("https://l/?f={from}&t={to}",
        "https://l/?f=" + milliseconds(build::at(-60)) + "&t=" + milliseconds(build::at(0)));
    row("https://l/{metadata.absent}", "", "metadata.absent");
    row("https://l/{vipAddress}", "", "vipAddress");
    row("https://l/{metadata.up}/x", "", "metadata.up");
    row("https://{metadata.evil}/x", "", "metadata.evil");
    row("https://{instanceId}.l/", "", "instanceId");
}

void LinksForTest::fills()
{
    QFETCH(std::string, form);
    const core::Link link = linkOf(::form(form), told());
    QTEST(link.url, "url");
    QTEST(link.missing.empty() ? std::string() : link.missing.front(), "missing");
}

void LinksForTest::offersWhatIsMeant()
{
    core::InstanceView six = told();
    build::registrationOf(six).ipAddress = "2001:db8::1";
    QCOMPARE(linkOf(form("http://{ipAddr}:{port}/a/{ipAddr}"), six).url,
             std::string("http://[2001:db8::1]:8080/a/2001%3Adb8%3A%3A1"));

    const std::vector<core::LinkTemplate> all{{"all", "http://l/", {}, false},
                                              {"others", "http://l/", {build::app("STOCK")}, false},
                                              {"own", "http://l/", {build::app("ORDERS")}, false},
                                              {"one", "http://l/{host}", {}, true}};
    const auto names = [&](const core::InstanceView *row) {
        std::string joined;
        for (const core::Link &link : core::linksFor(all, {build::app(), row, {}, {}}))
            joined += link.name + " ";
        return joined;
    };
    const core::InstanceView row = told();
    QCOMPARE(names(&row), std::string("all own one "));
    QCOMPARE(names(nullptr), std::string("all own "));
}

void LinksForTest::looksAtTheRelease()
{
    const std::vector<core::LinkTemplate> span{{"s", "http://l/{from}/{to}", {}, false}};
    const core::TimePoint now = build::at(10'000);
    const auto url = [&](const core::Snapshot &snapshot) {
        return core::linksFor(span, snapshot, build::app(), nullptr, now).at(0).url;
    };
    const auto expected = [&](double from) {
        return "http://l/" + milliseconds(build::at(from)) + "/" + milliseconds(now);
    };
    core::Snapshot snapshot;
    QCOMPARE(url(snapshot), expected(10'000 - 3600));
    core::ReleasePlan plan{"prod", build::app()};
    snapshot.releases.push_back(core::makeRelease(plan, "r", build::at(1'000)));
    snapshot.releases[0].startedAt = build::at(1'000);
    QCOMPARE(url(snapshot), expected(1'000 - 900));
    snapshot.releases[0].startedAt = build::at(9'900); // the hour before is longer
    QCOMPARE(url(snapshot), expected(10'000 - 3600));
    snapshot.releases[0].startedAt = build::at(1'000);
    snapshot.releases[0].state = core::ReleaseState::Finished;
    QCOMPARE(url(snapshot), expected(10'000 - 3600));
    core::ReleasePlan other{"prod", build::app("STOCK")};
    snapshot.releases[0] = core::makeRelease(other, "r", build::at(1'000));
    snapshot.releases[0].startedAt = build::at(1'000);
    QCOMPARE(url(snapshot), expected(10'000 - 3600));
}

QTEST_APPLESS_MAIN(LinksForTest)
#include "tst_linksfor.moc"
