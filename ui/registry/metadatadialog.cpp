// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registry/metadatadialog.h"

#include "core/eureka/operations.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/window/offer.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int rawRole = Qt::UserRole; ///< as registered: what is shown has its control characters replaced
constexpr int longestShown = 120;     ///< characters of a value in a sentence or a cell

QString exactly(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QTableWidgetItem *cell(const std::string &text)
{
    auto *item = new QTableWidgetItem(Text::shortened(text, longestShown));
    item->setData(rawRole, exactly(text));
    // Markup, so that a long one is broken into lines.
    item->setToolTip(plainTip(Text::shortened(text, 600)));
    return item;
}

bool hasOuterSpace(const QString &text)
{
    return text != text.trimmed();
}

} // namespace

MetadataDialog::MetadataDialog(QWidget *parent)
    : QDialog(parent)
    , m_title(plainLabel(this))
    , m_source(plainLabel(this))
    , m_table(new QTableWidget(0, 2, this))
    , m_name(new QLineEdit(this))
    , m_value(new QLineEdit(this))
    , m_set(new QPushButton(tr("&Set…"), this))
    , m_hint(plainLabel(this))
{
    setObjectName(QStringLiteral("metadataDialog"));
    setWindowTitle(tr("Metadata"));
    setWhatsThis(tr("What the instance tells of itself in Eureka, and one key at a time to set there. It "
                    "lasts until the instance registers anew."));
    resize(720, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    addShown(layout);
    addChange(layout);
    updateSet();
}

void MetadataDialog::addShown(QVBoxLayout *layout)
{
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setWordWrap(true);
    setBold(m_title, true);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("values"));
    m_table->setAccessibleName(tr("Metadata of the instance"));
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setColumnWidth(0, 260);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_source);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &MetadataDialog::onRowChosen);
}

void MetadataDialog::addChange(QVBoxLayout *layout)
{
    QLabel *words = plainLabel(
        this, tr("Eureka can set a key, but has no way to remove one. What is set here is lost when the "
                 "instance registers itself again: when it restarts, or when a server has forgotten it. The "
                 "server registers the instance anew with it, so its lease begins again, shorter until the "
                 "next heartbeat, and the other servers get it as a registration."));
    words->setObjectName(QStringLiteral("meaning"));
    words->setWordWrap(true);
    tint(words, Theme::palette().mutedText);
    layout->addWidget(words);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setObjectName(QStringLiteral("key"));
    m_name->setPlaceholderText(tr("An existing key to change it, or a new one"));
    m_value->setObjectName(QStringLiteral("value"));
    form->addRow(tr("&Key"), m_name);
    form->addRow(tr("&Value"), m_value);
    m_name->setAccessibleName(tr("Key to set"));
    m_value->setAccessibleName(tr("Value to set"));
    layout->addLayout(form);
    auto *row = new QHBoxLayout;
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setWordWrap(true);
    m_set->setObjectName(QStringLiteral("set"));
    m_set->setAutoDefault(false);
    row->addWidget(m_hint, 1);
    row->addWidget(m_set, 0, Qt::AlignTop);
    layout->addLayout(row);
    connect(m_name, &QLineEdit::textChanged, this, &MetadataDialog::updateSet);
    connect(m_value, &QLineEdit::textChanged, this, &MetadataDialog::updateSet);
    connect(m_set, &QPushButton::clicked, this, &MetadataDialog::ask);
}

void MetadataDialog::setKey(const core::InstanceKey &key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_values.reset();
    m_name->clear();
    m_value->clear();
    showAll();
}

void MetadataDialog::setSnapshot(core::SnapshotPointer snapshot, core::TimePoint now)
{
    m_snapshot = std::move(snapshot);
    m_now = now;
    showAll();
}

const core::InstanceView *MetadataDialog::row() const
{
    return m_key && m_snapshot ? m_snapshot->fleet->find(*m_key) : nullptr;
}

std::optional<std::string> MetadataDialog::peer() const
{
    if (!row())
        return std::nullopt;
    std::string url = core::peerForChange(*m_snapshot->fleet, *m_key, change());
    return url.empty() ? std::nullopt : std::optional(std::move(url));
}

void MetadataDialog::showAll()
{
    const core::InstanceView *known = row();
    m_title->setText(m_key ? Text::shortened(m_key->path(), 300) : QString());
    showValues(known);
    showSource(known);
    updateSet();
}

