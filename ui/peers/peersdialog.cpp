// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peersdialog.h"

#include "core/base/instancename.h"
#include "core/eureka/operations.h"
#include "ui/text/clocktext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/offer.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int idWidth = 380; ///< pixels

QString cellText(const core::AgreementCell &cell)
{
    switch (cell.kind) {
    case core::AgreementCell::Kind::Missing:
        return PeersDialog::tr("missing");
    case core::AgreementCell::Kind::NoAnswer:
        return PeersDialog::tr("no answer");
    case core::AgreementCell::Kind::Listed:
        break;
    }
    QString text = Text::statusGlyph(cell.status.status) + QLatin1Char(' ') + Text::plain(cell.status.word());
    if (cell.overriddenStatus.status != core::Status::Unknown || !cell.overriddenStatus.unknownWord.empty())
        text += QLatin1Char(' ') +
                PeersDialog::tr("(override %1)").arg(Text::plain(cell.overriddenStatus.word()));
    return cell.isOld ? PeersDialog::tr("%1, %2 old").arg(text, Text::duration(cell.age)) : text;
}

std::vector<core::AgreementRow> rowsOf(const core::FleetView &fleet, core::TimePoint now)
{
    std::vector<core::PeerList> lists;
    for (const core::PeerView &peer : fleet.peers) {
        const bool isKnown = peer.served.isKnown();
        const bool hasFailed = peer.served.lastError.has_value();
        // Only old lists show their age, in whole seconds: rows that look the same must be equal.
        const core::Millis age = isKnown && hasFailed
                                     ? std::chrono::floor<core::Seconds>(peer.served.ageAt(now))
                                     : core::Millis(0);
        lists.push_back({peer.url, isKnown ? &*peer.served.value : nullptr, hasFailed, age});
    }
    return core::agreementOf(lists);
}

} // namespace

PeersDialog::PeersDialog(QWidget *parent)
    : QDialog(parent)
    , m_sum(plainLabel(this))
    , m_markedLine(plainLabel(this))
    , m_onlyDisagreeing(new QCheckBox(tr("&Only where they disagree"), this))
    , m_table(new QTableWidget(this))
    , m_repair(new QPushButton(tr("&Repair…"), this))
{
    setObjectName(QStringLiteral("peersDialog"));
    setWindowTitle(tr("Compare the Eureka servers"));
    setWhatsThis(tr("What each Eureka server says of each instance, side by side, those they disagree on "
                    "first. A server that missed an override can be told it once more."));
    resize(1100, 460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    setBold(m_sum, true);
    m_onlyDisagreeing->setObjectName(QStringLiteral("onlyDisagreeing"));
    m_onlyDisagreeing->setChecked(true);
    m_table->setObjectName(QStringLiteral("matrix"));
    m_table->setAccessibleName(tr("Instances by Eureka server"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    // The end of a long id holds its port.
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_repair->setObjectName(QStringLiteral("repair"));
    m_repair->setAutoDefault(false);
    m_markedLine->setObjectName(QStringLiteral("marked"));
    m_markedLine->setWordWrap(true);
    m_markedLine->hide();
    layout->addWidget(m_sum);
    layout->addWidget(m_markedLine);
    layout->addWidget(m_onlyDisagreeing);
    layout->addWidget(m_table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_repair);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_onlyDisagreeing, &QCheckBox::toggled, this, &PeersDialog::showRows);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PeersDialog::updateRepair);
    connect(m_repair, &QPushButton::clicked, this, &PeersDialog::askRepair);
    updateRepair();
}

void PeersDialog::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    const bool isFirst = !m_snapshot;
    m_snapshot = snapshot;
    m_now = now;
    auto rows = rowsOf(*snapshot->fleet, now);
    const bool isSame = rows == m_all && !isFirst;
    m_all = std::move(rows);
    if (isSame) {
        showSum();
        updateRepair();
    } else {
        showRows();
    }
    showMarked();
}

void PeersDialog::showPeer(const std::string &url)
{
    m_marked = url;
    showTitles();
    showMarked();
    for (int column = 1; column < m_table->columnCount(); ++column) {
        if (m_table->horizontalHeaderItem(column)->font().bold())
            m_table->horizontalScrollBar()->setValue(column);
    }
}

void PeersDialog::showTitles()
{
    const std::vector<core::PeerView> none;
    const auto &peers = m_snapshot ? m_snapshot->fleet->peers : none;
    m_table->setColumnCount(1 + static_cast<int>(peers.size()));
    m_table->setHorizontalHeaderItem(0, new QTableWidgetItem(tr("Instance")));
    int column = 1;
    for (const core::PeerView &peer : peers) {
        const bool isMarked = peer.url == m_marked;
        const QString name = Text::plain(peer.name);
        auto *title = new QTableWidgetItem(isMarked ? tr("▸ %1").arg(name) : name);
        title->setToolTip(plainTip(Text::withoutCredentials(peer.url)));
        QFont font = title->font();
        font.setBold(isMarked);
        title->setFont(font);
        m_table->setHorizontalHeaderItem(column++, title);
    }
}

