// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/smoothcheck.h"
#include "core/release/intent.h"

#include <QDialog>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {

/// Before a release: what of the settings of an application, its callers and Eureka stands against it, why,
/// and what to set. Stays beside the window and never waits; asks for a check when it opens and when another
/// application is chosen.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CheckDialog(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot);
    /// Chooses the application and has it checked.
    void openFor(const std::optional<core::ApplicationName> &application);

signals:
    void intent(core::Intent intent);

protected:
    /// Nothing is read for it any more.
    void hideEvent(QHideEvent *event) override;

private:
    void listApplications();
    void ask();
    void showCheck(const std::shared_ptr<const core::SmoothCheck> &check);
    void showFindings();
    void updateCopy();
    void copyYaml() const;
    std::optional<core::ApplicationName> chosen() const;

    core::SnapshotPointer m_snapshot; ///< null before the first
    std::shared_ptr<const core::SmoothCheck> m_check;
    QComboBox *m_application;
    QLabel *m_sum;
    QTreeWidget *m_list;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace ui
