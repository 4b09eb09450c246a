// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manual.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

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
    return QDir(QStringLiteral(":/help/") + language)
        .entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
}

QString Manual::text(const QString &language, const QString &page)
{
    QFile file(QStringLiteral(":/help/%1/%2").arg(language, page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString Manual::title(const QString &language, const QString &page)
{
    return text(language, page).section(QLatin1Char('\n'), 0, 0).mid(2);
}

} // namespace ui
