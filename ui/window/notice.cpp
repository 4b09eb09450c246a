// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace ui {

Notice::Notice(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("stopped"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAutoFillBackground(true);
    setContentsMargins(12, 8, 12, 8);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void Notice::say(const QString &text, const QColor &words, const QColor &ground)
{
    tint(this, words);
    QPalette own = palette();
    own.setColor(QPalette::Window, ground);
    setPalette(own);
    setText(text);
    show();
}

void Notice::showSwitching(const QString &environment)
{
    const Palette &colours = Theme::palette();
    say(tr("Switching to %1 … What was shown before is being closed, and nothing is sent to it any more.")
            .arg(environment),
        colours.text, colours.panel);
}

void Notice::showStopped(const core::Error &error)
{
    const Palette &colours = Theme::palette();
    say(tr("✕ Drainboard could not start: nothing is read and nothing can be changed. %1\n"
           "A change is only sent when it was written down first. Put this right, then open "
           "the window again.")
            .arg(Text::sentence(error)),
        colours.down, colours.downFill);
}

void Notice::showNotOpened(const QString &environment, const core::Error &error)
{
    const Palette &colours = Theme::palette();
    say(tr("✕ %1 could not be opened: nothing is read and nothing can be changed. %2\n"
           "Put this right and choose it again above, or choose another environment.")
            .arg(environment, Text::sentence(error)),
        colours.down, colours.downFill);
}

} // namespace ui
