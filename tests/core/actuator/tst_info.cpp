// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/info.h"

#include <QTest>

class InfoTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRelease_data();
    void readsRelease();
    void refuses();
};

void InfoTest::readsRelease_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ApplicationInfo>("info");
    QTest::newRow("nothing contributes") << std::string("{}") << core::ApplicationInfo{};
    QTest::newRow("build and short git")
        << std::string(R"({"build":{"version":"1.4.0","artifact":"orders","time":"2026-11-22T10:00:00Z"},)"
                       R"("git":{"branch":"main","commit":{"id":"7044a3d","time":"2026-11-21T10:00:00Z"}}})")
        << core::ApplicationInfo{"1.4.0", "orders",  "2026-11-22T10:00:00Z",
                                 "main",  "7044a3d", "2026-11-21T10:00:00Z"};
    QTest::newRow("full git, time as a number")
        << std::string(R"({"build":{"time":1764000000.5},)"
                       R"("git":{"commit":{"id":{"abbrev":"7044a3d","full":"7044a3d3a36f9e"}}}})")
        << core::ApplicationInfo{"", "", "1764000000.5", "", "7044a3d", ""};
    QTest::newRow("other shapes") << std::string(R"({"build":"x","git":[1],"app":{"version":"9"}})")
                                  << core::ApplicationInfo{};
    QTest::newRow("long") << R"({"build":{"version":")" + std::string(5000, 'v') + "\"}}"
                          << core::ApplicationInfo{std::string(200, 'v'), "", "", "", "", ""};
}

void InfoTest::readsRelease()
{
    QFETCH(std::string, body);
    const auto info = core::decodeInfo(body, "http://h/info");
    QVERIFY(info.has_value());
    QTEST(*info, "info");
}

void InfoTest::refuses()
{
    QCOMPARE(core::decodeInfo("[]", "w").error().kind, core::ErrorKind::Malformed);
    QCOMPARE(core::decodeInfo("<html>", "w").error().kind, core::ErrorKind::NotJson);
    QCOMPARE(core::decodeInfo("[]", "w").error().where, std::string("w"));
}

QTEST_APPLESS_MAIN(InfoTest)
#include "tst_info.moc"
