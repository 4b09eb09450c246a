// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/links/linkmenu.h"

#include "ui/text/linktext.h"
#include "ui/text/text.h"
#include "ui/widgets/plaintip.h"

namespace ui {

LinkMenu::LinkMenu(QWidget *parent)
    : QMenu(tr("&Links"), parent)
{
    setObjectName(QStringLiteral("linkMenu"));
    setToolTipsVisible(true);
    menuAction()->setVisible(false);
}

void LinkMenu::setLinks(std::vector<core::Link> links)
{
    if (links == m_links)
        return;
    m_links = std::move(links);
    while (actions().size() > qsizetype(m_links.size()))
        delete actions().last();
    for (std::size_t at = 0; at < m_links.size(); ++at) {
        if (actions().size() <= qsizetype(at))
            connect(addAction(QString()), &QAction::triggered, this, [this, at] { emit asked(m_links[at]); });
        QAction *action = actions().at(qsizetype(at));
        // An '&' of the profile's own is none of a key.
        action->setText(Text::plain(m_links[at].name).replace(QLatin1Char('&'), QLatin1String("&&")) +
                        QStringLiteral("…"));
        action->setEnabled(!m_links[at].url.empty());
        action->setToolTip(plainTip(LinkText::address(m_links[at])));
    }
    menuAction()->setVisible(!m_links.empty());
}

} // namespace ui
