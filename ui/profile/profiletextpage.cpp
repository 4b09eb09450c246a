// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profiletextpage.h"

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui {

ProfileTextPage::ProfileTextPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_mistakes(plainLabel(this))
{
    QLabel *words = plainLabel(this, tr("All that a profile can hold: also proxies for each kind of server, "
                                        "rules that put another address in a server's place, what a verdict "
                                        "tolerates, and programs that stop and start instances."));
    words->setProperty("muted", true);
    words->setWordWrap(true);
    auto *manual = new QPushButton(tr("&What it can hold…"), this);
    manual->setObjectName(QStringLiteral("whatItCanHold"));
    manual->setAutoDefault(false);
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAccessibleName(tr("The profile's whole file"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_mistakes->setObjectName(QStringLiteral("textMistakes"));
    m_mistakes->setWordWrap(true);
    m_mistakes->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(words, 1);
    head->addWidget(manual);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_mistakes);
    connect(manual, &QPushButton::clicked, this, &ProfileTextPage::manualAsked);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ProfileTextPage::changed);
}

void ProfileTextPage::setBody(const QByteArray &body)
{
    if (body == this->body())
        return;
    const QSignalBlocker quiet(this);
    m_text->setPlainText(QString::fromUtf8(body));
}

/// Not as plain text, which would make a common blank of one that does not break a line.
QByteArray ProfileTextPage::body() const
{
    return m_text->document()->toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n')).toUtf8();
}

void ProfileTextPage::showMistakes(const QStringList &sentences)
{
    m_mistakes->setText(sentences.join(QLatin1Char('\n')));
    m_mistakes->setVisible(!sentences.isEmpty());
    tint(m_mistakes, Theme::palette().down);
}

} // namespace ui
