// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manual.h"

#include <QCoreApplication>
#include <QResource>

namespace ui {

QString Manual::language()
{
    const QString folder =
        QCoreApplication::translate("ui::Manual", "en", "the manual's folder in this language");
    return languages().contains(folder) ? folder : QStringLiteral("en");
}

namespace {

/// Names below a folder of what the program carries, in order.
QStringList namesIn(const QString &folder)
{
    QStringList names = QResource(folder).children();
    names.sort();
    return names;
}

} // namespace

QStringList Manual::languages()
{
    return namesIn(QStringLiteral(":/help"));
}

QStringList Manual::pages(const QString &language)
{
    return namesIn(QStringLiteral(":/help/") + language);
}

QString Manual::text(const QString &language, const QString &page)
{
    const QResource file(QStringLiteral(":/help/%1/%2").arg(language, page));
    return file.isValid() ? QString::fromUtf8(file.uncompressedData()) : QString();
}

QString Manual::title(const QString &language, const QString &page)
{
    return text(language, page).section(QLatin1Char('\n'), 0, 0).mid(2);
}

} // namespace ui
