// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// A text of a row: half as large as a std::string, and able to view memory that the row brings along, so
/// that a decoded row has all its texts in one block. A COPY ALWAYS OWNS ITS TEXT, so whoever copies an
/// instance or a text out of a row need not know where the row's memory is. At most 4 GB.
class RowText
{
public:
    RowText() = default;
    RowText(std::string_view text) { own(text); }
    RowText(const char *text)
        : RowText(std::string_view(text))
    {
    }
    /// Views `text`, which has to live as long as this object (and what is moved from it).
    static RowText viewing(std::string_view text)
    {
        RowText result;
        result.m_data = text.data();
        result.m_size = static_cast<std::uint32_t>(text.size());
        return result;
    }

    RowText(const RowText &other)
        : RowText(other.view())
    {
    }
    RowText(RowText &&other) noexcept { swap(other); }
    RowText &operator=(RowText other) noexcept
    {
        swap(other);
        return *this;
    }
    RowText &operator=(std::string_view text) { return *this = RowText(text); }
    RowText &operator=(const char *text) { return *this = RowText(text); }
    ~RowText()
    {
        if (m_owns)
            delete[] m_data;
    }

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    bool starts_with(std::string_view text) const { return view().starts_with(text); }
    bool ends_with(std::string_view text) const { return view().ends_with(text); }
    std::string_view view() const { return {m_data, m_size}; }
    std::string text() const { return std::string(view()); }
    operator std::string_view() const { return view(); }
    operator std::string() const { return text(); }

    friend bool operator==(const RowText &a, const RowText &b) { return a.view() == b.view(); }
    friend bool operator==(const RowText &a, std::string_view b) { return a.view() == b; }
    friend bool operator==(const RowText &a, const char *b) { return a.view() == b; }
    friend bool operator==(const RowText &a, const std::string &b) { return a.view() == b; }

private:
    void own(std::string_view text);
    void swap(RowText &other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_owns, other.m_owns);
    }

    const char *m_data = "";
    std::uint32_t m_size = 0;
    bool m_owns = false;
};

} // namespace core
