// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/flatstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace ui {

namespace {

bool darkIsOn = false;

Palette makeLight()
{
    Palette p;
    p.window = 0xf6f8fa, p.panel = 0xffffff, p.border = 0xd8dee4, p.controlBorder = 0xc4cbd3;
    p.text = 0x1f2328, p.mutedText = 0x59636e;
    p.accent = 0x1a6ae6, p.accentText = 0xffffff;
    p.up = 0x16703c, p.upFill = 0xdcefe3;
    p.out = 0x8f5800, p.outFill = 0xf3e6d0;
    p.starting = 0x1a5cc0, p.startingFill = 0xdde8fa;
    p.down = 0xb42424, p.downFill = 0xfae0e0;
    p.unknown = 0x59636e, p.unknownFill = 0xe9ecef;
    p.selection = 0xe3edfb;
    p.bandProduction = 0x9b2a2a, p.bandDemo = 0x1d6b46, p.bandLocked = 0x4a5460, p.bandText = 0xffffff;
    p.track = 0xdfe2e8, p.grid = 0xe4e8ec;
    p.hopColours = {0x4a85e8, 0x7463f0, 0xa95cd0, 0xd0568f};
    p.seriesColours = {0x7c5cf5, 0x0b4fb3, 0x1e9482, 0x7a3b00, 0xc2489b, 0x1f5c2e, 0xa87400, 0x3d4454};
    return p;
}

Palette makeDark()
{
    Palette p;
    p.window = 0x171920, p.panel = 0x1e252c, p.border = 0x303a44, p.controlBorder = 0x47525e;
    p.text = 0xe9edf1, p.mutedText = 0x9aa5b1;
    p.accent = 0x58a6ff, p.accentText = 0x0b1a2b;
    p.up = 0x4cc38a, p.upFill = 0x1d3a30;
    p.out = 0xe6a63c, p.outFill = 0x3d3325;
    p.starting = 0x79b8ff, p.startingFill = 0x1f3450;
    p.down = 0xff7b7b, p.downFill = 0x4a2429;
    p.unknown = 0xa6b0bb, p.unknownFill = 0x303841;
    p.selection = 0x243b5c;
    p.bandProduction = 0x9b2a2a, p.bandDemo = 0x1d6b46, p.bandLocked = 0x4a5460, p.bandText = 0xffffff;
    p.track = 0x343d48, p.grid = 0x303942;
    p.hopColours = {0x5f97f0, 0x8a7bf5, 0xb873de, 0xe37fae};
    p.seriesColours = {0x8f7bf7, 0x7fc0ff, 0x2ea58f, 0xf0cf8e, 0xd967b5, 0x9be0a5, 0xc98a3c, 0xd5dbe3};
    return p;
}

/// Qt 6.4 does not tell the colour scheme of the system, but its palette shows it: what the application had
/// before its own one was set.
bool systemIsDark(const QApplication &application)
{
    static const bool isDark = application.palette().color(QPalette::Window).lightness() < 128;
    return isDark;
}

QPalette widgetPalette(const Palette &p)
{
    QPalette result(p.panel, p.window);
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) { result.setColor(role, colour); };
    set(QPalette::WindowText, p.text);
    set(QPalette::Base, p.panel);
    set(QPalette::AlternateBase, p.window);
    set(QPalette::Text, p.text);
    set(QPalette::ButtonText, p.text);
    set(QPalette::BrightText, p.down);
    set(QPalette::PlaceholderText, p.mutedText);
    set(QPalette::ToolTipBase, p.panel);
    set(QPalette::ToolTipText, p.text);
    set(QPalette::Highlight, p.accent);
    set(QPalette::HighlightedText, p.accentText);
    set(QPalette::Link, p.accent);
    set(QPalette::LinkVisited, p.starting);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        result.setColor(QPalette::Disabled, role, p.mutedText);
    result.setColor(QPalette::Disabled, QPalette::Highlight, p.border);
    result.setColor(QPalette::Disabled, QPalette::HighlightedText, p.mutedText);
    return result;
}

QFont widgetFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
    font.setPointSize(10);
    return font;
}

} // namespace

const Palette &Theme::lightPalette()
{
    static const Palette light = makeLight();
    return light;
}

const Palette &Theme::darkPalette()
{
    static const Palette dark = makeDark();
    return dark;
}

const Palette &Theme::palette()
{
    return darkIsOn ? darkPalette() : lightPalette();
}

bool Theme::isDark()
{
    return darkIsOn;
}

void Theme::apply(QApplication &application, ThemeMode mode)
{
    const bool isSystemDark = systemIsDark(application); // always read: later the palette is ours
    darkIsOn = mode == ThemeMode::Dark || (mode == ThemeMode::System && isSystemDark);
    // The sheet goes first: while there is one, a new style is wrapped into it and polished twice.
    application.setStyleSheet(QString());
    application.setStyle(new FlatStyle);
    application.setPalette(widgetPalette(palette()));
    QApplication::setFont(widgetFont());
    application.setStyleSheet(styleSheet(palette()));
}

} // namespace ui
