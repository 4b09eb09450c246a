// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace app {

/// Calls a function once, from the event loop of `context`, and not at all if that is gone by then. Use in
/// the thread of `context` only.
template <typename T> class Completion
{
public:
    Completion(QObject *context, std::function<void(T)> done)
        : m_context(context)
        , m_done(std::move(done))
    {
    }

    bool isPending() const { return static_cast<bool>(m_done); }

    /// Later calls do nothing.
    void deliver(T value)
    {
        const auto done = std::exchange(m_done, nullptr);
        if (!done || !m_context)
            return;
        // Shared, as the functor of a queued call is copied and an answer may be half a gigabyte.
        const auto held = std::make_shared<T>(std::move(value));
        QMetaObject::invokeMethod(
            m_context, [done, held] { done(std::move(*held)); }, Qt::QueuedConnection);
    }

private:
    QPointer<QObject> m_context;
    std::function<void(T)> m_done;
};

} // namespace app
