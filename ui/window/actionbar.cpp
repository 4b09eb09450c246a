// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actionbar.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/instancemenu.h"
#include "ui/window/offer.h"
#include "ui/window/wording.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
QString buttonText(core::Goal goal, const QString &id)
{
    switch (goal) {
    case core::Goal::Drain:
        return id.isEmpty() ? ActionBar::tr("Drain…") : ActionBar::tr("Drain %1…").arg(id);
    case core::Goal::Restore:
        return ActionBar::tr("Cancel override…");
    case core::Goal::Shutdown:
        break;
    }
    return id.isEmpty() ? ActionBar::tr("Shut down…") : ActionBar::tr("Shut down %1…").arg(id);
}

QString explanation(core::Goal goal)
{
    switch (goal) {
    case core::Goal::Drain:
        return ActionBar::tr("Takes it out of service and waits until callers have let go.");
    case core::Goal::Restore:
        return ActionBar::tr("Brings it back into service.");
    case core::Goal::Shutdown:
        break;
    }
    return ActionBar::tr("Asks the process to stop.");
}
} // namespace

ActionBar::ActionBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_sums(new ElidedLabel(this))
    , m_target(new ElidedLabel(this))
    , m_metadata(new QPushButton(tr("Metadata…"), this))
    , m_instance(new QPushButton(tr("Instance"), this))
    , m_instanceMenu(new InstanceMenu(this))
{
    setWhatsThis(tr("What can be done with the instance that is chosen in the table. Each button names its "
                    "target, says in its tooltip why it is closed, and asks before it sends anything. With "
                    "several chosen they are released one after the other, by a plan."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *words = new QHBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_sums, 1);
    addMetadata();
    addInstanceMenu();
    words->addWidget(m_instance);
    words->addWidget(m_metadata); // beside what changes nothing; the row below is full with long ids
    layout->addLayout(words);
    auto *row = new QHBoxLayout;
    row->addWidget(m_target, 1);
    layout->addLayout(row);
    setBold(m_title, true);
    addAction(core::Goal::Drain, "drain", QKeySequence(Qt::CTRL | Qt::Key_D));
    addAction(core::Goal::Restore, "restore", QKeySequence(Qt::CTRL | Qt::Key_B));
    addAction(core::Goal::Shutdown, "shutdown", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    for (QPushButton *button : m_buttons)
        row->addWidget(button);
    m_buttons[std::size_t(core::Goal::Shutdown)]->setProperty("danger", true);
}

void ActionBar::addAction(core::Goal goal, const char *name, const QKeySequence &keys)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    giveKey(button, keys);
    m_buttons[std::size_t(goal)] = button;
    connect(button, &QPushButton::clicked, this, [this, goal] {
        if (m_isSeveral && goal == core::Goal::Drain)
            emit planAsked();
        else
            emit asked(goal);
    });
}

void ActionBar::addMetadata()
{
    m_metadata->setObjectName(QStringLiteral("metadata"));
    connect(m_metadata, &QPushButton::clicked, this, &ActionBar::metadataAsked);
    giveKey(m_metadata, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
}

void ActionBar::addInstanceMenu()
{
    m_instance->setObjectName(QStringLiteral("instance"));
    m_instance->setMenu(m_instanceMenu);
    m_instance->setToolTip(tr("Asks the instance itself: its service registry, pause, resume, restart.") +
                           QLatin1Char('\n') + tr("Key: %1").arg(QLatin1String("Ctrl+Shift+I")));
    giveKey(m_instance, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
}

void ActionBar::showMetadata(bool isChosen)
{
    const QString tip = isChosen ? tr("Shows what the instance tells of itself, and sets a key of it.")
                                 : tr("Opens when an instance is chosen in the table.");
    m_metadata->setEnabled(isChosen);
    m_metadata->setAccessibleDescription(tip);
    m_metadata->setToolTip(tip + QLatin1Char('\n') + tr("Key: %1").arg(QLatin1String("Ctrl+Shift+M")));
}

void ActionBar::setSnapshot(const core::Snapshot &snapshot, const std::optional<core::InstanceKey> &selected,
                            core::TimePoint now)
{
    m_isSeveral = false;
    m_title->setText(Wording::selectionTitle(snapshot));
    m_sums->setText(Wording::sums(snapshot));
    m_target->setText(selected ? Text::plain(selected->id.text()) : tr("Choose an instance to act on it."));
    tint(m_sums, Theme::palette().mutedText);
    tint(m_target, Theme::palette().mutedText);
    for (const core::Goal goal : {core::Goal::Drain, core::Goal::Restore, core::Goal::Shutdown})
        showAction(goal, snapshot, selected, now);
    showMetadata(selected && snapshot.fleet->find(*selected));
    m_instanceMenu->setSnapshot(snapshot, selected, now);
}

void ActionBar::showAction(core::Goal goal, const core::Snapshot &snapshot,
                           const std::optional<core::InstanceKey> &selected, core::TimePoint now)
{
    QPushButton *button = m_buttons[std::size_t(goal)];
    button->setText(buttonText(goal, selected ? Text::shortened(selected->id.text(), 24) : QString()));
    QString tip;
    if (selected) {
        const Offer offer = offerFor(snapshot, *selected, goal, now);
        button->setEnabled(offer.isOpen);
        tip = offer.reason.isEmpty() ? explanation(goal) : offer.reason;
        if (!offer.toOverride.empty())
            tip += QLatin1Char('\n') + tr("It can be overridden by name, with a reason.");
    } else {
        button->setEnabled(false);
        tip = tr("Opens when an instance is chosen in the table.");
    }
    showTip(goal, tip);
}

void ActionBar::showTip(core::Goal goal, const QString &tip)
{
    QPushButton *button = m_buttons[std::size_t(goal)];
    const QString whole =
        tip + QLatin1Char('\n') + tr("Key: %1").arg(keyOf(button).toString(QKeySequence::NativeText));
    button->setAccessibleDescription(whole);
    button->setToolTip(plainTip(whole));
}

void ActionBar::setSeveral(const std::vector<core::InstanceKey> &keys, const QString &obstacle)
{
    m_isSeveral = true;
    QStringList names;
    for (const core::InstanceKey &key : keys)
        names << Text::plain(key.id.text());
    m_target->setText(tr("Acts in this order: %1").arg(names.join(QStringLiteral(" → "))));
    QPushButton *drain = m_buttons[std::size_t(core::Goal::Drain)];
    drain->setText(tr("Release %1 one by one…").arg(keys.size()));
    drain->setEnabled(obstacle.isEmpty());
    showTip(core::Goal::Drain,
            obstacle.isEmpty()
                ? tr("Plans a release of exactly these in this order: each is drained, stopped "
                     "and back before the next. Nothing is sent before you start it.")
                : obstacle);
    for (const core::Goal goal : {core::Goal::Restore, core::Goal::Shutdown}) {
        m_buttons[std::size_t(goal)]->setEnabled(false);
        showTip(goal, tr("Opens when a single instance is chosen."));
    }
}

} // namespace ui
