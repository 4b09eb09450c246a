// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/confirmdialog.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ConfirmDialog::ConfirmDialog(Confirmation confirmation, QWidget *parent)
    : QDialog(parent)
    , m_confirmation(std::move(confirmation))
{
    setObjectName(QStringLiteral("confirmDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_confirmation.title);
    setWhatsThis(tr("Asks once before something is changed: what it means for callers, and the exact "
                    "requests that will be sent. Esc and Cancel send nothing."));
    setMinimumWidth(600);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    addWords(layout);
    addRequests(layout);
    addOverrides(layout);
    addQuestion(layout);
    addButtons(layout);
    updateConfirm();
}

void ConfirmDialog::addWords(QVBoxLayout *layout)
{
    QLabel *title = plainLabel(this, m_confirmation.title);
    setBold(title, true);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    title->setFont(font);
    title->setWordWrap(true);
    layout->addWidget(title);
    QLabel *effect = plainLabel(this, m_confirmation.effect);
    effect->setObjectName(QStringLiteral("effect"));
    effect->setWordWrap(true);
    layout->addWidget(effect);
    for (const QString &warning : m_confirmation.warnings) {
        QLabel *label = plainLabel(this, tr("▲ %1").arg(warning));
        label->setWordWrap(true);
        tint(label, Theme::palette().out);
        layout->addWidget(label);
    }
}

void ConfirmDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    // A label that wraps tells its height only once its width is known.
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ConfirmDialog::addRequests(QVBoxLayout *layout)
{
    if (!m_confirmation.requests.empty()) {
        QStringList lines;
        for (const core::Request &request : m_confirmation.requests) {
            lines << Text::requestLine(request);
            if (!request.body.empty())
                lines << Text::plain(request.body);
        }
        auto *head = new QHBoxLayout;
        head->addWidget(plainLabel(this, tr("This will be sent:")));
        head->addStretch(1);
        auto *copy = new QPushButton(tr("Copy as curl"), this);
        copy->setObjectName(QStringLiteral("copyAsCurl"));
        copy->setAutoDefault(false);
        copy->setToolTip(
            tr("Puts the same requests on the clipboard as lines for a terminal, without any login."));
        connect(copy, &QPushButton::clicked, this, &ConfirmDialog::copyAsCurl);
        head->addWidget(copy);
        layout->addLayout(head);
        auto *list = new QPlainTextEdit(lines.join(QLatin1Char('\n')), this);
        list->setObjectName(QStringLiteral("requests"));
        list->setAccessibleName(tr("Requests that will be sent"));
        list->setReadOnly(true);
        list->setTabChangesFocus(true);
        list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        list->setWordWrapMode(QTextOption::WrapAnywhere);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        list->setFixedHeight(26 + 2 * list->fontMetrics().lineSpacing() * int(lines.size()));
        layout->addWidget(list);
    }
    QLabel *note = plainLabel(this, m_confirmation.requestsNote);
    note->setWordWrap(true);
    tint(note, Theme::palette().mutedText);
    layout->addWidget(note);
}

void ConfirmDialog::addQuestion(QVBoxLayout *layout)
{
    const bool asksName = !m_confirmation.typedName.isEmpty();
    if (!asksName && !m_confirmation.asksReason)
        return;
    QLabel *question =
        plainLabel(this, asksName ? m_confirmation.question : tr("Why? It is kept with the result:"));
    question->setWordWrap(true);
    m_answer = new QLineEdit(this);
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setAccessibleName(question->text());
    layout->addWidget(question);
    layout->addWidget(m_answer);
    connect(m_answer, &QLineEdit::textChanged, this, &ConfirmDialog::updateConfirm);
}

void ConfirmDialog::addOverrides(QVBoxLayout *layout)
{
    if (m_confirmation.toOverride.empty())
        return;
    for (const core::Guard guard : m_confirmation.toOverride) {
        const QString name = Text::plain(core::guardName(guard));
        auto *box = new QCheckBox(tr("Override %1").arg(name), this);
        box->setObjectName(QStringLiteral("override-") + name);
        connect(box, &QCheckBox::toggled, this, &ConfirmDialog::updateConfirm);
        layout->addWidget(box);
        m_overrides.push_back(box);
    }
    QLabel *question = plainLabel(this, tr("Why? It goes into the journal:"));
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAccessibleName(question->text());
    connect(m_reason, &QLineEdit::textChanged, this, &ConfirmDialog::updateConfirm);
    layout->addWidget(question);
    layout->addWidget(m_reason);
}

void ConfirmDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(this);
    m_confirm = buttons->addButton(m_confirmation.confirmText, QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setProperty(m_confirmation.isDangerous ? "danger" : "primary", true);
    m_confirm->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    // Return pressed without reading must change nothing.
    cancel->setDefault(true);
    cancel->setFocus();
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmDialog::onConfirmed);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConfirmDialog::reject);
    layout->addWidget(buttons);
}

QString ConfirmDialog::obstacle() const
{
    if (!std::ranges::all_of(m_overrides, [](const QCheckBox *box) { return box->isChecked(); }))
        return tr("Opens when every guard that blocks is overridden.");
    if (m_reason && m_reason->text().trimmed().isEmpty())
        return tr("Opens when a reason is given.");
    if (!m_answer)
        return {};
    if (m_confirmation.typedName.isEmpty())
        return m_answer->text().trimmed().isEmpty() ? tr("Opens when a reason is given.") : QString();
    return m_answer->text() == m_confirmation.typedName ? QString()
                                                        : tr("Opens when the name is typed exactly.");
}

void ConfirmDialog::updateConfirm()
{
    const QString why = obstacle();
    m_confirm->setEnabled(why.isEmpty());
    m_confirm->setToolTip(plainTip(why));
}

void ConfirmDialog::copyAsCurl() const
{
    QStringList lines;
    for (const core::Request &request : m_confirmation.requests)
        lines << QString::fromStdString(core::toCurl(request));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ConfirmDialog::onConfirmed()
{
    const QLineEdit *reason = m_reason ? m_reason : m_confirmation.asksReason ? m_answer : nullptr;
    emit confirmed(intentWith(m_confirmation, reason ? reason->text().trimmed() : QString()));
    accept();
}

} // namespace ui
