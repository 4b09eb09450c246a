// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/reader.h"
#include "core/actuator/settings.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Reads the settings of one process once: configprops, which knows defaults too, and env for what is bound
/// to no bean. Reads only; stops at the first refusal (401, 403), as asking on would harm the credential.
class SettingsRead : public QObject
{
    Q_OBJECT

public:
    /// The settings and the address they were read from.
    using Done = std::function<void(const core::Result<core::Settings> &, const std::string &source)>;

    /// `bases` are addresses of its actuator, tried in that order. Deletes itself after `done`, which is
    /// called exactly once unless the object is deleted before.
    SettingsRead(std::vector<std::string> bases, Reader &reader, Done done, QObject *parent);
    void start();

private:
    void ask();
    void askEnvironment(core::Result<core::Settings> bound);
    void giveUpOn(const core::Error &error);
    void finish(const core::Result<core::Settings> &settings);

    std::vector<std::string> m_bases;
    std::size_t m_at = 0;
    Reader &m_reader;
    Done m_done;
};

/// Where the actuator of a Eureka server may be: below the server's own address, and at its root in Boot 1.5.
std::vector<std::string> actuatorsOfServer(const std::string &peerUrl);

} // namespace app
