// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registry/vipdialog.h"

#include "core/base/instancename.h"
#include "core/eureka/operations.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QString addressOf(const core::Instance &instance)
{
    const std::optional<int> port = instance.port ? instance.port : instance.securePort;
    const QString host = Text::plain(instance.hostName);
    return port ? QStringLiteral("%1:%2").arg(host).arg(*port) : host;
}

QTableWidgetItem *cell(const QString &text, const QString &toolTip = {})
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(plainTip(toolTip));
    return item;
}

} // namespace

VipDialog::VipDialog(QWidget *parent)
    : QDialog(parent)
    , m_name(new QComboBox(this))
    , m_isSecure(new QCheckBox(tr("&Secure VIP"), this))
    , m_ask(new QPushButton(tr("&Look up"), this))
    , m_refusal(plainLabel(this))
    , m_sum(plainLabel(this))
    , m_source(plainLabel(this))
    , m_rows(new QTableWidget(0, 4, this))
{
    setObjectName(QStringLiteral("vipDialog"));
    setWindowTitle(tr("What would a caller get?"));
    setWhatsThis(tr("Asks a Eureka server for a virtual address (VIP) as a caller does, and shows which "
                    "instances it would get."));
    resize(1000, 420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    addQuestion(layout);
    addAnswer(layout);
    updateAsk();
}

void VipDialog::addQuestion(QVBoxLayout *layout)
{
    QLabel *words = plainLabel(
        this, tr("Callers find instances by a virtual address (VIP), usually the application's name in lower "
                 "case. Upper and lower case are different names."));
    words->setWordWrap(true);
    layout->addWidget(words);
    auto *row = new QHBoxLayout;
    m_name->setObjectName(QStringLiteral("vip"));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_name->lineEdit()->setPlaceholderText(tr("Virtual address, for example orders"));
    m_name->setAccessibleName(tr("Virtual address"));
    m_isSecure->setObjectName(QStringLiteral("secure"));
    m_isSecure->setToolTip(tr("The names under which instances are called over https."));
    m_ask->setObjectName(QStringLiteral("lookUp"));
    m_ask->setDefault(true);
    row->addWidget(m_name, 1);
    row->addWidget(m_isSecure);
    row->addWidget(m_ask);
    layout->addLayout(row);
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setWordWrap(true);
    layout->addWidget(m_refusal);
    connect(m_name, &QComboBox::editTextChanged, this, &VipDialog::updateAsk);
    connect(m_isSecure, &QCheckBox::toggled, this, &VipDialog::showNames);
    connect(m_ask, &QPushButton::clicked, this, &VipDialog::ask);
}

void VipDialog::addAnswer(QVBoxLayout *layout)
{
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    setBold(m_sum, true);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setWordWrap(true);
    m_rows->setObjectName(QStringLiteral("rows"));
    m_rows->setAccessibleName(tr("Instances under this name"));
    m_rows->setHorizontalHeaderLabels({tr("Instance"), tr("Address"), tr("Status"), tr("A caller uses it")});
    m_rows->verticalHeader()->hide();
    m_rows->setShowGrid(false);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setTabKeyNavigation(false);
    m_rows->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_rows->setTextElideMode(Qt::ElideMiddle);
    m_rows->setWordWrap(false);
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rows->setColumnWidth(1, 250);
    for (int column = 2; column < 4; ++column)
        m_rows->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    layout->addWidget(m_sum);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_source);
}

void VipDialog::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    const bool isFirst = !m_fleet;
    m_fleet = snapshot.fleet;
    if (isFirst)
        showNames();
    tint(m_source, Theme::palette().mutedText);
    if (snapshot.vipAnswer)
        showAnswer(*snapshot.vipAnswer, now);
}

void VipDialog::showNames()
{
    if (!m_fleet)
        return;
    const QString typed = m_name->currentText();
    m_name->clear();
    for (const std::string &name : core::vipNames(*m_fleet, m_isSecure->isChecked()))
        m_name->addItem(Text::plain(name));
    m_name->setEditText(typed);
}

void VipDialog::updateAsk()
{
    const std::string name = m_name->currentText().trimmed().toStdString();
    const bool isRefused = !name.empty() && !core::isAddressable(name);
    m_refusal->setText(isRefused ? Text::sentence(core::WriteTrap::NameNotAddressable) : QString());
    m_refusal->setVisible(isRefused);
    m_ask->setEnabled(!name.empty() && !isRefused);
    m_ask->setToolTip(name.empty() ? tr("Opens when a name is given.") : plainTip(m_refusal->text()));
}

void VipDialog::ask()
{
    const std::string name = m_name->currentText().trimmed().toStdString();
    if (m_ask->isEnabled() && m_fleet)
        emit intent(core::LookUpVip{{name, m_isSecure->isChecked()}, m_fleet->environment});
}

void VipDialog::showAnswer(const core::VipAnswer &answer, core::TimePoint now)
{
    const QString name = Text::plain(answer.question.vip);
    const auto &served = answer.served;
    if (!served.isKnown()) {
        m_rows->setRowCount(0);
        m_shown = {};
        m_sum->setText(answer.isAsking ? tr("Asking for %1 …").arg(name)
                                       : tr("No server answered for %1.").arg(name));
        m_source->setText(served.lastError ? Text::sentence(*served.lastError) : QString());
        return;
    }
    const auto total = static_cast<int>(served.value->instances.size());
    const auto usable = static_cast<int>(core::countUsable(*served.value));
    m_sum->setText(total == 0 ? tr("Nobody is registered under %1: a caller gets an empty list.").arg(name)
                              : tr("%1: a caller uses %2 of the %3 that are registered.")
                                    .arg(name, QString::number(usable), QString::number(total)));
    QString source = tr("%1 answered its callers so, %2.")
                         .arg(Text::serverName(served.source), Text::readAgo(served.ageAt(now)));
    if (served.lastError)
        source += QLatin1Char(' ') + Text::sentence(*served.lastError);
    m_source->setText(source);
    showRows(*served.value);
}

void VipDialog::showRows(const core::Registry &served)
{
    if (m_shown == served)
        return;
    m_shown = served;
    m_rows->setRowCount(static_cast<int>(served.instances.size()));
    int row = 0;
    for (const core::Instance &instance : served.instances) {
        const bool isUsed = instance.status.status == core::Status::Up;
        const QString path = Text::plain(core::fullName({instance.application, instance.id}));
        m_rows->setItem(row, 0, cell(path, path));
        m_rows->setItem(row, 1, cell(addressOf(instance), addressOf(instance)));
        m_rows->setItem(row, 2,
                        cell(Text::statusGlyph(instance.status.status) + QLatin1Char(' ') +
                             Text::plain(instance.status.word())));
        m_rows->setItem(row, 3, cell(isUsed ? tr("yes") : tr("no, only those that are UP")));
        ++row;
    }
}

} // namespace ui
