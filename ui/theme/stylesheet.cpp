// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

#include <array>
#include <utility>

namespace ui {

namespace {

// Combo boxes are left out: a style sheet can give them an arrow only from a picture file. FlatStyle draws
// them.
constexpr const char16_t *controls = uR"(
QPushButton { background: @panel; color: @text; border: 1px solid @controlBorder; border-radius: 5px;
    padding: 4px 12px; min-height: 18px; }
QPushButton:hover { background: @selection; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @mutedText; background: @window; border-color: @border; }
QPushButton::menu-indicator, QToolButton::menu-indicator { subcontrol-origin: padding;
    subcontrol-position: center right; right: 5px; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; }
QPushButton[primary="true"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { background: @window; color: @mutedText; border-color: @border; }
QPushButton[danger="true"] { color: @down; }
QPushButton[danger="true"]:hover { background: @downFill; border-color: @down; }
QPushButton[danger="true"]:focus { border-color: @down; }
QPushButton[danger="true"]:disabled { color: @mutedText; background: @window; border-color: @border; }
QToolButton { color: @text; border: 1px solid transparent; border-radius: 5px; padding: 3px 6px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton:hover { background: @selection; }
QToolButton:focus { border-color: @accent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox { background: @panel; color: @text; border: 1px solid @controlBorder;
    border-radius: 5px; padding: 3px 7px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus { border-color: @accent; }
QLineEdit:disabled { color: @mutedText; background: @window; border-color: @border; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QLabel[muted="true"] { color: @mutedText; }
QLabel[readout="true"] { background: @panel; color: @text; border: 1px solid @controlBorder; border-radius: 5px;
    padding: 6px; }
QLabel[danger="true"] { color: @down; }
)";

constexpr const char16_t *views = uR"(
QTableView, QTreeView, QListView { background: @panel; color: @text; border: 1px solid @border; border-radius: 5px;
    gridline-color: @border; outline: none; selection-background-color: @selection; selection-color: @text; }
QTableWidget::item, QTreeWidget::item { border: 0; padding: 0 5px; }
QTreeWidget#releases::item, QListWidget::item { border: 0; padding: 3px 5px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @selection;
    color: @text; }
QComboBox QListView { border-radius: 0; }
QHeaderView { background: @window; border: none; }
QHeaderView::section { background: @window; color: @mutedText; border: none; border-bottom: 1px solid @border;
    padding: 6px 8px; font-weight: 600; }
QTableCornerButton::section { background: @window; border: none; }
QTabWidget::pane { background: @panel; border: 1px solid @border; border-radius: 5px; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @mutedText; border: none; border-bottom: 2px solid transparent;
    padding: 8px 6px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover, QTabBar::tab:focus { color: @text; }
QTabBar::tab:focus { background: @selection; }
QTabBar::tab:disabled { color: @mutedText; }
)";

constexpr const char16_t *windowParts = uR"(
QFrame[panel="true"] { background: @panel; border: 1px solid @border; border-radius: 5px; }
QToolTip { background: @panel; color: @text; border: 1px solid @controlBorder; padding: 4px; }
QMenu { background: @panel; color: @text; border: 1px solid @controlBorder; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @mutedText; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenuBar { background: @window; color: @text; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QStatusBar { background: @window; color: @text; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; margin: 0; }
QScrollBar:horizontal { height: 10px; margin: 0; }
QScrollBar::handle { background: @controlBorder; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @mutedText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)";

} // namespace

QString styleSheet(const Palette &palette)
{
    // A name that starts with another one comes first: it is replaced as text.
    const QColor hovered =
        palette.accent.lightness() > 150 ? palette.accent.lighter(108) : palette.accent.darker(112);
    const std::array<std::pair<const char16_t *, QColor>, 11> colours{{
        {u"@accentHover", hovered},
        {u"@accentText", palette.accentText},
        {u"@accent", palette.accent},
        {u"@window", palette.window},
        {u"@panel", palette.panel},
        {u"@controlBorder", palette.controlBorder},
        {u"@border", palette.border},
        {u"@mutedText", palette.mutedText},
        {u"@text", palette.text},
        {u"@selection", palette.selection},
        {u"@downFill", palette.downFill},
    }};
    QString sheet =
        QString::fromUtf16(controls) + QString::fromUtf16(views) + QString::fromUtf16(windowParts);
    for (const auto &[name, colour] : colours)
        sheet.replace(QString::fromUtf16(name), colour.name());
    return sheet.replace(QStringLiteral("@down"), palette.down.name());
}

} // namespace ui
