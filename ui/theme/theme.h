// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QApplication;

namespace ui {

enum class ThemeMode { System, Light, Dark };

/// Every colour of the window by what it means. A "fill" is the ground of a badge in that colour.
struct Palette
{
    QColor window;
    QColor panel;
    QColor border;
    QColor controlBorder; ///< edge of what can be clicked or typed into
    QColor text;
    QColor mutedText;
    QColor accent;
    QColor accentText;

    QColor up;
    QColor upFill;
    QColor out;
    QColor outFill;
    QColor starting;
    QColor startingFill;
    QColor down;
    QColor downFill;
    QColor unknown;
    QColor unknownFill;
    QColor selection;

    QColor bandProduction;
    QColor bandDemo;
    QColor bandLocked;
    QColor bandText;

    QColor track; ///< the part of a ring or bar that is over
    QColor grid;
    std::array<QColor, 4> hopColours;    ///< in the order of core::HopKind
    std::array<QColor, 8> seriesColours; ///< neighbours differ in lightness too
};

/// The one place that knows colours, font and style sheet.
class Theme
{
public:
    /// Of the theme that was applied last; the light one before that.
    static const Palette &palette();
    static const Palette &lightPalette();
    static const Palette &darkPalette();
    static bool isDark();
    /// Can be called again at any time. Widgets get a PaletteChange event and paint themselves anew.
    static void apply(QApplication &application, ThemeMode mode);
};

} // namespace ui
