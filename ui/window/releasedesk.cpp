// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/releasedesk.h"

#include "ui/confirm/releaseconfirmation.h"
#include "ui/plan/plandialog.h"
#include "ui/plan/plandraft.h"
#include "ui/release/applicationnote.h"
#include "ui/release/releaselines.h"
#include "ui/release/releasepanel.h"
#include "ui/release/releaseview.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/offer.h"

#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ReleaseDesk::ReleaseDesk(ReleasePanel *panel, QWidget *desk)
    : QObject(desk)
    , m_start(new QPushButton(tr("Start release…"), desk))
    , m_side(new QWidget(desk))
    , m_note(new ApplicationNoteView(m_side))
    , m_view(new ReleaseView(m_side))
    , m_panel(panel)
{
    m_start->setObjectName(QStringLiteral("startRelease"));
    m_start->setProperty("primary", true);
    m_start->setWhatsThis(
        tr("Plans a whole release of the chosen application: order, recipe, and every request "
           "before it leaves. Nothing is sent before Start."));
    giveKey(m_start, QKeySequence(Qt::CTRL | Qt::Key_R));
    auto *layout = new QVBoxLayout(m_side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_note);
    layout->addWidget(m_view);
    layout->addWidget(panel, 1);
    connect(m_start, &QPushButton::clicked, this, [this] { openPlan(); });
    connect(m_note, &ApplicationNoteView::chosen, this, &ReleaseDesk::keepNote);
    connect(m_view, &ReleaseView::intent, this, &ReleaseDesk::intent);
    connect(m_view, &ReleaseView::confirmAsked, this, &ReleaseDesk::confirmAsked);
}

void ReleaseDesk::setSnapshot(const core::SnapshotPointer &snapshot,
                              const std::optional<core::InstanceKey> &selected,
                              const core::OperationSettings &settings, core::TimePoint now)
{
    // The window repaints four times a second; a plan is looked at anew only with something new to look at.
    const bool isNew = snapshot != m_snapshot;
    m_snapshot = snapshot;
    m_settings = settings;
    m_now = now;
    m_view->setSnapshot(snapshot, selected, now);
    const core::Operation *operation = operationToShow(*snapshot, selected);
    const core::Release *release = releaseToShow(*snapshot, snapshot->query.application);
    const bool isOver = operation && operation->isFinished() && release && release->find(operation->key);
    m_panel->setInRelease(release != nullptr, isOver || (operation && releaseOf(*snapshot, operation->key)));
    showButton();
    if (isNew)
        showNote();
    if (m_plan && isNew)
        m_plan->setSnapshot(snapshot, now);
}

QString ReleaseDesk::obstacle() const
{
    if (!m_snapshot || !m_snapshot->hasEverAnswered)
        return tr("No fleet was read yet. It opens with the first answer.");
    const auto &application = m_snapshot->query.application;
    return application ? obstacle(*application) : tr("Choose one application at the left first.");
}

QString ReleaseDesk::obstacle(const std::vector<core::InstanceKey> &keys) const
{
    if (!m_snapshot || keys.empty())
        return tr("Choose one application at the left first.");
    const auto isOther = [&](const core::InstanceKey &key) {
        return key.application != keys.front().application;
    };
    if (std::ranges::any_of(keys, isOther))
        return tr("They are of several applications. A release is of one.");
    const auto isServer = [&](const core::InstanceKey &key) {
        const core::InstanceView *row = m_snapshot->fleet->find(key);
        return row && row->isEurekaServer;
    };
    if (std::ranges::any_of(keys, isServer))
        return tr("A Eureka server is among them, which is never drained.");
    return obstacle(keys.front().application);
}

QString ReleaseDesk::obstacle(const core::ApplicationName &application) const
{
    const bool hasAny = std::ranges::any_of(m_snapshot->fleet->instances, [&](const core::InstanceView &row) {
        return row.key.application == application && !row.isEurekaServer;
    });
    if (!hasAny)
        return tr("%1 has no instance that could be released.").arg(Text::plain(application.text()));
    const bool isRunning = std::ranges::any_of(m_snapshot->releases, [&](const core::Release &release) {
        return !release.isFinished() && release.plan.application == application;
    });
    return isRunning ? ReleaseText::sentence(core::PlanFault::AnotherRelease) : QString();
}

void ReleaseDesk::showButton()
{
    const QString why = obstacle();
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(plainTip(
        why.isEmpty()
            ? tr("Plans the release of %1 step by step; nothing is sent before you start it. Key: Ctrl+R")
                  .arg(Text::plain(m_snapshot->query.application->text()))
            : why));
}

void ReleaseDesk::setNotes(const QList<ApplicationNote> &notes)
{
    m_notes = notes;
    showNote();
}

QString ReleaseDesk::noteOn(const std::string &application) const
{
    const QString environment = Text::plain(m_snapshot->fleet->environment);
    for (const ApplicationNote &note : m_notes) {
        if (note.environment == environment && note.application == Text::plain(application))
            return note.text;
    }
    return {};
}

void ReleaseDesk::showNote()
{
    const bool isChosen = m_snapshot && m_snapshot->query.application;
    const std::string application = isChosen ? m_snapshot->query.application->text() : std::string();
    m_note->setNote(Text::plain(application), isChosen ? noteOn(application) : QString());
    if (m_plan)
        m_plan->setNote(noteOn(m_plan->application()));
}

void ReleaseDesk::keepNote(const QString &application, const QString &text)
{
    const QString environment = Text::plain(m_snapshot->fleet->environment);
    m_notes.removeIf([&](const ApplicationNote &note) {
        return note.environment == environment && note.application == application;
    });
    if (!text.isEmpty())
        m_notes << ApplicationNote{environment, application, text};
    showNote();
    emit notesChosen(m_notes);
}

void ReleaseDesk::openPlan()
{
    if (obstacle().isEmpty())
        open(draftFor(*m_snapshot, *m_snapshot->query.application, m_settings));
}

void ReleaseDesk::openPlan(const std::vector<core::InstanceKey> &keys)
{
    if (!obstacle(keys).isEmpty())
        return;
    PlanDraft draft = draftFor(*m_snapshot, keys.front().application, m_settings);
    choose(draft, keys);
    open(draft);
}

void ReleaseDesk::open(const PlanDraft &draft)
{
    if (m_plan)
        m_plan->deleteLater();
    m_plan = new PlanDialog(draft, m_snapshot, m_now, m_start->window());
    m_plan->setAttribute(Qt::WA_DeleteOnClose);
    showNote();
    connect(m_plan, &PlanDialog::intent, this, &ReleaseDesk::intent);
    m_plan->open();
}

std::optional<Confirmation> ReleaseDesk::goOnEarlyFor(const core::Operation &operation) const
{
    const core::Release *release = releaseOf(*m_snapshot, operation.key);
    if (!release)
        return std::nullopt;
    Confirmation result = confirmGoOnEarly(*release, *release->find(operation.key));
    result.warnings << Text::quietSentence(operation);
    return result;
}

} // namespace ui
