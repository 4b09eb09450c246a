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
    QStringList addresses() const { return list(addressesKey).mid(0, mostAddresses); }
    /// Credentials in it are left out.
    void addAddresses(const QString &addresses);

    /// Paths of profiles that were opened, the newest first, at most mostProfiles.
    QStringList profiles() const { return list(profilesKey).mid(0, mostProfiles); }
    void addProfile(const QString &path);

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

    /// See ui::Preferences::groupBy.
    QString groupBy() const { return text(groupByKey); }
    void setGroupBy(const QString &name) { setText(groupByKey, name); }

    /// Lines of texts of one kind, for example saved filters; each as long as it was kept.
    QList<QStringList> filters() const { return lines(filtersKey); }
    void setFilters(const QList<QStringList> &filters) { setLines(filtersKey, filters); }
    QList<QStringList> notes() const { return lines(notesKey); }
    void setNotes(const QList<QStringList> &notes) { setLines(notesKey, notes); }

    static constexpr int mostAddresses = 8;
    static constexpr int mostProfiles = 8;

private:
    static constexpr auto addressesKey = "start/addresses";
    static constexpr auto profilesKey = "start/profiles";
    static constexpr auto languageKey = "window/language";
    static constexpr auto columnsKey = "window/columns";
    static constexpr auto themeKey = "window/theme";
    static constexpr auto groupByKey = "window/groupBy";
    static constexpr auto filtersKey = "window/filters";
    static constexpr auto notesKey = "window/notes";
    QList<QStringList> lines(const char *key) const;
    void setLines(const char *key, const QList<QStringList> &lines);
    QString text(const char *key) const;
    QStringList list(const char *key) const;
    /// Puts it at the front, once, and keeps so many.
    void addTo(const char *key, const QString &value, int most);
    void setText(const char *key, const QString &value);

    QString m_path;
};

} // namespace app
