// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/callerboard.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t mostRows = 6;

int order(core::LetGo letGo)
{
    switch (letGo) {
    case core::LetGo::No:
        return 0;
    case core::LetGo::Unknown:
        return 1;
    case core::LetGo::Yes:
        return 2;
    }
    return 0;
}

/// Who still holds it first, then the surest callers.
std::vector<core::CallerWay> sorted(std::vector<core::CallerWay> ways)
{
    std::ranges::stable_sort(ways, [](const core::CallerWay &a, const core::CallerWay &b) {
        return a.letGo != b.letGo ? order(a.letGo) < order(b.letGo) : a.evidence > b.evidence;
    });
    return ways;
}

} // namespace

CallerBoard::CallerBoard(QWidget *parent)
    : QWidget(parent)
    , m_heading(plainLabel(this))
    , m_more(plainLabel(this))
    , m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_heading);
    layout->addLayout(m_grid);
    layout->addWidget(m_more);
    m_heading->setWordWrap(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(7);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
}

CallerBoard::Row CallerBoard::addRow()
{
    const int line = int(m_rows.size());
    Row row{plainLabel(this), new ElidedLabel(this), new ElidedLabel(this)};
    m_grid->addWidget(row.glyph, line, 0);
    m_grid->addWidget(row.name, line, 1);
    m_grid->addWidget(row.state, line, 2);
    return row;
}

void CallerBoard::fill(const Row &row, const core::CallerWay &way, core::TimePoint start) const
{
    const Palette &palette = Theme::palette();
    const bool isGone = way.letGo == core::LetGo::Yes;
    const bool isUnknown = way.letGo == core::LetGo::Unknown;
    row.glyph->setText(isGone ? QStringLiteral("✓") : isUnknown ? QStringLiteral("?") : QStringLiteral("…"));
    tint(row.glyph, isGone ? palette.up : isUnknown ? palette.out : palette.mutedText);
    const QString name = Text::plain(way.name);
    // The id tells them apart; the application before it would take its room.
    row.name->setText(name.section(QLatin1Char('/'), -1));
    QString tip = name + QLatin1Char('\n') + Text::callerEvidence(way.evidence);
    if (way.copyCount)
        tip += QLatin1Char('\n') + tr("its copy was read at %1").arg(Text::clockTime(way.copyReadAt));
    row.name->setToolTip(plainTip(tip));
    row.state->setText(Text::callerState(way, start));
    tint(row.state, way.missedFetches > 0 || (isGone && way.lastSent) ? palette.out : palette.mutedText);
}

void CallerBoard::setBudget(const core::Budget &budget, core::TimePoint start)
{
    m_heading->setText(Text::callersSentence(budget));
    tint(m_heading, budget.callers.empty() || budget.unknownCallers > 0 ? Theme::palette().out
                                                                        : Theme::palette().mutedText);
    const std::vector<core::CallerWay> ways = sorted(budget.callers);
    const std::size_t shown = std::min(ways.size(), mostRows);
    while (m_rows.size() < shown)
        m_rows.push_back(addRow());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        for (QLabel *label : {m_rows[i].glyph, m_rows[i].name, m_rows[i].state})
            label->setVisible(i < shown);
        if (i < shown)
            fill(m_rows[i], ways[i], start);
    }
    m_more->setVisible(ways.size() > shown);
    m_more->setText(tr("and %n more", nullptr, int(ways.size() - shown)));
    tint(m_more, Theme::palette().mutedText);
}

} // namespace ui
