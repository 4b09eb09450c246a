// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/steplist.h"

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {
QString glyphOf(StepState state)
{
    switch (state) {
    case StepState::Done:
        return QStringLiteral("✓");
    case StepState::Active:
        return QStringLiteral("●");
    case StepState::Ahead:
        return QStringLiteral("○");
    case StepState::Unproven:
        return QStringLiteral("▲");
    case StepState::Failed:
        return QStringLiteral("✕");
    }
    return {};
}

QColor colourOf(StepState state)
{
    const Palette &palette = Theme::palette();
    switch (state) {
    case StepState::Done:
        return palette.up;
    case StepState::Active:
        return palette.accent;
    case StepState::Ahead:
        return palette.mutedText;
    case StepState::Unproven:
        return palette.out;
    case StepState::Failed:
        return palette.down;
    }
    return palette.text;
}
} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
}

StepList::Row StepList::addRow()
{
    auto *whole = new QWidget(this);
    auto *grid = new QGridLayout(whole);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(0);
    Row row{whole, plainLabel(whole), plainLabel(whole), plainLabel(whole)};
    row.glyph->setFixedWidth(14);
    row.glyph->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    row.title->setWordWrap(true);
    setBold(row.title, true);
    row.detail->setWordWrap(true);
    grid->addWidget(row.glyph, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(row.title, 0, 1);
    grid->addWidget(row.detail, 1, 1);
    grid->setColumnStretch(1, 1);
    layout()->addWidget(whole);
    return row;
}

void StepList::fill(const Row &row, const StepLine &line) const
{
    const Palette &palette = Theme::palette();
    row.glyph->setText(glyphOf(line.state));
    row.title->setText(line.title);
    row.title->setVisible(!line.title.isEmpty());
    row.detail->setText(line.detail);
    row.detail->setVisible(!line.detail.isEmpty());
    tint(row.glyph, colourOf(line.state));
    tint(row.title, colourOf(line.state));
    const bool isLoud = line.title.isEmpty() || line.state == StepState::Failed;
    tint(row.detail, isLoud ? palette.text : palette.mutedText);
    row.whole->setVisible(true);
}

void StepList::setLines(const std::vector<StepLine> &lines)
{
    while (m_rows.size() < lines.size())
        m_rows.push_back(addRow());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < lines.size())
            fill(m_rows[i], lines[i]);
        else
            m_rows[i].whole->setVisible(false);
    }
    setVisible(!lines.empty());
}

} // namespace ui
