// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/candidates.h"
#include "tests/core/support/builders.h"

#include <QTest>

class CandidatesTest : public QObject
{
    Q_OBJECT

private slots:
    void ordersCandidates_data();
    void ordersCandidates();
    void takesOverride_data();
    void takesOverride();
    void checksOverride_data();
    void checksOverride();
};

namespace {

using Urls = std::vector<std::string>;

core::Instance bare()
{
    core::Instance instance = build::instance();
    instance.hostName = "h";
    instance.port = 80;
    instance.healthCheckUrl = "";
    instance.metadata.clear();
    return instance;
}

Urls urls(const std::vector<core::BaseCandidate> &candidates)
{
    Urls list;
    for (const core::BaseCandidate &candidate : candidates)
        list.push_back(candidate.url);
    return list;
}

} // namespace

void CandidatesTest::ordersCandidates_data()
{
    using Metadata = std::vector<std::pair<core::RowText, core::RowText>>;
    QTest::addColumn<core::Instance>("instance");
    QTest::addColumn<Urls>("expected");
    const auto row = [](const char *name, const char *health, const char *secure, Metadata metadata,
                        Urls expected) {
        core::Instance instance = bare();
        instance.healthCheckUrl = health;
        instance.secureHealthCheckUrl = secure;
        instance.metadata = std::move(metadata);
        QTest::newRow(name) << instance << std::move(expected);
    };
    row("nothing told", "", "", {}, {"http://h:80/actuator", "http://h:80"});
    row("modern", "http://h:81/actuator/health", "", {{"management.port", "81"}},
        {"http://h:81/actuator", "http://h:81"});
    row("legacy", "http://h:80/health", "", {}, {"http://h:80", "http://h:80/actuator"});
    row("https twin goes first", "http://h:80/actuator/health", "https://h:443/actuator/health", {},
        {"https://h:443/actuator", "http://h:80/actuator", "http://h:80"});
    row("metadata goes before the address", "http://h:80/actuator/health", "",
        {{"management.context-path", "/manage"}, {"management.port", "9000"}},
        {"http://h:9000/manage", "http://h:80/actuator", "http://h:9000/actuator", "http://h:9000"});
    row("Spring Boot Admin's dashes", "", "",
        {{"management-context-path", "manage/"},
         {"management-port", "9000"},
         {"management-scheme", "HTTPS"},
         {"management-address", "10.0.0.7"}},
        {"https://10.0.0.7:9000/manage", "https://10.0.0.7:9000/actuator", "https://10.0.0.7:9000"});
    row("Spring Boot Admin 4's port", "", "", {{"port.management", "9000"}},
        {"http://h:9000/actuator", "http://h:9000"});
    row("a port that is none", "", "", {{"management.port", "99999"}},
        {"http://h:80/actuator", "http://h:80"});
    row("a scheme that is none", "", "", {{"management.scheme", "ftp"}},
        {"http://h:80/actuator", "http://h:80"});
    row("an address that leads elsewhere", "", "", {{"management.address", "x/../../y"}}, {});
    row("credentials are dropped", "http://u:p@h:80/actuator/health", "", {},
        {"http://h:80/actuator", "http://h:80"});
    row("a query after the path", "http://h:80/manage/health?full=/a/b", "", {},
        {"http://h:80/manage", "http://h:80/actuator", "http://h:80"});
    row("no address at all", "file:///etc/passwd", "javascript:x", {},
        {"http://h:80/actuator", "http://h:80"});
}

void CandidatesTest::ordersCandidates()
{
    QFETCH(core::Instance, instance);
    QFETCH(Urls, expected);
    QCOMPARE(urls(core::actuatorCandidates(instance)), expected);
}

void CandidatesTest::takesOverride_data()
{
    QTest::addColumn<std::string>("override");
    QTest::addColumn<Urls>("expected");
    QTest::newRow("path") << std::string("/manage") << Urls{"http://h:9000/manage"};
    QTest::newRow("address") << std::string("https://{host}:9443/x") << Urls{"https://h:9443/x"};
    QTest::newRow("port") << std::string("https://{host}:{port}") << Urls{"https://h:9000"};
    QTest::newRow("one for all") << std::string("http://gate/orders") << Urls{"http://gate/orders"};
}

void CandidatesTest::takesOverride()
{
    QFETCH(std::string, override);
    QFETCH(Urls, expected);
    core::Instance instance = bare();
    instance.healthCheckUrl = "http://h:80/actuator/health";
    instance.metadata = {{"management.port", "9000"}};
    const auto candidates = core::actuatorCandidates(instance, override);
    QCOMPARE(urls(candidates), expected);
    QCOMPARE(candidates.front().source, core::BaseSource::Override);
}

void CandidatesTest::checksOverride_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("path") << std::string("/manage") << true;
    QTest::newRow("placeholders") << std::string("https://{host}:{port}/m") << true;
    QTest::newRow("word") << std::string("manage") << false;
    QTest::newRow("password") << std::string("http://u:p@{host}/m") << false;
    QTest::newRow("misspelt placeholder") << std::string("http://{hots}/m") << false;
    QTest::newRow("query") << std::string("/m?x=1") << false;
    QTest::newRow("empty") << std::string() << false;
}

void CandidatesTest::checksOverride()
{
    QFETCH(std::string, text);
    QFETCH(bool, isGood);
    QCOMPARE(core::isActuatorOverride(text), isGood);
}

QTEST_APPLESS_MAIN(CandidatesTest)
#include "tst_candidates.moc"
