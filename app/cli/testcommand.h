// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/net/connectiontest.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

namespace app {

/// `drainboard test URL` and `drainboard test APP/INSTANCE`: the way there, step by step. Reads only.
class TestCommand : public QObject
{
    Q_OBJECT

public:
    explicit TestCommand(Arguments arguments);

    void start();

signals:
    void finished(app::ExitCode code);

private:
    /// Asks one Eureka server after the other where the instance is.
    void findInstance(std::size_t peer);
    void test(const std::string &url);
    void print(const core::ConnectionStep &step);

    Arguments m_arguments;
    std::shared_ptr<Reach> m_reach;
    Reader m_reader;
    std::unique_ptr<ConnectionTest> m_test;
};

/// One step as a line of JSON.
QJsonObject stepJson(const std::string &url, const core::ConnectionStep &step);

} // namespace app
