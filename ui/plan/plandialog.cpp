// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plandialog.h"

#include "ui/plan/planform.h"
#include "ui/plan/planmodel.h"
#include "ui/plan/planpreview.h"
#include "ui/plan/planquestions.h"
#include "ui/release/steplist.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *heading(QWidget *parent, const QString &text)
{
    QLabel *label = plainLabel(parent, text);
    setBold(label, true);
    return label;
}

QLabel *hint(QWidget *parent, const QString &text)
{
    QLabel *label = plainLabel(parent, text);
    label->setProperty("muted", true);
    return label;
}

} // namespace

PlanDialog::PlanDialog(PlanDraft draft, const core::SnapshotPointer &snapshot, core::TimePoint now,
                       QWidget *parent)
    : QDialog(parent)
    , m_snapshot(snapshot)
    , m_now(now)
    , m_model(new PlanModel(draft, snapshot, this))
    , m_form(new PlanForm(draft.choices, this))
    , m_title(new ElidedLabel(this))
    , m_note(plainLabel(this))
    , m_table(new QTableView(this))
    , m_preview(new QPlainTextEdit(this))
    , m_previewTitle(heading(this, tr("What will be sent")))
    , m_lines(new StepList(this))
    , m_questions(new PlanQuestions(this))
    , m_expected(plainLabel(this))
    , m_start(new QPushButton(tr("Start"), this))
{
    setObjectName(QStringLiteral("planDialog"));
    setWindowTitle(tr("Release %1").arg(Text::plain(draft.choices.application.text())));
    setWhatsThis(tr("The plan of a release before it begins: at the left which instances, in which order "
                    "and how each is taken out; at the right every request that will be sent, and what "
                    "speaks against it. Nothing is sent before Start."));
    resize(1240, 690);
    setUpLayout();
    connect(m_model, &PlanModel::changed, this, &PlanDialog::onChanged);
    connect(m_form, &PlanForm::changed, this, [this] {
        core::ReleasePlan choices = m_model->draft().choices;
        m_form->writeTo(choices);
        m_model->setChoices(choices);
    });
    m_form->setInstanceCount(m_model->rowCount());
    showPlan();
}

void PlanDialog::setUpLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 12);
    layout->setSpacing(8);
    m_title->setObjectName(QStringLiteral("planTitle"));
    setBold(m_title, true);
    layout->addWidget(m_title);
    m_note->setObjectName(QStringLiteral("planNote"));
    m_note->setWordWrap(true);
    m_note->hide();
    layout->addWidget(m_note);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(14);
    halves->addWidget(makeLeft(), 7);
    halves->addWidget(makeRight(), 5);
    layout->addLayout(halves, 1);
    layout->addWidget(makeBottom());
}

