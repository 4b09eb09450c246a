// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

#include <set>
#include <string>
#include <vector>

class QCheckBox;
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

    /// Follows what is read meanwhile; closes once nothing is left. A release whose commands are not among
    /// the approved texts is gone on with only once they are let run.
    void setUnfinished(const std::vector<core::Recovery> &unfinished, core::TimePoint now,
                       const std::vector<core::ReleaseRecovery> &releases = {},
                       const std::set<std::string> &approvedCommands = {});

signals:
    void intent(core::Intent intent);

private:
    /// One of them as it is shown: an operation, or a whole release.
    struct Offer
    {
        std::string id;
        core::Intent intent; ///< without a choice
        QString title;
        QString what;
        QString now;
        QString goOn; ///< what it does; empty: not now
        QString undo;
        QString leave;
        bool isStop = false;
        std::vector<core::ReleaseCommand> toApprove; ///< before it can be gone on with
    };
    struct Entry
    {
        std::string id;
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QLabel *what = nullptr;
        QLabel *now = nullptr;
        QLabel *offers = nullptr;
        QCheckBox *approve = nullptr;
        QLabel *commands = nullptr; ///< word by word
        QPushButton *goOn = nullptr;
        QPushButton *undo = nullptr;
        QPushButton *leave = nullptr;
    };

    static Offer offerOf(const core::Recovery &recovery, core::TimePoint now);
    static Offer offerOf(const core::ReleaseRecovery &recovery, core::TimePoint now,
                         const std::set<std::string> &approvedCommands);
    Entry makeEntry(const std::string &id);
    void fill(Entry &entry, const Offer &offer);
    static void openGoOn(const Entry &entry, const Offer &offer);
    void choose(const std::string &id, core::RecoveryChoice choice);
    void removeGone();

    QVBoxLayout *m_list;
    QPushButton *m_close;
    std::vector<Entry> m_entries;
    std::vector<Offer> m_shown;
};

} // namespace ui
