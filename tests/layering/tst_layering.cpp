// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A pattern that no line of a folder may hold.
struct Rule
{
    QString folder;
    QString what;
    QRegularExpression forbidden;
};

QRegularExpression including(const QString &names)
{
    return QRegularExpression(u"^\\s*#\\s*include\\s*[<\"](?:%1)[>\"]"_s.arg(names));
}

const QList<Rule> &rules()
{
    static const QString core = u"core/"_s;
    static const QString ui = u"ui/"_s;
    static const QString text = u"ui/text/"_s;
    static const QString app = u"app/"_s;
    static const QList<Rule> all{
        {core, u"core knows no Qt"_s, including(uR"((?:Qt\w*/)?Q[A-Z]\w*|Qt\w*|Qt\w*/.*|q[a-z0-9_]+\.h)"_s)},
        {core, u"core knows neither app nor ui"_s, including(u"(?:app|ui)/.*"_s)},
        {core, u"core does no input or output"_s, including(u"fstream|iostream|filesystem"_s)},
        {core, u"core has no thread"_s, including(u"thread|future|mutex|condition_variable|pthread\\.h"_s)},
        {core, u"core has no socket"_s,
         including(
             u"sys/socket\\.h|sys/un\\.h|netinet/.*|arpa/.*|netdb\\.h|poll\\.h|sys/epoll\\.h|unistd\\.h"_s)},
        {core, u"core asks no clock"_s,
         QRegularExpression(uR"(\b(?:steady|system|high_resolution|utc)_clock::now\b)"_s)},
        {core, u"core has no QObject"_s, QRegularExpression(uR"(\bQ_OBJECT\b)"_s)},
        {ui, u"ui does not know app"_s, including(u"app/.*"_s)},
        {ui, u"ui shows and asks, it sends and stores nothing"_s,
         including(uR"((?:Qt\w+/)?(?:Q(?:Network|Tcp|Udp|LocalS|Ssl|Sql)\w*|QAbstractSocket|QHttp\w*)"
                   uR"(|QFile|QSaveFile|QTemporaryFile|QProcess)|Qt(?:Network|Sql))"_s)},
        {text, u"ui/text has no widgets"_s,
         including(
             uR"((?:QtWidgets/)?Q(?:\w*Widget\w*|Application|MainWindow|\w*Dialog\w*|\w*Label|\w*Button\w*)"
             uR"(|\w*Layout\w*|(?:List|Table|Tree|Column|Header|AbstractItem)View|\w*Delegate|\w*Box|\w*Edit|Style\w*|Menu\w*|\w*Bar)"
             uR"(|\w*Tip|Graphics\w+|Splitter|Frame)|QtWidgets(?:/.*)?|QtCharts?/.*)"_s)},
        {text, u"ui/text knows nothing else of ui"_s, including(u"ui/(?!text/).*"_s)},
        {core, u"nothing includes tests"_s, including(u"tests/.*"_s)},
        {ui, u"nothing includes tests"_s, including(u"tests/.*"_s)},
        {app, u"nothing includes tests"_s, including(u"tests/.*"_s)},
        {core, u"includes start at the top level"_s, including(uR"((?:.*/)?\.\./.*)"_s)},
        {ui, u"includes start at the top level"_s, including(uR"((?:.*/)?\.\./.*)"_s)},
        {app, u"includes start at the top level"_s, including(uR"((?:.*/)?\.\./.*)"_s)},
    };
    return all;
}

/// The source with its comments blanked out; lines keep their numbers, text in quotes stays.
QString withoutComments(const QString &source)
{
    // moc cannot read raw literals that hold quotes, so these are written with escapes.
    static const QString rawText = u"R\"([^(\\s]*)\\(.*?\\)\\1\""_s;
    static const QString text = u"\"(?:\\\\.|[^\"\\\\\\n])*\""_s;
    static const QString letter = u"(?<![0-9A-Fa-f])'(?:\\\\.|[^'\\\\\\n])+'"_s;
    static const QString comment = u"//[^\\n]*|/\\*.*?\\*/"_s;
    static const QRegularExpression token(QStringList{rawText, text, letter, comment}.join(u'|'),
                                          QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype copied = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!match.capturedView().startsWith(u'/'))
            continue;
        result += QStringView(source).mid(copied, match.capturedStart() - copied);
        result += u" "_s + QString(match.capturedView().count(u'\n'), u'\n');
        copied = match.capturedEnd();
    }
    result += QStringView(source).mid(copied);
    return result;
}

