// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tools.h"

#include "ui/attention/attentiondialog.h"
#include "ui/check/checkdialog.h"
#include "ui/instances/instancedialog.h"
#include "ui/peers/peersdialog.h"
#include "ui/recovery/recoverydialog.h"
#include "ui/registry/metadatadialog.h"
#include "ui/registry/vipdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

namespace {

void bringUp(QWidget *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

Tools::Tools(QWidget *parent)
    : QWidget(parent)
    , m_unfinished(new QPushButton(this))
    , m_attention(new QPushButton(this))
    , m_lookUp(new QPushButton(tr("Look up…"), this))
    , m_compare(new QPushButton(tr("Compare…"), this))
    , m_check(new QPushButton(tr("Check…"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_unfinished);
    layout->addWidget(m_attention);
    layout->addWidget(m_check);
    layout->addWidget(m_compare);
    layout->addWidget(m_lookUp);
    setWhatsThis(tr("Lists beside the window: what wants attention, the check before a release, what each "
                    "Eureka server says, and what a caller would get for a name. Each only reads until you "
                    "confirm something."));
    m_attention->setObjectName(QStringLiteral("attention"));
    giveKey(m_attention, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_lookUp->setObjectName(QStringLiteral("lookUp"));
    giveKey(m_lookUp, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    m_lookUp->setToolTip(tr("What would a caller get for a name (VIP)? Key: Ctrl+Shift+V"));
    m_compare->setObjectName(QStringLiteral("compare"));
    giveKey(m_compare, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_compare->setToolTip(tr("What each Eureka server says of each instance. Key: Ctrl+Shift+P"));
    m_check->setObjectName(QStringLiteral("check"));
    giveKey(m_check, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    m_check->setToolTip(tr("What of its settings would disturb a release? Key: Ctrl+Shift+H"));
    m_unfinished->setObjectName(QStringLiteral("unfinished"));
    m_unfinished->setToolTip(
        tr("What a Drainboard that ended in the middle left here, and what can be done."));
    m_unfinished->hide();
    connect(m_unfinished, &QPushButton::clicked, this, &Tools::openRecovery);
    connect(m_check, &QPushButton::clicked, this, &Tools::openCheck);
    connect(m_compare, &QPushButton::clicked, this, &Tools::openPeers);
    connect(m_attention, &QPushButton::clicked, this, &Tools::openAttention);
    connect(m_lookUp, &QPushButton::clicked, this, &Tools::openVip);
    showCount(0);
}

void Tools::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    m_snapshot = snapshot;
    m_now = now;
    showUnfinished();
    if (m_instanceDialog)
        m_instanceDialog->setSnapshot(*snapshot, now);
    if (m_checkDialog)
        m_checkDialog->setSnapshot(snapshot);
    if (m_vipDialog)
        m_vipDialog->setSnapshot(*snapshot, now);
    if (m_peersDialog)
        m_peersDialog->setSnapshot(snapshot, now);
    if (m_metadataDialog)
        m_metadataDialog->setSnapshot(snapshot, now);
    if (m_attentionDialog)
        m_attentionDialog->setSnapshot(snapshot, now);
    if (!snapshot->findings || snapshot->findings == m_findings)
        return;
    m_findings = snapshot->findings;
    showCount(countUrgent(*m_findings));
    if (m_attentionDialog)
        m_attentionDialog->setFindings(*m_findings);
}

void Tools::showUnfinished()
{
    const std::size_t count = m_snapshot->unfinished.size() + m_snapshot->unfinishedReleases.size();
    m_unfinished->setVisible(count > 0);
    m_unfinished->setText(tr("▲ Unfinished (%1)").arg(count));
    tint(m_unfinished, Theme::palette().out);
    if (m_recoveryDialog)
        m_recoveryDialog->setUnfinished(m_snapshot->unfinished, m_now, m_snapshot->unfinishedReleases,
                                        m_snapshot->approvedCommands);
    else if (count > 0 && m_snapshot->hasEverAnswered && !m_hasToldUnfinished)
        openRecovery();
}

void Tools::openRecovery()
{
    m_hasToldUnfinished = true;
    if (!m_recoveryDialog) {
        m_recoveryDialog = new RecoveryDialog(window());
        connect(m_recoveryDialog, &RecoveryDialog::intent, this, &Tools::intent);
    }
    m_recoveryDialog->setUnfinished(m_snapshot->unfinished, m_now, m_snapshot->unfinishedReleases,
                                    m_snapshot->approvedCommands);
    bringUp(m_recoveryDialog);
}

void Tools::showCount(int urgent)
{
    const QString text = urgent == 0 ? tr("Attention") : tr("▲ Attention (%1)").arg(urgent);
    m_attention->setText(text);
    tint(m_attention, urgent == 0 ? Theme::palette().text : Theme::palette().out);
    m_attention->setToolTip(
        urgent == 0 ? tr("What wants to be seen to, and what could not be checked. Key: Ctrl+Shift+A")
                    : tr("To see to: %1. Key: Ctrl+Shift+A").arg(urgent));
}

void Tools::openAttention()
{
    if (!m_attentionDialog) {
        m_attentionDialog = new AttentionDialog(window());
        connect(m_attentionDialog, &AttentionDialog::instanceAsked, this, &Tools::instanceAsked);
        connect(m_attentionDialog, &AttentionDialog::cureAsked, this,
                [this](const core::InstanceKey &key, const std::vector<core::RegistryChange> &changes) {
                    emit changeAsked(key, changes, {});
                });
        if (m_findings)
            m_attentionDialog->setFindings(*m_findings);
        if (m_snapshot)
            m_attentionDialog->setSnapshot(m_snapshot, m_now);
    }
    bringUp(m_attentionDialog);
}

void Tools::openCheck()
{
    if (!m_checkDialog) {
        m_checkDialog = new CheckDialog(window());
        connect(m_checkDialog, &CheckDialog::intent, this, &Tools::intent);
    }
    if (m_snapshot)
        m_checkDialog->setSnapshot(m_snapshot);
    bringUp(m_checkDialog);
    m_checkDialog->openFor(m_snapshot ? m_snapshot->query.application : std::nullopt);
}

void Tools::openPeers()
{
    if (!m_peersDialog) {
        m_peersDialog = new PeersDialog(window());
        connect(m_peersDialog, &PeersDialog::repairAsked, this,
                [this](const core::InstanceKey &key, const core::SetOverride &change,
                       const std::string &peer) { emit changeAsked(key, {change}, peer); });
        if (m_snapshot)
            m_peersDialog->setSnapshot(m_snapshot, m_now);
    }
    bringUp(m_peersDialog);
}

void Tools::openPeer(const std::string &url)
{
    openPeers();
    m_peersDialog->showPeer(url);
}

void Tools::openMetadata(const core::InstanceKey &key)
{
    if (!m_metadataDialog) {
        m_metadataDialog = new MetadataDialog(window());
        connect(m_metadataDialog, &MetadataDialog::changeAsked, this, &Tools::changeAsked);
        if (m_snapshot)
            m_metadataDialog->setSnapshot(m_snapshot, m_now);
    }
    m_metadataDialog->setKey(key);
    bringUp(m_metadataDialog);
}

void Tools::openDetails(const core::InstanceKey &key)
{
    if (m_instanceDialog && !(m_instanceDialog->key() == key)) {
        m_instanceDialog->close();
        m_instanceDialog->deleteLater();
        m_instanceDialog = nullptr;
    }
    if (!m_instanceDialog) {
        m_instanceDialog = new InstanceDialog(key, window());
        m_instanceDialog->setLinks(m_links);
        connect(m_instanceDialog, &InstanceDialog::linkAsked, this, &Tools::linkAsked);
        connect(m_instanceDialog, &InstanceDialog::intent, this, &Tools::intent);
        if (m_snapshot)
            m_instanceDialog->setSnapshot(*m_snapshot, m_now);
    }
    bringUp(m_instanceDialog);
}

QWidget *Tools::details() const
{
    return m_instanceDialog;
}

void Tools::openVip()
{
    if (!m_vipDialog) {
        m_vipDialog = new VipDialog(window());
        connect(m_vipDialog, &VipDialog::intent, this, &Tools::intent);
        if (m_snapshot)
            m_vipDialog->setSnapshot(*m_snapshot, m_now);
    }
    bringUp(m_vipDialog);
}

} // namespace ui
