// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/engine.h"

#include <QThread>

namespace app {

/// Runs an engine in a thread of its own, for the window. Starts with construction, ends with destruction.
class EngineThread
{
public:
    explicit EngineThread(EngineSettings settings);
    ~EngineThread();
    EngineThread(const EngineThread &) = delete;
    EngineThread &operator=(const EngineThread &) = delete;

    /// Connect to its signals; call nothing on it from another thread.
    Engine *engine() { return m_engine; }
    void start();
    /// Safe from the GUI thread: queued to the engine.
    void handle(const core::Intent &intent);

private:
    QThread m_thread;
    Engine *m_engine; ///< lives in m_thread and is deleted there
};

} // namespace app
