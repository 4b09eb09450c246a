// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// The manual that the program carries, task by task: one page of Markdown each, in every language of the
/// window. The words are our own; nothing of a server is ever in it.
class Manual
{
public:
    /// Folder of the window's language below :/help, for example "en".
    static QString language();
    static QStringList languages();
    /// File names of the pages in their order.
    static QStringList pages(const QString &language);
    /// Empty where there is no such page.
    static QString text(const QString &language, const QString &page);
    /// Its first heading.
    static QString title(const QString &language, const QString &page);
};

} // namespace ui
