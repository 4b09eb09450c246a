// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder, which is made for speed, against a plain reading of the same bytes: wherever both take a
// document, they tell the same. Where they are known to differ stands in knownDifferences_data.
#include "core/eureka/decoder.h"
#include "tests/core/eureka/plainreading.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *where = "http://eureka-1:8761/eureka/apps";

std::string_view viewOf(const QByteArray &body)
{
    return {body.constData(), std::size_t(body.size())};
}

QString nameOf(const core::Instance &instance)
{
    return QString::fromStdString(instance.application.text() + "/" + instance.id.text());
}

/// Empty where both tell the same rows.
QString difference(const std::vector<core::Instance> &decoded, const std::vector<core::Instance> &plain)
{
    if (decoded.size() != plain.size())
        return u"%1 rows, not %2"_s.arg(decoded.size()).arg(plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (plain::inOrder(decoded[i]) != plain[i])
            return nameOf(decoded[i]) + u" is another than "_s + nameOf(plain[i]);
    }
    return {};
}

std::vector<core::Instance> rowsOf(const core::InstanceList &list)
{
    std::vector<core::Instance> rows;
    for (const core::InstanceRow &row : list.rows())
        rows.push_back(*row);
    return rows;
}

std::vector<core::Instance> rowsOf(const plain::Reading &reading)
{
    std::vector<core::Instance> rows;
    for (const plain::Row &row : reading.rows)
        rows.push_back(row.instance);
    return rows;
}

QString counts(std::size_t decoded, std::size_t plain)
{
    return decoded == plain ? QString() : u"%1 rows rejected, not %2"_s.arg(decoded).arg(plain);
}

QString compareList(const QByteArray &body, const char *root)
{
    const auto reading = plain::read(body, root);
    const auto decoded = qstrcmp(root, "applications") == 0 ? core::decodeApplications(viewOf(body), where)
                                                            : core::decodeApplication(viewOf(body), where);
    // A list of which no row can be used is no list.
    const bool isUsable = reading && (!reading->rows.empty() || reading->rejected == 0);
    if (!decoded || !reading)
        return decoded && !QJsonDocument::fromJson(body).isNull() ? u"only the decoder takes it"_s
               : isUsable
                   ? u"only the plain reading takes it: "_s + QString::fromStdString(decoded.error().what)
                   : QString();
    if (!isUsable)
        return u"the decoder takes a list without one usable row"_s;
    if (decoded->hashCode != reading->hashCode)
        return u"another hash"_s;
    const QString rows = difference(rowsOf(decoded->instances), rowsOf(*reading));
    return rows.isEmpty() ? counts(decoded->rejected.count, reading->rejected) : rows;
}

QString compareDelta(const QByteArray &body)
{
    const auto reading = plain::read(body, "applications");
    const auto decoded = core::decodeDelta(viewOf(body), where);
    if (!decoded || !reading)
        return decoded.has_value() == reading.has_value() || QJsonDocument::fromJson(body).isNull()
                   ? QString()
                   : u"only one takes it as a delta"_s;
    std::vector<core::Instance> changed, deleted;
    std::size_t rejected = reading->rejected;
    for (const plain::Row &row : reading->rows) {
        if (row.action == "DELETED")
            deleted.push_back(row.instance);
        else if (row.action == "ADDED" || row.action == "MODIFIED")
            changed.push_back(row.instance);
        else
            ++rejected;
    }
    if (decoded->version != reading->version)
        return u"another version"_s;
    for (const QString &one : {difference(rowsOf(core::InstanceList(decoded->changed)), changed),
                               difference(rowsOf(core::InstanceList(decoded->deleted)), deleted)}) {
        if (!one.isEmpty())
            return one;
    }
    return counts(decoded->rejected.count, rejected);
}

QString compareInstance(const QByteArray &body)
{
    const auto reading = plain::read(body, "instance");
    const auto decoded = core::decodeInstance(viewOf(body), where);
    const bool isPlain = reading && !reading->rows.empty();
    if (decoded && isPlain)
        return difference({*decoded}, rowsOf(*reading));
    return decoded.has_value() == isPlain || QJsonDocument::fromJson(body).isNull()
               ? QString()
               : u"only one takes it as an instance"_s;
}

/// What simdjson refuses and Qt takes is no matter of how Eureka's answers are read: a lone half of a
/// surrogate.
bool isRefusedAsJson(const QByteArray &body)
{
    const auto decoded = core::decodeApplications(viewOf(body), where);
    return !decoded && decoded.error().what.starts_with("Problem while parsing a string");
}

