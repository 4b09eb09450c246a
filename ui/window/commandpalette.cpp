// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commandpalette.h"

#include "ui/window/commands.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int commandRole = Qt::UserRole;

/// Every word stands somewhere in the name.
bool fits(const QString &name, const QStringList &words)
{
    return std::ranges::all_of(words,
                               [&](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QDialog(window)
    , m_commands(commandsOf(window, this))
    , m_words(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("What to do"));
    setWhatsThis(tr("Everything that can be done now, found by words of its name. Return does it; what asks "
                    "first still asks."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setPlaceholderText(tr("Words of what to do; Return does it"));
    m_words->setAccessibleName(tr("Words of what to do"));
    m_words->installEventFilter(this);
    layout->addWidget(m_words);
    m_list->setObjectName(QStringLiteral("commands"));
    m_list->setAccessibleName(tr("What can be done"));
    m_list->setUniformItemSizes(true);
    layout->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    filter({});
    m_words->setFocus();
}

void CommandPalette::filter(const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    for (qsizetype at = 0; at < m_commands.size(); ++at) {
        const QAction *command = m_commands[at];
        if (!fits(command->text(), words))
            continue;
        const QString keys = command->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(
            keys.isEmpty() ? command->text() : tr("%1   (%2)", "command, key").arg(command->text(), keys),
            m_list);
        item->setData(commandRole, int(at));
        item->setToolTip(command->toolTip());
        if (!command->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    chooseFirstOpen();
}

void CommandPalette::chooseFirstOpen()
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentRow(row);
            return;
        }
    }
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    QAction *command = m_commands[item->data(commandRole).toInt()];
    // First out of the way: what it does may open a dialog of its own.
    hide();
    command->trigger();
    close();
}

/// Up and down go through the list while the words keep the focus.
bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return QDialog::eventFilter(watched, event);
    for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentRow(row);
            break;
        }
    }
    return true;
}

} // namespace ui
