// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/confirm/confirmation.h"
#include "ui/settings/savedfilter.h"

#include <QObject>
#include <QPointer>

class QPushButton;
class QWidget;

namespace ui {

class ApplicationNoteView;
class PlanDialog;
struct PlanDraft;
class ReleasePanel;
class ReleaseView;

/// All of the window that has to do with whole releases: the button that begins one, its plan, and the panel
/// of the one that runs.
class ReleaseDesk : public QObject
{
    Q_OBJECT

public:
    ReleaseDesk(ReleasePanel *panel, QWidget *desk);

    QPushButton *button() const { return m_start; }
    QWidget *side() const { return m_side; } ///< the view of the release, the operation's panel below it
    void setSnapshot(const core::SnapshotPointer &snapshot, const std::optional<core::InstanceKey> &selected,
                     const core::OperationSettings &settings, core::TimePoint now);
    /// Of every environment and application; each is shown beside its own steps.
    void setNotes(const QList<ApplicationNote> &notes);
    /// Plans a release of exactly these, one after the other in this order; nothing is sent by it.
    void openPlan(const std::vector<core::InstanceKey> &keys);
    /// Why that cannot be planned now; empty where it can.
    QString obstacle(const std::vector<core::InstanceKey> &keys) const;
    /// Where the operation is a step of a release, its wait is ended by an order to that release.
    std::optional<Confirmation> goOnEarlyFor(const core::Operation &operation) const;

signals:
    void intent(core::Intent intent);
    void confirmAsked(Confirmation confirmation);
    void notesChosen(QList<ui::ApplicationNote> notes); ///< by the operator

private:
    void openPlan();
    void open(const PlanDraft &draft);
    QString obstacle(const core::ApplicationName &application) const;
    /// Why none can be planned now; empty where one can.
    QString obstacle() const;
    void showButton();
    void showNote();
    QString noteOn(const std::string &application) const; ///< empty: there is none
    void keepNote(const QString &application, const QString &text);

    core::SnapshotPointer m_snapshot;
    core::OperationSettings m_settings;
    core::TimePoint m_now{};
    QPushButton *m_start;
    QWidget *m_side;
    ApplicationNoteView *m_note;
    ReleaseView *m_view;
    QList<ApplicationNote> m_notes;
    ReleasePanel *m_panel;
    QPointer<PlanDialog> m_plan;
};

} // namespace ui
