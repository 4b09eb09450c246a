// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/agreement.h"
#include "core/release/intent.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

/// What each Eureka server says of each instance, side by side, those they disagree on first. Stays beside
/// the window and never waits.
class PeersDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PeersDialog(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    /// Marks that server's column, and says how its list came about. An unknown one marks nothing.
    void showPeer(const std::string &url);

signals:
    /// The same override once more, at the peer that has it: it is passed on to those that missed it.
    void repairAsked(core::InstanceKey key, core::SetOverride change, std::string peer);

private:
    void showRows();
    void showSum();
    void showTitles();
    void showMarked();
    void fillRow(int row, const core::AgreementRow &agreement);
    void updateRepair();
    void askRepair();
    std::optional<core::Repair> chosenRepair() const;
    const core::AgreementRow *chosenRow() const;

    core::SnapshotPointer m_snapshot;
    core::TimePoint m_now{};
    std::string m_marked; ///< base url of the server asked for; empty: none
    std::vector<core::AgreementRow> m_all;
    std::vector<core::AgreementRow> m_shown;
    QLabel *m_sum;
    QLabel *m_markedLine;
    QCheckBox *m_onlyDisagreeing;
    QTableWidget *m_table;
    QPushButton *m_repair;
};

} // namespace ui
