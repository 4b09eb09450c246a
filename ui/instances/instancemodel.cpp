// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancemodel.h"

#include "ui/text/text.h"
#include "ui/widgets/plaintip.h"

#include <algorithm>
#include <limits>

namespace ui {

namespace {
using Positions = std::vector<std::uint32_t>;
constexpr std::uint32_t notShown = std::numeric_limits<std::uint32_t>::max();

/// One registration that both pictures share is one instance, and no text needs to be compared for it.
bool isSame(const core::InstanceView &a, const core::InstanceView &b)
{
    return a.registered == b.registered || a.key == b.key;
}

/// Where each instance of the older fleet is in the newer one. Both are sorted by key: one walk over both.
std::vector<std::optional<std::uint32_t>> placesIn(const core::FleetView &newer, const core::FleetView &older)
{
    std::vector<std::optional<std::uint32_t>> places(older.instances.size());
    std::size_t j = 0;
    for (std::size_t i = 0; i < older.instances.size(); ++i) {
        while (j < newer.instances.size() && !isSame(newer.instances[j], older.instances[i]) &&
               newer.instances[j].key < older.instances[i].key)
            ++j;
        if (j < newer.instances.size() && isSame(newer.instances[j], older.instances[i]))
            places[i] = static_cast<std::uint32_t>(j++);
    }
    return places;
}

Positions ranksOf(const core::Snapshot &snapshot, const Positions &order)
{
    Positions ranks(snapshot.fleet->instances.size(), notShown);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

QString groupWords(core::Grouping grouping, const std::string &name)
{
    const QString shown = name.empty() ? InstanceModel::tr("not told") : Text::plain(name);
    switch (grouping) {
    case core::Grouping::Host:
        return InstanceModel::tr("Host %1").arg(shown);
    case core::Grouping::Zone:
        return InstanceModel::tr("Zone %1").arg(shown);
    case core::Grouping::Version:
        return InstanceModel::tr("Version %1").arg(shown);
    case core::Grouping::None:
        break;
    }
    return {};
}
} // namespace

InstanceModel::InstanceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void InstanceModel::setSnapshot(core::SnapshotPointer snapshot)
{
    const core::SnapshotPointer before =
        std::exchange(m_snapshot, std::move(snapshot)); // kept alive for the merge
    m_order = orderOf(*m_snapshot);
    const Positions ranks = ranksOf(*m_snapshot, m_order);
    if (before) {
        Places places = placesIn(*m_snapshot->fleet, *before->fleet);
        for (auto &place : places) {
            if (place && ranks[*place] == notShown)
                place.reset();
        }
        const core::InstanceView *first = before->fleet->instances.data();
        Places ofRows(m_rows.size());
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            ofRows[row] = places[std::size_t(m_rows[row] - first)];
        removeGone(ofRows);
        reorder(ranks);
    }
    insertNew();
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, core::columnCount - 1));
}

/// Removes what is not shown any more, then lets every row that stays point into the new fleet.
void InstanceModel::removeGone(const Places &newPlaceOf)
{
    Positions kept;
    for (const auto &place : newPlaceOf) {
        if (place)
            kept.push_back(*place);
    }
    for (std::size_t end = newPlaceOf.size(); end > 0;) {
        if (newPlaceOf[end - 1]) {
            --end;
            continue;
        }
        std::size_t begin = end;
        while (begin > 0 && !newPlaceOf[begin - 1])
            --begin;
        beginRemoveRows({}, int(begin), int(end) - 1);
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin), m_rows.begin() + std::ptrdiff_t(end));
        endRemoveRows();
        end = begin;
    }
    for (std::size_t row = 0; row < kept.size(); ++row)
        m_rows[row] = &m_snapshot->fleet->instances[kept[row]];
}

