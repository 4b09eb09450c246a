// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal/guide.h"

#include "core/advice/smoothcheck.h"
#include "ui/release/steplist.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// The newest release, if there is one.
const core::Release *releaseOf(const core::Snapshot &snapshot)
{
    return snapshot.releases.empty() ? nullptr : &snapshot.releases.back();
}

bool hasReached(const core::Release *release, core::Stage stage)
{
    return release &&
           std::ranges::any_of(release->instances, [stage](const core::InstanceProgress &progress) {
               return progress.stage >= stage && progress.stage <= core::Stage::Done;
           });
}

bool isCheckRead(const core::Snapshot &snapshot)
{
    return snapshot.check && !snapshot.check->isAwaited;
}

} // namespace

std::vector<StepLine> guideOf(const core::Snapshot &snapshot, bool hasKilled)
{
    const core::Release *release = releaseOf(snapshot);
    const bool isBegun = release != nullptr;
    struct Step
    {
        bool isDone;
        QString title;
        QString detail;
    };
    const std::vector<Step> steps{
        {isBegun || snapshot.query.application.has_value(), GuideDialog::tr("Choose an application"),
         GuideDialog::tr(
             "On the left, for example ORDERS. The table shows its instances, the charts below how they are "
             "called.")},
        {isBegun || isCheckRead(snapshot), GuideDialog::tr("Check it"),
         GuideDialog::tr("Check… above the table reads what of its settings would disturb a release.")},
        {isBegun, GuideDialog::tr("Plan and start"),
         GuideDialog::tr(
             "Start release… opens the plan. Enter version %1, read what will be sent, press Start.")
             .arg(Text::plain(snapshot.rehearsalVersion))},
        {hasReached(release, core::Stage::Drained), GuideDialog::tr("The first one is drained"),
         GuideDialog::tr(
             "The ring counts down until the last caller has let go. Look at the chart: nothing fails.")},
        {hasReached(release, core::Stage::AwaitingReturn), GuideDialog::tr("It is stopped"),
         GuideDialog::tr(
             "After a countdown of five seconds, which Esc takes back. Its port closes, its lease goes.")},
        {hasReached(release, core::Stage::Done), GuideDialog::tr("It is back"),
         GuideDialog::tr(
             "The demo's supervisor starts the new version. It counts as back once callers call it again.")},
        {release && release->isFinished(), GuideDialog::tr("The others follow by themselves"),
         GuideDialog::tr("Meanwhile Pause, Skip and Abort are open: each says first what it will do.")},
        {hasKilled && release && release->isFinished(), GuideDialog::tr("Now without a drain"),
         GuideDialog::tr(
             "Choose an instance, then Rehearse › Kill. Watch its callers: that is what a drain is for.")},
    };
    std::vector<StepLine> lines;
    const auto active = std::ranges::find(steps, false, &Step::isDone);
    for (auto step = steps.begin(); step != steps.end(); ++step)
        lines.push_back({step->isDone     ? StepState::Done
                         : step == active ? StepState::Active
                                          : StepState::Ahead,
                         step->title, step->detail});
    return lines;
}

GuideDialog::GuideDialog(QWidget *parent)
    : QDialog(parent)
    , m_steps(new StepList(this))
{
    setObjectName(QStringLiteral("guideDialog"));
    setWindowTitle(tr("A first release"));
    setWhatsThis(tr("What to do for a first release, and how far it has come. It does nothing by itself."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(356, 560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    QLabel *about = plainLabel(
        this, tr("On the demo fleet, which is all inside this program: nothing here reaches anybody."));
    about->setWordWrap(true);
    about->setProperty("muted", true);
    layout->addWidget(about);
    layout->addWidget(m_steps);
    layout->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    layout->addWidget(close, 0, Qt::AlignRight);
}

void GuideDialog::setSnapshot(const core::Snapshot &snapshot, bool hasKilled)
{
    m_steps->setLines(guideOf(snapshot, hasKilled));
    // As high as its words, which have other lengths in another language.
    layout()->activate();
    if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
        resize(width(), needed);
}

} // namespace ui
