// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/hoplist.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLabel>

namespace ui {

HopList::HopList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(7);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnStretch(3, 1);
}

HopList::Row HopList::addRow()
{
    const int line = int(m_rows.size());
    Row row{plainLabel(this, QStringLiteral("●")), plainLabel(this), plainLabel(this), new ElidedLabel(this)};
    row.length->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(row.dot, line, 0);
    m_grid->addWidget(row.name, line, 1);
    m_grid->addWidget(row.length, line, 2);
    m_grid->addWidget(row.source, line, 3);
    return row;
}

void HopList::setBudget(const core::Budget &budget, core::TimePoint start)
{
    while (m_rows.size() < budget.hops.size())
        m_rows.push_back(addRow());
    const Palette &palette = Theme::palette();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const bool isUsed = i < budget.hops.size();
        for (QLabel *label : {row.dot, row.name, row.length, row.source})
            label->setVisible(isUsed);
        if (!isUsed)
            continue;
        const core::Hop &hop = budget.hops[i];
        row.name->setText(Text::hopName(hop.kind));
        row.length->setText(Text::length(hop.length));
        row.source->setText(Text::hopSource(hop, start));
        tint(row.dot, palette.hopColours.at(std::size_t(hop.kind)));
        const bool isAssumed = !hop.seenAt && hop.source == core::HopSource::Assumed;
        tint(row.source, hop.seenAt ? palette.up : isAssumed ? palette.out : palette.mutedText);
    }
}

} // namespace ui
