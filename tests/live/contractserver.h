// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"

#include <QTemporaryDir>

#include <memory>

namespace live {

/// One Eureka server of a generation and one provider of the same, with short intervals. The lease alone is
/// long enough for a kill and a start before it ends.
class ContractServer
{
public:
    explicit ContractServer(Generation generation);

    bool start(); ///< done when the provider is listed
    Generation generation() const { return m_generation; }
    EurekaView eureka() const;
    JavaServer &provider() { return *m_provider; }
    void printLogs() const;

private:
    QStringList clientOptions() const;

    Generation m_generation;
    QTemporaryDir m_logs;
    std::unique_ptr<JavaServer> m_eureka;
    std::unique_ptr<JavaServer> m_provider;
};

} // namespace live
