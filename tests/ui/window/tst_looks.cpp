// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen on the smallest window that is supported, in both languages: nothing may be cut off. Where
// DRAINBOARD_LOOK names a folder, pictures of every screen and chart as well, in both themes and languages,
// with each filling, at the scale of QT_SCALE_FACTOR: tests/run looks makes them at three.
#include "tests/ui/desk.h"
#include "tests/ui/layoutfaults.h"
#include "tests/ui/looks.h"

#include <QDir>

using tests::Desk;
using tests::Filling;

namespace {

constexpr QSize smallest(1280, 720);
constexpr int titleBar = 24; ///< of a dialog, which has to be on the same screen

struct Language
{
    explicit Language(const QString &name)
    {
        if (name == QLatin1String("en"))
            return;
        QVERIFY(words.load(QStringLiteral(":/i18n/drainboard_zh_CN")));
        QCoreApplication::installTranslator(&words);
    }
    ~Language() { QCoreApplication::removeTranslator(&words); }
    QTranslator words;
};

const std::vector<std::pair<Filling, const char *>> fillings{{Filling::Usual, "usual"},
                                                             {Filling::LongNames, "long"},
                                                             {Filling::Empty, "empty"},
                                                             {Filling::Failing, "failing"},
                                                             {Filling::Many, "many"}};

QString fileName(const char *screen, const char *filling, const QString &tail)
{
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1"));
    QString name = QLatin1String(screen) + QLatin1Char('-') + QLatin1String(filling);
    return name.replace(QLatin1Char(' '), QLatin1Char('_')) + QLatin1String("-x") + scale + tail;
}

} // namespace

Q_DECLARE_METATYPE(const tests::Screen *)
Q_DECLARE_METATYPE(Filling)

class LooksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void pictures_data();
    void pictures();
};

void LooksTest::initTestCase()
{
    if (qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        QVERIFY(QDir().mkpath(qEnvironmentVariable("DRAINBOARD_LOOK")));
}

void LooksTest::nothingIsCutOff_data()
{
    QTest::addColumn<const tests::Screen *>("screen");
    QTest::addColumn<Filling>("filling");
    QTest::addColumn<QString>("language");
    for (const tests::Screen &screen : tests::everyScreen()) {
        for (const auto &[filling, word] : fillings) {
            for (const char *language : {"en", "zh"}) {
                if (filling == Filling::Usual || filling == Filling::LongNames)
                    QTest::addRow("%s, %s, %s", screen.name, word, language)
                        << &screen << filling << QString::fromLatin1(language);
            }
        }
    }
}

void LooksTest::nothingIsCutOff()
{
    QFETCH(const tests::Screen *, screen);
    QFETCH(Filling, filling);
    QFETCH(QString, language);
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
    const Language spoken(language);
    Desk desk(filling);
    QTRY_VERIFY(desk.window.isActiveWindow()); // else no key opens anything
    desk.window.resize(smallest);
    QWidget *looked = screen->open(desk);
    if (!looked)
        return; // there is none of it on this fleet
    (void)tests::settled(*looked);
    QVERIFY2(looked->width() <= smallest.width() &&
                 looked->height() <= smallest.height() - (looked == &desk.window ? 0 : titleBar),
             qPrintable(tests::nameOf(*looked)));
    const QStringList faults = tests::layoutFaults(looked);
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

void LooksTest::pictures_data()
{
    QTest::addColumn<const tests::Screen *>("screen");
    QTest::addColumn<Filling>("filling");
    QTest::addColumn<QString>("word");
    for (const auto &[filling, word] : fillings) {
        for (const tests::Screen &screen : tests::everyScreen()) {
            // Of 10,000 rows a dialog on one of them shows nothing new.
            if (filling != Filling::Many || screen.showsFleet)
                QTest::addRow("%s, %s", screen.name, word) << &screen << filling << QString::fromLatin1(word);
        }
        for (const tests::Screen &screen : tests::everyChart()) {
            if (filling != Filling::Many && filling != Filling::Failing)
                QTest::addRow("%s, %s", screen.name, word) << &screen << filling << QString::fromLatin1(word);
        }
    }
}

/// Not a check by itself: pictures to look at, where a folder is named.
void LooksTest::pictures()
{
    QFETCH(const tests::Screen *, screen);
    QFETCH(Filling, filling);
    QFETCH(QString, word);
    tests::lookAt([&](const QString &folder, const QString &tail) {
        Desk desk(filling);
        QTRY_VERIFY(desk.window.isActiveWindow());
        QWidget *looked = screen->open(desk);
        if (!looked)
            return;
        const auto save = [&](const QString &end) {
            const QString file = fileName(screen->name, qPrintable(word), end + tail);
            QVERIFY(tests::settled(*looked).save(QDir(folder).filePath(file)));
        };
        save({});
        if (looked != &desk.window)
            return;
        desk.window.resize(smallest);
        save(QStringLiteral("-1280x720"));
        desk.window.resize(QSize(3840, 2160) / desk.window.devicePixelRatioF());
        save(QStringLiteral("-4k"));
    });
}

QTEST_MAIN(LooksTest)
#include "tst_looks.moc"
