// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/demofleet/commandline.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QSet<QString> found(const QString &text, const QString &pattern)
{
    QSet<QString> words;
    const QRegularExpression wanted(pattern, QRegularExpression::MultilineOption);
    for (auto it = wanted.globalMatch(text); it.hasNext();)
        words << it.next().captured(1);
    return words;
}

/// The page as it is written, with its hyphens plain.
QString pageOf(const QString &language, const QString &program)
{
    QFile file(QStringLiteral(DRAINBOARD_SOURCE_DIR) + u"/resources/man%1%2.1.in"_s.arg(language, program));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).replace(u"\\-"_s, u"-"_s)
                                          : QString();
}

QString helpOf(const QString &program)
{
    if (program == u"drainboard-demo"_s)
        return demofleet::readCommandLine({program, u"--help"_s}).text;
    const app::ParsedArguments parsed = app::parseArguments({u"--help"_s});
    return parsed.arguments ? parsed.arguments->help : QString();
}

} // namespace

/// The manual pages tell what the programs take: all of it, and nothing else.
class ManPageTest : public QObject
{
    Q_OBJECT

private slots:
    void options_data();
    void options();
    void commands_data();
    void commands();
};

void ManPageTest::options_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("program");
    for (const QString &program : {u"drainboard"_s, u"drainboard-demo"_s}) {
        QTest::addRow("%s, English", qPrintable(program)) << u"/"_s << program;
        QTest::addRow("%s, Chinese", qPrintable(program)) << u"/zh_CN/"_s << program;
    }
}

void ManPageTest::options()
{
    QFETCH(const QString, language);
    QFETCH(const QString, program);
    const QSet<QString> taken = found(helpOf(program), u"^ +(?:-[a-z], )?(--[a-z-]+)"_s);
    QVERIFY2(taken.contains(u"--version"_s), "the program's help lists its options");
    const QString options =
        pageOf(language, program)
            .section(QRegularExpression(u"^\\.SH (?:OPTIONS|选项)$"_s, QRegularExpression::MultilineOption),
                     1)
            .section(u"\n.SH "_s, 0, 0);
    QStringList heads;
    const QStringList lines = options.split(u'\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines.at(i - 1) == u".TP"_s)
            heads << lines.at(i);
    }
    const QSet<QString> told = found(heads.join(u'\n'), u"(?<![\\w-])(--[a-z-]+)"_s);
    const QStringList missing = (taken - told).values(), unknown = (told - taken).values();
    QVERIFY2(missing.isEmpty(), qPrintable(u"not told: "_s + missing.join(u' ')));
    QVERIFY2(unknown.isEmpty(), qPrintable(u"not taken: "_s + unknown.join(u' ')));
}

void ManPageTest::commands_data()
{
    QTest::addColumn<QString>("language");
    QTest::addRow("English") << u"/"_s;
    QTest::addRow("Chinese") << u"/zh_CN/"_s;
}

void ManPageTest::commands()
{
    QFETCH(const QString, language);
    const QString page = pageOf(language, u"drainboard"_s);
    const QSet<QString> exits = found(page, u"^\\.B ([0-9])$"_s);
    QCOMPARE(exits.size(), 7);
    const QString part =
        page.section(QRegularExpression(u"^\\.SH (?:COMMANDS|命令)$"_s, QRegularExpression::MultilineOption),
                     1)
            .section(u"\n.SH "_s, 0, 0);
    const QSet<QString> told = found(part, u"^\\.TP\\n\\.B[IR]? ([a-z-]+)"_s);
    QVERIFY2(told.contains(u"drain"_s), "the page has commands");
    for (const QString &word : told) {
        const app::ParsedArguments parsed = app::parseArguments({word});
        QVERIFY2(!parsed.mistake.startsWith(u"There is no command"_s), qPrintable(parsed.mistake));
    }
    // What the help names at the start of a sentence or list is a command, too.
    const QString help = helpOf(u"drainboard"_s);
    const QString list = help.section(u"Commands: "_s, 1).section(u'\n', 0, 0);
    for (const QString &entry : list.split(u", "_s)) {
        const QString word = entry.section(u' ', 0, 0);
        QVERIFY2(told.contains(word), qPrintable(word));
    }
}

QTEST_GUILESS_MAIN(ManPageTest)
#include "tst_manpage.moc"
