// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planquestions.h"

#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// As wide as a box and what lies between it and its text.
constexpr int boxIndent = 22;

} // namespace

PlanQuestions::PlanQuestions(QWidget *parent)
    : QWidget(parent)
    , m_boxes(new QVBoxLayout)
    , m_question(plainLabel(this))
    , m_answer(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(m_boxes);
    m_question->setObjectName(QStringLiteral("question"));
    m_question->setWordWrap(true);
    m_answer->setObjectName(QStringLiteral("answer"));
    layout->addWidget(m_question);
    layout->addWidget(m_answer);
    connect(m_answer, &QLineEdit::textChanged, this, &PlanQuestions::answered);
}

void PlanQuestions::ask(const PlanChecks &checks, const core::ReleasePlan &plan)
{
    askOverrides(checks.toOverride);
    askApprovals(checks.toApprove);
    askName(checks, plan);
    setVisible(!m_overrides.empty() || !m_approvals.empty() || m_needsName);
}

void PlanQuestions::askOverrides(const std::vector<core::Guard> &guards)
{
    if (std::ranges::equal(m_overrides, guards, {}, &Override::guard))
        return;
    for (const Override &one : m_overrides)
        one.box->deleteLater();
    m_overrides.clear();
    for (const core::Guard guard : guards) {
        const QString name = Text::plain(core::guardName(guard));
        auto *box = new QCheckBox(tr("Override the guard “%1”; the note says why").arg(name), this);
        box->setObjectName(QStringLiteral("override-") + name);
        m_boxes->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &PlanQuestions::answered);
        m_overrides.push_back({guard, box});
    }
}

/// One box for each command that this user has not let run: with its exact words.
void PlanQuestions::askApprovals(const std::vector<core::ReleaseCommand> &commands)
{
    if (m_asked == commands)
        return;
    for (QCheckBox *box : m_approvals)
        box->parentWidget()->deleteLater();
    m_approvals.clear();
    m_asked = commands;
    for (const core::ReleaseCommand &command : m_asked)
        addApproval(command);
}

void PlanQuestions::addApproval(const core::ReleaseCommand &command)
{
    const QString name = QStringLiteral("approve-%1").arg(m_approvals.size());
    const QString line = ReleaseText::commandLine(command.arguments);
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *box = new QCheckBox(tr("Let this run on this machine, now and later:"), whole);
    box->setObjectName(name);
    box->setAccessibleDescription(line);
    auto *words = plainLabel(whole, line);
    words->setObjectName(name + QStringLiteral("-words"));
    words->setWordWrap(true);
    words->setIndent(boxIndent);
    column->addWidget(box);
    column->addWidget(words);
    m_boxes->addWidget(whole);
    connect(box, &QCheckBox::toggled, this, &PlanQuestions::answered);
    m_approvals.push_back(box);
}

void PlanQuestions::askName(const PlanChecks &checks, const core::ReleasePlan &plan)
{
    m_needsName = checks.needsTypedName;
    m_name = Text::plain(plan.application.text());
    const bool isOnlyPause = plan.recipe == core::Recipe::Pause && checks.toOverride.empty();
    m_question->setText(
        isOnlyPause ? tr("A paused instance cannot be put back. Type %1 to start it:").arg(m_name)
                    : tr("Callers may see failed requests. Type %1 to start it all the same:").arg(m_name));
    m_answer->setAccessibleName(m_question->text());
    m_question->setVisible(m_needsName);
    m_answer->setVisible(m_needsName);
}

std::vector<core::Guard> PlanQuestions::overridden() const
{
    std::vector<core::Guard> guards;
    for (const Override &one : m_overrides) {
        if (one.box->isChecked())
            guards.push_back(one.guard);
    }
    return guards;
}

bool PlanQuestions::isNameTyped() const
{
    return m_needsName && m_answer->text() == m_name;
}

QString PlanQuestions::obstacle() const
{
    if (!std::ranges::all_of(m_overrides, [](const Override &one) { return one.box->isChecked(); }))
        return tr("Opens when every guard that blocks is overridden.");
    if (!std::ranges::all_of(m_approvals, &QCheckBox::isChecked))
        return tr("Opens when you let its commands run.");
    return {};
}

} // namespace ui
