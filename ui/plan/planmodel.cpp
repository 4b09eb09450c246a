// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planmodel.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plaintip.h"

#include <QMimeData>

#include <algorithm>
#include <array>

namespace ui {

namespace {

const QString &rowMime()
{
    static const QString type = QStringLiteral("application/x-drainboard-plan-row");
    return type;
}

QColor inkOf(core::Status status)
{
    const Palette &palette = Theme::palette();
    switch (status) {
    case core::Status::Up:
        return palette.up;
    case core::Status::OutOfService:
        return palette.out;
    case core::Status::Starting:
        return palette.starting;
    case core::Status::Down:
        return palette.down;
    case core::Status::Unknown:
        break;
    }
    return palette.unknown;
}

} // namespace

PlanModel::PlanModel(PlanDraft draft, core::SnapshotPointer snapshot, QObject *parent)
    : QAbstractTableModel(parent)
    , m_draft(std::move(draft))
    , m_snapshot(std::move(snapshot))
{
}

void PlanModel::setSnapshot(core::SnapshotPointer snapshot)
{
    PlanDraft next = m_draft;
    follow(next, *snapshot->fleet);
    const auto isSameRow = [](const PlanRow &a, const PlanRow &b) { return a.key == b.key; };
    const bool isSame = std::ranges::equal(next.rows, m_draft.rows, isSameRow);
    if (!isSame)
        beginResetModel();
    m_draft = std::move(next);
    m_snapshot = std::move(snapshot);
    if (!isSame)
        endResetModel();
    tellAll();
}

void PlanModel::setChoices(const core::ReleasePlan &choices)
{
    m_draft.choices = choices;
    m_draft.choices.instances.clear();
    tellAll();
}

core::ReleasePlan PlanModel::plan() const
{
    return planOf(m_draft, *m_snapshot->fleet);
}

void PlanModel::tellAll()
{
    if (!m_draft.rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit changed();
}

bool PlanModel::move(int row, int to)
{
    const int last = rowCount() - 1;
    if (row < 0 || row > last || to < 0 || to > last || row == to)
        return false;
    // Qt names the place before which the row is put, in the order from before.
    if (!beginMoveRows({}, row, row, {}, to > row ? to + 1 : to))
        return false;
    const auto first = m_draft.rows.begin();
    if (to > row)
        std::rotate(first + row, first + row + 1, first + to + 1);
    else
        std::rotate(first + to, first + row, first + row + 1);
    endMoveRows();
    tellAll();
    return true;
}

void PlanModel::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    PlanRow &chosen = m_draft.rows[static_cast<std::size_t>(row)];
    chosen.isChosen = !isTicked(m_draft, chosen, *m_snapshot->fleet);
    tellAll();
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_draft.rows.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int PlanModel::placeOf(int row) const
{
    const auto end = m_draft.rows.begin() + row + 1;
    return static_cast<int>(std::count_if(m_draft.rows.begin(), end, [this](const PlanRow &one) {
        return isTicked(m_draft, one, *m_snapshot->fleet);
    }));
}

QString PlanModel::textOf(int row, int column) const
{
    const PlanRow &planned = m_draft.rows[static_cast<std::size_t>(row)];
    const core::InstanceView *view = m_snapshot->fleet->find(planned.key);
    switch (column) {
    case Place:
        return isTicked(m_draft, planned, *m_snapshot->fleet) ? QString::number(placeOf(row)) : Text::dash();
    case Instance:
        return Text::plain(planned.key.id.text());
    case Status:
        return view ? Text::statusGlyph(view->status().status) + QLatin1Char(' ') +
                          Text::plain(view->status().word())
                    : Text::dash();
    case Version:
        return view && !view->version.empty() ? Text::plain(view->version) : Text::dash();
    case Remark:
        return remarkOf(m_draft, planned, *m_snapshot->fleet);
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PlanRow &planned = m_draft.rows[static_cast<std::size_t>(index.row())];
    const bool isIn = isTicked(m_draft, planned, *m_snapshot->fleet);
    const auto check = [](bool isOn) { return QVariant(isOn ? Qt::Checked : Qt::Unchecked); };
    const QString text = textOf(index.row(), index.column());
    const Palette &palette = Theme::palette();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return index.column() == Instance || index.column() == Remark ? plainTip(text) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() == Place)
            return check(isIn);
        if (index.column() == PauseBefore)
            return check(planned.pausesBefore && isIn);
        return index.column() == AskAfter ? check(planned.asksAfter && isIn) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Remark)
            return palette.out;
        if (const auto *view = m_snapshot->fleet->find(planned.key); index.column() == Status && view)
            return inkOf(view->status().status);
        return isIn ? palette.text : palette.mutedText;
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QLatin1Char(' ') +
               text;
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static constexpr std::array<const char *, ColumnCount> names{
        QT_TR_NOOP("Order"), QT_TR_NOOP("Instance"), QT_TR_NOOP("Status"), QT_TR_NOOP("Version"),
        QT_TR_NOOP("Pause"), QT_TR_NOOP("Judge"),    QT_TR_NOOP("Note")};
    if (role == Qt::DisplayRole && section >= 0 && section < ColumnCount)
        return tr(names[static_cast<std::size_t>(section)]);
    if (role == Qt::ToolTipRole && section == PauseBefore)
        return tr("The release waits for you before this instance.");
    if (role == Qt::ToolTipRole && section == AskAfter)
        return tr("You judge this instance before the next one begins.");
    return {};
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled;
    const PlanRow &planned = m_draft.rows[static_cast<std::size_t>(index.row())];
    const bool isIn = isTicked(m_draft, planned, *m_snapshot->fleet);
    if (index.column() == Place || (isIn && (index.column() == PauseBefore || index.column() == AskAfter)))
        flags |= Qt::ItemIsUserCheckable;
    return flags | Qt::ItemNeverHasChildren;
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    PlanRow &planned = m_draft.rows[static_cast<std::size_t>(index.row())];
    const bool isOn = value.toInt() == Qt::Checked;
    if (index.column() == Place)
        planned.isChosen = isOn;
    else if (index.column() == PauseBefore)
        planned.pausesBefore = isOn;
    else
        planned.asksAfter = isOn;
    tellAll();
    return true;
}

Qt::DropActions PlanModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList PlanModel::mimeTypes() const
{
    return {rowMime()};
}

QMimeData *PlanModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowMime(), QByteArray::number(indexes.front().row()));
    return data;
}

bool PlanModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                             const QModelIndex &parent)
{
    Q_UNUSED(column)
    if (!data || action != Qt::MoveAction || !data->hasFormat(rowMime()))
        return false;
    const int from = data->data(rowMime()).toInt();
    // Between two rows `row` is the one below, on a row it is -1; past the last one both are missing.
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    move(from, std::clamp(before > from ? before - 1 : before, 0, rowCount() - 1));
    return false; // moved already: the view must not take the row away
}

} // namespace ui
