// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QTableView;

namespace ui {

/// Which columns the table of instances shows, in which order and how wide: what the operator chose, less
/// what a narrow window has no room for. The first one holds the name, stays first and takes what is left.
class TableColumns : public QObject
{
    Q_OBJECT

public:
    explicit TableColumns(QTableView *table);

    /// After the table's width changed.
    void fit();
    /// Names are longer while each has its application before it.
    void setNamesApplications(bool doesName);
    /// Names of all columns but the first in their order, "-" before those that are left out: to be kept and
    /// given back to setChoice(). Names that are not known are passed over, columns that are not named come
    /// last.
    QStringList choice() const;
    void setChoice(const QStringList &choice);
    /// One line for each column, and one that undoes every choice.
    QMenu *menu() const { return m_menu; }

signals:
    void chosen(); ///< by the operator

private:
    void makeMenu();
    bool isChosen(int column) const;
    void choose(int column, bool isShown);
    void reset();

    QTableView *m_table;
    QMenu *m_menu;
    bool m_namesApplications = false;
    int m_spread = 0;         ///< that each column is wider than it needs to be
    bool m_isSetting = false; ///< what moves is no choice of the operator's
};

} // namespace ui
