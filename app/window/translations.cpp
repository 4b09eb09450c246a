// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace app {

Translations::Translations() = default;
Translations::~Translations() = default;

void Translations::load(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    m_own = std::make_unique<QTranslator>(); // the one of before is removed as it goes
    if (m_own->load(locale, QStringLiteral("drainboard"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(m_own.get());
    m_qt = std::make_unique<QTranslator>();
    if (m_qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
}

} // namespace app
