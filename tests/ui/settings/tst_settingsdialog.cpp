// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looks.h"
#include "ui/settings/settingsdialog.h"
#include "ui/window/mainwindow.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using ui::Preferences;
using ui::ThemeMode;

class SettingsDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatWasChosen_data();
    void saysWhatWasChosen();
    void cancelSaysNothing();
    void theWindowPassesItOn();
    void pictures();
};

namespace {

template <typename T> T *part(QWidget &dialog, const char *name)
{
    return dialog.findChild<T *>(QLatin1String(name));
}

void choose(QWidget &dialog, const char *name, const QVariant &value)
{
    auto *box = part<QComboBox>(dialog, name);
    box->setCurrentIndex(box->findData(value));
}

void click(QWidget &dialog, const char *name)
{
    QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
}

} // namespace

void SettingsDialogTest::saysWhatWasChosen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<bool>("isSaid");
    const auto row = [](const char *name, const char *language, ThemeMode theme, bool isSaid) {
        QTest::newRow(name) << QString::fromLatin1(language) << int(theme) << isSaid;
    };
    row("nothing else", "en", ThemeMode::Light, false);
    row("another theme", "en", ThemeMode::Dark, true);
    row("the other language", "zh_CN", ThemeMode::Light, true);
    row("as the system's", "", ThemeMode::System, true);
}

void SettingsDialogTest::saysWhatWasChosen()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    ui::SettingsDialog dialog({QStringLiteral("en"), ThemeMode::Light});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QList<Preferences> said;
    connect(&dialog, &ui::SettingsDialog::chosen, this, [&](const Preferences &wanted) { said << wanted; });
    choose(dialog, "language", language);
    choose(dialog, "theme", theme);
    click(dialog, "save");
    QTEST(said.size() == 1, "isSaid");
    if (!said.isEmpty())
        QVERIFY((said.first() == Preferences{language, ThemeMode(theme), {}}));
    QVERIFY(!dialog.isVisible());
}

void SettingsDialogTest::cancelSaysNothing()
{
    ui::SettingsDialog dialog({});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    int said = 0;
    connect(&dialog, &ui::SettingsDialog::chosen, this, [&] { ++said; });
    choose(dialog, "theme", int(ThemeMode::Dark));
    click(dialog, "cancel");
    QCOMPARE(said, 0);
    QVERIFY(!dialog.isVisible());
}

void SettingsDialogTest::theWindowPassesItOn()
{
    ui::MainWindow window;
    window.setPreferences({QStringLiteral("zh_CN"), ThemeMode::System});
    QList<Preferences> said;
    connect(&window, &ui::MainWindow::preferencesChosen, this,
            [&](const Preferences &wanted) { said << wanted; });
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    for (const ThemeMode theme : {ThemeMode::Dark, ThemeMode::Light}) {
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = window.findChild<ui::SettingsDialog *>();
        QVERIFY(dialog);
        QCOMPARE(part<QComboBox>(*dialog, "language")->currentData().toString(), QStringLiteral("zh_CN"));
        choose(*dialog, "theme", int(theme));
        click(*dialog, "save");
        QVERIFY((said.takeFirst() == Preferences{QStringLiteral("zh_CN"), theme, {}}));
        QTRY_VERIFY(!window.findChild<ui::SettingsDialog *>());
        QVERIFY(window.isActiveWindow() || (window.activateWindow(), true));
        QTRY_VERIFY(window.isActiveWindow());
    }
}

void SettingsDialogTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        ui::SettingsDialog dialog({});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        choose(dialog, "language", QStringLiteral("zh_CN"));
        dialog.show();
        QVERIFY(dialog.grab().save(folder + QStringLiteral("/settings") + tail));
    });
}

QTEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
