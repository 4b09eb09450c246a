// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/leavedialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

LeaveDialog::LeaveDialog(const Leaving &leaving, const QString &next, QWidget *parent)
    : QDialog(parent)
    , m_words(plainLabel(this))
{
    setObjectName(QStringLiteral("leaveDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const bool isClosing = next.isEmpty();
    setWindowTitle(isClosing ? tr("Close Drainboard?") : tr("Switch to another environment?"));
    setWhatsThis(tr("Something is still under way. Leaving sends nothing and puts nothing back; the next "
                    "start finds what is unfinished and offers to go on."));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    QLabel *title =
        plainLabel(this, isClosing ? tr("Close while something is under way?")
                                   : tr("Switch to %1 while something is under way here?").arg(next));
    title->setWordWrap(true);
    setBold(title, true);
    layout->addWidget(title);
    m_words->setObjectName(QStringLiteral("staysBehind"));
    m_words->setWordWrap(true);
    layout->addWidget(m_words);
    QLabel *note =
        plainLabel(this, isClosing ? tr("Nothing is sent on closing, and nothing is put back. To put an "
                                        "instance back, stay and press Abort.")
                                   : tr("Nothing is sent on switching, and nothing is put back. To put an "
                                        "instance back, stay and press Abort."));
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *leave = buttons->addButton(
        isClosing ? tr("Close and leave it so") : tr("Switch and leave it so"), QDialogButtonBox::AcceptRole);
    leave->setObjectName(QStringLiteral("leave"));
    leave->setProperty("danger", true);
    leave->setAutoDefault(false);
    QPushButton *stay = buttons->addButton(tr("Stay"), QDialogButtonBox::RejectRole);
    stay->setObjectName(QStringLiteral("stay"));
    // Return pressed without reading must leave everything watched.
    stay->setDefault(true);
    stay->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setLeaving(leaving);
}

void LeaveDialog::setLeaving(const Leaving &leaving)
{
    if (!leaving.asks()) {
        reject();
        return;
    }
    m_words->setText(leaving.staysBehind.join(QLatin1Char('\n')));
}

} // namespace ui
