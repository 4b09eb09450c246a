// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/writer.h"

#include "app/net/completion.h"
#include "app/net/outgoing.h"
#include "app/net/writeexchange.h"
#include "core/http/url.h"

#include <QThread>

namespace app {

Writer::Writer(std::shared_ptr<Credentials> credentials, QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_exchanges(this)
{
}

Writer::~Writer() = default;

void Writer::send(const core::Request &request, QObject *context, Done done)
{
    Q_ASSERT(context && context->thread() == thread() && QThread::currentThread() == thread());
    Completion<core::Result<core::Response>> completion(context, std::move(done));
    Q_ASSERT_X(!request.mayRepeat(), "Writer::send", "reads go through Reader");
    auto outgoing = prepare(request, *m_credentials, *m_routes);
    if (request.mayRepeat())
        outgoing =
            core::fail(core::ErrorKind::InvalidAddress, core::withoutCredentials(request.url), "a read");
    if (!outgoing)
        return completion.deliver(tl::unexpected(outgoing.error()));
    const QNetworkProxy proxy = toQt(outgoing->proxy);
    const QSslConfiguration tls = m_tls || !outgoing->secure ? m_tls.value_or(QSslConfiguration())
                                                             : m_trust->configurationFor(outgoing->origin);
    auto *exchange =
        new WriteExchange(*std::move(outgoing), request, std::move(completion), m_credentials, &m_exchanges);
    exchange->start(proxy, tls);
}

} // namespace app
