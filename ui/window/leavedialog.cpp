// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/leavedialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

LeaveDialog::LeaveDialog(const Leaving &leaving, QWidget *parent)
    : QDialog(parent)
    , m_words(plainLabel(this))
{
    setObjectName(QStringLiteral("leaveDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Close Drainboard?"));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    QLabel *title = plainLabel(this, tr("Close while something is under way?"));
    setBold(title, true);
    layout->addWidget(title);
    m_words->setObjectName(QStringLiteral("staysBehind"));
    m_words->setWordWrap(true);
    layout->addWidget(m_words);
    QLabel *note = plainLabel(this, tr("Nothing is sent on closing, and nothing is put back. To put an "
                                       "instance back, stay and press Abort."));
    note->setWordWrap(true);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *leave = buttons->addButton(tr("Close and leave it so"), QDialogButtonBox::AcceptRole);
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
