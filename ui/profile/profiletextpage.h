// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

/// A profile's whole file as text, for what has no field of its own, with what is wrong in it below.
class ProfileTextPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileTextPage(QWidget *parent = nullptr);

    /// Says no changed(). What is typed already, undoing included, stays where it is the same text.
    void setBody(const QByteArray &body);
    QByteArray body() const;
    void showMistakes(const QStringList &sentences);

signals:
    void changed(); ///< by hand
    void manualAsked();

private:
    QPlainTextEdit *m_text;
    QLabel *m_mistakes;
};

} // namespace ui
