// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/applicationmodel.h"

#include "ui/text/text.h"
#include "ui/widgets/plaintip.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace ui {

namespace {
core::ApplicationView wholeFleet(const std::vector<core::ApplicationView> &applications)
{
    // Shown under its own title; the name only keeps the row apart and can be no real application's.
    return core::sumOf(*core::ApplicationName::from("\x01"), applications);
}

using Names = std::set<core::ApplicationName>;

Names namesOf(const std::vector<core::ApplicationView> &rows)
{
    Names names;
    for (const core::ApplicationView &row : rows)
        names.insert(row.name);
    return names;
}
} // namespace

ApplicationModel::ApplicationModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_rows.push_back(wholeFleet({}));
}

void ApplicationModel::setFleet(const core::FleetView &fleet)
{
    std::vector<core::ApplicationView> newer{wholeFleet(fleet.applications)};
    newer.insert(newer.end(), fleet.applications.begin(), fleet.applications.end());
    if (newer == m_rows)
        return;
    const Names kept = namesOf(newer);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (kept.contains(sumAt(row).name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < newer.size(); ++row) {
        if (row < m_rows.size() && m_rows[row].name == newer[row].name) {
            m_rows[row] = newer[row];
            continue;
        }
        beginInsertRows({}, int(row), int(row));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(row), newer[row]);
        endInsertRows();
    }
    emit dataChanged(index(0), index(rowCount() - 1));
}

int ApplicationModel::rowOf(const core::ApplicationName &name) const
{
    const auto found = std::ranges::find(m_rows, name, &core::ApplicationView::name);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString ApplicationModel::titleAt(int row) const
{
    return isWholeFleet(row) ? tr("All applications") : Text::plain(sumAt(row).name.text());
}

QString ApplicationModel::shortTitleAt(int row) const
{
    return isWholeFleet(row) ? tr("All") : titleAt(row);
}

QString ApplicationModel::countAt(int row) const
{
    return tr("%1 of %2").arg(Text::number(sumAt(row).up), Text::number(sumAt(row).total));
}

int ApplicationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ApplicationModel::explanation(const core::ApplicationView &sum) const
{
    QStringList lines{tr("%1 of %2 are UP").arg(sum.up).arg(sum.total)};
    const auto add = [&lines](int count, const QString &line) {
        if (count > 0)
            lines << line.arg(count);
    };
    add(sum.outOfService, tr("%1 out of service"));
    add(sum.starting, tr("%1 starting"));
    add(sum.down, tr("%1 down"));
    add(sum.unknown, tr("%1 unknown"));
    add(sum.overrides, tr("%1 with an override"));
    add(sum.unhealthy, tr("%1 UP although its own health is not"));
    return lines.join(QLatin1Char('\n'));
}

QVariant ApplicationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return titleAt(index.row());
    case Qt::AccessibleTextRole:
        return tr("%1: %2 serving").arg(titleAt(index.row()), countAt(index.row()));
    case Qt::ToolTipRole:
        return plainTip(titleAt(index.row()) + QLatin1Char('\n') + explanation(sumAt(index.row())));
    default:
        return {};
    }
}

} // namespace ui
