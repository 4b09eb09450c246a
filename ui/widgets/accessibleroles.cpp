// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibleroles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

namespace {

struct RoleOf
{
    const char *className;
    QAccessible::Role role;
};

constexpr std::array roles{RoleOf{"ui::ChartView", QAccessible::Chart},
                           RoleOf{"ui::CountdownRing", QAccessible::Indicator},
                           RoleOf{"ui::BudgetBar", QAccessible::Graphic},
                           // It takes the focus to be scrolled by keys.
                           RoleOf{"QScrollArea", QAccessible::Pane}};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *const known = std::ranges::find_if(
        roles, [&](const RoleOf &one) { return className == QLatin1String(one.className); });
    return widget && known != roles.end() ? new QAccessibleWidget(widget, known->role) : nullptr;
}

} // namespace

void installAccessibleRoles()
{
    static bool isInstalled = false;
    if (!std::exchange(isInstalled, true))
        QAccessible::installFactory(make);
}

} // namespace ui
