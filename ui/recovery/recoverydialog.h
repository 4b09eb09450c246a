// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// What programs that died left here: each with where it stood, what Eureka says of it now, and the three
/// choices. Nothing is chosen by itself, and no key that is pressed without reading chooses anything.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RecoveryDialog(QWidget *parent = nullptr);

    /// Follows what is read meanwhile; closes once nothing is left.
    void setUnfinished(const std::vector<core::Recovery> &unfinished, core::TimePoint now);

signals:
    void intent(core::Intent intent);

private:
    struct Entry
    {
        std::string operation;
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QLabel *what = nullptr;
        QLabel *now = nullptr;
        QLabel *offers = nullptr;
        QPushButton *goOn = nullptr;
        QPushButton *undo = nullptr;
        QPushButton *leave = nullptr;
    };

    Entry makeEntry(const core::Recovery &recovery);
    void fill(Entry &entry, const core::Recovery &recovery, core::TimePoint now);
    void choose(const std::string &operation, core::RecoveryChoice choice);
    void removeGone(const std::vector<core::Recovery> &unfinished);

    QVBoxLayout *m_list;
    QPushButton *m_close;
    std::vector<Entry> m_entries;
    std::vector<core::Recovery> m_shown;
};

} // namespace ui