/// Nothing registered and nothing known are two things.
void MetadataDialog::showSource(const core::InstanceView *row)
{
    tint(m_source, Theme::palette().mutedText);
    if (!row) {
        m_source->setText(m_snapshot && m_snapshot->hasEverAnswered
                              ? tr("No Eureka server lists this instance any more.")
                              : tr("No Eureka server has answered yet: nothing is known of its metadata."));
        return;
    }
    QString text = m_values && m_values->empty() ? tr("It has no metadata. ") : QString();
    if (row->served.isKnown())
        text += tr("Listed by %1, %2.")
                    .arg(Text::serverName(row->served.source), Text::readAgo(row->served.ageAt(m_now)));
    if (row->served.lastError)
        text += QLatin1Char(' ') + Text::sentence(*row->served.lastError);
    m_source->setText(text);
}

void MetadataDialog::showValues(const core::InstanceView *row)
{
    std::optional<Values> values;
    if (row) {
        values.emplace();
        for (const auto &[name, value] : row->registered->metadata)
            values->insert_or_assign(std::string(name.view()), std::string(value.view()));
    }
    if (values == m_values)
        return;
    const int current = m_table->currentRow();
    const QVariant chosen = current >= 0 ? m_table->item(current, 0)->data(rawRole) : QVariant();
    m_values = std::move(values);
    // What is being typed stays when the list changes below it.
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(m_values ? static_cast<int>(m_values->size()) : 0);
    m_table->clearSelection();
    int at = 0;
    for (const auto &[name, value] : m_values ? *m_values : Values()) {
        m_table->setItem(at, 0, cell(name));
        m_table->setItem(at, 1, cell(value));
        if (m_table->item(at, 0)->data(rawRole) == chosen)
            m_table->selectRow(at);
        ++at;
    }
}

void MetadataDialog::onRowChosen()
{
    const QList<QTableWidgetItem *> chosen = m_table->selectedItems();
    if (chosen.isEmpty())
        return;
    const int at = chosen.front()->row();
    m_name->setText(m_table->item(at, 0)->data(rawRole).toString());
    m_value->setText(m_table->item(at, 1)->data(rawRole).toString());
    m_value->setCursorPosition(0);
}

core::SetMetadata MetadataDialog::change() const
{
    return {{{m_name->text().toStdString(), m_value->text().toStdString()}}};
}

QString MetadataDialog::obstacle() const
{
    if (!row())
        return tr("Opens when a Eureka server lists this instance.");
    if (!core::isAddressable(m_key->application.text()) || !core::isAddressable(m_key->id))
        return Text::sentence(core::WriteTrap::NameNotAddressable);
    if (m_name->text().isEmpty())
        return tr("Opens when a key is given: one without a name is of no use to anybody, and could not be "
                  "removed again.");
    const Offer offer = offerForChange(*m_snapshot, *m_key, change(), m_now);
    if (!offer.isOpen)
        return offer.reason;
    const auto target = peer();
    if (!target)
        return tr("Opens when a Eureka server answers.");
    const auto trap = core::trapOf(*target, {m_key->application, m_key->id, change()});
    return trap ? Text::sentence(*trap) : QString();
}

QString MetadataDialog::hint() const
{
    const core::SetMetadata wanted = change();
    const auto &[name, value] = *wanted.values.begin();
    QStringList lines;
    if (hasOuterSpace(m_name->text()))
        lines << tr("▲ The key begins or ends with a space.");
    const auto known = m_values->find(name);
    if (known == m_values->end())
        lines << tr("A new key: it cannot be removed again, until the instance registers anew.");
    else if (known->second == value)
        lines << tr("It has this value already; sending it registers the instance anew all the same.");
    else
        lines << tr("Takes the place of “%1”.").arg(Text::shortened(known->second, longestShown));
    return lines.join(QLatin1Char('\n'));
}

void MetadataDialog::updateSet()
{
    const QString why = obstacle();
    m_set->setEnabled(why.isEmpty());
    const QString tip = why.isEmpty() ? tr("Shows the exact request first.") : why;
    m_set->setToolTip(plainTip(tip));
    m_set->setAccessibleDescription(tip);
    m_hint->setText(why.isEmpty() ? hint() : why);
    tint(m_hint, why.isEmpty() ? Theme::palette().text : Theme::palette().mutedText);
}

void MetadataDialog::ask()
{
    if (const auto target = peer(); target && obstacle().isEmpty())
        emit changeAsked(*m_key, {change()}, *target);
}

} // namespace ui
