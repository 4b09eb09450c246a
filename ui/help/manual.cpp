// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manual.h"

#include <QCoreApplication>
#include <QDir>
#include <QResource>

namespace ui {

QString Manual::language()
{
    const QString folder =
        QCoreApplication::translate("ui::Manual", "en", "the manual's folder in this language");
    return languages().contains(folder) ? folder : QStringLiteral("en");
}

QStringList Manual::languages()
{
    return QDir(QStringLiteral(":/help")).entryList(QDir::Dirs, QDir::Name);
}

QStringList Manual::pages(const QString &language)
{
    return QDir(QStringLiteral(":/help/") + language).entryList(QDir::Files, QDir::Name);
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
