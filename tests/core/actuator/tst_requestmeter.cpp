// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/requestmeter.h"

#include <QTest>

using Texts = std::vector<std::string>;

class RequestMeterTest : public QObject
{
    Q_OBJECT

private slots:
    void business_data();
    void business();
    void splits_data();
    void splits();
    void tagsOfClasses_data();
    void tagsOfClasses();
    void failuresBehindAGoodStatus_data();
    void failuresBehindAGoodStatus();
};

namespace {

core::Metric meter(const std::map<std::string, Texts> &tags)
{
    core::Metric metric;
    metric.tags = tags;
    return metric;
}

Texts uris(int count)
{
    Texts all;
    for (int i = 0; i < count; ++i)
        all.push_back("/work/" + std::to_string(i));
    return all;
}

Texts with(Texts all, const std::string &more)
{
    all.push_back(more);
    return all;
}

} // namespace

void RequestMeterTest::business_data()
{
    QTest::addColumn<std::string>("uri");
    QTest::addColumn<bool>("isBusiness");
    QTest::newRow("path") << std::string("/work") << true;
    QTest::newRow("pattern") << std::string("/work/{id}") << true;
    QTest::newRow("unmatched") << std::string("NOT_FOUND") << true;
    QTest::newRow("actuator") << std::string("/actuator/health") << false;
    QTest::newRow("named by the operator") << std::string("/ping") << false;
    QTest::newRow("begins like a named one") << std::string("/pinguins") << true;
    QTest::newRow("liveness on the port of the requests") << std::string("/livez") << false;
    QTest::newRow("readiness on the port of the requests") << std::string("/readyz") << false;
}

void RequestMeterTest::business()
{
    QFETCH(std::string, uri);
    QTEST((core::BusinessUris{"http://10.0.0.1:8080/actuator", {"/ping"}}.contains(uri)), "isBusiness");
}

void RequestMeterTest::splits_data()
{
    QTest::addColumn<Texts>("uris");
    QTest::addColumn<bool>("sharesPort");
    QTest::addColumn<core::UriSplit>("split");
    const Texts many = uris(24);
    const auto row = [](const char *name, const Texts &all, bool sharesPort, const core::UriSplit &split) {
        QTest::newRow(name) << all << sharesPort << split;
    };
    row("only business: the meter as it is", {"/a", "/b"}, true, {{}, true, true, false});
    row("however many", uris(99), true, {{}, true, true, false});
    row("even with a comma", {"/a,b"}, true, {{}, true, true, false});
    row("at the limit", uris(100), true, {{}, true, true, true});
    row("no uri tag, own port", {}, false, {{}, true, true, false});
    row("no uri tag, shared port", {}, true, {{}, true, false, false});
    row("own polling left out", {"/a", "/actuator/health", "/b"}, true, {{"/a", "/b"}, false, true, false});
    row("nothing but own polling", {"/actuator/health"}, true, {{}, false, true, false});
    row("a comma cannot be asked for", {"/a,b", "/c", "/actuator/health"}, true,
        {{"/c"}, false, false, false});
    row("as many as are asked for", with(many, "/actuator/health"), true, {many, false, true, false});
    row("one too many", with(uris(25), "/actuator/health"), true, {many, false, false, false});
}

void RequestMeterTest::splits()
{
    QFETCH(Texts, uris);
    QFETCH(bool, sharesPort);
    const core::Metric metric = uris.empty() ? meter({}) : meter({{"uri", uris}});
    QTEST(core::splitByUri(metric, {"http://10.0.0.1:8080/actuator", {}}, sharesPort), "split");
}

void RequestMeterTest::tagsOfClasses_data()
{
    QTest::addColumn<core::Metric>("meter");
    QTest::addColumn<std::vector<core::ClassTag>>("tags");
    using Tags = std::vector<core::ClassTag>;
    const auto failed = core::RequestClass::Failed;
    const auto client = core::RequestClass::ClientError;
    QTest::newRow("nothing listed") << meter({}) << Tags{};
    QTest::newRow("all well") << meter({{"outcome", {"SUCCESS", "REDIRECTION"}}}) << Tags{};
    QTest::newRow("by outcome, whatever the status says")
        << meter({{"outcome", {"SUCCESS", "CLIENT_ERROR", "SERVER_ERROR", "UNKNOWN"}}, {"status", {"503"}}})
        << Tags{{"outcome:CLIENT_ERROR", client},
                {"outcome:SERVER_ERROR", failed},
                {"outcome:UNKNOWN", failed}};
    QTest::newRow("Boot 2.0: by status")
        << meter({{"status", {"200", "404", "500", "503"}}})
        << Tags{{"status:404", client}, {"status:500", failed}, {"status:503", failed}};
}

void RequestMeterTest::tagsOfClasses()
{
    QFETCH(core::Metric, meter);
    QTEST(core::classTags(meter), "tags");
}

void RequestMeterTest::failuresBehindAGoodStatus_data()
{
    QTest::addColumn<core::Metric>("meter");
    QTest::addColumn<std::string>("outcome");
    QTest::addColumn<Texts>("exceptions");
    const Texts good{"SUCCESS", "SERVER_ERROR"};
    QTest::newRow("no exception") << meter({{"outcome", good}, {"exception", {"None", "none"}}})
                                  << std::string() << Texts{};
    QTest::newRow("one") << meter({{"outcome", good}, {"exception", {"none", "IOException"}}})
                         << std::string("outcome:SUCCESS") << Texts{"exception:IOException"};
    QTest::newRow("nothing ended well")
        << meter({{"outcome", {"SERVER_ERROR"}}, {"exception", {"IOException"}}}) << std::string()
        << Texts{"exception:IOException"};
    QTest::newRow("at most eight") << meter({{"outcome", good}, {"exception", uris(20)}})
                                   << std::string("outcome:SUCCESS")
                                   << Texts{"exception:/work/0", "exception:/work/1", "exception:/work/2",
                                            "exception:/work/3", "exception:/work/4", "exception:/work/5",
                                            "exception:/work/6", "exception:/work/7"};
}

void RequestMeterTest::failuresBehindAGoodStatus()
{
    QFETCH(core::Metric, meter);
    QTEST(core::hidingOutcome(meter), "outcome");
    QTEST(core::exceptionTags(meter), "exceptions");
}

QTEST_APPLESS_MAIN(RequestMeterTest)
#include "tst_requestmeter.moc"
