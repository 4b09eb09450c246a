// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/enginethread.h"
#include "ui/window/mainwindow.h"

namespace app {

/// The one place where window and engine meet: snapshots one way, intents the other.
inline void join(ui::MainWindow &window, EngineThread &engine)
{
    qRegisterMetaType<core::SnapshotPointer>("core::SnapshotPointer");
    qRegisterMetaType<core::IntentRefusal>("core::IntentRefusal");
    qRegisterMetaType<core::InstanceKey>("core::InstanceKey");
    qRegisterMetaType<core::JournalLine>("core::JournalLine");
    qRegisterMetaType<core::TimePoint>("core::TimePoint");
    qRegisterMetaType<core::Error>("core::Error");
    QObject::connect(engine.engine(), &Engine::snapshotReady, &window, &ui::MainWindow::setSnapshot);
    QObject::connect(&window, &ui::MainWindow::intent, &window,
                     [&engine](const core::Intent &intent) { engine.handle(intent); });
}

} // namespace app
