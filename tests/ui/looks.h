// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>
#include <QTranslator>

#include <functional>

namespace tests {

/// The widget once it is laid out and drawn: as soon as two pictures in turn are alike.
inline QImage settled(QWidget &widget)
{
    QImage before;
    const bool isStill = QTest::qWaitFor([&] {
        QImage next = widget.grab().toImage();
        const bool isAlike = next == before;
        before = std::move(next);
        return isAlike;
    });
    return isStill ? before : QImage(); // an empty one cannot be saved, which fails the test
}

/// Pictures for a person to look at, where DRAINBOARD_LOOK names a folder: `take` is called for both
/// languages and both themes, with the folder and how the picture's name has to end ("-zh-dark.png").
inline void lookAt(const std::function<void(const QString &folder, const QString &tail)> &take)
{
    const QString folder = qEnvironmentVariable("DRAINBOARD_LOOK");
    if (folder.isEmpty())
        return;
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(":/i18n/drainboard_zh_CN")));
    for (const bool isChinese : {false, true}) {
        if (isChinese)
            QCoreApplication::installTranslator(&chinese);
        for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
            ui::Theme::apply(*qApp, mode);
            take(folder, QLatin1String(isChinese ? "-zh" : "-en") +
                             QLatin1String(ui::Theme::isDark() ? "-dark.png" : "-light.png"));
        }
    }
    QCoreApplication::removeTranslator(&chinese);
}

} // namespace tests
