// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filterline.h"

#include "core/fleet/filterterms.h"
#include "ui/text/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStringListModel>

namespace ui {

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_terms(new QStringListModel(this))
    , m_completer(new QCompleter(m_terms, this))
{
    setObjectName(QStringLiteral("filter"));
    setPlaceholderText(tr("Filter instances   status:oos app:orders   Ctrl+F"));
    setAccessibleName(tr("Filter instances"));
    setToolTip(
        tr("Words and terms, all of which must fit: status:oos app:orders version:2.14* zone:b host: ip: "
           "override:any; “-” before a term turns it round. Key: Ctrl+F"));
    setClearButtonEnabled(true);
    // Not the line's own completer, which would complete the whole text.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(this, &QLineEdit::textEdited, this, &FilterLine::offer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterLine::take);
}

qsizetype FilterLine::beginOfTerm() const
{
    return text().left(cursorPosition()).lastIndexOf(QLatin1Char(' ')) + 1;
}

void FilterLine::offer()
{
    const QString typed = text().left(cursorPosition()).mid(beginOfTerm());
    QStringList terms;
    if (m_fleet && !typed.isEmpty()) {
        for (const std::string &term : core::filterTerms(*m_fleet, typed.toStdString()))
            terms << Text::plain(term);
    }
    m_terms->setStringList(terms);
    if (terms.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterLine::take(const QString &term)
{
    const qsizetype begin = beginOfTerm();
    const QString rest = text().mid(cursorPosition());
    // A field goes on with its value; a value is the end of its term.
    const bool isField = term.endsWith(QLatin1Char(':'));
    const QString taken = text().left(begin) + term + (isField ? QString() : QStringLiteral(" "));
    setText(taken + rest);
    setCursorPosition(int(taken.size()));
    if (isField)
        offer();
}

} // namespace ui
