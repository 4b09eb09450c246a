// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QMetaEnum>
#include <QSet>
#include <QStringList>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <array>

namespace tests {

/// Which widget an interface stands for, for a person who reads the failure.
inline QString placeOf(const QAccessibleInterface &part)
{
    const QObject *object = part.object();
    QString place = object ? QString::fromLatin1(object->metaObject()->className()) + QLatin1Char(' ') +
                                 object->objectName()
                           : QStringLiteral("part");
    const QString role =
        QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(part.role()));
    return place + QLatin1String(" [") + role + QLatin1String("] “") + part.text(QAccessible::Name) +
           QLatin1String("”");
}

/// Roles of what a person works with: each needs a name, wherever it is.
inline bool isControl(QAccessible::Role role)
{
    static constexpr std::array roles{
        QAccessible::PushButton, QAccessible::CheckBox, QAccessible::RadioButton,  QAccessible::ComboBox,
        QAccessible::ButtonMenu, QAccessible::SpinBox,  QAccessible::EditableText, QAccessible::Slider,
        QAccessible::PageTab,    QAccessible::MenuItem, QAccessible::Table,        QAccessible::Tree,
        QAccessible::List,       QAccessible::ListItem, QAccessible::TreeItem};
    return std::ranges::find(roles, role) != roles.end();
}

/// Roles that say nothing of what can be done with it.
inline bool isVague(QAccessible::Role role)
{
    return role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Window;
}

/// What is within a control belongs to it: the text field of a spin box, the list of a closed combo box.
inline bool isWhole(QAccessible::Role role)
{
    return role == QAccessible::ComboBox || role == QAccessible::SpinBox || role == QAccessible::ScrollBar;
}

inline void walk(QAccessibleInterface *part, QStringList &faults, int &controls)
{
    if (!part || !part->isValid() || part->state().invisible)
        return;
    const QAccessible::Role role = part->role();
    const auto *widget = qobject_cast<QWidget *>(part->object());
    const bool takesFocus = widget && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    if (takesFocus || isControl(role)) {
        ++controls;
        if (part->text(QAccessible::Name).trimmed().isEmpty())
            faults << QStringLiteral("no name: ") + placeOf(*part);
        if (takesFocus && isVague(role) && !widget->focusProxy())
            faults << QStringLiteral("no role: ") + placeOf(*part);
    }
    if (isWhole(role))
        return;
    constexpr int most = 400; // of a table
    for (int at = 0; at < std::min(part->childCount(), most); ++at)
        walk(part->child(at), faults, controls);
}

/// What is wrong in the tree that a screen reader goes through, one line each; and that it is no empty tree.
inline QStringList accessibleFaults(QWidget *window, int leastControls)
{
    QStringList faults;
    int controls = 0;
    walk(QAccessible::queryAccessibleInterface(window), faults, controls);
    if (controls < leastControls)
        faults << QStringLiteral("only %1 controls").arg(controls);
    return faults;
}

/// Widgets that take the focus and are not explained, neither by themselves nor by a panel around them.
inline QStringList notExplained(QWidget *window)
{
    QStringList missed;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() != window || !widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QWidget *part = widget;
        while (part && part->whatsThis().isEmpty())
            part = part == window ? nullptr : part->parentWidget();
        if (!part)
            missed << QStringLiteral("not explained: ") +
                          placeOf(*QAccessible::queryAccessibleInterface(widget));
    }
    return missed;
}

/// Enabled widgets that Tab, pressed again and again, does not come to.
inline QStringList notReachedByTab(QWidget *window)
{
    QList<QWidget *> wanted;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() == window && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            wanted << widget;
    }
    QSet<QWidget *> reached;
    for (qsizetype press = 0; press < 2 * wanted.size() + 4; ++press) {
        QWidget *holder = window->focusWidget();
        reached.insert(holder);
        QTest::keyClick(holder ? holder : window, Qt::Key_Tab);
    }
    QStringList missed;
    // Of an exclusive group Tab comes to one, and the arrows to the others.
    const auto isInReachedGroup = [&](QWidget *widget) {
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const QButtonGroup *group = button && button->isCheckable() ? button->group() : nullptr;
        return group && group->exclusive() &&
               std::ranges::any_of(group->buttons(), [&](auto *other) { return reached.contains(other); });
    };
    for (QWidget *widget : wanted) {
        if (isInReachedGroup(widget))
            continue;
        if (!reached.contains(widget))
            missed << QStringLiteral("not reached by Tab: ") +
                          placeOf(*QAccessible::queryAccessibleInterface(widget));
    }
    return missed;
}

} // namespace tests
