// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/remembered.h"

#include "core/http/url.h"

#include <QSettings>
#include <QStandardPaths>

namespace app {

namespace {

const QString &addressesKey()
{
    static const QString key = QStringLiteral("start/addresses");
    return key;
}

const QString &geometryKey()
{
    static const QString key = QStringLiteral("window/geometry");
    return key;
}

} // namespace

QString Remembered::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/window.ini");
}

QStringList Remembered::addresses() const
{
    if (m_path.isEmpty())
        return {};
    return QSettings(m_path, QSettings::IniFormat).value(addressesKey()).toStringList().mid(0, mostAddresses);
}

void Remembered::addAddresses(const QString &addresses)
{
    if (m_path.isEmpty())
        return;
    QStringList parts;
    for (const QString &part : addresses.split(QLatin1Char(','), Qt::SkipEmptyParts))
        parts << QString::fromStdString(core::withoutCredentials(part.trimmed().toStdString()));
    const QString known = parts.join(QLatin1Char(','));
    QStringList all = this->addresses();
    all.removeAll(known);
    all.prepend(known);
    QSettings(m_path, QSettings::IniFormat).setValue(addressesKey(), all.mid(0, mostAddresses));
}

QByteArray Remembered::geometry() const
{
    return m_path.isEmpty() ? QByteArray()
                            : QSettings(m_path, QSettings::IniFormat).value(geometryKey()).toByteArray();
}

void Remembered::setGeometry(const QByteArray &geometry)
{
    if (!m_path.isEmpty())
        QSettings(m_path, QSettings::IniFormat).setValue(geometryKey(), geometry);
}

QString Remembered::text(const char *key) const
{
    return m_path.isEmpty() ? QString()
                            : QSettings(m_path, QSettings::IniFormat).value(QLatin1String(key)).toString();
}

void Remembered::setText(const char *key, const QString &value)
{
    if (!m_path.isEmpty())
        QSettings(m_path, QSettings::IniFormat).setValue(QLatin1String(key), value);
}

} // namespace app
