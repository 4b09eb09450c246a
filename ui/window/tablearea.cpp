// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tablearea.h"

#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/window/wording.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

TableArea::TableArea(QWidget *parent)
    : QWidget(parent)
    , m_banner(plainLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new InstanceTable(m_stack))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_banner->setObjectName(QStringLiteral("banner"));
    m_banner->setWordWrap(true);
    m_banner->setAutoFillBackground(true);
    m_banner->setContentsMargins(10, 6, 10, 6);
    m_banner->hide();
    m_stack->addWidget(m_table);
    m_stack->addWidget(makeMessage());
}

QWidget *TableArea::makeMessage()
{
    auto *page = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(page);
    m_message = plainLabel(page);
    m_message->setObjectName(QStringLiteral("emptyState"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_clearFilter = new QPushButton(tr("Clear the filter"), page);
    m_clearFilter->setObjectName(QStringLiteral("clearFilter"));
    page->setWhatsThis(
        tr("Why no instance is shown: none fits the filter, none is registered, or nothing could "
           "be read yet."));
    layout->addStretch(1);
    layout->addWidget(m_message);
    layout->addWidget(m_clearFilter, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_clearFilter, &QPushButton::clicked, this, &TableArea::clearFilterAsked);
    return page;
}

void TableArea::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    m_table->setSnapshot(snapshot, now);
    const QString empty = Wording::emptyState(*snapshot);
    m_message->setText(empty);
    m_clearFilter->setVisible(!snapshot->query.filter.empty() && !snapshot->fleet->instances.empty());
    m_stack->setCurrentIndex(empty.isEmpty() ? 0 : 1);
    setNow(*snapshot, now);
}

void TableArea::setNow(const core::Snapshot &snapshot, core::TimePoint now)
{
    m_table->setNow(now);
    const QString banner = Wording::banner(snapshot, now);
    m_banner->setText(banner);
    m_banner->setVisible(!banner.isEmpty());
    const Palette &colours = Theme::palette();
    tint(m_banner, colours.out);
    if (m_banner->palette().color(QPalette::Window) != colours.outFill) {
        QPalette own = m_banner->palette();
        own.setColor(QPalette::Window, colours.outFill);
        m_banner->setPalette(own);
    }
}

} // namespace ui
