// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancedialog.h"

#include "ui/text/actuatortext.h"
#include "ui/text/failingtext.h"
#include "ui/text/linktext.h"
#include "ui/text/resiliencetext.h"
#include "ui/text/settingstext.h"
#include "ui/text/text.h"
#include "ui/text/weighttext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/widgets/wrappingdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

void setLine(QTreeWidgetItem *item, const QString &name, const QString &value)
{
    if (item->text(0) == name && item->text(1) == value)
        return;
    item->setText(0, name);
    item->setText(1, value);
    // Plain: a server's own words may look like markup.
    item->setToolTip(0, plainTip(name));
    item->setToolTip(1, plainTip(value));
}

void addLine(QTreeWidgetItem *parent, const QString &name, const QString &value)
{
    setLine(new QTreeWidgetItem(parent), name, value);
}

std::vector<core::HealthGroup> groupsOf(const core::InstanceView &row)
{
    return row.actuator ? row.actuator->groups : std::vector<core::HealthGroup>();
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
    , m_lease(section(tr("Lease")))
    , m_health(section(tr("Health")))
    , m_failing(section(tr("Requests that fail")))
    , m_versions(section(tr("Versions of its application side by side")))
    , m_share(section(tr("Its share of the requests")))
    , m_linkLines(section(tr("Links")))
    , m_countdown(section(tr("If it were drained now")))
    , m_callers(section(tr("Callers")))
    , m_resilience(section(tr("Circuit breakers and retries of its callers")))
    , m_settings(section(tr("Its settings")))
    , m_serverSettings(section(tr("Settings of the Eureka servers")))
    , m_way(section(tr("The way there")))
    , m_actuator(section(tr("Where the actuator was looked for")))
    , m_endpoints(section(tr("Endpoints")))
{
    setObjectName(QStringLiteral("instanceDialog"));
    setWindowTitle(tr("Details of %1").arg(Text::plain(m_key.path())));
    setWhatsThis(tr("Everything known of one instance: its lease, its health, which of its requests fail, "
                    "who calls it and how long a drain would take now, its settings, and what is lost "
                    "because an endpoint is not exposed, with the property that switches it on."));
    resize(1000, 660);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("state"));
    m_tree->setObjectName(QStringLiteral("details"));
    m_tree->setAccessibleName(tr("Details"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(new WrappingDelegate(m_tree));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(0, 360);
    // Rows are as high as their words need, which depends on the width of the columns.
    connect(m_tree->header(), &QHeaderView::sectionResized, m_tree, &QTreeWidget::doItemsLayout,
            Qt::QueuedConnection);
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setToolTip(
        tr("Goes the way there step by step, and looks for the actuator once more. Only reads."));
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
    connect(m_tree, &QTreeWidget::itemClicked, this, &InstanceDialog::askForLink);
    connect(m_tree, &QTreeWidget::itemActivated, this, &InstanceDialog::askForLink); // by the keyboard
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
    if (snapshot.adviceFacts)
        fill(m_lease, Text::leaseLines(*snapshot.adviceFacts, m_key, now));
    showHealth(*row);
    showLinks(snapshot, *row, now);
    if (snapshot.inspection && snapshot.inspection->key == m_key) {
        showInspection(*snapshot.inspection, now);
        showSettings(*snapshot.inspection, now);
        showTriage(*snapshot.inspection, now);
    }
    if (snapshot.connection && snapshot.connection->key == m_key)
        showConnection(*snapshot.connection);
    if (!row->actuator || row->actuator == m_shown)
        return;
    m_shown = row->actuator;
    showActuator(*m_shown);
    showEndpoints(*m_shown);
}

void InstanceDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    emit intent(core::Inspect{m_key, m_key.environment});
}

void InstanceDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    emit intent(core::Inspect{std::nullopt, m_key.environment});
}

QTreeWidgetItem *InstanceDialog::section(const QString &title)
{
    auto *item = new QTreeWidgetItem(m_tree, {title});
    QFont font = item->font(0);
    font.setBold(true);
    item->setFont(0, font);
    item->setHidden(true);
    return item;
}

