// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QStringList>
#include <QTextDocument>
#include <QWidget>

#include <algorithm>

namespace tests {

/// What the names of Filling::Markup hold: as a tag it would vanish from the screen.
inline const QString markup = QStringLiteral("<i>");

/// Whether Qt, which guesses, would not show it as it is.
inline QString whyNotPlain(const QString &text)
{
    const bool isRich = Qt::mightBeRichText(text);
    if (isRich && text.contains(markup, Qt::CaseInsensitive))
        return QStringLiteral("taken for markup: ") + text;
    if (!isRich && (text.contains(QLatin1String("&quot;")) || text.contains(QLatin1String("&amp;"))))
        return QStringLiteral("shows its escapes: ") + text;
    return {};
}

inline QStringList textsOfView(const QAbstractItemView &view)
{
    constexpr int most = 40; // of its rows
    QStringList texts;
    const QAbstractItemModel *model = view.model();
    for (int row = 0; model && row < std::min(model->rowCount(), most); ++row) {
        for (int column = 0; column < model->columnCount(); ++column)
            texts << model->index(row, column).data(Qt::ToolTipRole).toString();
    }
    for (int column = 0; model && column < model->columnCount(); ++column)
        texts << model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    return texts;
}

/// Every text of the window that Qt could take for markup and that nobody marked as such.
inline QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.toolTip()};
    for (const QAction *action : widget.actions())
        texts << action->toolTip();
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (label && label->textFormat() == Qt::AutoText)
        texts << label->text();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        texts << textsOfView(*view);
    return texts;
}

inline QStringList markupFaults(const QWidget *window)
{
    QStringList faults;
    QList<const QWidget *> widgets{window};
    for (const QWidget *widget : window->findChildren<QWidget *>())
        widgets << widget;
    for (const QWidget *widget : widgets) {
        for (const QString &text : textsOf(*widget)) {
            if (const QString why = whyNotPlain(text); !why.isEmpty())
                faults << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                              widget->objectName() + QLatin1String(": ") + why;
        }
    }
    faults.removeDuplicates();
    return faults;
}

} // namespace tests
