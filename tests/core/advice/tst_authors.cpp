// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/authors.h"
#include "tests/core/support/builders.h"

#include <QTest>

using build::at;
using core::JournalKind;
using core::WriteLine;

class AuthorsTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatOneWriteLeaves_data();
    void tellsWhatOneWriteLeaves();
    void theNewestCounts();
    void keepsInstancesApart();
};

namespace {

const std::string base = "http://eureka-1:8761/eureka/apps/ORDERS/orders-1";

std::vector<WriteLine> written(const std::string &request, const std::string &answer, double second,
                               const std::string &person = "alice",
                               const std::string &instance = "ORDERS/orders-1")
{
    const std::string operation = instance + std::to_string(second);
    return {{JournalKind::WriteIntended, operation, instance, at(second), person, request},
            {JournalKind::Answer, operation, instance, at(second + 1), person, answer}};
}

std::vector<WriteLine> joined(std::vector<WriteLine> first, const std::vector<WriteLine> &next)
{
    first.insert(first.end(), next.begin(), next.end());
    return first;
}

} // namespace

// Each after an override of a minute before, which "before" says is still what the journal knows.
void AuthorsTest::tellsWhatOneWriteLeaves_data()
{
    QTest::addColumn<std::string>("request");
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<QString>("leaves");
    const auto row = [](const char *name, const std::string &request, const char *answer,
                        const char *leaves) {
        QTest::newRow(name) << request << std::string(answer) << QString::fromLatin1(leaves);
    };
    row("set", "PUT " + base + "/status?value=OUT_OF_SERVICE", "HTTP 200", "OUT_OF_SERVICE bob");
    row("set to UP", "PUT " + base + "/status?value=UP", "answered 200", "UP bob");
    row("set to the same again", "PUT " + base + "/status?value=DOWN", "HTTP 200", "before");
    row("refused", "PUT " + base + "/status?value=UP", "not sent: refused by read-only", "before");
    row("not taken", "PUT " + base + "/status?value=UP", "answered 404", "before");
    row("failed", "PUT " + base + "/status?value=UP", "failed", "before");
    row("perhaps", "PUT " + base + "/status?value=UP", "no answer: it may or may not have happened",
        "UP bob");
    row("removed", "DELETE " + base + "/status?value=UP", "HTTP 200", "");
    row("de-registered", "DELETE " + base, "answered 200", "");
    row("stopped", "POST http://orders-1:8080/actuator/shutdown", "HTTP 200", "");
    row("metadata", "PUT " + base + "/metadata?a=b", "answered 200", "before");
    row("asked of the instance",
        R"(POST http://orders-1:8080/actuator/serviceregistry {"status":"OUT_OF_SERVICE"})", "answered 200",
        "OUT_OF_SERVICE bob");
    row("asked of an old one", "POST http://orders-1:8080/service-registry/instance-status OUT_OF_SERVICE",
        "HTTP 200", "OUT_OF_SERVICE bob");
    row("cancelled by the instance",
        R"(POST http://orders-1:8080/actuator/serviceregistry {"status":"CANCEL_OVERRIDE"})", "answered 200",
        "");
    row("a pause", "POST http://orders-1:8080/pause", "answered 200: true", "before");
}

void AuthorsTest::tellsWhatOneWriteLeaves()
{
    QFETCH(std::string, request);
    QFETCH(std::string, answer);
    QFETCH(QString, leaves);
    const auto before = written("PUT " + base + "/status?value=DOWN", "HTTP 200", 0);
    const auto authors = core::overrideAuthors(joined(before, written(request, answer, 60, "bob")));
    const auto found = authors.find("ORDERS/orders-1");
    QString left;
    if (found != authors.end() && found->second == core::OverrideAuthor{core::Status::Down, at(0), "alice"})
        left = QStringLiteral("before");
    else if (found != authors.end())
        left = QString::fromStdString(std::string(core::statusWord(found->second.value)) + " " +
                                      found->second.person);
    QCOMPARE(left, leaves);
    if (found != authors.end() && left != QLatin1String("before"))
        QVERIFY(found->second.at == at(60)); // when it was written, not when it was answered
}

void AuthorsTest::theNewestCounts()
{
    auto lines = written("PUT " + base + "/status?value=OUT_OF_SERVICE", "HTTP 200", 0);
    lines = joined(lines, written("DELETE " + base + "/status", "HTTP 200", 10));
    lines = joined(lines, written("PUT " + base + "/status?value=OUT_OF_SERVICE", "HTTP 200", 20, "carol"));
    QVERIFY(core::overrideAuthors(lines).at("ORDERS/orders-1") ==
            (core::OverrideAuthor{core::Status::OutOfService, at(20), "carol"}));
    // What left, and has no answer yet, is nothing that is known.
    lines.push_back({JournalKind::WriteIntended, "last", "ORDERS/orders-1", at(30), "dave",
                     "PUT " + base + "/status?value=UP"});
    QCOMPARE(core::overrideAuthors(lines).at("ORDERS/orders-1").person, std::string("carol"));
}

void AuthorsTest::keepsInstancesApart()
{
    const std::string other = "http://eureka-1:8761/eureka/apps/ORDERS/orders-2";
    const auto lines = joined(
        written("PUT " + base + "/status?value=OUT_OF_SERVICE", "HTTP 200", 0),
        written("PUT " + other + "/status?value=OUT_OF_SERVICE", "HTTP 200", 1, "bob", "ORDERS/orders-2"));
    const auto authors = core::overrideAuthors(lines);
    QCOMPARE(authors.size(), std::size_t(2));
    QCOMPARE(authors.at("ORDERS/orders-1").person, std::string("alice"));
    QCOMPARE(authors.at("ORDERS/orders-2").person, std::string("bob"));
    QVERIFY(core::overrideAuthors({}).empty());
}

QTEST_APPLESS_MAIN(AuthorsTest)
#include "tst_authors.moc"
