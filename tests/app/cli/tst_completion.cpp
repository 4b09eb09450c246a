// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What bash offers for the last of the words; `configuration` is the folder of the operator's profiles.
QStringList offered(const QString &program, const QStringList &words, const QString &configuration = {})
{
    const QString script = u"source \"$1\"; program=$2; shift 2; COMP_WORDS=(\"$program\" \"$@\"); "
                           "COMP_CWORD=$#; _drainboard \"$program\"; printf '%s\\n' \"${COMPREPLY[@]}\""_s;
    QProcess bash;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, configuration);
    bash.setProcessEnvironment(environment);
    const QString file = QStringLiteral(DRAINBOARD_SOURCE_DIR) + u"/resources/completion/drainboard.bash"_s;
    bash.start(u"bash"_s, QStringList{u"--norc"_s, u"-c"_s, script, u"bash"_s, file, program} + words);
    if (!bash.waitForFinished() || bash.exitCode() != 0)
        return {QString::fromUtf8(bash.readAllStandardError())};
    QStringList lines = QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

const QString drainboard = QStringLiteral(DRAINBOARD_PROGRAM);
const QString demo = QStringLiteral(DRAINBOARD_DEMO);

QString mistakeOf(const QStringList &words)
{
    return app::parseArguments(words + QStringList{u"--eureka"_s, u"http://eureka-1:8761/eureka"_s}).mistake;
}

} // namespace

class CompletionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void words_data();
    void words();
    void everyCommandIsTaken();
    void everyValueIsTaken_data();
    void everyValueIsTaken();
    void everyOptionIsOffered();
    void profiles();
};

void CompletionTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"bash"_s).isEmpty())
        QSKIP("DRAINBOARD SKIPPED: there is no bash here");
}

void CompletionTest::words_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &words, const QStringList &expected,
                        const QString &program = drainboard) {
        QTest::newRow(name) << program << words << expected;
    };
    row("a command", {u"dr"_s}, {u"drain"_s});
    row("several commands", {u"re"_s},
        {u"recover"_s, u"release"_s, u"report"_s, u"restart"_s, u"restore"_s, u"resume"_s});
    row("an operation of Eureka's", {u"eureka"_s, u"ca"_s}, {u"cancel-override"_s});
    row("no command after a command", {u"list"_s, u""_s}, {});
    row("an option", {u"list"_s, u"--prof"_s}, {u"--profile"_s});
    row("a value", {u"release"_s, u"ORDERS"_s, u"--recipe"_s, u"p"_s}, {u"pause"_s, u"proof"_s});
    row("a status asked of the instance", {u"service-registry"_s, u"A/b:1"_s, u"OUT"_s},
        {u"OUT_OF_SERVICE"_s});
    row("a status of a registration", {u"eureka"_s, u"register"_s, u"A/b"_s, u"--status"_s, u"ST"_s},
        {u"STARTING"_s});
    row("no status after the journal's --status", {u"journal"_s, u"--status"_s, u""_s}, {});
    row("the demo fleet's options", {u"--fl"_s}, {u"--flavour"_s}, demo);
    row("the demo fleet's values", {u"--flavour"_s, u""_s}, {u"legacy"_s, u"modern"_s}, demo);
    row("the demo fleet has no commands", {u""_s}, {}, demo);
}

void CompletionTest::words()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, expected);
    QCOMPARE(offered(program, words), expected);
}

void CompletionTest::everyCommandIsTaken()
{
    const QStringList commands = offered(drainboard, {u""_s});
    QVERIFY(commands.size() > 10);
    for (const QString &word : commands)
        QVERIFY2(!mistakeOf({word}).startsWith(u"There is no command"_s), qPrintable(word));
    const QString help = app::parseArguments({u"--help"_s}).arguments->help;
    for (const QString &word : offered(drainboard, {u"eureka"_s, u""_s}))
        QVERIFY2(help.contains(u"eureka "_s + word), qPrintable(word));
    QCOMPARE(offered(drainboard, {u"eureka"_s, u""_s}).size(), help.count(u"\n  eureka "_s));
}

void CompletionTest::everyValueIsTaken_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const QStringList &words) { QTest::newRow(qPrintable(words.last())) << words; };
    for (const char *option : {"--by", "--recipe", "--return-rule", "--order", "--stop-by", "--start-by"})
        row({u"release"_s, u"ORDERS"_s, QString::fromLatin1(option)});
    row({u"report"_s, u"--format"_s});
    row({u"eureka"_s, u"register"_s, u"A/b"_s, u"--host"_s, u"h"_s, u"--ip"_s, u"10.0.0.1"_s, u"--port"_s,
         u"1"_s, u"--status"_s});
    row({u"eureka"_s, u"override"_s, u"A/b"_s, u"--value"_s});
}

void CompletionTest::everyValueIsTaken()
{
    QFETCH(const QStringList, words);
    const QStringList values = offered(drainboard, words + QStringList{QString()});
    QVERIFY(values.size() > 1);
    for (const QString &value : values)
        QCOMPARE(mistakeOf(words + QStringList{value}), QString());
    QVERIFY2(!mistakeOf(words + QStringList{u"no-such-word"_s}).isEmpty(), "another word is a mistake");
}

void CompletionTest::everyOptionIsOffered()
{
    const QStringList options = offered(drainboard, {u"list"_s, u"-"_s});
    for (const char *option : {"-o", "--output", "--eureka", "--dry-run", "--to", "--help", "--version"})
        QVERIFY2(options.contains(QString::fromLatin1(option)), option);
}

void CompletionTest::profiles()
{
    const QTemporaryDir configuration;
    const QDir folder(configuration.path());
    QVERIFY(folder.mkpath(u"drainboard/profiles"_s));
    const auto write = [&](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(u"drainboard/profiles/"_s + name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(
        write(u"eu.json"_s, "{ \"name\": \"Production EU\", \"peers\": [\"http://eureka-1:8761/eureka\"] }"));
    QVERIFY(write(u"us.json"_s, "{\n  \"name\" : \"Staging\"\n}\n"));
    QCOMPARE(offered(drainboard, {u"list"_s, u"--profile"_s, u""_s}, configuration.path()),
             (QStringList{u"Production\\ EU"_s, u"Staging"_s}));
    QCOMPARE(offered(drainboard, {u"list"_s, u"--profile"_s, u"St"_s}, configuration.path()),
             QStringList{u"Staging"_s});
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
