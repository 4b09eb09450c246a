// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/changebox.h"

#include "ui/text/text.h"

#include <QMessageBox>

namespace ui {

void tellOutcome(const core::RegistryChangeState &change, QWidget *parent)
{
    QStringList lines;
    if (change.failure)
        lines << Text::sentence(*change.failure);
    if (change.actuatorTrap)
        lines << Text::sentence(*change.actuatorTrap);
    if (change.trap)
        lines << Text::sentence(*change.trap);
    for (const auto &[peer, read] : change.readBack)
        lines << Text::readBackSentence(peer, read, change.write);
    auto *box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("changeOutcome"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(change.outcome == core::Outcome::Done ? QMessageBox::Information : QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(Text::plain(change.key.path()));
    box->setText(Text::outcomeName(change.outcome));
    box->setInformativeText(lines.join(QLatin1Char('\n')));
    box->open();
}

} // namespace ui
