// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/window/environmentbutton.h"

#include <QWidget>

class QPushButton;

namespace ui {

class ElidedLabel;

/// The coloured band at the top: which environment, who, whose time, and whether anything can be changed.
class Band : public QWidget
{
    Q_OBJECT

public:
    explicit Band(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);
    /// Without a fleet nothing is true of one.
    void setHasFleet(bool hasFleet) { m_hasFleet = hasFleet; }
    EnvironmentButton *environment() const { return m_environment; }

signals:
    /// The credential of that name shall be entered again.
    void loginAsked(QString name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setTexts(); ///< those that no snapshot brings
    void showLogin(const core::Snapshot &snapshot);

    EnvironmentButton *m_environment;
    QPushButton *m_login; ///< only while a credential is suspended
    ElidedLabel *m_facts;
    bool m_hasFleet = true;
};

} // namespace ui
