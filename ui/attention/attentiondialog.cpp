// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/attentiondialog.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
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

QColor severityColour(core::Severity severity)
{
    const Palette &colours = Theme::palette();
    switch (severity) {
    case core::Severity::Alarm:
        return colours.down;
    case core::Severity::Warning:
        return colours.out;
    case core::Severity::Notice:
        return colours.text;
    case core::Severity::NotChecked:
        return colours.mutedText;
    }
    return colours.text;
}

bool isUrgent(const core::Finding &finding)
{
    return finding.severity == core::Severity::Alarm || finding.severity == core::Severity::Warning;
}

} // namespace

std::vector<core::Finding> findingsIn(const core::Snapshot &snapshot, core::TimePoint now)
{
    return core::findingsOf(*snapshot.fleet,
                            snapshot.adviceFacts ? *snapshot.adviceFacts : core::AdviceFacts{}, now);
}

int countUrgent(const std::vector<core::Finding> &findings)
{
    return static_cast<int>(std::ranges::count_if(findings, isUrgent));
}

AttentionDialog::AttentionDialog(QWidget *parent)
    : QDialog(parent)
    , m_sum(plainLabel(this))
    , m_list(new QTreeWidget(this))
    , m_show(new QPushButton(tr("&Show the instance"), this))
    , m_copy(new QPushButton(tr("&Copy the command"), this))
{
    setObjectName(QStringLiteral("attentionDialog"));
    setWindowTitle(tr("Attention"));
    resize(860, 460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    m_sum->setObjectName(QStringLiteral("sum"));
    setBold(m_sum, true);
    layout->addWidget(m_sum);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(tr("What wants attention, worst first"));
    m_list->setHeaderLabels({tr("Severity"), tr("What was seen")});
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    layout->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    m_show->setObjectName(QStringLiteral("showInstance"));
    m_copy->setObjectName(QStringLiteral("copyCommand"));
    m_copy->setToolTip(tr("Puts the cure on the clipboard, as lines for a terminal."));
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
    showSum();
    updateButtons();
}

void AttentionDialog::setFindings(const std::vector<core::Finding> &findings)
{
    if (m_findings == findings)
        return;
    const QTreeWidgetItem *current = m_list->currentItem();
    const int row = current ? m_list->indexOfTopLevelItem(const_cast<QTreeWidgetItem *>(current)) : 0;
    m_findings = findings;
    m_list->clear();
    for (const core::Finding &finding : m_findings)
        addFinding(finding);
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(std::min(row, m_list->topLevelItemCount() - 1)));
    showSum();
    updateButtons();
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
    item->setForeground(0, severityColour(finding.severity));
    item->setTextAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    item->setToolTip(1, finding.readFrom.empty()
                            ? QString()
                            : tr("Read from %1").arg(Text::withoutCredentials(finding.readFrom)));
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