/// As each of the three kinds of answer; all but one are refused by both.
QString compareAll(const QByteArray &body)
{
    if (isRefusedAsJson(body) || !plain::hasOnlyShortIntegers(body) || plain::hasKeyTwice(body))
        return {};
    for (const QString &one : {compareList(body, "applications"), compareList(body, "application"),
                               compareDelta(body), compareInstance(body)}) {
        if (!one.isEmpty())
            return one;
    }
    return {};
}

/// Every recorded and every fuzzed answer in JSON, by its path.
QStringList answers()
{
    QStringList paths;
    for (const QString &folder :
         {u"tests/core/eureka/data"_s, u"tests/fuzz/corpus/eureka-lists"_s,
          u"tests/fuzz/corpus/eureka-delta"_s, u"tests/fuzz/corpus/eureka-instance"_s}) {
        const QDir here(QStringLiteral(DRAINBOARD_SOURCE_DIR) + u'/' + folder);
        for (const QString &name : here.entryList({u"*.json"_s}, QDir::Files))
            paths << here.filePath(name);
    }
    return paths;
}

/// The body with one thing changed that keeps it like JSON more often than not.
QByteArray changed(const QByteArray &body, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) { return qsizetype(random() % std::uint32_t(limit)); };
    const auto token = [&](qsizetype from) {
        const qsizetype at = body.indexOf('"', from);
        return at < 0 ? body.indexOf('"') : at;
    };
    static const QByteArrayList pieces{"null", "true",     "\"\"", "{}",     "[]",
                                       "7",    "\"8080\"", "-1",   "\"UP\"", "\"ORDERS\""};
    const qsizetype at = below(body.size());
    const qsizetype colon = body.indexOf(':', at);
    switch (random() % 5) {
    case 0: // another value
        if (colon >= 0) {
            const qsizetype end =
                std::min<qsizetype>({body.indexOf(',', colon), body.indexOf('}', colon), body.size()});
            if (end > colon)
                return body.left(colon + 1) + pieces.at(below(pieces.size())) + body.mid(end);
        }
        return body;
    case 1: { // another name
        const qsizetype quote = token(at);
        return QByteArray(body).insert(quote + 1, "x");
    }
    case 2: // something lost
        return QByteArray(body).remove(at, 1 + below(3));
    case 3: { // something twice
        const qsizetype end = std::min(body.size(), at + 1 + below(400));
        return body.left(end) + body.mid(at);
    }
    default: { // two members in each other's place
        const qsizetype first = body.indexOf(",\"", at), second = body.indexOf(",\"", first + 1);
        const qsizetype third = body.indexOf(",\"", second + 1);
        return first < 0 || second < 0 || third < 0 ? body
                                                    : body.left(first) + body.mid(second, third - second) +
                                                          body.mid(first, second - first) + body.mid(third);
    }
    }
}

QByteArray instanceWith(const char *fields)
{
    return R"({"instance":{"app":"ORDERS","instanceId":"a",)" + QByteArray(fields) + "}}";
}

} // namespace

class PlainReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesOnAnswers_data();
    void agreesOnAnswers();
    void agreesOnChangedAnswers_data() { agreesOnAnswers_data(); }
    void agreesOnChangedAnswers();
    void agreesOnVariants_data();
    void agreesOnVariants();
    void noticesADifference();
    void findsKeysToldTwice_data();
    void findsKeysToldTwice();
    void knownDifferences_data();
    void knownDifferences();
};

void PlainReadingTest::agreesOnAnswers_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : answers())
        QTest::newRow(qPrintable(path.section(u'/', -2))) << path;
}

void PlainReadingTest::agreesOnAnswers()
{
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray body = file.readAll();
    QVERIFY2(plain::hasOnlyShortIntegers(body) && !isRefusedAsJson(body) && !plain::hasKeyTwice(body),
             "the answer is compared at all");
    const bool isRead = plain::read(body, "applications") || plain::read(body, "application") ||
                        plain::read(body, "instance");
    QVERIFY2(isRead, "the plain reading takes every recorded answer");
    QCOMPARE(compareAll(body), QString());
}

void PlainReadingTest::agreesOnChangedAnswers()
{
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray body = file.readAll();
    std::mt19937 random(20261130); // the same changes in every run
    int compared = 0;
    constexpr int times = 60;
    for (int i = 0; i < times; ++i) {
        QByteArray one = changed(body, random);
        if (i % 3 == 0)
            one = changed(one, random);
        if (!QJsonDocument::fromJson(one).isNull())
            ++compared;
        const QString what = compareAll(one);
        QVERIFY2(what.isEmpty(), qPrintable(u"%1, in:\n%2"_s.arg(what, QString::fromUtf8(one))));
    }
    QVERIFY2(compared > times / 10, qPrintable(u"only %1 were still JSON"_s.arg(compared)));
}

