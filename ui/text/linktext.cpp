// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/linktext.h"

#include "ui/text/text.h"

#include <QStringList>

namespace ui {

QString LinkText::address(const core::Link &link)
{
    if (!link.url.empty())
        return Text::plain(link.url);
    QStringList names;
    for (const std::string &name : link.missing)
        names << QLatin1Char('{') + Text::plain(name) + QLatin1Char('}');
    return tr("No address: nothing that could stand there is known for %1.")
        .arg(names.join(QStringLiteral(", ")));
}

} // namespace ui
