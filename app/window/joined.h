// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/enginethread.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/window/mainwindow.h"

#include <QMessageBox>

namespace app {

/// What was asked for was not done, and why. Blocks nothing; the text is plain, as servers' words are in it.
inline void tellRefusal(ui::MainWindow &window, const core::IntentRefusal &refusal)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(ui::Text::goalName(refusal.goal));
    box->setText(ui::Text::plain(refusal.key.path()));
    box->setInformativeText(ui::Text::sentences(refusal.findings, refusal.key));
    box->open();
}

/// A release that was not begun, and why.
inline void tellRefusal(ui::MainWindow &window, const core::ReleaseRefusal &refusal)
{
    QStringList lines;
    for (const core::PlanFault fault : refusal.faults)
        lines << ui::ReleaseText::sentence(fault);
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(ui::Text::plain(refusal.plan.application.text()));
    box->setInformativeText(lines.join(QLatin1Char('\n')));
    box->open();
}

/// What a dialog asked for did not work out.
inline void tellFailure(ui::MainWindow &window, const core::Error &error)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(ui::Text::sentence(error));
    box->open();
}

/// An intent that another environment's engine got: told, as whoever asked for it believes it done.
inline void tellStray(ui::MainWindow &window, const core::StrayIntent &intent)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(ui::Text::sentence(intent));
    box->open();
}

/// The one place where window and engine meet: snapshots one way, intents the other, as long as `context`
/// lives: with it goes what is still on its way.
inline void join(ui::MainWindow &window, EngineThread &engine, QObject *context)
{
    qRegisterMetaType<core::SnapshotPointer>("core::SnapshotPointer");
    qRegisterMetaType<core::IntentRefusal>("core::IntentRefusal");
    qRegisterMetaType<core::ReleaseRefusal>("core::ReleaseRefusal");
    qRegisterMetaType<core::StrayIntent>("core::StrayIntent");
    qRegisterMetaType<core::InstanceKey>("core::InstanceKey");
    qRegisterMetaType<core::JournalLine>("core::JournalLine");
    qRegisterMetaType<core::TimePoint>("core::TimePoint");
    qRegisterMetaType<core::Error>("core::Error");
    QObject::connect(engine.engine(), &Engine::snapshotReady, context,
                     [&window](const core::SnapshotPointer &snapshot) { window.setSnapshot(snapshot); });
    QObject::connect(engine.engine(), &Engine::refused, context,
                     [&window](const core::IntentRefusal &refusal) { tellRefusal(window, refusal); });
    QObject::connect(engine.engine(), &Engine::releaseRefused, context,
                     [&window](const core::ReleaseRefusal &refusal) { tellRefusal(window, refusal); });
    QObject::connect(engine.engine(), &Engine::strayed, context,
                     [&window](const core::StrayIntent &intent) { tellStray(window, intent); });
    QObject::connect(engine.engine(), &Engine::stopped, context,
                     [&window](const core::Error &error) { window.setStopped(error); });
    QObject::connect(&window, &ui::MainWindow::intent, context,
                     [&engine](const core::Intent &intent) { engine.handle(intent); });
}

} // namespace app
