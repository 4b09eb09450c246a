// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/instancelist.h"

#include <algorithm>

namespace core {

InstanceList::InstanceList(std::vector<Instance> instances)
{
    m_rows.reserve(instances.size());
    for (Instance &instance : instances)
        push_back(std::move(instance));
}

InstanceList::InstanceList(std::initializer_list<Instance> instances)
    : InstanceList(std::vector<Instance>(instances))
{
}

InstanceList::InstanceList(std::vector<InstanceRow> rows)
    : m_rows(std::move(rows))
{
    for (const InstanceRow &row : m_rows)
        m_counts.add(row->status.status);
}

void InstanceList::push_back(InstanceRow row)
{
    m_counts.add(row->status.status);
    m_rows.push_back(std::move(row));
}

void InstanceList::replace(std::size_t index, InstanceRow row)
{
    m_counts.remove(m_rows[index]->status.status);
    m_counts.add(row->status.status);
    m_rows[index] = std::move(row);
}

void InstanceList::change(const std::vector<std::size_t> &removed, std::vector<Insertion> inserted)
{
    if (removed.empty() && inserted.empty())
        return;
    std::vector<InstanceRow> rows;
    rows.reserve(m_rows.size() + inserted.size() - removed.size());
    auto gone = removed.begin();
    auto added = inserted.begin();
    for (std::size_t index = 0; index <= m_rows.size(); ++index) {
        for (; added != inserted.end() && added->index == index; ++added) {
            m_counts.add(added->row->status.status);
            rows.push_back(std::move(added->row));
        }
        if (index == m_rows.size())
            break;
        if (gone != removed.end() && *gone == index) {
            m_counts.remove(m_rows[index]->status.status);
            ++gone;
        } else {
            rows.push_back(std::move(m_rows[index]));
        }
    }
    m_rows = std::move(rows);
}

bool InstanceList::operator==(const InstanceList &other) const
{
    return std::ranges::equal(m_rows, other.m_rows,
                              [](const InstanceRow &a, const InstanceRow &b) { return a == b || *a == *b; });
}

} // namespace core
