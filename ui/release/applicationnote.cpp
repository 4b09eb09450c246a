// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/applicationnote.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/widgets/saverow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int longestNote = 2'000; ///< characters

} // namespace

ApplicationNoteView::ApplicationNoteView(QWidget *parent)
    : QWidget(parent)
    , m_words(plainLabel(this))
    , m_edit(new QPushButton(this))
{
    setObjectName(QStringLiteral("applicationNote"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 6, 12, 0); // in one line with the release below it
    layout->setSpacing(8);
    m_words->setObjectName(QStringLiteral("noteWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edit->setObjectName(QStringLiteral("editNote"));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_edit, 0, Qt::AlignTop | Qt::AlignLeft); // no wider than its words
    connect(m_edit, &QPushButton::clicked, this, &ApplicationNoteView::edit);
    hide();
}

void ApplicationNoteView::setNote(const QString &application, const QString &text)
{
    if (application == m_application && text == m_text &&
        isVisibleTo(parentWidget()) != application.isEmpty())
        return;
    m_application = application;
    m_text = text;
    setVisible(!application.isEmpty());
    m_words->setText(text);
    m_words->setVisible(!text.isEmpty());
    m_edit->setText(text.isEmpty() ? tr("Add note…") : tr("Edit note…"));
    m_edit->setAccessibleName(tr("Note on %1").arg(application));
    m_edit->setToolTip(
        plainTip(tr("What is to be remembered when %1 is released; kept for you.").arg(application)));
}

void ApplicationNoteView::edit()
{
    auto *dialog = new NoteDialog(m_application, m_text, window());
    connect(dialog, &NoteDialog::chosen, this,
            [this, application = m_application](const QString &text) { emit chosen(application, text); });
    dialog->open();
}

NoteDialog::NoteDialog(const QString &application, const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_edit(new QPlainTextEdit(text, this))
{
    setObjectName(QStringLiteral("noteDialog"));
    setWindowTitle(tr("Note on %1").arg(application));
    setWhatsThis(tr("What you want to remember when this application is released. It is kept for you, shown "
                    "beside its steps and in its plan, and never sent anywhere."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 260);
    m_edit->setObjectName(QStringLiteral("note"));
    m_edit->setAccessibleName(windowTitle());
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(tr("For example: orders-1 last, it runs the nightly jobs."));
    auto *row = new SaveRow(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(m_edit, 1);
    layout->addWidget(row);
    connect(row, &SaveRow::saved, this, [this] {
        emit chosen(m_edit->toPlainText().trimmed().left(longestNote));
        accept();
    });
    m_edit->setFocus();
}

} // namespace ui
