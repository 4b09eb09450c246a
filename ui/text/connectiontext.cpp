// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

QString Text::stepTitle(core::ConnectionStepKind kind)
{
    switch (kind) {
    case core::ConnectionStepKind::Name:
        return tr("Name");
    case core::ConnectionStepKind::Rule:
        return tr("Rule");
    case core::ConnectionStepKind::Proxy:
        return tr("Proxy");
    case core::ConnectionStepKind::Address:
        return tr("Connection");
    case core::ConnectionStepKind::Tls:
        return tr("TLS");
    case core::ConnectionStepKind::Answer:
        break;
    }
    return tr("Answer");
}

QString Text::sentence(const core::ConnectionStep &step)
{
    if (step.error)
        return sentence(*step.error);
    QString detail = plain(step.detail);
    if (step.kind == core::ConnectionStepKind::Rule && detail.isEmpty())
        detail = tr("none fits");
    else if (step.kind == core::ConnectionStepKind::Proxy && step.detail == "direct")
        detail = tr("none, directly");
    else if (step.kind == core::ConnectionStepKind::Address && detail.isEmpty())
        detail = tr("made by the proxy");
    else if (step.outcome == core::StepOutcome::Skipped)
        detail = tr("not used");
    return tr("%1 (%2 ms)", "what came of a step, how long it took").arg(detail).arg(step.took.count());
}

} // namespace ui
