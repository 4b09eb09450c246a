// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/leaving.h"

#include <QDialog>

class QLabel;

namespace ui {

/// Asks before the window closes, or shows another environment, while operations are under way. It never
/// waits, and follows them meanwhile.
class LeaveDialog : public QDialog
{
    Q_OBJECT

public:
    /// `next` names the environment to show instead; empty: the window closes.
    LeaveDialog(const Leaving &leaving, const QString &next, QWidget *parent = nullptr);

    /// What stays behind changes while it asks; it closes by itself once nothing does.
    void setLeaving(const Leaving &leaving);

private:
    QLabel *m_words;
};

} // namespace ui
