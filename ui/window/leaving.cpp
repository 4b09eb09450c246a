// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/leaving.h"

#include "ui/text/text.h"

#include <QCoreApplication>

namespace ui {

namespace {
struct Leave
{
    Q_DECLARE_TR_FUNCTIONS(ui::Leaving)
};
} // namespace

QString leftBehind(const core::Operation &operation)
{
    const QString id = Text::plain(operation.key.path());
    switch (operation.phase) {
    case core::Phase::TakingOut:
        return Leave::tr("%1 may end up OUT_OF_SERVICE: its change is on its way, and nobody reads it back.")
            .arg(id);
    case core::Phase::ReadingBack:
        return Leave::tr("%1 was set to OUT_OF_SERVICE, and nobody reads back whether every peer knows it.")
            .arg(id);
    case core::Phase::Waiting:
        return Leave::tr("%1 stays OUT_OF_SERVICE, and nobody watches whether its callers let go.").arg(id);
    case core::Phase::Drained:
        return Leave::tr("%1 stays OUT_OF_SERVICE and keeps running.").arg(id);
    case core::Phase::StopCountdown:
        return operation.settings.withoutDrain
                   ? Leave::tr("%1 is not asked to stop: its countdown ends with the window.").arg(id)
                   : Leave::tr("%1 stays OUT_OF_SERVICE and is not asked to stop: its countdown ends with "
                               "the window.")
                         .arg(id);
    case core::Phase::StopSending:
    case core::Phase::Stopping:
        return Leave::tr("%1 was asked to stop, and nobody watches whether it is gone.").arg(id);
    case core::Phase::Cancelling:
    case core::Phase::Restoring:
        return Leave::tr("%1 is on its way back, and nobody watches whether it is UP on every peer.").arg(id);
    case core::Phase::Stopped:
    case core::Phase::Restored:
    case core::Phase::Failed:
        break;
    }
    return {};
}

Leaving leavingOf(const core::Snapshot &snapshot)
{
    Leaving leaving;
    for (const core::Operation &operation : snapshot.operations) {
        if (!operation.isFinished())
            leaving.staysBehind << leftBehind(operation);
    }
    return leaving;
}

} // namespace ui