/// "path:line: what" for every line that breaks a rule of the folder the file is in.
QStringList breaches(const QString &path, const QString &source)
{
    QStringList found;
    const QStringList lines = withoutComments(source).split(u'\n');
    for (const Rule &rule : rules()) {
        if (!path.startsWith(rule.folder))
            continue;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (rule.forbidden.match(lines[i]).hasMatch())
                found << u"%1:%2: %3"_s.arg(path).arg(i + 1).arg(rule.what);
        }
    }
    return found;
}

/// What is there too much ("+name") or too little ("-name") at the top level.
QStringList differences(const QStringList &entries, const QStringList &expected)
{
    QStringList found;
    for (const QString &entry : entries) {
        if (!expected.contains(entry) && !entry.startsWith(u'.') && entry != u"build"_s)
            found << u"+"_s + entry;
    }
    for (const QString &entry : expected) {
        if (!entries.contains(entry))
            found << u"-"_s + entry;
    }
    return found;
}

QDir sourceDir()
{
    return QDir(QStringLiteral(DRAINBOARD_SOURCE_DIR));
}

/// Names at the top level: those that git tracks in a clone, else those of the folder.
QStringList topLevelEntries()
{
    QProcess git;
    git.setWorkingDirectory(sourceDir().path());
    git.start(u"git"_s, {u"ls-files"_s, u"-z"_s});
    QStringList entries;
    if (git.waitForFinished() && git.exitStatus() == QProcess::NormalExit && git.exitCode() == 0) {
        for (const QString &path :
             QString::fromUtf8(git.readAllStandardOutput()).split(QChar(0), Qt::SkipEmptyParts))
            entries << path.section(u'/', 0, 0);
        entries.removeDuplicates();
    }
    return entries.isEmpty() ? sourceDir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot) : entries;
}

const QStringList folders{u"app"_s, u"core"_s, u"resources"_s, u"tests"_s, u"ui"_s};

} // namespace

class TstLayering : public QObject
{
    Q_OBJECT

private slots:
    void checker_data();
    void checker();
    void topLevelChecker();

    void sources_data();
    void sources();
    void readmes_data();
    void readmes();
    void topLevel();
};

