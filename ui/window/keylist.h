// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

/// Every key of the window and what it does, from the same list as the palette.
class KeyList : public QDialog
{
    Q_OBJECT

public:
    explicit KeyList(QWidget *window);
};

} // namespace ui
