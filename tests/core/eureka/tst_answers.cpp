// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/answers.h"
#include "tests/core/support/builders.h"

#include <QTest>

/// One instance that was asked for, and what came.
class AnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void ofOneInstance_data();
    void ofOneInstance();
};

void AnswersTest::ofOneInstance_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::optional<core::ErrorKind>>("error");
    QTest::addColumn<bool>("isThere");
    const std::string head = R"({"instance":{"app":"ORDERS","status":"UP",)";
    const auto row = [](const char *name, int status, const std::string &body,
                        std::optional<core::ErrorKind> error,
                        bool isThere) { QTest::newRow(name) << status << body << error << isThere; };
    row("the one", 200, head + R"("instanceId":"orders-1"}})", {}, true);
    row("by its host, as old ones register", 200, head + R"("hostName":"orders-1"}})", {}, true);
    row("another one", 200, head + R"("instanceId":"orders-2"}})", core::ErrorKind::Malformed, false);
    row("other letters are another one", 200, head + R"("instanceId":"Orders-1"}})",
        core::ErrorKind::Malformed, false);
    row("none", 404, "", {}, false);
    row("cut", 200, head, core::ErrorKind::Malformed, false);
}

void AnswersTest::ofOneInstance()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(std::optional<core::ErrorKind>, error);
    QFETCH(bool, isThere);
    core::Response response;
    response.status = status;
    response.body = body;
    const auto answer = core::instanceAnswer(response, "http://e/eureka", build::id("orders-1"));
    QCOMPARE(answer.has_value(), !error);
    if (error)
        QCOMPARE(answer.error().kind, *error);
    else
        QCOMPARE(answer->has_value(), isThere);
}

QTEST_APPLESS_MAIN(AnswersTest)
#include "tst_answers.moc"