/// An answer, an old answer and none are three things.
void PeersDialog::showMarked()
{
    QString text;
    const std::vector<core::PeerView> none;
    const auto &peers = m_snapshot ? m_snapshot->fleet->peers : none;
    for (const core::PeerView &peer : peers) {
        if (peer.url != m_marked)
            continue;
        const auto &served = peer.served;
        const QString name = Text::plain(peer.name);
        if (served.isFresh())
            text = tr("%1 lists %2 instances, %3.")
                       .arg(name, QString::number(served.value->instances.size()),
                            Text::readAgo(served.ageAt(m_now)));
        else if (served.isKnown())
            text = tr("%1 does not answer: its list is %2 old and says nothing about now.")
                       .arg(name, Text::duration(served.ageAt(m_now)));
        else
            text = served.lastError ? tr("%1 has never answered.").arg(name)
                                    : tr("%1 was asked, and has not answered yet.").arg(name);
        if (const QString clock = ClockText::sentence(peer); !clock.isEmpty())
            text += QLatin1Char(' ') + clock;
        if (served.lastError)
            text += QLatin1Char(' ') + Text::sentence(*served.lastError);
    }
    m_markedLine->setText(text);
    m_markedLine->setVisible(!text.isEmpty());
}

void PeersDialog::showRows()
{
    const std::optional<core::AgreementRow> before = chosenRow() ? std::optional(*chosenRow()) : std::nullopt;
    m_shown.clear();
    const auto isShown = [this](const core::AgreementRow &row) {
        return row.disagrees || !m_onlyDisagreeing->isChecked();
    };
    std::ranges::copy_if(m_all, std::back_inserter(m_shown), isShown);
    showTitles();
    // Two ids that are cut alike could be taken for one another: they have the most room.
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    if (m_table->columnWidth(0) < idWidth)
        m_table->setColumnWidth(0, idWidth);
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const core::AgreementRow &agreement = m_shown[static_cast<std::size_t>(row)];
        fillRow(row, agreement);
        if (before && before->id == agreement.id && before->application == agreement.application)
            m_table->selectRow(row);
    }
    showSum();
    updateRepair();
}

void PeersDialog::showSum()
{
    const auto disagreeing = std::ranges::count_if(m_all, &core::AgreementRow::disagrees);
    const auto hidden = m_all.size() - m_shown.size();
    const bool isOne = m_snapshot && m_snapshot->fleet->peers.size() < 2;
    const bool isSilent = m_snapshot && std::ranges::none_of(m_snapshot->fleet->peers, [](const auto &peer) {
                              return peer.served.isFresh();
                          });
    if (isSilent)
        m_sum->setText(tr("No Eureka server answers: nothing can be compared."));
    else if (isOne)
        m_sum->setText(tr("There is one Eureka server: nothing to compare it with."));
    else if (m_all.empty())
        m_sum->setText(tr("Those that answer list no instance."));
    else if (disagreeing == 0)
        m_sum->setText(tr("Those that answer agree on all %1 instances.").arg(m_all.size()));
    else
        m_sum->setText(tr("They disagree on %1 of %2 instances.").arg(disagreeing).arg(m_all.size()));
    m_onlyDisagreeing->setText(hidden == 0 ? tr("&Only where they disagree")
                                           : tr("&Only where they disagree (%1 hidden)").arg(hidden));
}

void PeersDialog::fillRow(int row, const core::AgreementRow &agreement)
{
    const QString path = Text::plain(core::fullName({agreement.application, agreement.id}));
    auto *name = new QTableWidgetItem(path);
    name->setToolTip(plainTip(path));
    m_table->setItem(row, 0, name);
    int column = 1;
    for (const core::AgreementCell &cell : agreement.cells) {
        auto *item = new QTableWidgetItem(cellText(cell));
        item->setToolTip(plainTip(item->text()));
        if (cell.kind == core::AgreementCell::Kind::NoAnswer || cell.isOld)
            item->setForeground(Theme::palette().mutedText);
        else if (agreement.disagrees)
            item->setForeground(Theme::palette().out);
        m_table->setItem(row, column++, item);
    }
}

const core::AgreementRow *PeersDialog::chosenRow() const
{
    const auto chosen =
        m_table->selectionModel() ? m_table->selectionModel()->selectedRows() : QModelIndexList();
    const bool isThere = !chosen.isEmpty() && chosen.front().row() < static_cast<int>(m_shown.size());
    return isThere ? &m_shown[static_cast<std::size_t>(chosen.front().row())] : nullptr;
}

std::optional<core::Repair> PeersDialog::chosenRepair() const
{
    const core::AgreementRow *row = chosenRow();
    return row ? core::repairOf(*row) : std::nullopt;
}

void PeersDialog::updateRepair()
{
    const auto repair = chosenRepair();
    QString why =
        repair ? QString() : tr("Opens for an instance whose override one server has and another missed.");
    if (repair) {
        const core::AgreementRow *row = chosenRow();
        const core::InstanceKey key{m_snapshot->fleet->environment, row->application, row->id};
        const Offer offer = offerForChange(*m_snapshot, key, repair->change, m_now);
        if (!core::isAddressable(row->application.text()) || !core::isAddressable(row->id))
            why = Text::sentence(core::WriteTrap::NameNotAddressable);
        else if (!offer.isOpen)
            why = offer.reason;
    }
    m_repair->setEnabled(why.isEmpty());
    m_repair->setToolTip(
        why.isEmpty() ? tr("Sends the same override again to the server that has it, which passes it on.")
                      : plainTip(why));
}

void PeersDialog::askRepair()
{
    const auto repair = chosenRepair();
    const core::AgreementRow *row = chosenRow();
    if (!repair || !m_snapshot || repair->at >= m_snapshot->fleet->peers.size())
        return;
    emit repairAsked({m_snapshot->fleet->environment, row->application, row->id}, repair->change,
                     m_snapshot->fleet->peers[repair->at].url);
}

} // namespace ui
