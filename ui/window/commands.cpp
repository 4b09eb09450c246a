// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include "ui/widgets/keys.h"
#include "ui/widgets/plaintip.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace ui {

namespace {

/// "&Drain" is "Drain", "A && B" is "A & B".
QString withoutMarks(const QString &text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('&') && at + 1 < text.size())
            ++at;
        plain += text[at];
    }
    return plain.simplified();
}

QString nameOf(const QAbstractButton *button)
{
    const QString text = withoutMarks(button->text());
    return text.isEmpty() ? button->accessibleName() : text;
}

/// The other way round than plainTip().
QString textOfTip(const QString &tip)
{
    return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
}

QMenu *menuOf(QAbstractButton *button)
{
    if (const auto *push = qobject_cast<QPushButton *>(button))
        return push->menu();
    const auto *tool = qobject_cast<QToolButton *>(button);
    return tool ? tool->menu() : nullptr;
}

class Collector
{
public:
    explicit Collector(QObject *owner)
        : m_owner(owner)
    {
    }

    void addButton(QAbstractButton *button)
    {
        const QString name = nameOf(button);
        if (name.isEmpty())
            return;
        if (QMenu *menu = menuOf(button)) {
            addMenu(menu, name, keyOf(button));
            return;
        }
        QAction *command = add(name, keyOf(button), button->isEnabled(), button->toolTip());
        QObject::connect(command, &QAction::triggered, button, [name, one = QPointer(button)] {
            if (one && nameOf(one) == name)
                one->click();
        });
    }

    void addAction(QAction *action, const QString &group)
    {
        if (action->isSeparator() || action->text().isEmpty() || !action->isVisible() ||
            m_known.contains(action))
            return;
        if (action->menu()) {
            addMenu(action->menu(), withoutMarks(action->text()), {});
            return;
        }
        m_known.insert(action);
        const QString text = withoutMarks(action->text());
        QAction *command = add(group.isEmpty() ? text : group + QStringLiteral(" › ") + text,
                               action->shortcut(), action->isEnabled(), action->toolTip());
        QObject::connect(command, &QAction::triggered, action, [text, one = QPointer(action)] {
            if (one && withoutMarks(one->text()) == text)
                one->trigger();
        });
    }

    QList<QAction *> take() { return std::move(m_commands); }

private:
    /// The key opens the menu, so it stands at the first of its lines no more than at any other.
    void addMenu(QMenu *menu, const QString &name, const QKeySequence &keys)
    {
        if (m_known.contains(menu->menuAction()) && keys.isEmpty())
            return;
        m_known.insert(menu->menuAction());
        if (!keys.isEmpty()) {
            QAction *command = add(name, keys, menu->isEnabled(), {});
            QObject::connect(command, &QAction::triggered, menu, [menu] {
                if (auto *button = qobject_cast<QPushButton *>(menu->parentWidget()))
                    button->showMenu();
            });
        }
        for (QAction *action : menu->actions())
            addAction(action, name);
    }

    QAction *add(const QString &name, const QKeySequence &keys, bool isOpen, const QString &tip)
    {
        // Never added to a widget: its key is shown and does nothing.
        auto *command = new QAction(name, m_owner);
        command->setShortcut(keys);
        command->setEnabled(isOpen);
        command->setToolTip(plainTip(textOfTip(tip)));
        m_commands << command;
        return command;
    }

    QObject *m_owner;
    QList<QAction *> m_commands;
    QSet<QAction *> m_known;
};

} // namespace

QList<QAction *> commandsOf(QWidget *window, QObject *owner)
{
    Collector collector(owner);
    for (QAction *action : window->actions())
        collector.addAction(action, {});
    for (QWidget *child : window->findChildren<QWidget *>()) {
        if (child->window() != window || !child->isVisible())
            continue;
        if (auto *button = qobject_cast<QAbstractButton *>(child))
            collector.addButton(button);
        else if (!qobject_cast<QMenu *>(child)) {
            for (QAction *action : child->actions())
                collector.addAction(action, {});
        }
    }
    return collector.take();
}

} // namespace ui
