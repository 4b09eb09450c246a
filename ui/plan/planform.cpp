// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planform.h"

#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStandardItemModel>

namespace ui {

namespace {

template <typename Value> void addItem(QComboBox *box, Value value, const QString &text)
{
    box->addItem(text, static_cast<int>(value));
    box->setItemData(box->count() - 1, text, Qt::ToolTipRole);
}

template <typename Value> Value valueOf(const QComboBox *box)
{
    return static_cast<Value>(box->currentData().toInt());
}

template <typename Value> void choose(QComboBox *box, Value value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

/// A command that the profile does not name cannot be chosen, and says why.
void addCommand(QComboBox *box, int value, const core::ReleaseCommand &command, const QString &name)
{
    const QString line = ReleaseText::commandLine(command.arguments);
    box->addItem(command.isGiven() ? PlanForm::tr("Command: %1").arg(line) : name, value);
    const int at = box->count() - 1;
    box->setItemData(at,
                     command.isGiven() ? plainTip(line)
                                       : PlanForm::tr("The profile names no command for this application."),
                     Qt::ToolTipRole);
    if (auto *items = qobject_cast<QStandardItemModel *>(box->model()); items && !command.isGiven())
        items->item(at)->setEnabled(false);
}

} // namespace

PlanForm::PlanForm(const core::ReleasePlan &plan, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_version(addLine("version", tr("Version"), tr("any version counts as the new one"), 0, 0))
    , m_batch(addChoice("batch", tr("Batch"), 0, 2))
    , m_recipe(addChoice("recipe", tr("Recipe"), 1, 0, 3))
    , m_sentence(plainLabel(this))
    , m_takeOutBy(addChoice("takeOutBy", tr("Take out"), 3, 0))
    , m_stopBy(addChoice("stopBy", tr("Stop by"), 3, 2))
    , m_startBy(addChoice("startBy", tr("Start by"), 4, 0))
    , m_returnRule(addChoice("returnRule", tr("Return"), 4, 2))
    , m_order(addChoice("order", tr("Steps"), 5, 0))
    , m_smoke(new QLineEdit(this))
    , m_smokeStatus(new QSpinBox(this))
    , m_change(addLine("change", tr("Change"), tr("number of the change"), 6, 0))
    , m_note(addLine("note", tr("Note"), tr("kept with the release"), 6, 2))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    m_sentence->setObjectName(QStringLiteral("recipeSentence"));
    m_sentence->setWordWrap(true);
    m_grid->addWidget(m_sentence, 2, 1, 1, 3);
    setInstanceCount(1);
    fillSmoke(plan);
    fillCommands(plan);
    fill(plan);
    listen();
}

void PlanForm::addRow(const QString &label, QWidget *field, int row, int column, int span)
{
    auto *name = plainLabel(this, label);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_grid->addWidget(name, row, column);
    m_grid->addWidget(field, row, column + 1, 1, span);
}

QLineEdit *PlanForm::addLine(const char *name, const QString &label, const QString &placeholder, int row,
                             int column, int span)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QLatin1String(name));
    line->setPlaceholderText(placeholder);
    addRow(label, line, row, column, span);
    return line;
}

QComboBox *PlanForm::addChoice(const char *name, const QString &label, int row, int column, int span)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    // Long words are cut inside the box and whole in its list: they must not widen the dialog.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addRow(label, box, row, column, span);
    return box;
}

void PlanForm::fillSmoke(const core::ReleasePlan &plan)
{
    auto *whole = new QWidget(this);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_smoke->setObjectName(QStringLiteral("smoke"));
    m_smoke->setPlaceholderText(tr("/path or address; none"));
    m_smoke->setToolTip(tr("A GET that stands in for the first requests where nobody calls: a path at the "
                           "instance, or a whole address."));
    m_smoke->setAccessibleName(tr("Smoke request"));
    m_smokeStatus->setObjectName(QStringLiteral("smokeStatus"));
    m_smokeStatus->setRange(100, 599);
    m_smokeStatus->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_smokeStatus->setToolTip(tr("The status that it has to answer."));
    m_smokeStatus->setAccessibleName(tr("Expected status of the smoke request"));
    row->addWidget(m_smoke, 1);
    row->addWidget(m_smokeStatus);
    whole->setAccessibleName(tr("Smoke request"));
    addRow(tr("Smoke"), whole, 5, 2, 1);
    m_smoke->setText(Text::plain(plan.smoke.target));
    m_smokeStatus->setValue(plan.smoke.expectedStatus);
}

void PlanForm::fillCommands(const core::ReleasePlan &plan)
{
    struct Named
    {
        core::ReleaseCommand core::ReleasePlan::*place;
        const char *name;
        QString text;
    };
    const Named all[] = {{&core::ReleasePlan::beforeDrainCommand, "beforeDrain", tr("before each drain")},
                         {&core::ReleasePlan::afterReturnCommand, "afterReturn", tr("after each return")},
                         {&core::ReleasePlan::onEventCommand, "onEvent", tr("when you are told something")}};
    auto *whole = new QWidget(this);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    for (const Named &one : all) {
        const core::ReleaseCommand &command = plan.*one.place;
        if (!command.isGiven())
            continue;
        auto *box = new QCheckBox(one.text, whole);
        box->setObjectName(QLatin1String(one.name));
        box->setChecked(true);
        box->setToolTip(plainTip(tr("Runs: %1").arg(ReleaseText::commandLine(command.arguments))));
        row->addWidget(box);
        m_commands.push_back({one.place, command, box});
    }
    row->addStretch(1);
    if (m_commands.empty()) {
        delete whole;
        return;
    }
    whole->setAccessibleName(tr("Commands beside the steps"));
    addRow(tr("Commands"), whole, 7, 0, 3);
}

