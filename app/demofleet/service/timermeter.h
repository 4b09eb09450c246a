// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

#include <map>
#include <optional>

namespace demofleet {

using Tags = QList<QPair<QString, QString>>;

QJsonObject measurement(const QString &statistic, double value);

/// One Micrometer timer with all its tag values, and how the actuator tells of it.
class TimerMeter
{
public:
    explicit TimerMeter(QString name)
        : m_name(std::move(name))
    {
    }

    const QString &name() const { return m_name; }
    bool isEmpty() const { return m_series.empty(); }
    void record(const Tags &tags, double seconds);

    /// Nothing if no such tag values have occurred, which the actuator answers with a 404.
    std::optional<QJsonObject> answer(const Tags &wanted) const;

private:
    struct Series
    {
        double count = 0;
        double total = 0;
        double maximum = 0;
    };

    QString m_name;
    std::map<Tags, Series> m_series;
};

/// True when every wanted tag is among `tags`.
bool matches(const Tags &tags, const Tags &wanted);

} // namespace demofleet
