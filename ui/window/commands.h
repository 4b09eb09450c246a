// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QObject;
class QWidget;

namespace ui {

/// Everything that the window can be told to do now: its own actions, its buttons and the lines of their
/// menus, each once, in the order of the window. Palette and list of keys are both made of this, so that
/// neither can say what the window does not do.
///
/// Each action has the text of its button without marks for keys, its key for display only, and is closed
/// where the button is, with the reason as its tooltip. Triggered, it presses the button - unless the button
/// says something else by then. The actions belong to `owner`.
QList<QAction *> commandsOf(QWidget *window, QObject *owner);

} // namespace ui
