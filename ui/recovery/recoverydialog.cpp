// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recoverydialog.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

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

/// The choices that are open, one line each: a closed one says why on its button.
QString offersOf(const core::Recovery &recovery, core::TimePoint now)
{
    QStringList lines;
    const auto add = [&](core::RecoveryChoice choice, const QString &name) {
        const QString does = Text::recoveryChoice(recovery, choice, now);
        if (!does.isEmpty())
            lines << QStringLiteral("%1: %2").arg(name, does);
    };
    add(core::RecoveryChoice::Continue, RecoveryDialog::tr("Continue"));
    add(core::RecoveryChoice::Undo, RecoveryDialog::tr("Undo"));
    add(core::RecoveryChoice::Leave, RecoveryDialog::tr("Leave it"));
    return lines.join(QLatin1Char('\n'));
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

RecoveryDialog::Entry RecoveryDialog::makeEntry(const core::Recovery &recovery)
{
    Entry entry{recovery.recorded.id};
    auto *box = new QFrame(this);
    box->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(box);
    entry.box = box;
    entry.title = wrapped(box, "title");
    setBold(entry.title, true);
    entry.what = wrapped(box, "what");
    entry.now = wrapped(box, "now");
    entry.offers = wrapped(box, "offers");
    for (QLabel *label : {entry.title, entry.what, entry.now, entry.offers})
        layout->addWidget(label);
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
    const std::string id = entry.operation;
    connect(entry.goOn, &QPushButton::clicked, this,
            [this, id] { choose(id, core::RecoveryChoice::Continue); });
    connect(entry.undo, &QPushButton::clicked, this, [this, id] { choose(id, core::RecoveryChoice::Undo); });
    connect(entry.leave, &QPushButton::clicked, this,
            [this, id] { choose(id, core::RecoveryChoice::Leave); });
    m_list->insertWidget(m_list->count() - 1, box);
    return entry;
}

void RecoveryDialog::fill(Entry &entry, const core::Recovery &recovery, core::TimePoint now)
{
    setWords(entry.title, Text::plain(recovery.key.path()));
    setWords(entry.what, Text::recoveryWhat(recovery));
    setWords(entry.now, Text::recoveryNow(recovery));
    setWords(entry.offers, offersOf(recovery, now));
    tint(entry.offers, Theme::palette().mutedText);
    const bool isStop =
        recovery.standing == core::Standing::StopUnknown || recovery.standing == core::Standing::StopSent;
    entry.goOn->setText(isStop ? tr("Continue watching") : tr("Continue from the real start"));
    entry.undo->setText(tr("Undo, put it back"));
    const QString notNow = tr("Not now: it depends on what Eureka says of it, see above.");
    entry.goOn->setEnabled(recovery.canContinue);
    entry.goOn->setToolTip(
        recovery.canContinue ? Text::recoveryChoice(recovery, core::RecoveryChoice::Continue, now) : notNow);
    entry.undo->setEnabled(recovery.undo.has_value());
    entry.undo->setToolTip(recovery.undo ? Text::recoveryChoice(recovery, core::RecoveryChoice::Undo, now)
                                         : notNow);
    entry.leave->setToolTip(Text::recoveryChoice(recovery, core::RecoveryChoice::Leave, now));
    const QString name = entry.title->text();
    entry.goOn->setAccessibleName(tr("Continue %1").arg(name));
    entry.undo->setAccessibleName(tr("Undo %1").arg(name));
    entry.leave->setAccessibleName(tr("Leave %1 as it is").arg(name));
}

void RecoveryDialog::removeGone(const std::vector<core::Recovery> &unfinished)
{
    std::erase_if(m_entries, [&](const Entry &entry) {
        const bool isThere = std::ranges::any_of(unfinished, [&](const core::Recovery &recovery) {
            return recovery.recorded.id == entry.operation;
        });
        if (!isThere) {
            // The focus of what goes must not fall on a button that writes.
            m_close->setFocus();
            entry.box->hide();
            entry.box->deleteLater();
        }
        return !isThere;
    });
}

void RecoveryDialog::setUnfinished(const std::vector<core::Recovery> &unfinished, core::TimePoint now)
{
    m_shown = unfinished;
    removeGone(unfinished);
    if (unfinished.empty()) {
        reject();
        return;
    }
    for (const core::Recovery &recovery : unfinished) {
        auto entry = std::ranges::find(m_entries, recovery.recorded.id, &Entry::operation);
        if (entry == m_entries.end())
            entry = m_entries.insert(m_entries.end(), makeEntry(recovery));
        fill(*entry, recovery, now);
    }
}

void RecoveryDialog::choose(const std::string &operation, core::RecoveryChoice choice)
{
    for (const core::Recovery &recovery : m_shown) {
        if (recovery.recorded.id == operation)
            emit intent(core::Recover{recovery.key, operation, choice, {}});
    }
}

} // namespace ui
