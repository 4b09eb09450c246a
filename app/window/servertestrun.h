// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/connectiontest.h"
#include "app/net/reader.h"
#include "core/http/url.h"
#include "core/reach/servertest.h"

#include <QObject>

#include <memory>

namespace app {

/// Tests one address before it is used: the way there step by step, its list, its own settings. Reads only.
/// In the thread it lives in.
class ServerTestRun : public QObject
{
    Q_OBJECT

public:
    explicit ServerTestRun(const core::BaseAddress &address, QObject *parent = nullptr);
    /// With the ways and logins of a profile.
    ServerTestRun(const core::BaseAddress &address, std::shared_ptr<Reach> reach, QObject *parent = nullptr);

    void start();

signals:
    /// After each step; the last one is over.
    void changed(const core::ServerTest &test);

private:
    void readList();
    void readSettings();

    core::ServerTest m_test;
    std::shared_ptr<Reach> m_reach;
    Reader m_reader;
    std::unique_ptr<ConnectionTest> m_way;
};

} // namespace app
