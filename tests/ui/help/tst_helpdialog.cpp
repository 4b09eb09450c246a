// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"
#include "tests/ui/looks.h"
#include "ui/help/helpdialog.h"
#include "ui/help/manual.h"
#include "ui/window/commands.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>

using ui::Manual;

/// The manual is true: it has the same pages in every language, its links lead somewhere, and the keys that
/// it names are keys of the window.
class HelpDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void everyLanguageHasTheSame_data();
    void everyLanguageHasTheSame();
    void linksLeadToPages();
    void noMarkIsLeftOver();
    void theProfileOnItsPageCanBeUsed();
    void keysAreThoseOfTheWindow();
    void opensByItsKeyAndShowsEachPage();
    void linksLeaveThePageOnlyForAnother();
    void pictures();
};

namespace {

QStringList allOf(const QString &pattern, const QString &text)
{
    QStringList found;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

} // namespace

void HelpDialogTest::everyLanguageHasTheSame_data()
{
    QTest::addColumn<QString>("page");
    const QStringList pages = Manual::pages(QStringLiteral("en"));
    QVERIFY(pages.size() >= 8);
    for (const QString &page : pages)
        QTest::newRow(qPrintable(page)) << page;
}

void HelpDialogTest::everyLanguageHasTheSame()
{
    QFETCH(QString, page);
    QVERIFY(Manual::languages().size() >= 2);
    const QString english = Manual::text(QStringLiteral("en"), page);
    for (const QString &language : Manual::languages()) {
        QCOMPARE(Manual::pages(language), Manual::pages(QStringLiteral("en")));
        const QString text = Manual::text(language, page);
        QVERIFY(!Manual::title(language, page).isEmpty());
        // Headings, steps, lines of tables, what is typed, keys.
        for (const char *pattern :
             {"^(#+) ", "^(\\d\\.) ", "^(\\|)", "^    (.*)$", "\\*\\*([CFE?][^*a-z]*[a-z]*\\+[^*]*)\\*\\*"})
            QCOMPARE(allOf(QLatin1String(pattern), text), allOf(QLatin1String(pattern), english));
    }
}

void HelpDialogTest::linksLeadToPages()
{
    for (const QString &language : Manual::languages()) {
        for (const QString &page : Manual::pages(language)) {
            for (const QString &link :
                 allOf(QStringLiteral("\\]\\(([^)]*)\\)"), Manual::text(language, page)))
                QVERIFY2(Manual::pages(language).contains(link),
                         qPrintable(page + QStringLiteral(": ") + link));
        }
    }
}

/// Markdown takes ** for a word's end only where no punctuation stands between it and the next word, which
/// Chinese writes without a blank.
void HelpDialogTest::noMarkIsLeftOver()
{
    for (const QString &language : Manual::languages()) {
        for (const QString &page : Manual::pages(language)) {
            QTextDocument shown;
            shown.setMarkdown(Manual::text(language, page));
            const QString text = shown.toPlainText();
            const qsizetype at = text.indexOf(QLatin1String("**"));
            QVERIFY2(at < 0, qPrintable(language + QLatin1Char('/') + page + QStringLiteral(": ") +
                                        text.mid(at, 40)));
        }
    }
}

void HelpDialogTest::theProfileOnItsPageCanBeUsed()
{
    for (const QString &language : Manual::languages()) {
        const QString page = Manual::text(language, QStringLiteral("9-profile.md"));
        const std::string profile =
            allOf(QStringLiteral("^    (.*)$"), page).join(QLatin1Char('\n')).toStdString();
        const auto read = core::decodeProfile(profile, "9-profile.md");
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(read->commands.size(), std::size_t(1));
    }
}

void HelpDialogTest::keysAreThoseOfTheWindow()
{
    ui::MainWindow window;
    window.show();
    QObject owner;
    QStringList keys;
    for (const QAction *command : ui::commandsOf(&window, &owner))
        keys << command->shortcut().toString();
    QStringList named;
    for (const QString &page : Manual::pages(QStringLiteral("en")))
        named += allOf(QStringLiteral("\\*\\*(Ctrl\\+[^*]*|F\\d+|Esc|\\?)\\*\\*"),
                       Manual::text(QStringLiteral("en"), page));
    QVERIFY(named.size() >= 10);
    for (const QString &key : std::as_const(named))
        QVERIFY2(keys.contains(key), qPrintable(key));
}

void HelpDialogTest::opensByItsKeyAndShowsEachPage()
{
    ui::MainWindow window;
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(&window, Qt::Key_F1);
    auto *dialog = window.findChild<ui::HelpDialog *>();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("pages"));
    auto *text = dialog->findChild<QTextBrowser *>(QStringLiteral("text"));
    QCOMPARE(list->count(), int(Manual::pages(Manual::language()).size()));
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        QVERIFY(text->toPlainText().startsWith(list->item(row)->text()));
    }
    QTest::keyClick(&window, Qt::Key_F1); // it is there already
    QCOMPARE(window.findChildren<ui::HelpDialog *>().size(), 1);
}

void HelpDialogTest::linksLeaveThePageOnlyForAnother()
{
    ui::HelpDialog dialog;
    dialog.show();
    auto *list = dialog.findChild<QListWidget *>(QStringLiteral("pages"));
    auto *text = dialog.findChild<QTextBrowser *>(QStringLiteral("text"));
    emit text->anchorClicked(QUrl(QStringLiteral("2-drain.md")));
    QCOMPARE(list->currentRow(), 1);
    const QString before = text->toPlainText();
    emit text->anchorClicked(QUrl(QStringLiteral("http://eureka-1:8761/")));
    QCOMPARE(text->toPlainText(), before);
}

void HelpDialogTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        ui::HelpDialog dialog;
        dialog.show();
        for (const char *page : {"2-drain.md", "4-override.md", "7-reach.md"}) {
            dialog.showPage(QLatin1String(page));
            QVERIFY(dialog.grab().save(folder + QStringLiteral("/help-") + QLatin1String(page, 1) + tail));
        }
    });
}

QTEST_MAIN(HelpDialogTest)
#include "tst_helpdialog.moc"
