// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "ui/settings/savedfilter.h"

#include <QLineEdit>

class QAction;
class QCompleter;
class QMenu;
class QStringListModel;

namespace ui {

/// Where instances are filtered: completes the term that is being typed by fields and by what this fleet has.
/// A menu in it holds the filters that were saved.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    void setFleet(core::FleetViewPointer fleet);
    /// All that this user saved, wherever they are offered.
    void setSaved(const QList<SavedFilter> &saved);
    void openMenu();

signals:
    void savedChanged(QList<ui::SavedFilter> saved); ///< by the operator

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpMenu();
    void fillMenu();
    void save();
    void forget(const SavedFilter &filter);
    void showIcon();
    QList<SavedFilter> offered() const; ///< those of this environment and those of every one
    void offer();
    void take(const QString &term);
    /// Where the term at the cursor begins.
    qsizetype beginOfTerm() const;

    core::FleetViewPointer m_fleet; ///< null before the first
    QStringListModel *m_terms;
    QCompleter *m_completer;
    QList<SavedFilter> m_saved;
    QString m_environment;
    QMenu *m_menu;
    QMenu *m_forget;
    QAction *m_icon;
    QAction *m_save;
};

} // namespace ui
