// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QLabel>

namespace ui {

/// What stands in place of everything below the band while there is nothing to show.
class Notice : public QLabel
{
    Q_OBJECT

public:
    explicit Notice(QWidget *parent = nullptr);

    void showSwitching(const QString &environment);
    /// The engine could not start: nothing is read and nothing can be done.
    void showStopped(const core::Error &error);
    /// The environment could not be opened.
    void showNotOpened(const QString &environment, const core::Error &error);

private:
    void say(const QString &text, const QColor &words, const QColor &ground);
};

} // namespace ui
