// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/applicationlist.h"

#include "ui/applications/applicationdelegate.h"
#include "ui/applications/applicationmodel.h"

#include <QItemSelectionModel>
#include <QScopedValueRollback>

namespace ui {

ApplicationList::ApplicationList(QWidget *parent)
    : QListView(parent)
    , m_model(new ApplicationModel(this))
{
    setModel(m_model);
    setItemDelegate(new ApplicationDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Applications"));
    setWhatsThis(tr("The applications, each with a bar of how its instances stand, and why it is orange or "
                    "red. Choosing one shows its instances, its charts and its release."));
    setMinimumWidth(150);
    setCurrentIndex(m_model->index(0));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ApplicationList::onCurrentChanged);
}

void ApplicationList::setFleet(const core::FleetView &fleet,
                               const std::optional<core::ApplicationName> &chosen)
{
    const QScopedValueRollback<bool> guard(m_isUpdating, true);
    m_model->setFleet(fleet);
    const int row = chosen ? m_model->rowOf(*chosen) : 0;
    if (row == currentIndex().row())
        return;
    // An application that is gone leaves nothing selected: its name still stands above the empty table.
    if (row < 0)
        selectionModel()->clear();
    else
        setCurrentIndex(m_model->index(row));
}

void ApplicationList::onCurrentChanged(const QModelIndex &current)
{
    if (m_isUpdating || !current.isValid())
        return;
    if (m_model->isWholeFleet(current.row()))
        emit applicationAsked(std::nullopt);
    else
        emit applicationAsked(m_model->sumAt(current.row()).name);
}

} // namespace ui
