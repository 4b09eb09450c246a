// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace core {

/// Many instances, read like a vector of them. The rows are shared, so that a copy of a list costs a pointer
/// a row, and the list counts its statuses as it changes, so that its hash costs nothing. Copies may be used
/// in different threads.
class InstanceList
{
public:
    class const_iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Instance;
        using difference_type = std::ptrdiff_t;
        using pointer = const Instance *;
        using reference = const Instance &;

        const_iterator() = default;
        explicit const_iterator(const InstanceRow *row)
            : m_row(row)
        {
        }
        reference operator*() const { return **m_row; }
        pointer operator->() const { return m_row->get(); }
        reference operator[](difference_type steps) const { return *m_row[steps]; }
        const_iterator &operator++() { return *this += 1; }
        const_iterator &operator--() { return *this -= 1; }
        const_iterator operator++(int) { return const_iterator(m_row++); }
        const_iterator operator--(int) { return const_iterator(m_row--); }
        const_iterator &operator+=(difference_type steps)
        {
            m_row += steps;
            return *this;
        }
        const_iterator &operator-=(difference_type steps) { return *this += -steps; }
        friend const_iterator operator+(const_iterator at, difference_type steps) { return at += steps; }
        friend const_iterator operator+(difference_type steps, const_iterator at) { return at += steps; }
        friend const_iterator operator-(const_iterator at, difference_type steps) { return at -= steps; }
        friend difference_type operator-(const_iterator a, const_iterator b) { return a.m_row - b.m_row; }
        auto operator<=>(const const_iterator &) const = default;

    private:
        const InstanceRow *m_row = nullptr;
    };
    using value_type = Instance;

    InstanceList() = default;
    InstanceList(std::vector<Instance> instances);
    InstanceList(std::initializer_list<Instance> instances);
    explicit InstanceList(std::vector<InstanceRow> rows);

    std::size_t size() const { return m_rows.size(); }
    bool empty() const { return m_rows.empty(); }
    const Instance &operator[](std::size_t index) const { return *m_rows[index]; }
    const Instance &front() const { return *m_rows.front(); }
    const Instance &back() const { return *m_rows.back(); }
    const_iterator begin() const { return const_iterator(m_rows.data()); }
    const_iterator end() const { return const_iterator(m_rows.data() + m_rows.size()); }

    const std::vector<InstanceRow> &rows() const { return m_rows; }
    const StatusCounts &statusCounts() const { return m_counts; }

    void push_back(Instance instance) { push_back(std::make_shared<const Instance>(std::move(instance))); }
    void push_back(InstanceRow row);
    void replace(std::size_t index, InstanceRow row);

    /// A row that is to stand before the one that is at `index` now.
    struct Insertion
    {
        std::size_t index = 0; ///< 0..size()
        InstanceRow row;
    };
    /// Removes the rows at `removed` and puts `inserted` in, both ascending by index; indexes are those
    /// before the call.
    void change(const std::vector<std::size_t> &removed, std::vector<Insertion> inserted);

    /// Rows are compared by value; a shared row is equal at once.
    bool operator==(const InstanceList &other) const;

private:
    std::vector<InstanceRow> m_rows;
    StatusCounts m_counts;
};

} // namespace core
