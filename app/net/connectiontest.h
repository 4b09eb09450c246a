// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/reach.h"
#include "app/net/reader.h"
#include "core/reach/connectionstep.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace app {

/// Goes the way to one address step by step and tells each: name, rule, proxy, address, TLS, answer. Only
/// reads. Use once, in the thread it lives in.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    /// `reach` must not be null. `timeout` is for each of connecting, TLS and the answer.
    ConnectionTest(std::string url, std::shared_ptr<Reach> reach, core::Millis timeout,
                   QObject *parent = nullptr);

    void start();
    const std::string &url() const { return m_url; }
    /// Those that are over; the last one is the one that failed, or the answer.
    const std::vector<core::ConnectionStep> &steps() const { return m_steps; }

signals:
    void stepOver(const core::ConnectionStep &step);
    /// Exactly once; whether all went well.
    void finished(bool isGood);

private:
    void decideRoute();
    void connectTo();
    void onConnected();
    void onEncrypted();
    void onFailed();
    void ask();
    void onAnswer(const core::Result<core::Response> &answer);
    void add(core::ConnectionStepKind kind, core::StepOutcome outcome, std::string detail);
    void fail(core::ConnectionStepKind kind, core::Error error);

    std::string m_url;
    std::shared_ptr<Reach> m_reach;
    core::Millis m_timeout;
    core::Route m_route;
    bool m_isSecure = false;
    bool m_isConnected = false;
    std::string m_tlsProblem;
    std::vector<core::ConnectionStep> m_steps;
    QElapsedTimer m_clock; ///< of the step under way
    QTimer m_deadline;
    QSslSocket m_socket;
    Reader m_reader;
};

} // namespace app
