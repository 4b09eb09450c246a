// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/route.h"

#include <QTest>

using core::Proxy;
using core::ProxyKind;
using core::RegistryPlace;
using core::TargetKind;

class RouteTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutSettingsNothingChanges();
    void proxyGoesByTarget();
    void noProxyAndLoopbackAreDirect();
    void profileGoesBeforeTheEnvironment();
    void rules_data();
    void rules();
    void theFirstRuleCounts();
    void choosesTheHost_data();
    void choosesTheHost();
    void withholdsLoopbackOfARemoteRegistry_data();
    void withholdsLoopbackOfARemoteRegistry();
    void refusesWhatIsNoAddress();
};

namespace {

const Proxy socks{ProxyKind::Socks5, "jump", 1080, {}, {}};
const Proxy http{ProxyKind::Http, "proxy", 3128, {}, {}};

core::Result<core::Route> routeOf(const std::string &url, const core::ReachSettings &settings,
                                  TargetKind kind = TargetKind::Actuator,
                                  RegistryPlace place = RegistryPlace::Remote,
                                  const core::InstanceHosts &hosts = {})
{
    return core::route(url, kind, settings, {}, place, hosts);
}

} // namespace

void RouteTest::withoutSettingsNothingChanges()
{
    const auto route = routeOf("http://orders:8080/actuator/health?x=%2F", {});
    QVERIFY(route.has_value());
    QVERIFY(*route == (core::Route{"http://orders:8080/actuator/health?x=%2F", {}, {}, false}));
}

void RouteTest::proxyGoesByTarget()
{
    core::ReachSettings settings;
    settings.proxies = {Proxy{}, socks, http};
    QCOMPARE(routeOf("http://a:1/", settings, TargetKind::Eureka)->proxy.kind, ProxyKind::Direct);
    QVERIFY(routeOf("http://a:1/", settings, TargetKind::Actuator)->proxy == socks);
    QVERIFY(routeOf("http://a:1/", settings, TargetKind::Prometheus)->proxy == http);
}

void RouteTest::noProxyAndLoopbackAreDirect()
{
    core::ReachSettings settings;
    settings.proxies.fill(socks);
    settings.noProxy = {"near.example"};
    QVERIFY(routeOf("http://far.example/", settings)->proxy == socks);
    QCOMPARE(routeOf("http://a.near.example/", settings)->proxy.kind, ProxyKind::Direct);
    QCOMPARE(routeOf("http://127.0.0.1:1/", settings, TargetKind::Eureka)->proxy.kind, ProxyKind::Direct);
    // Sent to loopback by a rule, as for `kubectl port-forward`.
    settings.rules = {{"far.example", {}, "localhost", 18'080, {}}};
    const auto forwarded = routeOf("http://far.example:8080/x", settings);
    QCOMPARE(forwarded->url, std::string("http://localhost:18080/x"));
    QCOMPARE(forwarded->proxy.kind, ProxyKind::Direct);
}

void RouteTest::profileGoesBeforeTheEnvironment()
{
    core::ReachSettings settings;
    settings.proxies[std::size_t(TargetKind::Eureka)] = Proxy{};
    const core::ProxyEnvironment environment{{}, {}, "http://proxy:3128", {}};
    const auto of = [&](TargetKind kind) {
        return core::route("http://a/", kind, settings, environment, RegistryPlace::Remote)->proxy;
    };
    QCOMPARE(of(TargetKind::Eureka).kind, ProxyKind::Direct);
    QVERIFY(of(TargetKind::Actuator) == http);
}

void RouteTest::rules_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("host, port and scheme") << "http://10.42.1.2:8080/a/b%2Fc?d=e"
                                           << "https://gateway:8443/a/b%2Fc?d=e";
    QTest::newRow("only the port") << "https://a.pods/"
                                   << "https://a.pods:9000/";
    QTest::newRow("only of that port") << "http://jobs:8081/x"
                                       << "http://far:8081/x";
    QTest::newRow("not of another port") << "http://jobs:8082/x"
                                         << "http://jobs:8082/x";
    QTest::newRow("to an IPv6 address") << "http://six:1/x"
                                        << "http://[fd00::1]:1/x";
    QTest::newRow("none fits") << "http://other/x"
                               << "http://other/x";
}

void RouteTest::rules()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    core::ReachSettings settings;
    settings.rules = {{"10.42.0.0/16", {}, "gateway", 8443, "https"},
                      {"*.pods", {}, {}, 9000, {}},
                      {"jobs", 8081, "far", {}, {}},
                      {"six", {}, "fd00::1", {}, {}}};
    const auto route = routeOf(url.toStdString(), settings);
    QVERIFY(route.has_value());
    QCOMPARE(QString::fromStdString(route->url), expected);
    QCOMPARE(route->rule.has_value(), url != expected);
}

