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

namespace {

/// Neighbouring rows that all move by the same number of places.
struct Run
{
    std::size_t begin, end;
    std::ptrdiff_t shift;
};

} // namespace

void InstanceList::change(const std::vector<std::size_t> &removed, std::vector<Insertion> inserted)
{
    std::vector<Run> runs;
    std::size_t begin = 0;
    std::size_t gone = 0;
    std::size_t added = 0;
    const std::size_t size = m_rows.size();
    while (gone < removed.size() || added < inserted.size()) {
        const bool isInsertion =
            gone == removed.size() || (added < inserted.size() && inserted[added].index <= removed[gone]);
        const std::size_t at = isInsertion ? inserted[added].index : removed[gone];
        runs.push_back({begin, at, static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(gone)});
        begin = isInsertion ? at : at + 1;
        if (isInsertion) {
            m_counts.add(inserted[added].row->status.status);
            // Its place after the change.
            inserted[added].index = at + added - gone;
            ++added;
        } else {
            m_counts.remove(m_rows[at]->status.status);
            ++gone;
        }
    }
    runs.push_back({begin, size, static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(gone)});

    m_rows.resize(std::max(size, size + added - gone));
    const auto rowAt = [this](std::size_t index) {
        return m_rows.begin() + static_cast<std::ptrdiff_t>(index);
    };
    // First those that move left, from the left, then those that move right, from the right: none lands on
    // one that still has to move, as their order stays.
    for (const Run &run : runs) {
        if (run.shift < 0)
            std::move(rowAt(run.begin), rowAt(run.end), rowAt(run.begin) + run.shift);
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->shift > 0)
            std::move_backward(rowAt(run->begin), rowAt(run->end), rowAt(run->end) + run->shift);
    }
    for (Insertion &insertion : inserted)
        m_rows[insertion.index] = std::move(insertion.row);
    m_rows.resize(size + added - gone);
}

bool InstanceList::operator==(const InstanceList &other) const
{
    return std::ranges::equal(m_rows, other.m_rows,
                              [](const InstanceRow &a, const InstanceRow &b) { return a == b || *a == *b; });
}

} // namespace core