void PlainReadingTest::agreesOnVariants_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *fields) {
        QTest::newRow(name) << instanceWith(fields);
    };
    row("metadata with structures",
        "\"status\":\"UP\",\"metadata\":{\"a\":{\"z\":[1, true],\"b\":null},\"b\":[ ]}");
    row("every scalar as another", "\"status\":true,\"hostName\":7,\"port\":\"80\",\"securePort\":true");
}

void PlainReadingTest::agreesOnVariants()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!QJsonDocument::fromJson(body).isNull());
    QCOMPARE(compareAll(body), QString());
}

/// The comparison itself is no blind one.
void PlainReadingTest::noticesADifference()
{
    const auto one = core::decodeInstance(viewOf(instanceWith("\"status\":\"UP\"")), where);
    const auto reading = plain::read(instanceWith("\"status\":\"DOWN\""), "instance");
    QVERIFY(one && reading);
    QVERIFY(!difference({*one}, rowsOf(*reading)).isEmpty());
    QVERIFY(!difference({}, rowsOf(*reading)).isEmpty());
    QVERIFY(!counts(1, 0).isEmpty());
}

void PlainReadingTest::findsKeysToldTwice_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTwice");
    QTest::newRow("none") << QByteArray(R"({"a":1,"b":{"a":"a"},"c":[{"a":1},{"a":2}]})") << false;
    QTest::newRow("at the top") << QByteArray(R"({"a":1,"b":2,"a":3})") << true;
    QTest::newRow("deep") << QByteArray(R"([{"x":[{"a":{"k":1,"l":2,"k":3}}]}])") << true;
    QTest::newRow("one of them escaped") << QByteArray(R"({"a":1,"\u0061":2})") << true;
    QTest::newRow("after an object within") << QByteArray(R"({"a":{"b":1},"b":2,"a":3})") << true;
    QTest::newRow("in a text only") << QByteArray(R"({"a":"{\"a\":1,\"a\":2}"})") << false;
}

void PlainReadingTest::findsKeysToldTwice()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isTwice);
    QVERIFY(!QJsonDocument::fromJson(body).isNull());
    QCOMPARE(plain::hasKeyTwice(body), isTwice);
}

void PlainReadingTest::knownDifferences_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("decoded"); // host name; "-": refused
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *name, const char *fields, const char *decoded, const char *plain) {
        QTest::newRow(name) << instanceWith(fields) << QString::fromLatin1(decoded)
                            << QString::fromLatin1(plain);
    };
    row("a number with a fraction keeps it", "\"status\":\"UP\",\"hostName\":1.0", "1.0", "1");
    row("a number past 64 bits keeps its digits", "\"status\":\"UP\",\"hostName\":99999999999999999999",
        "99999999999999999999", "0");
    // Of a key told twice a QJsonDocument knows the last value only.
    row("a host told twice", "\"status\":\"UP\",\"hostName\":\"a\",\"hostName\":\"b\"", "-", "b");
    row("a host, then null", "\"status\":\"UP\",\"hostName\":\"a\",\"hostName\":null", "-", "");
    row("metadata told twice", "\"status\":\"UP\",\"hostName\":\"a\",\"metadata\":{},\"metadata\":{}", "-",
        "a");
    row("a key of the metadata told twice",
        "\"status\":\"UP\",\"hostName\":\"a\",\"metadata\":{\"z\":\"1\",\"z\":\"2\"}", "-", "a");
    row("a key that is not read told twice", "\"status\":\"UP\",\"hostName\":\"a\",\"x\":1,\"x\":2", "a",
        "a");
    row("half a surrogate is no text", "\"status\":\"UP\",\"hostName\":\"a\",\"x\":\"\\ud800\"", "-", "a");
}

void PlainReadingTest::knownDifferences()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, decoded);
    QFETCH(const QString, plain);
    const auto one = core::decodeInstance(viewOf(body), where);
    QCOMPARE(one ? QString::fromStdString(one->hostName.text()) : u"-"_s, decoded);
    const auto reading = plain::read(body, "instance");
    QVERIFY(reading && reading->rows.size() == 1);
    QCOMPARE(QString::fromStdString(reading->rows.front().instance.hostName.text()), plain);
}

QTEST_GUILESS_MAIN(PlainReadingTest)
#include "tst_plainreading.moc"