/// One change of layout moves all rows at once: single moves would cost the square of their number.
void InstanceModel::reorder(const Positions &rankOf)
{
    const core::InstanceView *first = m_snapshot->fleet->instances.data();
    const auto isBefore = [&](const core::InstanceView *a, const core::InstanceView *b) {
        return rankOf[std::size_t(a - first)] < rankOf[std::size_t(b - first)];
    };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), isBefore))
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const auto before = m_rows;
    std::sort(m_rows.begin(), m_rows.end(), isBefore);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from) {
        const auto found =
            std::lower_bound(m_rows.begin(), m_rows.end(), before[std::size_t(old.row())], isBefore);
        to << index(int(found - m_rows.begin()), old.column());
    }
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void InstanceModel::insertNew()
{
    const auto &order = m_order;
    const auto viewAt = [&](std::size_t row) { return &m_snapshot->fleet->instances[order[row]]; };
    for (std::size_t row = 0; row < order.size();) {
        if (row < m_rows.size() && m_rows[row] == viewAt(row)) {
            ++row;
            continue;
        }
        const core::InstanceView *next = row < m_rows.size() ? m_rows[row] : nullptr;
        std::vector<const core::InstanceView *> added;
        for (std::size_t at = row; at < order.size() && viewAt(at) != next; ++at)
            added.push_back(viewAt(at));
        beginInsertRows({}, int(row), int(row + added.size()) - 1);
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(row), added.begin(), added.end());
        endInsertRows();
        row += added.size();
    }
}

std::vector<std::uint32_t> InstanceModel::orderOf(const core::Snapshot &snapshot) const
{
    return core::grouped(*snapshot.fleet, snapshot.order, m_grouping);
}

void InstanceModel::setGrouping(core::Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    if (m_snapshot)
        setSnapshot(m_snapshot);
}

QString InstanceModel::groupTitle(int row) const
{
    const core::InstanceView *first = m_grouping == core::Grouping::None ? nullptr : instanceAt(row);
    if (!first)
        return {};
    const std::string group = core::groupOf(*first, m_grouping);
    if (row > 0 && core::groupOf(*instanceAt(row - 1), m_grouping) == group)
        return {};
    int count = 1;
    while (row + count < rowCount() && core::groupOf(*instanceAt(row + count), m_grouping) == group)
        ++count;
    const QString words = groupWords(m_grouping, group);
    return count == 1 ? tr("%1 · 1 instance", "group, how many").arg(words)
                      : tr("%1 · %2 instances", "group, how many").arg(words).arg(count);
}

QString InstanceModel::placeOf(const core::InstanceKey &key) const
{
    const auto found = std::ranges::find(m_chosen, key);
    return m_chosen.size() < 2 || found == m_chosen.end()
               ? QString()
               : tr("%1.", "place in an order").arg(found - m_chosen.begin() + 1);
}

const core::InstanceView *InstanceModel::instanceAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)] : nullptr;
}

int InstanceModel::rowOf(const core::InstanceKey &key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const auto *row) { return row->key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

InstanceCell InstanceModel::cellAt(const QModelIndex &index) const
{
    const core::InstanceView *row = instanceAt(index.row());
    if (!row)
        return {};
    InstanceCell cell = cellOf(*row, core::Column(index.column()), m_now, !m_snapshot->query.application);
    if (const QString place = placeOf(row->key); index.column() == 0 && !place.isEmpty()) {
        cell.mark = place;
        cell.isPlace = true;
    }
    return cell;
}

int InstanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InstanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : core::columnCount;
}

QVariant InstanceModel::data(const QModelIndex &index, int role) const
{
    const core::InstanceView *row = index.isValid() ? instanceAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellAt(index).text;
    case Qt::AccessibleTextRole: {
        const InstanceCell cell = cellAt(index);
        const QString said = tr("%1: %2 %3")
                                 .arg(Text::columnTitle(core::Column(index.column())), cell.text, cell.mark)
                                 .trimmed();
        const QString group = index.column() == 0 ? groupTitle(index.row()) : QString();
        return group.isEmpty() ? said : tr("%1. %2", "group, cell").arg(group, said);
    }
    case Qt::ToolTipRole:
        return plainTip(cellToolTip(*row, core::Column(index.column()), m_now));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (cellAt(index).isNumber ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant InstanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= core::columnCount)
        return {};
    const auto column = core::Column(section);
    if (role == Qt::DisplayRole)
        return Text::columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column >= core::Column::Requests ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace ui
