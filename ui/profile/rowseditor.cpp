// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/rowseditor.h"

#include "ui/widgets/plaintip.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int rowHeight = 28;
constexpr int mostShown = 5; ///< rows; more are scrolled

} // namespace

RowsEditor::RowsEditor(const QStringList &titles, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, int(titles.size()), this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setAccessibleName(what);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    // Not when a cell just becomes the current one: Tab would never come out of the table again.
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setShowGrid(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setAccessibleName(tr("Add to: %1").arg(what));
    m_add->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setAccessibleName(tr("Remove from: %1").arg(what));
    m_remove->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_table);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &RowsEditor::onAdd);
    connect(m_remove, &QPushButton::clicked, this, &RowsEditor::onRemove);
    connect(m_table, &QTableWidget::cellChanged, this, &RowsEditor::changed);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RowsEditor::updateRemove);
    updateRemove();
    fitHeight();
}

void RowsEditor::setTips(const QStringList &tips)
{
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(plainTip(tips.value(column)));
}

void RowsEditor::setRows(const QList<QStringList> &rows)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const QStringList &row : rows)
        addRow(row);
    fitHeight();
}

QList<QStringList> RowsEditor::rows() const
{
    QList<QStringList> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList texts;
        for (int column = 0; column < m_table->columnCount(); ++column)
            texts << m_table->item(row, column)->text().trimmed();
        if (std::ranges::any_of(texts, [](const QString &text) { return !text.isEmpty(); }))
            rows << texts;
    }
    return rows;
}

void RowsEditor::addRow(const QStringList &texts)
{
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setItem(row, column, new QTableWidgetItem(texts.value(column)));
}

void RowsEditor::onAdd()
{
    addRow({});
    fitHeight();
    const int row = m_table->rowCount() - 1;
    m_table->setFocus();
    m_table->setCurrentCell(row, 0);
    m_table->editItem(m_table->item(row, 0));
}

void RowsEditor::onRemove()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_table->removeRow(row);
    fitHeight();
    updateRemove();
    emit changed();
}

void RowsEditor::updateRemove()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
    m_remove->setToolTip(m_remove->isEnabled() ? QString() : tr("Opens when a line is chosen."));
}

/// No higher than what is in it: most profiles have none or one.
void RowsEditor::fitHeight()
{
    const int shown = std::clamp(m_table->rowCount(), 1, mostShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shown * rowHeight +
                            2 * m_table->frameWidth() + 2);
}

} // namespace ui