void TstLayering::checker_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");

    const QString core = u"core/a.h"_s;
    const QString ui = u"ui/a.cpp"_s;
    const QString text = u"ui/text/a.cpp"_s;
    const QString app = u"app/a.cpp"_s;
    const auto row = [](const char *name, const QString &path, const QString &source, const QString &what,
                        int line = 1) {
        const QStringList expected =
            what.isEmpty() ? QStringList() : QStringList(u"%1:%2: %3"_s.arg(path).arg(line).arg(what));
        QTest::newRow(name) << path << source << expected;
    };
    row("core, its own header", core, u"#include \"core/base/error.h\"\n#include <string>\n"_s, {});
    row("core, a library's header", core, u"#include <tl/expected.hpp>\n#include <queue>"_s, {});
    row("core, Qt class", core, u"#include <string>\n#include <QString>\n"_s, u"core knows no Qt"_s, 2);
    row("core, Qt class in quotes", core, u"# include \"QObject\""_s, u"core knows no Qt"_s);
    row("core, Qt class by module", core, u"#include <QtCore/QString>"_s, u"core knows no Qt"_s);
    row("core, Qt module", core, u"#include <QtCore>"_s, u"core knows no Qt"_s);
    row("core, Qt header of old style", core, u"#include <qglobal.h>"_s, u"core knows no Qt"_s);
    row("core, app", core, u"#include \"app/net/reader.h\""_s, u"core knows neither app nor ui"_s);
    row("core, ui", core, u"#include \"ui/text/catalogue.h\""_s, u"core knows neither app nor ui"_s);
    row("core, streams", core, u"#include <iostream>"_s, u"core does no input or output"_s);
    row("core, files", core, u"#include <filesystem>"_s, u"core does no input or output"_s);
    row("core, file streams", core, u"#include <fstream>"_s, u"core does no input or output"_s);
    row("core, thread", core, u"#include <thread>"_s, u"core has no thread"_s);
    row("core, socket", core, u"#include <sys/socket.h>"_s, u"core has no socket"_s);
    row("core, wall clock", core, u"auto now = std::chrono::system_clock::now();"_s, u"core asks no clock"_s);
    row("core, steady clock", core, u"\nauto t = steady_clock::now();"_s, u"core asks no clock"_s, 2);
    row("core, clock as a type", core, u"using T = std::chrono::system_clock::time_point;"_s, {});
    row("core, QObject", core, u"class A {\n    Q_OBJECT\n};"_s, u"core has no QObject"_s, 2);
    row("core, in a line comment", core, u"// #include <QString>, system_clock::now"_s, {});
    row("core, in a long comment", core, u"/*\n#include <QString>\n*/\n#include <string>"_s, {});
    row("core, after a comment", core, u"/* a\nb */\n#include <QString>"_s, u"core knows no Qt"_s, 3);
    row("core, after slashes in quotes", core, u"auto a = \"/*\";\n#include <QString>\nauto b = \"*/\";"_s,
        u"core knows no Qt"_s, 2);
    row("core, after slashes in raw quotes", core, u"auto a = R\"(\"/*)\";\n#include <QUrl>"_s,
        u"core knows no Qt"_s, 2);
    row("core, after a number with marks", core, u"int a = 10'000; // '\n#include <QUrl> // '"_s,
        u"core knows no Qt"_s, 2);
    row("core, tests", core, u"#include \"tests/app/loopback.h\""_s, u"nothing includes tests"_s);
    row("core, upwards", core, u"#include \"../base/ids.h\""_s, u"includes start at the top level"_s);
    row("ui, core and widgets", ui,
        u"#include \"core/base/ids.h\"\n#include <QWidget>\n#include <QLocale>\n#include <QFileDialog>"_s,
        {});
    row("ui, app", ui, u"#include \"app/net/reader.h\""_s, u"ui does not know app"_s);
    const QString shows = u"ui shows and asks, it sends and stores nothing"_s;
    row("ui, network", ui, u"#include <QNetworkAccessManager>"_s, shows);
    row("ui, network by module", ui, u"#include <QtNetwork/QTcpSocket>"_s, shows);
    row("ui, network module", ui, u"#include <QtNetwork>"_s, shows);
    row("ui, TLS", ui, u"#include <QSslSocket>"_s, shows);
    row("ui, database", ui, u"#include <QSqlQuery>"_s, shows);
    row("ui, file", ui, u"#include <QFile>"_s, shows);
    row("ui, process", ui, u"#include <QProcess>"_s, shows);
    row("ui, tests", ui, u"#include \"tests/ui/clicks.h\""_s, u"nothing includes tests"_s);
    row("ui/text, text only", text,
        u"#include \"ui/text/catalogue.h\"\n#include <QCoreApplication>\n#include <QStringView>"_s, {});
    row("ui/text, widget", text, u"#include <QLabel>"_s, u"ui/text has no widgets"_s);
    row("ui/text, application", text, u"#include <QApplication>"_s, u"ui/text has no widgets"_s);
    row("ui/text, widgets by module", text, u"#include <QtWidgets/QStyle>"_s, u"ui/text has no widgets"_s);
    row("ui/text, rest of ui", text, u"#include \"ui/mainwindow.h\""_s,
        u"ui/text knows nothing else of ui"_s);
    row("app, everything below", app,
        u"#include \"ui/mainwindow.h\"\n#include <QTcpSocket>\n#include <thread>"_s, {});
    row("app, tests", app, u"#include \"tests/app/loopback.h\""_s, u"nothing includes tests"_s);
    row("tests, each other", u"tests/app/a.cpp"_s, u"#include \"tests/app/loopback.h\""_s, {});
}

void TstLayering::checker()
{
    QFETCH(const QString, path);
    QFETCH(const QString, source);
    QFETCH(const QStringList, expected);
    QCOMPARE(breaches(path, source), expected);
}

void TstLayering::topLevelChecker()
{
    const QStringList expected{u"app"_s, u"README.md"_s};
    QCOMPARE(differences({u"app"_s, u"README.md"_s, u".ci"_s, u"build"_s}, expected), QStringList());
    QCOMPARE(differences({u"app"_s, u"notes.txt"_s}, expected),
             QStringList({u"+notes.txt"_s, u"-README.md"_s}));
}

void TstLayering::sources_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"app", "core", "ui"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TstLayering::sources()
{
    QFETCH(const QString, folder);
    QStringList found;
    int files = 0;
    QDirIterator it(sourceDir().filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        found += breaches(sourceDir().relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        ++files;
    }
    QVERIFY2(files > 0, "no sources found: is the source folder right?");
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TstLayering::readmes_data()
{
    QTest::addColumn<QString>("folder");
    for (const QString &folder : folders)
        QTest::newRow(qPrintable(folder)) << folder;
}

void TstLayering::readmes()
{
    QFETCH(const QString, folder);
    QVERIFY2(QFile::exists(sourceDir().filePath(folder + u"/README.md"_s)), "the folder has no README.md");
}

void TstLayering::topLevel()
{
    const QStringList files{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s, u"README.md"_s};
    const QStringList found = differences(topLevelEntries(), folders + files);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
}

QTEST_GUILESS_MAIN(TstLayering)
#include "tst_layering.moc"