void PlanDialog::setUpTable()
{
    m_table->setObjectName(QStringLiteral("planTable"));
    m_table->setAccessibleName(tr("Instances in their order"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // the end of a long id holds its port
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDropIndicatorShown(true);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    for (const auto &[column, width] : {std::pair{PlanModel::Place, 56},
                                        {PlanModel::Status, 132},
                                        {PlanModel::Version, 68},
                                        {PlanModel::PauseBefore, 60},
                                        {PlanModel::AskAfter, 60}})
        m_table->setColumnWidth(column, width);
    // Ids that are cut alike could be taken for one another: they have all the room that no remark needs.
    header->setSectionResizeMode(PlanModel::Remark, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PlanModel::Instance, QHeaderView::Stretch);
    m_table->installEventFilter(this);
}

QWidget *PlanDialog::makeLeft()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->addWidget(heading(left, tr("Order")));
    head->addWidget(hint(left, tr("drag, or Alt+↑ and Alt+↓ · untick to leave out")), 1);
    layout->addLayout(head);
    setUpTable();
    layout->addWidget(m_table, 1);
    layout->addWidget(m_form);
    return left;
}

QWidget *PlanDialog::makeRight()
{
    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    addPreview(layout);
    addChecks(layout);
    layout->addWidget(m_questions);
    connect(m_questions, &PlanQuestions::answered, this, &PlanDialog::showChecks);
    return right;
}

void PlanDialog::addPreview(QVBoxLayout *layout)
{
    auto *copy = new QPushButton(tr("Copy as curl"), this);
    copy->setObjectName(QStringLiteral("copyAsCurl"));
    copy->setAutoDefault(false);
    copy->setToolTip(
        tr("Puts the same requests on the clipboard as lines for a terminal, without any login."));
    connect(copy, &QPushButton::clicked, this, &PlanDialog::copyAsCurl);
    auto *head = new QHBoxLayout;
    head->addWidget(m_previewTitle);
    head->addStretch(1);
    head->addWidget(copy);
    layout->addLayout(head);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setAccessibleName(tr("Requests that will be sent"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->addWidget(m_preview, 3);
}

void PlanDialog::addChecks(QVBoxLayout *layout)
{
    layout->addWidget(heading(this, tr("Before you start")));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("checks"));
    scroll->setAccessibleName(tr("Before you start"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *lines = new QVBoxLayout(inside);
    lines->setContentsMargins(0, 0, 4, 0);
    lines->addWidget(m_lines);
    lines->addStretch(1);
    scroll->setWidget(inside);
    layout->addWidget(scroll, 2);
}

QWidget *PlanDialog::makeBottom()
{
    auto *bottom = new QWidget(this);
    auto *row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_expected->setObjectName(QStringLiteral("expected"));
    m_expected->setProperty("muted", true);
    m_expected->setWordWrap(true);
    row->addWidget(m_expected, 1);
    auto *cancel = new QPushButton(tr("Cancel"), bottom);
    cancel->setObjectName(QStringLiteral("cancel"));
    auto *dryRun = new QPushButton(tr("Dry run"), bottom);
    dryRun->setObjectName(QStringLiteral("dryRun"));
    dryRun->setAutoDefault(false);
    dryRun->setToolTip(tr("Shows each step with the time at which it would be due. Nothing is sent."));
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setProperty("primary", true);
    m_start->setAutoDefault(false);
    row->addWidget(cancel);
    row->addWidget(dryRun);
    row->addWidget(m_start);
    // Return pressed without reading must change nothing.
    cancel->setDefault(true);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &PlanDialog::reject);
    connect(dryRun, &QPushButton::clicked, this, &PlanDialog::onDryRun);
    connect(m_start, &QPushButton::clicked, this, &PlanDialog::onStart);
    return bottom;
}

void PlanDialog::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    m_snapshot = snapshot;
    m_now = now;
    m_isShowing = true; // what the model tells is no change by the operator
    m_model->setSnapshot(snapshot);
    m_isShowing = false;
    m_form->setInstanceCount(m_model->rowCount());
    showPlan();
}

void PlanDialog::setNote(const QString &note)
{
    m_note->setText(tr("Your note: %1").arg(note));
    m_note->setVisible(!note.isEmpty());
}

const std::string &PlanDialog::application() const
{
    return m_model->draft().choices.application.text();
}

void PlanDialog::onChanged()
{
    if (m_isShowing)
        return;
    m_isDryRun = false;
    showPlan();
}

core::ReleasePlan PlanDialog::plan() const
{
    core::ReleasePlan plan = m_model->plan();
    plan.overridden = m_questions->overridden();
    plan.isNameTyped = m_questions->isNameTyped();
    return plan;
}

void PlanDialog::showPlan()
{
    const core::ReleasePlan plan = m_model->plan();
    const core::FleetView &fleet = *m_snapshot->fleet;
    m_title->setText(planTitle(plan, *m_snapshot));
    const std::optional<core::Inspection> read = readFor(plan, *m_snapshot);
    m_expected->setText(expectedText(plan, fleet, read));
    m_expected->setToolTip(plainTip(lengthsText(read)));
    const bool isRisky = plan.recipe != core::Recipe::Proof && plan.recipe != core::Recipe::Observe;
    m_form->setRecipeSentence(
        ReleaseText::recipeSentence(plan.recipe, core::predictedOutage(plan, read), heartbeatOf(plan, fleet)),
        isRisky);
    if (!m_isDryRun) {
        m_previewTitle->setText(tr("What will be sent"));
        const QString text = previewText(plan, fleet, read);
        // Set anew it would jump to its start.
        if (text != m_preview->toPlainText())
            m_preview->setPlainText(text);
    }
    m_checks = checksOf(plan, *m_snapshot, m_now);
    m_lines->setLines(m_checks.lines);
    m_questions->ask(m_checks, plan);
    showChecks();
}

QString PlanDialog::obstacle() const
{
    if (!m_checks.obstacle.isEmpty())
        return m_checks.obstacle;
    if (const QString open = m_questions->obstacle(); !open.isEmpty())
        return open;
    const core::ReleasePlan wanted = plan();
    if (const auto faults = core::faultsOf(wanted); !faults.empty())
        return ReleaseText::sentence(faults.front());
    if (m_checks.needsTypedName && !wanted.isNameTyped)
        return tr("Opens when the name is typed exactly.");
    return {};
}

void PlanDialog::showChecks()
{
    const QString why = obstacle();
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why.isEmpty() ? tr("Begins with the first instance.") : plainTip(why));
}

void PlanDialog::copyAsCurl() const
{
    QGuiApplication::clipboard()->setText(previewCurl(m_model->plan(), *m_snapshot->fleet));
}

void PlanDialog::onDryRun()
{
    m_isDryRun = true;
    m_previewTitle->setText(tr("Dry run"));
    const core::ReleasePlan wanted = m_model->plan();
    QString text = dryRunText(wanted, *m_snapshot->fleet, readFor(wanted, *m_snapshot), m_now);
    if (const QString why = obstacle(); !why.isEmpty())
        text += QStringLiteral("\n\n") + tr("It could not be started now: %1").arg(why);
    m_preview->setPlainText(text);
}

void PlanDialog::onStart()
{
    if (!obstacle().isEmpty())
        return;
    const core::ReleasePlan wanted = plan();
    for (const core::ReleaseCommand &command : m_questions->commands())
        emit intent(core::ApproveCommand{command, true, wanted.environment});
    emit intent(core::StartRelease{wanted, wanted.environment});
    accept();
}

void PlanDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    const PlanDraft &draft = m_model->draft();
    if (!draft.rows.empty())
        emit intent(core::Inspect{draft.rows.front().key, draft.choices.environment});
}

void PlanDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    emit intent(core::Inspect{std::nullopt, m_model->draft().choices.environment});
}

bool PlanDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex current = m_table->currentIndex();
    const bool isUp = key->key() == Qt::Key_Up;
    if (key->modifiers().testFlag(Qt::AltModifier) && (isUp || key->key() == Qt::Key_Down)) {
        m_model->move(current.row(), current.row() + (isUp ? -1 : 1));
        return true;
    }
    const bool isOwnBox = m_model->flags(current).testFlag(Qt::ItemIsUserCheckable);
    if (key->key() == Qt::Key_Space && current.isValid() && !isOwnBox) {
        m_model->toggle(current.row());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
