// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QToolButton>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QMenu;

namespace ui {

/// One environment that the window can be on.
struct EnvironmentChoice
{
    QString id; ///< for who opens it; means nothing here
    QString name;
    std::optional<std::array<std::uint8_t, 3>> colour; ///< red, green, blue
    QStringList peers;                                 ///< addresses without credentials
    QString mistake;                                   ///< why it cannot be chosen; empty: it can
    bool isCurrent = false;
    bool wasOpened = false; ///< in an earlier run or in this one
};

struct EnvironmentList
{
    std::vector<EnvironmentChoice> choices;
    QString folder; ///< where profiles are looked for
};

/// The environment's name in the band, with a menu of all there are. The list is read anew each time it
/// opens.
class EnvironmentButton : public QToolButton
{
    Q_OBJECT

public:
    explicit EnvironmentButton(QWidget *parent = nullptr);

    /// Without one there is no menu.
    void setReader(std::function<EnvironmentList()> reader) { m_reader = std::move(reader); }
    /// `words` is the colour that is readable on the band.
    void setEnvironment(const QString &name, const QColor &words);
    void openMenu();
    /// Of the environment that is shown now, as the reader has it; empty where it has none.
    QString currentId() const;

signals:
    void chosen(ui::EnvironmentChoice choice);
    /// This profile is to be edited; an empty id: a new one.
    void editAsked(QString id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void addChoice(const EnvironmentChoice &choice);
    void addAdvice(const EnvironmentList &list);
    void addEdits(const EnvironmentList &list);
    void addLine(const QString &text);

    std::function<EnvironmentList()> m_reader;
    QMenu *m_menu;
    QString m_name;
    QColor m_words;
};

} // namespace ui
