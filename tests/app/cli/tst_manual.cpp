// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "ui/help/manual.h"

#include <QProcess>
#include <QTest>

/// What the manual tells to type is what the program takes.
class ManualTest : public QObject
{
    Q_OBJECT

private slots:
    void commandsAreTaken_data()
    {
        QTest::addColumn<QString>("line");
        const QString indent = QStringLiteral("    drainboard ");
        for (const QString &page : ui::Manual::pages(QStringLiteral("en"))) {
            const QStringList lines = ui::Manual::text(QStringLiteral("en"), page).split(QLatin1Char('\n'));
            for (const QString &line : lines) {
                if (line.startsWith(indent))
                    QTest::addRow("%s: %s", qPrintable(page), qPrintable(line.trimmed()))
                        << line.mid(indent.size());
            }
        }
    }

    void commandsAreTaken()
    {
        QFETCH(QString, line);
        const app::ParsedArguments parsed = app::parseArguments(QProcess::splitCommand(line));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        QVERIFY(parsed.arguments->command != app::Command::Window || !parsed.arguments->help.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ManualTest)
#include "tst_manual.moc"
