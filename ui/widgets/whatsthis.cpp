// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whatsthis.h"

#include <QWhatsThis>
#include <QWidget>

namespace ui {

void explain(QWidget *window)
{
    for (QWidget *part = window->focusWidget(); part; part = part->parentWidget()) {
        if (!part->whatsThis().isEmpty()) {
            QWhatsThis::showText(part->mapToGlobal(QPoint(16, 16)), part->whatsThis(), part);
            return;
        }
    }
}

} // namespace ui
