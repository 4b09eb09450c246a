// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/reader.h"
#include "core/actuator/background.h"

#include <QObject>

#include <functional>

namespace app {

/// Asks an instance what it does without being called, once: the names of its meters, then its scheduled
/// tasks. For Boot 2 and later; before, there is neither.
class BackgroundRead : public QObject
{
    Q_OBJECT

public:
    /// An error where the names of the meters could not be read: what it does is then not known.
    using Done = std::function<void(core::Result<std::vector<core::BackgroundWork>>)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    BackgroundRead(std::string actuatorUrl, Reader &reader, Done done, QObject *parent);
    void start();

private:
    void askTasks(std::vector<core::BackgroundWork> found);

    std::string m_actuatorUrl;
    Reader &m_reader;
    Done m_done;
};

} // namespace app
