// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/release/steps.h"

#include <QDialog>

#include <vector>

namespace ui {

class StepList;

/// What to do for a first release on the demo fleet, with what is done already by what the window shows. The
/// first that is not done is the active one. `hasKilled`: an instance was killed to see what a drain is for.
std::vector<StepLine> guideOf(const core::Snapshot &snapshot, bool hasKilled = false);

/// The guide beside the window; it does nothing by itself.
class GuideDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GuideDialog(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, bool hasKilled);

private:
    StepList *m_steps;
};

} // namespace ui
