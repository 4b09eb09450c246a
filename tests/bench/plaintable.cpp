// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plaintable.h"

#include "ui/instances/instancecells.h"

#include <QAbstractTableModel>

#include <vector>

namespace bench {

class PlainModel : public QAbstractTableModel
{
public:
    explicit PlainModel(const core::FleetView &fleet)
    {
        for (const core::InstanceView &row : fleet.instances) {
            QStringList &texts = m_rows.emplace_back();
            for (int column = 0; column < core::columnCount; ++column)
                texts << ui::cellOf(row, static_cast<core::Column>(column), fleet.takenAt, true).text;
        }
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : core::columnCount;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_rows[static_cast<std::size_t>(index.row())].at(index.column())
                                       : QVariant();
    }
    void change()
    {
        m_isUp = !m_isUp;
        const int column = static_cast<int>(core::Column::Status);
        for (std::size_t row = 0; row < m_rows.size(); row += 100) {
            m_rows[row][column] = m_isUp ? QStringLiteral("UP") : QStringLiteral("OUT OF SERVICE");
            const QModelIndex changed = index(static_cast<int>(row), column);
            emit dataChanged(changed, changed);
        }
    }

private:
    std::vector<QStringList> m_rows;
    bool m_isUp = true;
};

PlainTable::PlainTable(core::FleetViewPointer fleet)
    : m_model(std::make_unique<PlainModel>(*fleet))
{
    m_proxy.setSourceModel(m_model.get());
    m_proxy.setFilterKeyColumn(-1);
    m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy.sort(static_cast<int>(core::Column::Status));
    setModel(&m_proxy);
}

PlainTable::~PlainTable()
{
    setModel(nullptr);
}

void PlainTable::poll()
{
    m_model->change();
}

} // namespace bench
