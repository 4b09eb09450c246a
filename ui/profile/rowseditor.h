// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace ui {

/// Some lines of texts under titles, which are typed, added and removed.
class RowsEditor : public QWidget
{
    Q_OBJECT

public:
    /// `what` names the lines for who does not see them.
    RowsEditor(const QStringList &titles, const QString &what, QWidget *parent = nullptr);

    void setTips(const QStringList &tips); ///< one for each title
    void setRows(const QList<QStringList> &rows);
    /// Those in which anything is typed, without blanks around it.
    QList<QStringList> rows() const;
    QTableWidget *table() const { return m_table; }

signals:
    void changed();

private:
    void addRow(const QStringList &texts);
    void onAdd();
    void onRemove();
    void updateRemove();
    void fitHeight();

    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace ui
