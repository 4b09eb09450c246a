// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/instancemenu.h"

#include "ui/links/linkmenu.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/offer.h"

namespace ui {

namespace {

void showLine(QAction *action, const QString &explanation, const Offer &offer)
{
    action->setEnabled(offer.isOpen);
    QString tip = offer.reason.isEmpty() ? explanation : offer.reason;
    if (!offer.toOverride.empty())
        tip += QLatin1Char('\n') + InstanceMenu::tr("It can be overridden by name, with a reason.");
    action->setToolTip(plainTip(tip));
}

QString explanation(core::ActuatorOrder::Kind kind)
{
    switch (kind) {
    case core::ActuatorOrder::Kind::CancelOverride:
        return InstanceMenu::tr("Asks its service registry to remove the override at Eureka.");
    case core::ActuatorOrder::Kind::Pause:
        return InstanceMenu::tr(
            "Takes it out of the registry without stopping it. Only a restart brings it back.");
    case core::ActuatorOrder::Kind::Resume:
        return InstanceMenu::tr("Asks a paused one to go on; whether it registers again is read back.");
    case core::ActuatorOrder::Kind::Restart:
        return InstanceMenu::tr("Begins anew in the same process.");
    case core::ActuatorOrder::Kind::SetStatus:
        break;
    }
    return {};
}

} // namespace

InstanceMenu::InstanceMenu(QWidget *parent)
    : QMenu(tr("&Instance"), parent)
    , m_details(addAction(tr("Details…")))
    , m_linkMenu(new LinkMenu(this))
    , m_drain(nullptr)
{
    using Kind = core::ActuatorOrder::Kind;
    setObjectName(QStringLiteral("instanceMenu"));
    setToolTipsVisible(true);
    m_details->setObjectName(QStringLiteral("details"));
    connect(m_details, &QAction::triggered, this, &InstanceMenu::detailsAsked);
    addMenu(m_linkMenu);
    addSeparator();
    m_drain = addAction(tr("Drain through the instance…"));
    m_drain->setObjectName(QStringLiteral("drainByInstance"));
    connect(m_drain, &QAction::triggered, this, &InstanceMenu::drainAsked);
    addOrder(tr("Cancel override through the instance…"), "cancelByInstance", Kind::CancelOverride);
    addSeparator();
    addOrder(tr("Pause…"), "pause", Kind::Pause);
    addOrder(tr("Resume…"), "resume", Kind::Resume);
    addOrder(tr("Restart…"), "restart", Kind::Restart);
}

void InstanceMenu::addOrder(const QString &text, const char *name, core::ActuatorOrder::Kind kind)
{
    QAction *action = addAction(text);
    action->setObjectName(QLatin1String(name));
    const std::size_t line = m_lines.size();
    m_lines.push_back({action, {kind, {}, {}, {}}, {}});
    connect(action, &QAction::triggered, this, [this, line] { emit orderAsked(m_lines[line].offered); });
}

void InstanceMenu::showLinks(const core::Snapshot &snapshot, const core::InstanceView *row,
                             core::TimePoint now)
{
    const auto application = row ? std::optional(row->key.application) : snapshot.query.application;
    m_linkMenu->setLinks(application ? core::linksFor(m_links, snapshot, *application, row, now)
                                     : std::vector<core::Link>());
}

void InstanceMenu::setSnapshot(const core::Snapshot &snapshot,
                               const std::optional<core::InstanceKey> &selected, core::TimePoint now)
{
    const core::InstanceView *row = selected ? snapshot.fleet->find(*selected) : nullptr;
    const bool isChosen = row != nullptr;
    showLinks(snapshot, row, now);
    Offer none;
    none.reason = tr("Opens when an instance is chosen in the table.");
    m_details->setEnabled(isChosen);
    m_details->setToolTip(isChosen
                              ? tr("What is known of it: where its actuator is, what it exposes, its health. "
                                   "Key: Enter in the table")
                              : plainTip(none.reason));
    showLine(m_drain,
             tr("Asks its service registry to take it out of service, and waits until callers have let go."),
             isChosen ? offerForDrainByInstance(snapshot, *selected, now).offer : none);
    for (Line &line : m_lines) {
        OrderOffer offer{none, line.wish};
        if (isChosen)
            offer = offerForOrder(snapshot, *selected, line.wish, now);
        line.offered = offer.order;
        showLine(line.action, explanation(line.wish.kind), offer.offer);
    }
}

} // namespace ui
