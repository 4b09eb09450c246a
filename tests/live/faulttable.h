// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/faultrow.h"

namespace live {

/// What was seen, row by row, as a table for people. What was not as expected is marked with **!**.
class FaultTable
{
public:
    void add(const FaultRow &row, const FaultFacts &found);
    bool isEmpty() const { return m_lines.isEmpty(); }
    QString text() const; ///< Markdown

private:
    QStringList m_lines;
};

} // namespace live
