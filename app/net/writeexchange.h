// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/completion.h"
#include "app/net/credentials.h"
#include "app/net/outgoing.h"
#include "core/base/error.h"
#include "core/http/request.h"
#include "core/http/responseparser.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <memory>

namespace app {

/// One request on a connection of its own, for Writer. Deletes itself when over; deleted earlier, it reports
/// Cancelled, or OutcomeUnknown once bytes were handed over.
class WriteExchange : public QObject
{
    Q_OBJECT

public:
    WriteExchange(Outgoing outgoing, const core::Request &request,
                  Completion<core::Result<core::Response>> completion,
                  std::shared_ptr<Credentials> credentials, QObject *parent);
    ~WriteExchange() override;

    /// Call once.
    void start(const QNetworkProxy &proxy, const QSslConfiguration &tls);

private:
    void sendRequest();
    void onReadyRead();
    void onClosed();
    void onTimeout();
    void onParsed(core::HttpResponseParser::State state);
    /// OutcomeUnknown once bytes were handed over, `before` otherwise.
    void finishFailed(core::ErrorKind before, std::string detail, std::string unknownWhat);
    void finish(core::Result<core::Response> result);

    Outgoing m_outgoing;
    QByteArray m_bytes; ///< the request as it goes over the wire; secret, cleared when sent
    Completion<core::Result<core::Response>> m_completion;
    std::shared_ptr<Credentials> m_credentials;
    core::Millis m_timeout;
    core::HttpResponseParser m_parser;
    std::string m_tlsProblem;  ///< see tlsProblem()
    bool m_handedOver = false; ///< from here on nobody can say that nothing happened
    QSslSocket m_socket;
    QElapsedTimer m_clock;
    QTimer m_deadline;
};

} // namespace app
