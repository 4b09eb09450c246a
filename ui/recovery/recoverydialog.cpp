// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recoverydialog.h"

#include "core/profile/profilecommands.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int leastWidth = 700;
constexpr int besideText = 96; ///< margins, frame and scroll bar

/// A scroll area gives wrapped text the height of one line where nobody says how high it is.
void setWords(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setMinimumHeight(label->heightForWidth(leastWidth - besideText));
}

QLabel *wrapped(QWidget *parent, const char *name)
{
    QLabel *label = plainLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton *choiceButton(QWidget *parent, const char *name)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

/// What a choice does, behind its name; below it where that is one line for each instance.
void addOffer(QStringList &lines, const QString &name, const QString &does)
{
    if (does.contains(QLatin1Char('\n')))
        lines << name + QLatin1Char(':')
              << QStringLiteral("    ") + QString(does).replace(QLatin1Char('\n'), QStringLiteral("\n    "));
    else if (!does.isEmpty())
        lines << QStringLiteral("%1: %2").arg(name, does);
}

} // namespace

RecoveryDialog::RecoveryDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(nullptr)
    , m_close(nullptr)
{
    setObjectName(QStringLiteral("recoveryDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Unfinished"));
    setWhatsThis(tr("What a Drainboard that ended in the middle left: where it stood, what Eureka says of "
                    "it now, and three choices. Going on begins at the real start, undoing puts it back, "
                    "leaving only writes down that it stays. Nothing is chosen by itself."));
    setMinimumWidth(leastWidth);
    resize(leastWidth, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    QLabel *title = plainLabel(this, tr("Something was left unfinished here"));
    setBold(title, true);
    layout->addWidget(title);
    QLabel *note =
        plainLabel(this, tr("A Drainboard ended in the middle of it. Nothing is sent until you choose, and "
                            "a stop is never sent again."));
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 6, 0);
    m_list->setSpacing(12);
    m_list->addStretch(1);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("later"));
    // Return pressed without reading must change nothing.
    m_close->setDefault(true);
    m_close->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

RecoveryDialog::Offer RecoveryDialog::offerOf(const core::Recovery &recovery, core::TimePoint now)
{
    const auto does = [&](core::RecoveryChoice choice) {
        return Text::recoveryChoice(recovery, choice, now);
    };
    return {recovery.recorded.id,
            core::Recover{recovery.key, recovery.recorded.id, core::RecoveryChoice::Leave, {}},
            Text::plain(recovery.key.path()),
            Text::recoveryWhat(recovery),
            Text::recoveryNow(recovery),
            does(core::RecoveryChoice::Continue),
            does(core::RecoveryChoice::Undo),
            does(core::RecoveryChoice::Leave),
            recovery.standing == core::Standing::StopUnknown ||
                recovery.standing == core::Standing::StopSent};
}

RecoveryDialog::Offer RecoveryDialog::offerOf(const core::ReleaseRecovery &recovery, core::TimePoint now,
                                              const std::set<std::string> &approvedCommands)
{
    const auto does = [&](core::RecoveryChoice choice) {
        return Text::recoveryChoice(recovery, choice, now);
    };
    const core::ReleasePlan &plan = recovery.recorded.at->plan;
    return {recovery.recorded.id,
            core::RecoverRelease{recovery.recorded.id, core::RecoveryChoice::Leave, {}, plan.environment},
            Text::plain(plan.application.text()),
            Text::recoveryWhat(recovery),
            Text::recoveryNow(recovery),
            does(core::RecoveryChoice::Continue),
            does(core::RecoveryChoice::Undo),
            does(core::RecoveryChoice::Leave),
            false,
            core::commandsToApprove(plan, approvedCommands)};
}

RecoveryDialog::Entry RecoveryDialog::makeEntry(const std::string &id)
{
    Entry entry{id};
    auto *box = new QFrame(this);
    box->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(box);
    entry.box = box;
    entry.title = wrapped(box, "title");
    setBold(entry.title, true);
    entry.what = wrapped(box, "what");
    entry.now = wrapped(box, "now");
    entry.offers = wrapped(box, "offers");
    entry.approve = new QCheckBox(tr("To continue, let these run on this machine, now and later:"), box);
    entry.approve->setObjectName(QStringLiteral("approve"));
    entry.commands = wrapped(box, "commands");
    for (QLabel *label : {entry.title, entry.what, entry.now, entry.offers})
        layout->addWidget(label);
    layout->addWidget(entry.approve);
    layout->addWidget(entry.commands);
    entry.goOn = choiceButton(box, "continue");
    entry.undo = choiceButton(box, "undo");
    entry.leave = choiceButton(box, "leave");
    entry.leave->setText(tr("Leave it as it is"));
    entry.undo->setProperty("danger", true);
    auto *row = new QHBoxLayout;
    row->addWidget(entry.goOn);
    row->addWidget(entry.undo);
    row->addWidget(entry.leave);
    row->addStretch(1);
    layout->addLayout(row);
    connect(entry.goOn, &QPushButton::clicked, this,
            [this, id] { choose(id, core::RecoveryChoice::Continue); });
    connect(entry.approve, &QCheckBox::toggled, this, [this, id] {
        const auto shown = std::ranges::find(m_shown, id, &Offer::id);
        const auto own = std::ranges::find(m_entries, id, &Entry::id);
        if (shown != m_shown.end() && own != m_entries.end())
            openGoOn(*own, *shown);
    });
    connect(entry.undo, &QPushButton::clicked, this, [this, id] { choose(id, core::RecoveryChoice::Undo); });
    connect(entry.leave, &QPushButton::clicked, this,
            [this, id] { choose(id, core::RecoveryChoice::Leave); });
    m_list->insertWidget(m_list->count() - 1, box);
    return entry;
}

