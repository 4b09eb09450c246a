// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace app {

/// What the window remembers from one run to the next, in one file of this user: nothing that is needed, and
/// no secret. Without a path it remembers nothing. A file that cannot be read or written is as an empty one.
class Remembered
{
public:
    explicit Remembered(QString path = {})
        : m_path(std::move(path))
    {
    }
    static QString standardPath();

    /// Addresses that were opened without a profile, the newest first, at most mostAddresses.
    QStringList addresses() const;
    /// Credentials in it are left out.
    void addAddresses(const QString &addresses);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// As ui::Preferences has it; empty: as the system's.
    QString language() const { return text(languageKey); }
    void setLanguage(const QString &language) { setText(languageKey, language); }
    /// "light", "dark"; empty: as the system's.
    QString theme() const { return text(themeKey); }
    void setTheme(const QString &theme) { setText(themeKey, theme); }

    /// See ui::Preferences::columns.
    QStringList columns() const { return text(columnsKey).split(QLatin1Char(' '), Qt::SkipEmptyParts); }
    void setColumns(const QStringList &columns) { setText(columnsKey, columns.join(QLatin1Char(' '))); }

    static constexpr int mostAddresses = 8;

private:
    static constexpr auto languageKey = "window/language";
    static constexpr auto columnsKey = "window/columns";
    static constexpr auto themeKey = "window/theme";
    QString text(const char *key) const;
    void setText(const char *key, const QString &value);

    QString m_path;
};

} // namespace app
