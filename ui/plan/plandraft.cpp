// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plandraft.h"

#include "ui/text/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Draft
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanDraft)
};

bool isExpected(const PlanDraft &draft, const core::InstanceView &view)
{
    return !draft.choices.expectedVersion.empty() && view.version == draft.choices.expectedVersion;
}

bool isOut(const core::InstanceView &view)
{
    return view.status().status == core::Status::OutOfService;
}

} // namespace

PlanDraft draftFor(const core::Snapshot &snapshot, const core::ApplicationName &application,
                   const core::OperationSettings &settings)
{
    PlanDraft draft{{snapshot.fleet->environment, application}, {}};
    draft.choices.hops = settings.hops;
    draft.choices.flatPolls = settings.flatPolls;
    draft.choices.requireProof = settings.requireProof;
    draft.choices.takeOutBy = settings.by;
    if (snapshot.commands) {
        const core::ApplicationCommands commands = core::commandsFor(*snapshot.commands, application);
        draft.choices.stopCommand = commands.stop;
        draft.choices.startCommand = commands.start;
        draft.choices.beforeDrainCommand = commands.beforeDrain;
        draft.choices.afterReturnCommand = commands.afterReturn;
        draft.choices.onEventCommand = commands.onEvent;
    }
    follow(draft, *snapshot.fleet);
    return draft;
}

void follow(PlanDraft &draft, const core::FleetView &fleet)
{
    std::erase_if(draft.rows, [&](const PlanRow &row) { return !fleet.find(row.key); });
    for (const core::InstanceView &view : fleet.instances) {
        const bool isOurs = view.key.application == draft.choices.application && !view.isEurekaServer;
        const bool isKnown = std::ranges::find(draft.rows, view.key, &PlanRow::key) != draft.rows.end();
        if (isOurs && !isKnown)
            draft.rows.push_back({view.key, {}, false, false});
    }
}

void choose(PlanDraft &draft, const std::vector<core::InstanceKey> &keys)
{
    const auto placeOf = [&](const PlanRow &row) { return std::ranges::find(keys, row.key) - keys.begin(); };
    std::ranges::stable_sort(draft.rows, {}, placeOf);
    for (PlanRow &row : draft.rows)
        row.isChosen = std::ranges::find(keys, row.key) != keys.end();
}

bool isTicked(const PlanDraft &draft, const PlanRow &row, const core::FleetView &fleet)
{
    if (row.isChosen)
        return *row.isChosen;
    const core::InstanceView *view = fleet.find(row.key);
    if (!view || draft.choices.recipe == core::Recipe::Observe)
        return view != nullptr;
    return !isExpected(draft, *view) && !isOut(*view);
}

QString remarkOf(const PlanDraft &draft, const PlanRow &row, const core::FleetView &fleet)
{
    const core::InstanceView *view = fleet.find(row.key);
    if (!view)
        return {};
    if (isOut(*view))
        return view->statusSince
                   ? Draft::tr("out since %1: by whom?").arg(Text::clockTime(*view->statusSince))
                   : Draft::tr("out already: by whom?");
    if (isExpected(draft, *view))
        return Draft::tr("already %1").arg(Text::plain(view->version));
    if (view->hasOverride())
        return Draft::tr("has an override: by whom?");
    return {};
}

core::ReleasePlan planOf(const PlanDraft &draft, const core::FleetView &fleet)
{
    core::ReleasePlan plan = draft.choices;
    for (const PlanRow &row : draft.rows) {
        if (isTicked(draft, row, fleet))
            plan.instances.push_back({row.key, row.pausesBefore, row.asksAfter});
    }
    return plan;
}

} // namespace ui