void RecoveryDialog::fill(Entry &entry, const Offer &offer)
{
    setWords(entry.title, offer.title);
    setWords(entry.what, offer.what);
    setWords(entry.now, offer.now);
    QStringList lines;
    addOffer(lines, tr("Continue"), offer.goOn);
    addOffer(lines, tr("Undo"), offer.undo);
    addOffer(lines, tr("Leave it"), offer.leave);
    setWords(entry.offers, lines.join(QLatin1Char('\n')));
    tint(entry.offers, Theme::palette().mutedText);
    entry.goOn->setText(offer.isStop ? tr("Continue watching") : tr("Continue from the real start"));
    entry.undo->setText(tr("Undo, put it back"));
    const QString notNow = tr("Not now: it depends on what Eureka says of it, see above.");
    QStringList commands;
    for (const core::ReleaseCommand &command : offer.toApprove)
        commands << ReleaseText::commandLine(command.arguments);
    setWords(entry.commands, commands.join(QLatin1Char('\n')));
    entry.approve->setVisible(!commands.isEmpty());
    entry.approve->setAccessibleDescription(entry.commands->text());
    entry.commands->setVisible(!commands.isEmpty());
    openGoOn(entry, offer);
    entry.goOn->setToolTip(plainTip(offer.goOn.isEmpty() ? notNow : offer.goOn));
    entry.undo->setEnabled(!offer.undo.isEmpty());
    entry.undo->setToolTip(plainTip(offer.undo.isEmpty() ? notNow : offer.undo));
    entry.leave->setToolTip(plainTip(offer.leave));
    entry.goOn->setAccessibleName(tr("Continue %1").arg(offer.title));
    entry.undo->setAccessibleName(tr("Undo %1").arg(offer.title));
    entry.leave->setAccessibleName(tr("Leave %1 as it is").arg(offer.title));
}

void RecoveryDialog::openGoOn(const Entry &entry, const Offer &offer)
{
    const bool isLet = offer.toApprove.empty() || entry.approve->isChecked();
    entry.goOn->setEnabled(!offer.goOn.isEmpty() && isLet);
}

void RecoveryDialog::removeGone()
{
    std::erase_if(m_entries, [&](const Entry &entry) {
        const bool isThere = std::ranges::find(m_shown, entry.id, &Offer::id) != m_shown.end();
        if (!isThere) {
            // The focus of what goes must not fall on a button that writes.
            m_close->setFocus();
            entry.box->hide();
            entry.box->deleteLater();
        }
        return !isThere;
    });
}

void RecoveryDialog::setUnfinished(const std::vector<core::Recovery> &unfinished, core::TimePoint now,
                                   const std::vector<core::ReleaseRecovery> &releases,
                                   const std::set<std::string> &approvedCommands)
{
    m_shown.clear();
    for (const core::ReleaseRecovery &release : releases)
        m_shown.push_back(offerOf(release, now, approvedCommands));
    for (const core::Recovery &recovery : unfinished)
        m_shown.push_back(offerOf(recovery, now));
    removeGone();
    if (m_shown.empty()) {
        reject();
        return;
    }
    for (const Offer &offer : m_shown) {
        auto entry = std::ranges::find(m_entries, offer.id, &Entry::id);
        if (entry == m_entries.end())
            entry = m_entries.insert(m_entries.end(), makeEntry(offer.id));
        fill(*entry, offer);
    }
}

void RecoveryDialog::choose(const std::string &id, core::RecoveryChoice choice)
{
    const auto shown = std::ranges::find(m_shown, id, &Offer::id);
    if (shown == m_shown.end())
        return;
    const std::vector<core::ReleaseCommand> toApprove =
        choice == core::RecoveryChoice::Continue ? shown->toApprove : std::vector<core::ReleaseCommand>();
    core::Intent chosen = shown->intent;
    if (const auto *release = std::get_if<core::RecoverRelease>(&chosen)) {
        for (const core::ReleaseCommand &command : toApprove)
            emit intent(core::ApproveCommand{command, true, release->environment});
    }
    if (auto *operation = std::get_if<core::Recover>(&chosen))
        operation->choice = choice;
    else if (auto *release = std::get_if<core::RecoverRelease>(&chosen))
        release->choice = choice;
    emit intent(chosen);
}

} // namespace ui
