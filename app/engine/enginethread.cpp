// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/enginethread.h"

#include <QMetaObject>

namespace app {

EngineThread::EngineThread(EngineSettings settings)
    : m_engine(new Engine(std::move(settings)))
{
    m_engine->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("engine"));
    m_thread.start();
}

EngineThread::~EngineThread()
{
    m_thread.quit();
    m_thread.wait();
}

void EngineThread::start()
{
    QMetaObject::invokeMethod(m_engine, &Engine::start, Qt::QueuedConnection);
}

void EngineThread::handle(const core::Intent &intent)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, intent] { engine->handle(intent); });
}

void EngineThread::end(QObject *context, const std::function<void()> &ended)
{
    QObject::connect(m_engine, &QObject::destroyed, context, ended, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_engine, [&thread = m_thread] { thread.quit(); }, Qt::QueuedConnection);
}

} // namespace app
