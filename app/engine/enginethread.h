// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/engine.h"

#include <QThread>

#include <functional>

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
    /// Ends the engine after what it was given so far, without waiting; then `ended` is called in the thread
    /// of `context`, unless that is gone. Its sockets and its journal are closed by then. Nothing may be
    /// asked of the engine afterwards.
    void end(QObject *context, const std::function<void()> &ended);

private:
    QThread m_thread;
    Engine *m_engine; ///< lives in m_thread and is deleted there
};

} // namespace app
