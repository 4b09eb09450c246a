// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plaintip.h"

#include <QStringList>
#include <QTextDocument>

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype longest = 100; ///< characters of a line; of plain text Qt breaks none

bool fits(const QString &line)
{
    return line.size() <= longest;
}

} // namespace

/// Escaped only where it is taken for markup: otherwise the escapes themselves would be shown.
QString plainTip(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    if (std::ranges::all_of(lines, fits) && !Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<qt>%1</qt>")
        .arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace ui
