// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/past.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace ui {
class MainWindow;
}

namespace app {

/// Answers what the window asks of earlier releases of one environment. The files are read in a thread of
/// their own: neither the window nor a running release waits for a long history.
class PastReader : public QObject
{
    Q_OBJECT

public:
    PastReader(QString journalPath, QString environment, QObject *parent);

    /// Told by `read`, in order; an empty id asks for the list alone.
    void ask(const QString &id);

signals:
    void read(core::PastPointer past);

private:
    QString m_journalPath;
    QString m_environment;
    QThreadPool m_pool; ///< one thread; ends with this object, once it has read what it reads
};

/// As long as `context` lives.
void joinPast(ui::MainWindow &window, const QString &journalPath, const std::string &environment,
              QObject *context);

} // namespace app
