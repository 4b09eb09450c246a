// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancedialog.h"

#include "ui/text/actuatortext.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QTreeWidgetItem *addLine(QTreeWidgetItem *parent, const QString &name, const QString &value)
{
    auto *item = new QTreeWidgetItem(parent, {name, value});
    item->setToolTip(0, name);
    item->setToolTip(1, value);
    return item;
}

QString joinedProperties(const core::EndpointLoss &loss)
{
    QStringList lines;
    for (const std::string &property : loss.properties)
        lines += Text::plain(property);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

InstanceDialog::InstanceDialog(core::InstanceKey key, QWidget *parent)
    : QDialog(parent)
    , m_key(std::move(key))
    , m_sum(plainLabel(this))
    , m_state(plainLabel(this))
    , m_tree(new QTreeWidget(this))
    , m_test(new QPushButton(tr("&Test connection"), this))
{
    setObjectName(QStringLiteral("instanceDialog"));
    setWindowTitle(tr("Details of %1").arg(Text::plain(m_key.path())));
    resize(860, 560);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("state"));
    m_tree->setObjectName(QStringLiteral("details"));
    m_tree->setAccessibleName(tr("Details"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setWordWrap(true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(0, 330);
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setToolTip(tr("Looks for the actuator once more, by reading only."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(m_sum);
    layout->addWidget(m_tree, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(m_test);
    layout->addLayout(row);
    connect(m_test, &QPushButton::clicked, this, &InstanceDialog::test);
}

void InstanceDialog::test()
{
    m_tested = m_shown;
    m_isTesting = true;
    m_test->setEnabled(false);
    m_state->setText(tr("Testing …"));
    emit intent(core::ProbeActuator{m_key});
}

void InstanceDialog::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    const core::InstanceView *row = snapshot.fleet->find(m_key);
    if (!row) {
        m_sum->setText(tr("It is no longer registered. What was read last is shown."));
        return;
    }
    showSum(*row, now);
    if (m_isTesting && row->actuator != m_tested) {
        m_isTesting = false;
        m_test->setEnabled(true);
    }
    if (!m_isTesting)
        m_state->setText(row->actuator
                             ? tr("Looked for %1 ago").arg(Text::duration(now - row->actuator->probedAt))
                             : tr("The actuator was not looked for yet."));
    const std::optional<core::Health> &health = row->health.value;
    if (m_isFilled && row->actuator == m_shown && health == m_shownHealth)
        return;
    m_isFilled = true;
    m_shown = row->actuator;
    m_shownHealth = health;
    m_tree->clear();
    if (m_shown) {
        showSteps(*m_shown);
        showEndpoints(*m_shown);
    }
    showHealth(*row);
}

QTreeWidgetItem *InstanceDialog::section(const QString &title)
{
    auto *item = new QTreeWidgetItem(m_tree, {title});
    QFont font = item->font(0);
    font.setBold(true);
    item->setFont(0, font);
    item->setExpanded(true);
    return item;
}

void InstanceDialog::showSum(const core::InstanceView &row, core::TimePoint now)
{
    QStringList parts{Text::plain(row.status().word())};
    if (row.hasOverride())
        parts += tr("overridden with %1").arg(Text::plain(row.overriddenStatus().word()));
    if (row.actuator && row.actuator->isProven)
        parts += ActuatorText::generation(row.actuator->generation);
    if (!row.version.empty())
        parts += tr("version %1").arg(Text::plain(row.version));
    if (row.health.isKnown())
        parts += tr("health %1, %2")
                     .arg(Text::plain(row.health.value->ownStatus), Text::readAgo(row.health.ageAt(now)));
    m_sum->setText(parts.join(QStringLiteral(" · ")));
}

void InstanceDialog::showSteps(const core::ActuatorFacts &facts)
{
    QTreeWidgetItem *steps = section(tr("Where the actuator was looked for"));
    for (const core::BaseAttempt &attempt : facts.attempts)
        addLine(steps, Text::plain(attempt.candidate.url),
                ActuatorText::sentence(attempt) + QStringLiteral(" – ") +
                    ActuatorText::source(attempt.candidate.source));
    if (facts.attempts.empty())
        addLine(steps, Text::dash(), tr("The registration tells no address."));
    if (!facts.isProven)
        return;
    const QString signs = ActuatorText::signs(facts.generation);
    addLine(steps, tr("Generation"),
            signs.isEmpty() ? ActuatorText::generation(facts.generation)
                            : tr("%1 (%2)").arg(ActuatorText::generation(facts.generation), signs));
    addLine(steps, tr("The process that answers"), ActuatorText::identity(facts.identity));
}

void InstanceDialog::showEndpoints(const core::ActuatorFacts &facts)
{
    if (facts.endpoints.empty())
        return;
    QTreeWidgetItem *endpoints = section(tr("Endpoints"));
    const auto losses = core::lossesOf(facts);
    for (const auto &[endpoint, fact] : facts.endpoints) {
        QTreeWidgetItem *line =
            addLine(endpoints, Text::plain(core::endpointId(endpoint)), ActuatorText::state(fact));
        for (const core::EndpointLoss &loss : losses) {
            if (loss.endpoint != endpoint)
                continue;
            addLine(line, tr("Lost without it"), ActuatorText::lost(endpoint));
            addLine(line, ActuatorText::remedy(loss), joinedProperties(loss));
            line->setExpanded(true);
        }
    }
}

void InstanceDialog::showHealth(const core::InstanceView &row)
{
    QTreeWidgetItem *health = section(tr("Health"));
    if (row.health.lastError)
        addLine(health, tr("Not read"), Text::sentence(*row.health.lastError));
    if (!row.health.isKnown())
        return;
    const core::Health &known = *row.health.value;
    if (!known.failingPart.empty())
        addLine(health, tr("First that fails"), Text::plain(known.failingPart));
    if (known.detailsAreHidden)
        addLine(health, tr("Parts"), tr("hidden; management.endpoint.health.show-details=always shows them"));
    for (const core::HealthPart &part : known.parts)
        addLine(health, Text::plain(part.path),
                part.detail.empty() ? Text::plain(part.status)
                                    : Text::plain(part.status + ": " + part.detail));
}

} // namespace ui