void RouteTest::theFirstRuleCounts()
{
    core::ReachSettings settings;
    settings.rules = {
        {"a*", {}, "first", {}, {}}, {"*", {}, "second", {}, {}}, {"first", {}, "third", {}, {}}};
    QCOMPARE(routeOf("http://ab:1/", settings)->url, std::string("http://first:1/"));
    QCOMPARE(routeOf("http://ab:1/", settings)->rule, std::optional<std::size_t>(0));
    QCOMPARE(routeOf("http://b:1/", settings)->rule, std::optional<std::size_t>(1));
}

void RouteTest::choosesTheHost_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    const QString name = QStringLiteral("http://orders-1:8080/");
    const QString address = QStringLiteral("http://10.0.0.7:8080/");
    QTest::newRow("as given") << int(core::HostChoice::AsGiven) << name << name;
    QTest::newRow("address for name") << int(core::HostChoice::IpAddress) << name << address;
    QTest::newRow("name for address") << int(core::HostChoice::HostName) << address << name;
    QTest::newRow("of another") << int(core::HostChoice::IpAddress) << "http://other:1/"
                                << "http://other:1/";
}

void RouteTest::choosesTheHost()
{
    QFETCH(int, choice);
    QFETCH(QString, url);
    QFETCH(QString, expected);
    core::ReachSettings settings;
    settings.hostChoice = core::HostChoice(choice);
    const auto route = routeOf(url.toStdString(), settings, TargetKind::Actuator, RegistryPlace::Remote,
                               {"Orders-1", "10.0.0.7"});
    QCOMPARE(QString::fromStdString(route->url), expected);
    QCOMPARE(route->isOtherHost, url != expected);
}

void RouteTest::withholdsLoopbackOfARemoteRegistry_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("hasRule");
    QTest::addColumn<bool>("isSent");
    const auto row = [](const char *title, RegistryPlace place, TargetKind kind, bool hasRule, bool isSent) {
        QTest::newRow(title) << int(place) << int(kind) << hasRule << isSent;
    };
    row("remote", RegistryPlace::Remote, TargetKind::Actuator, false, false);
    row("remote with a rule", RegistryPlace::Remote, TargetKind::Actuator, true, true);
    row("local", RegistryPlace::Loopback, TargetKind::Actuator, false, true);
    row("the peer itself", RegistryPlace::Remote, TargetKind::Eureka, false, true);
    row("typed by the operator", RegistryPlace::Remote, TargetKind::Prometheus, false, true);
}

void RouteTest::withholdsLoopbackOfARemoteRegistry()
{
    QFETCH(int, place);
    QFETCH(int, kind);
    QFETCH(bool, hasRule);
    QFETCH(bool, isSent);
    core::ReachSettings settings;
    if (hasRule)
        settings.rules = {{"127.0.0.0/8", {}, "far", {}, {}},
                          {"localhost", {}, "far", {}, {}},
                          {"127.1", {}, "far", {}, {}}};
    for (const char *host : {"127.0.0.1", "localhost", "127.1"}) {
        const std::string url = "http://" + std::string(host) + ":8080/x";
        const auto route = routeOf(url, settings, TargetKind(kind), RegistryPlace(place));
        QCOMPARE(route.has_value(), isSent);
        if (isSent)
            continue;
        QCOMPARE(route.error().kind, core::ErrorKind::Withheld);
        QCOMPARE(route.error().what, std::string("loopback"));
        QCOMPARE(route.error().where, url);
    }
}

void RouteTest::refusesWhatIsNoAddress()
{
    const auto route = routeOf("ftp://user:hidden@a/", {});
    QCOMPARE(route.error().kind, core::ErrorKind::InvalidAddress);
    QVERIFY(route.error().where.find("hidden") == std::string::npos);
}

QTEST_APPLESS_MAIN(RouteTest)
#include "tst_route.moc"