void PlanForm::fill(const core::ReleasePlan &plan)
{
    for (const auto recipe : {core::Recipe::Proof, core::Recipe::Article, core::Recipe::Pause,
                              core::Recipe::DirectStop, core::Recipe::Observe})
        addItem(m_recipe, recipe, ReleaseText::recipeName(recipe));
    for (const auto by : {core::TakeOutBy::Eureka, core::TakeOutBy::ServiceRegistry})
        addItem(m_takeOutBy, by, ReleaseText::takeOutByName(by));
    m_takeOutBy->setPlaceholderText(ReleaseText::takeOutByName(core::TakeOutBy::Pause));
    for (const auto by : {core::StopBy::Drainboard, core::StopBy::Operator})
        addItem(m_stopBy, by, ReleaseText::stopByName(by));
    addCommand(m_stopBy, static_cast<int>(core::StopBy::Command), plan.stopCommand,
               ReleaseText::stopByName(core::StopBy::Command));
    addItem(m_startBy, core::StartBy::Operator, ReleaseText::startByName(core::StartBy::Operator));
    addCommand(m_startBy, static_cast<int>(core::StartBy::Command), plan.startCommand,
               ReleaseText::startByName(core::StartBy::Command));
    for (const auto rule : {core::ReturnRule::SameId, core::ReturnRule::SameHost, core::ReturnRule::AnyNew})
        addItem(m_returnRule, rule, ReleaseText::returnRuleName(rule));
    for (const auto order : {core::StepOrder::StopThenStart, core::StepOrder::StartThenDrain})
        addItem(m_order, order, ReleaseText::stepOrderName(order));
    m_version->setText(Text::plain(plan.expectedVersion));
    choose(m_recipe, plan.recipe);
    choose(m_takeOutBy, plan.takeOutBy);
    choose(m_stopBy, plan.stopBy);
    choose(m_startBy, plan.startBy);
    choose(m_returnRule, plan.returnRule);
    choose(m_order, plan.order);
    m_change->setText(Text::plain(plan.changeNumber));
    m_note->setText(Text::plain(plan.note));
}

void PlanForm::listen()
{
    for (QLineEdit *line : {m_version, m_smoke, m_change, m_note})
        connect(line, &QLineEdit::textChanged, this, &PlanForm::changed);
    for (QComboBox *box : {m_batch, m_recipe, m_takeOutBy, m_stopBy, m_startBy, m_returnRule, m_order}) {
        connect(box, &QComboBox::currentIndexChanged, this, &PlanForm::changed);
        connect(box, &QComboBox::currentTextChanged, box,
                [box](const QString &text) { box->setToolTip(plainTip(text)); });
        box->setToolTip(plainTip(box->currentText()));
    }
    connect(m_smokeStatus, &QSpinBox::valueChanged, this, &PlanForm::changed);
    for (const ExtraCommand &one : m_commands)
        connect(one.box, &QCheckBox::toggled, this, &PlanForm::changed);
    connect(m_recipe, &QComboBox::currentIndexChanged, this, &PlanForm::openChoices);
    openChoices();
}

void PlanForm::writeTo(core::ReleasePlan &plan) const
{
    plan.expectedVersion = m_version->text().trimmed().toStdString();
    plan.batchSize = m_batch->currentData().toInt();
    plan.recipe = valueOf<core::Recipe>(m_recipe);
    if (m_takeOutBy->currentIndex() >= 0)
        plan.takeOutBy = valueOf<core::TakeOutBy>(m_takeOutBy);
    plan.stopBy = valueOf<core::StopBy>(m_stopBy);
    plan.startBy = valueOf<core::StartBy>(m_startBy);
    plan.returnRule = valueOf<core::ReturnRule>(m_returnRule);
    plan.order = valueOf<core::StepOrder>(m_order);
    plan.smoke = {m_smoke->text().trimmed().toStdString(), m_smokeStatus->value()};
    plan.changeNumber = m_change->text().trimmed().toStdString();
    plan.note = m_note->text().trimmed().toStdString();
    for (const ExtraCommand &one : m_commands)
        plan.*one.place = one.box->isChecked() ? one.command : core::ReleaseCommand();
}

void PlanForm::setInstanceCount(int count)
{
    while (m_batch->count() > std::max(count, 1))
        m_batch->removeItem(m_batch->count() - 1);
    while (m_batch->count() < std::max(count, 1))
        m_batch->addItem(tr("%1 at a time").arg(m_batch->count() + 1), m_batch->count() + 1);
}

void PlanForm::openChoices()
{
    const bool isPause = valueOf<core::Recipe>(m_recipe) == core::Recipe::Pause;
    m_takeOutBy->setEnabled(!isPause);
    if (isPause && m_takeOutBy->currentIndex() >= 0) {
        m_chosenTakeOut = m_takeOutBy->currentIndex();
        m_takeOutBy->setCurrentIndex(-1);
    } else if (!isPause && m_takeOutBy->currentIndex() < 0) {
        m_takeOutBy->setCurrentIndex(m_chosenTakeOut);
    }
    m_takeOutBy->setToolTip(isPause ? tr("The recipe “pause” takes it out by its own /pause.")
                                    : plainTip(m_takeOutBy->currentText()));
}

void PlanForm::setRecipeSentence(const QString &sentence, bool isLoud)
{
    m_sentence->setText(sentence);
    tint(m_sentence, isLoud ? Theme::palette().out : Theme::palette().mutedText);
}

} // namespace ui
