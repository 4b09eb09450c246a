// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/remembered.h"

#include "core/http/url.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

namespace app {

namespace {

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

QStringList Remembered::list(const char *key) const
{
    if (m_path.isEmpty())
        return {};
    return QSettings(m_path, QSettings::IniFormat).value(QLatin1String(key)).toStringList();
}

void Remembered::addTo(const char *key, const QString &value, int most)
{
    if (m_path.isEmpty())
        return;
    QStringList all = list(key);
    all.removeAll(value);
    all.prepend(value);
    QSettings(m_path, QSettings::IniFormat).setValue(QLatin1String(key), all.mid(0, most));
}

void Remembered::addAddresses(const QString &addresses)
{
    QStringList parts;
    for (const QString &part : addresses.split(QLatin1Char(','), Qt::SkipEmptyParts))
        parts << QString::fromStdString(core::withoutCredentials(part.trimmed().toStdString()));
    addTo(addressesKey, parts.join(QLatin1Char(',')), mostAddresses);
}

QList<QStringList> Remembered::lines(const char *key) const
{
    QList<QStringList> lines;
    for (const QJsonValue &line : QJsonDocument::fromJson(text(key).toUtf8()).array())
        lines << line.toVariant().toStringList();
    return lines;
}

/// As JSON: a settings file cannot tell a list of one list from that list.
void Remembered::setLines(const char *key, const QList<QStringList> &lines)
{
    QJsonArray all;
    for (const QStringList &line : lines)
        all << QJsonArray::fromStringList(line);
    setText(key, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

void Remembered::addProfile(const QString &path)
{
    addTo(profilesKey, path, mostProfiles);
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