void InstanceDialog::fill(QTreeWidgetItem *section, const Lines &lines)
{
    while (section->childCount() > int(lines.size()))
        delete section->takeChild(section->childCount() - 1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QTreeWidgetItem *item = section->child(int(i));
        if (!item)
            addLine(section, lines[i].first, lines[i].second);
        else
            setLine(item, lines[i].first, lines[i].second);
    }
    if (section->isHidden() && !lines.empty())
        section->setExpanded(true);
    section->setHidden(lines.empty());
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

void InstanceDialog::showActuator(const core::ActuatorFacts &facts)
{
    Lines lines;
    for (const core::BaseAttempt &attempt : facts.attempts)
        lines.emplace_back(Text::plain(attempt.candidate.url),
                           ActuatorText::sentence(attempt) + QStringLiteral(" – ") +
                               ActuatorText::source(attempt.candidate.source));
    if (facts.attempts.empty())
        lines.emplace_back(Text::dash(), tr("The registration tells no address."));
    if (facts.isProven) {
        const QString signs = ActuatorText::signs(facts.generation);
        lines.emplace_back(tr("Generation"),
                           signs.isEmpty()
                               ? ActuatorText::generation(facts.generation)
                               : tr("%1 (%2)").arg(ActuatorText::generation(facts.generation), signs));
        lines.emplace_back(tr("The process that answers"), ActuatorText::identity(facts.identity));
    }
    fill(m_actuator, lines);
}

void InstanceDialog::showEndpoints(const core::ActuatorFacts &facts)
{
    Lines lines;
    for (const auto &[endpoint, fact] : facts.endpoints)
        lines.emplace_back(Text::plain(core::endpointId(endpoint)), ActuatorText::state(fact));
    fill(m_endpoints, lines);
    const auto losses = core::lossesOf(facts);
    int line = 0;
    for (const auto &[endpoint, fact] : facts.endpoints) {
        QTreeWidgetItem *item = m_endpoints->child(line++);
        qDeleteAll(item->takeChildren());
        for (const core::EndpointLoss &loss : losses) {
            if (loss.endpoint != endpoint)
                continue;
            addLine(item, tr("Lost without it"), ActuatorText::lost(endpoint));
            addLine(item, ActuatorText::remedy(loss), joinedProperties(loss));
            item->setExpanded(true);
        }
    }
}

void InstanceDialog::showHealth(const core::InstanceView &row)
{
    Lines lines;
    if (row.health.lastError)
        lines.emplace_back(tr("Not read"), Text::sentence(*row.health.lastError));
    if (row.health.isKnown()) {
        const core::Health &known = *row.health.value;
        if (!known.failingPart.empty())
            lines.emplace_back(tr("First that fails"), Text::plain(known.failingPart));
        if (known.isOnlyDrained)
            lines.emplace_back(Text::plain(known.status),
                               tr("only its Eureka part is not UP, as it is drained"));
        if (known.detailsAreHidden)
            lines.emplace_back(tr("Parts"),
                               tr("hidden; management.endpoint.health.show-details=always shows them"));
        for (const core::HealthGroup &group : groupsOf(row))
            lines.emplace_back(tr("Group %1").arg(Text::plain(group.name)), ActuatorText::sentence(group));
        for (const core::HealthPart &part : known.parts)
            lines.emplace_back(
                Text::plain(part.path),
                Text::plain(part.detail.empty() ? part.status : part.status + ": " + part.detail));
    }
    fill(m_health, lines);
}

void InstanceDialog::showLinks(const core::Snapshot &snapshot, const core::InstanceView &row,
                               core::TimePoint now)
{
    m_shownLinks = core::linksFor(m_links, snapshot, m_key.application, &row, now);
    Lines lines;
    for (const core::Link &link : m_shownLinks)
        lines.emplace_back(Text::plain(link.name), LinkText::address(link));
    fill(m_linkLines, lines);
    for (std::size_t at = 0; at < m_shownLinks.size(); ++at) {
        QTreeWidgetItem *line = m_linkLines->child(int(at));
        const bool isOpen = !m_shownLinks[at].url.empty();
        QFont font = m_tree->font();
        font.setUnderline(isOpen);
        line->setFont(1, font);
        line->setForeground(1, isOpen ? Theme::palette().accent : Theme::palette().mutedText);
    }
}

void InstanceDialog::askForLink(const QTreeWidgetItem *item)
{
    const int line = m_linkLines->indexOfChild(const_cast<QTreeWidgetItem *>(item));
    if (line >= 0 && !m_shownLinks[std::size_t(line)].url.empty())
        emit linkAsked(m_shownLinks[std::size_t(line)]);
}

void InstanceDialog::showInspection(const core::Inspection &inspection, core::TimePoint now)
{
    Lines hops;
    for (const core::Hop &hop : inspection.budget.hops)
        hops.emplace_back(Text::hopName(hop.kind),
                          tr("%1, %2", "length, how it is known")
                              .arg(Text::length(hop.length), Text::hopSource(hop, inspection.at)));
    hops.emplace_back(tr("Callers would have let go after"),
                      Text::duration(inspection.budget.remaining(inspection.at, inspection.at)));
    fill(m_countdown, hops);
    Lines callers;
    for (const core::Caller &caller : inspection.callers) {
        callers.emplace_back(Text::plain(caller.name), Text::callerSentence(caller, now));
        callers.emplace_back(QString(), Text::callerHops(caller));
    }
    if (inspection.callers.empty() || inspection.budget.unknownCallers > 0)
        callers.emplace_back(Text::dash(), Text::callersUnknown(inspection.budget));
    fill(m_callers, callers);
}

void InstanceDialog::showTriage(const core::Inspection &inspection, core::TimePoint now)
{
    fill(m_failing, FailingText::lines(inspection.failing, now));
    if (!inspection.triage)
        return;
    fill(m_versions, FailingText::versionLines(inspection.triage->versions));
    fill(m_share, WeightText::lines(inspection.triage->weights, inspection.triage->measuredShare, m_key.id));
    fill(m_resilience, ResilienceText::lines(*inspection.triage, inspection, now));
}

void InstanceDialog::showSettings(const core::Inspection &inspection, core::TimePoint now)
{
    const auto add = [now](Lines &lines, const QString &who, const core::Sourced<core::Settings> &read) {
        for (auto &[name, value] : SettingsText::lines(read, now))
            lines.emplace_back(name.isEmpty() ? who : std::move(name), std::move(value));
    };
    Lines own;
    add(own, tr("Read"), inspection.settings);
    fill(m_settings, own);
    Lines servers;
    for (const auto &[peer, read] : inspection.serverSettings)
        add(servers, Text::serverName(peer), read);
    fill(m_serverSettings, servers);
}

void InstanceDialog::showConnection(const core::ConnectionReport &connection)
{
    Lines lines;
    for (const core::ConnectionStep &step : connection.steps)
        lines.emplace_back(Text::stepTitle(step.kind), Text::sentence(step));
    if (!connection.isOver)
        lines.emplace_back(tr("Testing …"), Text::plain(connection.url));
    fill(m_way, lines);
}

} // namespace ui
