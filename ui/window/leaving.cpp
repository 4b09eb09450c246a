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

/// Whether a failed operation's instance is still out. The newest list says so: another may have put it back.
bool isLeftOut(const core::Snapshot &snapshot, const core::Operation &operation)
{
    if (operation.phase != core::Phase::Failed)
        return false;
    const core::InstanceView *row = snapshot.fleet ? snapshot.fleet->find(operation.key) : nullptr;
    return row && row->overriddenStatus().status == core::Status::OutOfService;
}
} // namespace

QString leftBehind(const core::Operation &operation)
{
    const QString id = Text::shortened(operation.key.path(), 56);
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
                   ? Leave::tr("%1 is not asked to stop: its countdown ends here.").arg(id)
                   : Leave::tr("%1 stays OUT_OF_SERVICE and is not asked to stop: its countdown ends here.")
                         .arg(id);
    case core::Phase::StopSending:
    case core::Phase::Stopping:
        return Leave::tr("%1 was asked to stop, and nobody watches whether it is gone.").arg(id);
    case core::Phase::Cancelling:
    case core::Phase::Restoring:
        return Leave::tr("%1 is on its way back, and nobody watches whether it is UP on every peer.").arg(id);
    case core::Phase::Failed:
        return Leave::tr("%1 stays OUT_OF_SERVICE: its operation failed and did not bring it back.").arg(id);
    case core::Phase::Stopped:
    case core::Phase::Restored:
        break;
    }
    return {};
}

Leaving leavingOf(const core::Snapshot &snapshot)
{
    Leaving leaving;
    for (const core::Operation &operation : snapshot.operations) {
        if (!operation.isFinished() || isLeftOut(snapshot, operation))
            leaving.staysBehind << leftBehind(operation);
    }
    for (const core::Release &release : snapshot.releases) {
        if (!release.isFinished())
            leaving.staysBehind << Leave::tr("The release of %1 stands still where it is now.")
                                       .arg(Text::plain(release.plan.application.text()));
    }
    for (const core::RegistryChangeState &change : snapshot.registryChanges) {
        if (!change.isFinished())
            leaving.staysBehind << Leave::tr(
                                       "%1: a change of it is on its way, and nobody reads it back on every "
                                       "peer or goes on with what was to follow.")
                                       .arg(Text::plain(change.key.path()));
    }
    return leaving;
}

} // namespace ui
