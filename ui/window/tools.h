// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"
#include "core/release/intent.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;

namespace ui {

class AttentionDialog;
class CheckDialog;
class MetadataDialog;
class InstanceDialog;
class PeersDialog;
class RecoveryDialog;
class VipDialog;

/// The buttons for what lies beside the window, and the dialogs they open: made when first asked for, fed by
/// each snapshot.
class Tools : public QWidget
{
    Q_OBJECT

public:
    explicit Tools(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    /// The comparison of the servers, with that one marked.
    void openPeer(const std::string &url);
    void openMetadata(const core::InstanceKey &key);
    /// The profile's, for the details.
    void setLinks(std::vector<core::LinkTemplate> links) { m_links = std::move(links); }
    /// Opens what is known of that instance beside the window; one at a time.
    void openDetails(const core::InstanceKey &key);
    QWidget *details() const; ///< null where they were never opened

signals:
    void intent(core::Intent intent);
    void instanceAsked(core::InstanceKey key);
    void linkAsked(core::Link link);
    /// To be confirmed first. `peer`: where the list that showed it chose one, else empty.
    void changeAsked(core::InstanceKey key, std::vector<core::RegistryChange> changes, std::string peer);

private:
    void openAttention();
    void openCheck();
    void openVip();
    void openPeers();
    void openRecovery();
    void showUnfinished();
    void showCount(int urgent);

    core::SnapshotPointer m_snapshot;
    std::vector<core::LinkTemplate> m_links;
    core::TimePoint m_now{};
    std::shared_ptr<const std::vector<core::Finding>> m_findings; ///< null: none were looked for yet
    QPushButton *m_unfinished;
    QPushButton *m_attention;
    QPushButton *m_lookUp;
    QPushButton *m_compare;
    QPushButton *m_check;
    AttentionDialog *m_attentionDialog = nullptr;
    CheckDialog *m_checkDialog = nullptr;
    VipDialog *m_vipDialog = nullptr;
    MetadataDialog *m_metadataDialog = nullptr;
    PeersDialog *m_peersDialog = nullptr;
    InstanceDialog *m_instanceDialog = nullptr;
    QPointer<RecoveryDialog> m_recoveryDialog;
    bool m_hasToldUnfinished = false; ///< it opens by itself once
};

} // namespace ui
