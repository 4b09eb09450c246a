// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/completion.h"
#include "app/net/credentials.h"
#include "app/net/outgoing.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace app {

/// One read under way, for Reader. Deletes itself when over; deleted earlier, it reports Cancelled.
class ReadExchange : public QObject
{
    Q_OBJECT

public:
    ReadExchange(Outgoing outgoing, const core::Request &request,
                 Completion<core::Result<core::Response>> completion,
                 std::shared_ptr<Credentials> credentials, QObject *parent);
    ~ReadExchange() override;

    /// Told each piece of a 200's body: true ends the exchange with what came by then.
    using Enough = std::function<bool(std::string_view piece)>;
    void setEnough(Enough isEnough) { m_isEnough = std::move(isEnough); }
    /// Takes the reply over.
    void start(QNetworkReply *reply);
    /// Ends without a report, as nobody is left to hear it.
    void giveUp();

private:
    void takeBytes();
    void onFinished();
    void release();
    /// With what was read of the answer.
    void finishWithAnswer();
    void finish(core::Result<core::Response> result);
    void finishWith(core::ErrorKind kind, std::string what);
    bool isCutOff() const;
    int status() const;

    Outgoing m_outgoing;
    Completion<core::Result<core::Response>> m_completion;
    std::shared_ptr<Credentials> m_credentials;
    std::size_t m_bodyLimit;
    core::Millis m_timeout;
    Enough m_isEnough; ///< empty: at its end
    std::string m_body;
    std::string m_tlsProblem; ///< see tlsProblem()
    QPointer<QNetworkReply> m_reply;
    QElapsedTimer m_clock;
    QTimer m_deadline;
};

} // namespace app
