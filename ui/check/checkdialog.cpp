// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/checkdialog.h"

#include "ui/attention/findingdelegate.h"
#include "ui/text/checktext.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// The rows are those of the attention list.
core::Severity severityOf(core::CheckVerdict verdict)
{
    switch (verdict) {
    case core::CheckVerdict::Fails:
        return core::Severity::Alarm;
    case core::CheckVerdict::Advice:
        return core::Severity::Warning;
    case core::CheckVerdict::Good:
        return core::Severity::Notice;
    case core::CheckVerdict::NotRead:
        return core::Severity::NotChecked;
    }
    return core::Severity::NotChecked;
}

/// Which finding an item is, as long as the same is checked: its age or its figures may move on.
QString identityOf(const core::CheckFinding &finding)
{
    return Text::plain(core::checkName(finding.code)) + QLatin1Char(' ') + CheckText::subject(finding);
}

} // namespace

CheckDialog::CheckDialog(QWidget *parent)
    : QDialog(parent)
    , m_application(new QComboBox(this))
    , m_sum(plainLabel(this))
    , m_list(new QTreeWidget(this))
    , m_again(new QPushButton(tr("Check &again"), this))
    , m_copy(new QPushButton(tr("Copy as &YAML"), this))
{
    setObjectName(QStringLiteral("checkDialog"));
    setWindowTitle(tr("Smooth-release check"));
    setWhatsThis(tr("Reads the settings of an application, its callers and the Eureka servers, and says "
                    "what of them would fail requests or make a release slower, why, and the property to "
                    "set. It only reads."));
    resize(960, 620);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    auto *head = new QHBoxLayout;
    auto *label = new QLabel(tr("A&pplication"), this);
    label->setBuddy(m_application);
    m_application->setObjectName(QStringLiteral("application"));
    m_application->setAccessibleName(tr("Application to check"));
    m_application->setMinimumWidth(220);
    m_application->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    head->addWidget(label);
    head->addWidget(m_application);
    head->addStretch(1);
    layout->addLayout(head);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    setBold(m_sum, true);
    layout->addWidget(m_sum);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(tr("Findings, the most urgent first"));
    FindingDelegate::setUp(m_list, {tr("Verdict"), tr("What was found")});
    layout->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    m_again->setObjectName(QStringLiteral("again"));
    m_again->setToolTip(tr("Reads all settings anew."));
    m_again->setAutoDefault(false);
    m_copy->setObjectName(QStringLiteral("copyYaml"));
    m_copy->setAutoDefault(false);
    buttons->addWidget(m_again);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &CheckDialog::close);
    connect(m_again, &QPushButton::clicked, this, &CheckDialog::ask);
    connect(m_copy, &QPushButton::clicked, this, &CheckDialog::copyYaml);
    connect(m_application, &QComboBox::activated, this, &CheckDialog::ask);
    showCheck(nullptr);
}

std::optional<core::ApplicationName> CheckDialog::chosen() const
{
    return core::ApplicationName::from(m_application->currentData().toString().toStdString());
}

void CheckDialog::openFor(const std::optional<core::ApplicationName> &application)
{
    listApplications();
    if (application) {
        const int index = m_application->findData(QString::fromStdString(application->text()));
        if (index >= 0)
            m_application->setCurrentIndex(index);
    }
    ask();
}

void CheckDialog::hideEvent(QHideEvent *event)
{
    if (m_snapshot && !event->spontaneous())
        emit intent(core::CheckSmoothness{std::nullopt, m_snapshot->fleet->environment});
    QDialog::hideEvent(event);
}

void CheckDialog::ask()
{
    const auto application = chosen();
    showCheck(nullptr);
    if (application && m_snapshot)
        emit intent(core::CheckSmoothness{application, m_snapshot->fleet->environment});
}

void CheckDialog::setSnapshot(const core::SnapshotPointer &snapshot)
{
    m_snapshot = snapshot;
    listApplications();
    // What was asked for before is not shown under the name that is chosen now.
    const auto application = chosen();
    if (isVisible() && snapshot->check && application && snapshot->check->application == *application)
        showCheck(snapshot->check);
}

/// The chosen one stays chosen while others come and go.
void CheckDialog::listApplications()
{
    if (!m_snapshot)
        return;
    QStringList names;
    for (const core::ApplicationView &application : m_snapshot->fleet->applications)
        names << QString::fromStdString(application.name.text());
    QStringList listed;
    for (int i = 0; i < m_application->count(); ++i)
        listed << m_application->itemData(i).toString();
    if (names == listed || m_application->view()->isVisible())
        return;
    const QSignalBlocker quiet(m_application);
    const QString before = m_application->currentData().toString();
    m_application->clear();
    for (const QString &name : names)
        m_application->addItem(Text::plain(name.toStdString()), name);
    m_application->setCurrentIndex(std::max(0, m_application->findData(before)));
}

void CheckDialog::showCheck(const std::shared_ptr<const core::SmoothCheck> &check)
{
    const bool isSame = check && m_check && check->findings == m_check->findings;
    m_check = check;
    if (!isSame) {
        showFindings();
        updateCopy();
    }
    if (!check)
        m_sum->setText(tr("Reading the settings of its instances, its callers and Eureka…"));
    else if (check->isAwaited)
        m_sum->setText(tr("%1 Still reading…").arg(CheckText::summary(*check)));
    else
        m_sum->setText(CheckText::summary(*check));
}

void CheckDialog::updateCopy()
{
    const bool hasYaml = m_check && !core::yamlOf(m_check->findings).empty();
    m_copy->setEnabled(hasYaml);
    m_copy->setToolTip(
        hasYaml ? tr("Puts everything that is to be set on the clipboard, one part for each application.")
                : tr("Opens once there is something to set."));
}

void CheckDialog::showFindings()
{
    const QTreeWidgetItem *current = m_list->currentItem();
    const QString before = current ? current->data(0, Qt::UserRole).toString() : QString();
    const int scrolled = m_list->verticalScrollBar()->value();
    m_list->clear();
    if (!m_check)
        return;
    for (const core::CheckFinding &finding : m_check->findings) {
        QStringList lines{tr("%1: %2", "of whom, what was found")
                              .arg(CheckText::subject(finding), CheckText::what(finding))};
        if (const QString why = CheckText::why(finding); !why.isEmpty())
            lines << why;
        if (const QString fix = CheckText::fix(finding); !fix.isEmpty())
            lines << tr("Set: %1").arg(fix);
        auto *item =
            new QTreeWidgetItem(m_list, {CheckText::verdict(finding.verdict), lines.join(QLatin1Char('\n'))});
        item->setData(0, Qt::UserRole, identityOf(finding));
        item->setData(0, FindingDelegate::severityRole, static_cast<int>(severityOf(finding.verdict)));
        QStringList tip;
        for (const std::string &process : finding.processes)
            tip << Text::withoutCredentials(process);
        if (const QString from = CheckText::readFrom(finding); !from.isEmpty())
            tip << tr("Read from %1").arg(from);
        // Tooltips take markup, and names come from others.
        item->setToolTip(1, plainTip(tip.join(QLatin1Char('\n'))));
        if (item->data(0, Qt::UserRole).toString() == before)
            m_list->setCurrentItem(item);
    }
    m_list->verticalScrollBar()->setValue(scrolled);
}

void CheckDialog::copyYaml() const
{
    if (m_check)
        QGuiApplication::clipboard()->setText(QString::fromStdString(core::yamlOf(m_check->findings)));
}

} // namespace ui
