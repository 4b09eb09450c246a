// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pastreader.h"

#include "app/store/pastcharts.h"
#include "ui/window/mainwindow.h"

namespace app {

PastReader::PastReader(QString journalPath, QString environment, QObject *parent)
    : QObject(parent)
    , m_journalPath(std::move(journalPath))
    , m_environment(std::move(environment))
{
    m_pool.setMaxThreadCount(1);
}

void PastReader::ask(const QString &id)
{
    m_pool.start([this, id] {
        const auto past = std::make_shared<const core::Past>(readPast(m_journalPath, m_environment, id));
        QMetaObject::invokeMethod(this, [this, past] { emit read(past); });
    });
}

void joinPast(ui::MainWindow &window, const QString &journalPath, const std::string &environment,
              QObject *context)
{
    auto *reader = new PastReader(journalPath, QString::fromStdString(environment), context);
    QObject::connect(&window, &ui::MainWindow::pastAsked, reader, &PastReader::ask);
    QObject::connect(reader, &PastReader::read, reader,
                     [&window](const core::PastPointer &past) { window.setPast(past); });
}

} // namespace app
