// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

#include <map>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace ui {

/// The metadata of one instance, and one key at a time to set: each request is its own registration at the
/// server, and is proven by itself. Stays beside the window, sends nothing and never waits.
class MetadataDialog : public QDialog
{
    Q_OBJECT

public:
    explicit MetadataDialog(QWidget *parent = nullptr);

    /// What was typed for another instance is forgotten.
    void setKey(const core::InstanceKey &key);
    void setSnapshot(core::SnapshotPointer snapshot, core::TimePoint now);

signals:
    /// To be confirmed first.
    void changeAsked(core::InstanceKey key, std::vector<core::RegistryChange> changes, std::string peer);

private:
    using Values = std::map<std::string, std::string>;

    void addShown(QVBoxLayout *layout);
    void addChange(QVBoxLayout *layout);
    void showAll();
    void showSource(const core::InstanceView *row);
    void showValues(const core::InstanceView *row);
    void onRowChosen();
    void updateSet();
    void ask();
    const core::InstanceView *row() const;
    std::optional<std::string> peer() const;
    core::SetMetadata change() const;
    QString obstacle() const;
    QString hint() const;

    core::SnapshotPointer m_snapshot;
    core::TimePoint m_now{};
    std::optional<core::InstanceKey> m_key;
    std::optional<Values> m_values; ///< as shown; absent: nothing was told of this instance
    QLabel *m_title;
    QLabel *m_source;
    QTableWidget *m_table;
    QLineEdit *m_name;
    QLineEdit *m_value;
    QPushButton *m_set;
    QLabel *m_hint; ///< why it is closed, or what the change means for this key
};

} // namespace ui
