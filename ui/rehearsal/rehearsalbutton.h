// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/rehearsal/demofault.h"

#include <QPointer>
#include <QPushButton>

#include <optional>
#include <vector>

namespace ui {

class GuideDialog;

/// On the demo fleet alone: a menu of what may go wrong at night, to practise on, and the guide through a
/// first release. Hidden on every other fleet.
class RehearsalButton : public QPushButton
{
    Q_OBJECT

public:
    explicit RehearsalButton(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, const std::optional<core::InstanceKey> &selected);

signals:
    void faultAsked(ui::DemoFault fault);

private:
    void openGuide();
    struct Line
    {
        QAction *action;
        QString text; ///< with a place for the instance's id
        DemoFault::Kind kind;
    };
    void addOfInstance(DemoFault::Kind kind, const char *name, const QString &text, const QString &tip);
    void addOfFleet(DemoFault::Kind kind, const char *name, const QString &text, const QString &tip);

    QMenu *m_menu;
    QPointer<GuideDialog> m_guide;
    core::SnapshotPointer m_snapshot;
    std::optional<core::InstanceKey> m_selected;
    bool m_hasKilled = false;  ///< the end of the guide
    std::vector<Line> m_lines; ///< those that need an instance
};

} // namespace ui
