// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/lifecycle.h"
#include "core/actuator/refusedmethod.h"

#include <QTest>

class RefusedMethodTest : public QObject
{
    Q_OBJECT

private slots:
    void recognises_data();
    void recognises();
};

void RefusedMethodTest::recognises_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *name, int status, const char *body, bool isRefused) {
        QTest::newRow(name) << status << std::string(body) << isRefused;
    };
    row("405", 405, "", true);
    // Boot 1.5.4 with a management port of its own, as it was answered.
    row("1.5 on its management port", 500,
        R"({"timestamp":1795948014678,"status":500,"error":"Internal Server Error",)"
        R"("exception":"org.springframework.web.HttpRequestMethodNotSupportedException",)"
        R"("message":"Request method 'GET' not supported","path":"/pause"})",
        true);
    row("another failure", 500, R"({"exception":"java.lang.IllegalStateException"})", false);
    row("says nothing", 500, "", false);
    row("only speaks of it", 200, R"({"exception":"x.HttpRequestMethodNotSupportedException"})", false);
}

void RefusedMethodTest::recognises()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(bool, isRefused);
    const core::Response response{status, {}, body, {}};
    QCOMPARE(core::isMethodRefused(response), isRefused);
    // So it is there, and nothing had to be fired to find out.
    QCOMPARE(core::lifecycleIsThere(response, "http://h/pause").value_or(false), isRefused);
}

QTEST_APPLESS_MAIN(RefusedMethodTest)
#include "tst_refusedmethod.moc"
