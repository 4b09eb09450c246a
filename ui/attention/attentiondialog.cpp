// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/attentiondialog.h"

#include "ui/attention/findingdelegate.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/offer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int indexRole = Qt::UserRole;

/// Glyph and word, so that the colour is never alone.
QString severityWord(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Alarm:
        return AttentionDialog::tr("■ Alarm");
    case core::Severity::Warning:
        return AttentionDialog::tr("▲ Warning");
    case core::Severity::Notice:
        return AttentionDialog::tr("● Notice");
    case core::Severity::NotChecked:
        return AttentionDialog::tr("? Not checked");
    }
    return {};
}

QString cureWord(const core::Finding &finding)
{
    if (finding.isRepair)
        return AttentionDialog::tr("Repair…");
    if (std::holds_alternative<core::Deregister>(finding.fix.front()))
        return AttentionDialog::tr("Remove…");
    if (finding.fix.size() == 1 && std::holds_alternative<core::CancelOverride>(finding.fix.front()))
        return AttentionDialog::tr("Cancel override…");
    return AttentionDialog::tr("Cure…");
}

bool isUrgent(const core::Finding &finding)
{
    return finding.severity == core::Severity::Alarm || finding.severity == core::Severity::Warning;
}

} // namespace

int countUrgent(const std::vector<core::Finding> &findings)
{
    return static_cast<int>(std::ranges::count_if(findings, isUrgent));
}

AttentionDialog::AttentionDialog(QWidget *parent)
    : QDialog(parent)
    , m_sum(plainLabel(this))
    , m_list(new QTreeWidget(this))
    , m_cure(new QPushButton(this))
    , m_show(new QPushButton(tr("&Show the instance"), this))
    , m_copy(new QPushButton(tr("&Copy the command"), this))
{
    setObjectName(QStringLiteral("attentionDialog"));
    setWindowTitle(tr("Attention"));
    setWhatsThis(tr("What wants somebody to act, worst first: forgotten and stuck overrides, leases about "
                    "to end, servers that disagree. Each with its reason and the next step. The list ends "
                    "with what could not be checked."));
    resize(860, 460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    m_sum->setObjectName(QStringLiteral("sum"));
    setBold(m_sum, true);
    layout->addWidget(m_sum);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(tr("What wants attention, worst first"));
    FindingDelegate::setUp(m_list, {tr("Severity"), tr("What was seen")});
    layout->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    m_show->setObjectName(QStringLiteral("showInstance"));
    m_copy->setObjectName(QStringLiteral("copyCommand"));
    m_copy->setToolTip(tr("Puts the cure on the clipboard, as lines for a terminal."));
    m_cure->setObjectName(QStringLiteral("cure"));
    m_cure->setAutoDefault(false);
    buttons->addWidget(m_cure);
    buttons->addWidget(m_show);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &AttentionDialog::close);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &AttentionDialog::updateButtons);
    connect(m_copy, &QPushButton::clicked, this, &AttentionDialog::copyFix);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const core::Finding *finding = chosen(); finding && finding->key)
            emit instanceAsked(*finding->key);
    });
    connect(m_cure, &QPushButton::clicked, this, [this] {
        if (const core::Finding *finding = chosen(); finding && finding->key && !finding->fix.empty())
            emit cureAsked(*finding->key, finding->fix);
    });
    showSum();
    updateButtons();
}

void AttentionDialog::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    m_snapshot = snapshot;
    m_now = now;
    updateCure();
}

void AttentionDialog::setFindings(const std::vector<core::Finding> &findings)
{
    if (m_findings == findings)
        return;
    const core::Finding *chosenBefore = chosen();
    const auto before = chosenBefore ? std::optional(*chosenBefore) : std::nullopt;
    const int scrolled = m_list->verticalScrollBar()->value();
    const QSignalBlocker quiet(m_list);
    m_findings = findings;
    m_list->clear();
    for (const core::Finding &finding : m_findings)
        addFinding(finding);
    chooseAgain(before);
    m_list->verticalScrollBar()->setValue(scrolled);
    showSum();
    updateButtons();
}

/// A finding is the same one while it says the same of the same instance; its age moves on. Where it is gone,
/// nothing is chosen: a button must not turn to another one under the operator's hand.
void AttentionDialog::chooseAgain(const std::optional<core::Finding> &before)
{
    const auto found = std::ranges::find_if(m_findings, [&](const core::Finding &finding) {
        return before && finding.code == before->code && finding.key == before->key &&
               (finding.key || finding.arguments == before->arguments);
    });
    if (found != m_findings.end())
        m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(found - m_findings.begin())));
    else if (m_isNew && !m_findings.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_isNew = m_isNew && m_findings.empty();
}

void AttentionDialog::addFinding(const core::Finding &finding)
{
    QStringList lines{Text::findingWhat(finding), Text::findingWhy(finding)};
    const QStringList commands = Text::findingCommands(finding);
    if (const QString fix = Text::findingFix(finding); commands.isEmpty() && !fix.isEmpty())
        lines << tr("Cure: %1").arg(fix);
    for (const QString &command : commands)
        lines << (command == commands.first() ? tr("Cure: %1").arg(command) : tr("Then: %1").arg(command));
    auto *item = new QTreeWidgetItem(m_list, {severityWord(finding.severity), lines.join(QLatin1Char('\n'))});
    item->setData(0, indexRole, m_list->topLevelItemCount() - 1);
    item->setData(0, FindingDelegate::severityRole, static_cast<int>(finding.severity));
    item->setToolTip(1, finding.readFrom.empty()
                            ? QString()
                            : plainTip(tr("Read from %1").arg(Text::withoutCredentials(finding.readFrom))));
}

void AttentionDialog::showSum()
{
    const int urgent = countUrgent(m_findings);
    if (urgent > 0)
        m_sum->setText(tr("To see to: %1").arg(urgent));
    else if (m_findings.empty())
        m_sum->setText(tr("Nothing wants attention."));
    else
        m_sum->setText(tr("Nothing urgent."));
}

const core::Finding *AttentionDialog::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? &m_findings.at(item->data(0, indexRole).toUInt()) : nullptr;
}

void AttentionDialog::updateButtons()
{
    const core::Finding *finding = chosen();
    m_show->setEnabled(finding && finding->key);
    m_show->setToolTip(m_show->isEnabled() ? QString() : tr("Opens for a line that is about one instance."));
    m_copy->setEnabled(finding && !finding->fix.empty());
    updateCure();
}

void AttentionDialog::updateCure()
{
    const core::Finding *finding = chosen();
    const bool hasCure = finding && finding->key && !finding->fix.empty();
    m_cure->setText(hasCure ? cureWord(*finding) : tr("Cure…"));
    if (!hasCure) {
        m_cure->setEnabled(false);
        m_cure->setToolTip(tr("Opens for a line that a request to Eureka can cure."));
        return;
    }
    if (!m_snapshot) {
        m_cure->setEnabled(false);
        return;
    }
    const Offer offer = offerForChange(*m_snapshot, *finding->key, finding->fix.front(), m_now);
    m_cure->setEnabled(offer.isOpen);
    m_cure->setToolTip(offer.isOpen ? tr("Shows what would be sent, and asks first.")
                                    : plainTip(offer.reason));
}

void AttentionDialog::copyFix() const
{
    const core::Finding *finding = chosen();
    if (!finding)
        return;
    QStringList lines = Text::findingCommands(*finding);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
