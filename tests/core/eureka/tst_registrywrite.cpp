// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registrywrite.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Status;
using core::WriteTrap;

/// Exactly what leaves for each change, and what must not leave.
class RegistryWriteTest : public QObject
{
    Q_OBJECT

private slots:
    void makesRequests_data();
    void makesRequests();
    void encodesNames_data();
    void encodesNames();
    void knowsTraps_data();
    void knowsTraps();
};

namespace {

core::RegistryWrite write(core::RegistryChange change, std::string_view id = "orders-1")
{
    return {build::app(), build::id(id), std::move(change)};
}

core::SetMetadata metadata(std::string key, std::string value)
{
    return {{{std::move(key), std::move(value)}}};
}

} // namespace

void RegistryWriteTest::makesRequests_data()
{
    QTest::addColumn<core::RegistryChange>("change");
    QTest::addColumn<core::Method>("method");
    QTest::addColumn<std::string>("tail");
    using core::Method;
    using core::RegistryChange;
    QTest::newRow("out of service") << RegistryChange(core::SetOverride{}) << Method::Put
                                    << std::string("/status?value=OUT_OF_SERVICE");
    QTest::newRow("override DOWN") << RegistryChange(core::SetOverride{Status::Down}) << Method::Put
                                   << std::string("/status?value=DOWN");
    QTest::newRow("cancel") << RegistryChange(core::CancelOverride{}) << Method::Delete
                            << std::string("/status");
    QTest::newRow("cancel with UP") << RegistryChange(core::CancelOverride{Status::Up}) << Method::Delete
                                    << std::string("/status?value=UP");
    QTest::newRow("de-register") << RegistryChange(core::Deregister{}) << Method::Delete << std::string();
    QTest::newRow("metadata") << RegistryChange(metadata("zone", "a")) << Method::Put
                              << std::string("/metadata?zone=a");
    QTest::newRow("two keys, one value empty") << RegistryChange(core::SetMetadata{{{"a.b", ""}, {"c", "1"}}})
                                               << Method::Put << std::string("/metadata?a.b=&c=1");
    QTest::newRow("a key of signs, a value of lines")
        << RegistryChange(metadata("1 @b", "a\nb")) << Method::Put << std::string("/metadata?1%20%40b=a%0Ab");
    QTest::newRow("a value of signs") << RegistryChange(metadata("k", "a b&c=d+e%;#/\xc3\xa4")) << Method::Put
                                      << std::string("/metadata?k=a%20b%26c%3Dd%2Be%25%3B%23%2F%C3%A4");
}

void RegistryWriteTest::makesRequests()
{
    QFETCH(core::RegistryChange, change);
    QFETCH(core::Method, method);
    QFETCH(std::string, tail);
    const core::RegistryWrite asked = write(change);
    QVERIFY(!core::trapOf(build::peerOne, asked));
    const core::Request request = core::requestFor(build::peerOne, asked);
    QCOMPARE(request.method, method);
    QCOMPARE(request.url, std::string(build::peerOne) + "/apps/ORDERS/orders-1" + tail);
    QVERIFY(request.body.empty());
    QVERIFY(!request.mayRepeat());
}

void RegistryWriteTest::encodesNames_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<std::string>("segment");
    QTest::newRow("space") << std::string("a b") << std::string("a%20b");
    QTest::newRow("percent") << std::string("a%2Fb") << std::string("a%252Fb");
    QTest::newRow("semicolon") << std::string("a;b") << std::string("a%3Bb");
    QTest::newRow("non-ASCII") << std::string("\xe8\xae\xa2") << std::string("%E8%AE%A2");
    QTest::newRow("3,000 characters") << std::string(3000, 'x') << std::string(3000, 'x');
}

void RegistryWriteTest::encodesNames()
{
    QFETCH(std::string, id);
    QFETCH(std::string, segment);
    const core::RegistryWrite asked = write(core::Deregister{}, id);
    QVERIFY(!core::trapOf(build::peerOne, asked));
    QCOMPARE(core::requestFor(build::peerOne, asked).url,
             std::string(build::peerOne) + "/apps/ORDERS/" + segment);
}

void RegistryWriteTest::knowsTraps_data()
{
    QTest::addColumn<core::RegistryWrite>("asked");
    QTest::addColumn<WriteTrap>("trap");
    QTest::newRow("PUT UNKNOWN") << write(core::SetOverride{Status::Unknown}) << WriteTrap::OverrideUnknown;
    for (const Status value : {Status::OutOfService, Status::Unknown, Status::Down, Status::Starting})
        QTest::newRow(std::string(core::statusWord(value)).c_str())
            << write(core::CancelOverride{value}) << WriteTrap::CancelLeavesStuck;
    for (const char *id : {"a/b", "a\\b", ".", ".."})
        QTest::newRow(id) << write(core::Deregister{}, id) << WriteTrap::NameNotAddressable;
    QTest::newRow("zero byte") << write(core::Deregister{}, std::string_view("a\0b", 3))
                               << WriteTrap::NameNotAddressable;
    QTest::newRow("nothing to set") << write(core::SetMetadata{}) << WriteTrap::NoMetadata;
    for (const char *key : {"", "@class"})
        QTest::newRow(QByteArray("key ") + key)
            << write(metadata(key, "v")) << WriteTrap::MetadataKeyUnusable;
    QTest::newRow("control character in a value")
        << write(metadata("k", "a\001b")) << WriteTrap::MetadataValueUnusable;
    QTest::newRow("control character in a key")
        << write(metadata("k\033", "v")) << WriteTrap::MetadataValueUnusable;
    QTest::newRow("id of 3,000 signs, encoded")
        << write(core::Deregister{}, std::string(3000, ' ')) << WriteTrap::AddressTooLong;
    QTest::newRow("value of 8 KiB") << write(metadata("k", std::string(8192, 'v')))
                                    << WriteTrap::AddressTooLong;
}

void RegistryWriteTest::knowsTraps()
{
    QFETCH(core::RegistryWrite, asked);
    QFETCH(WriteTrap, trap);
    const auto found = core::trapOf(build::peerOne, asked);
    QVERIFY(found);
    QCOMPARE(core::trapName(*found), core::trapName(trap));
}

QTEST_APPLESS_MAIN(RegistryWriteTest)
#include "tst_registrywrite.moc"
