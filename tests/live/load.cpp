// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/load.h"

#include "tests/live/httpcall.h"
#include "tests/live/waiting.h"

#include <QTcpSocket>
#include <QTimer>

namespace live {

namespace {

constexpr int tickMs = 5;
constexpr int requestLimitMs = 15'000;
constexpr std::chrono::seconds stopLimit{20};

QUrl withQuery(QUrl url, const QString &more)
{
    if (!more.isEmpty())
        url.setQuery(url.query() + u'&' + more);
    return url;
}

} // namespace

struct Load::Request
{
    QTcpSocket *socket = nullptr;
    QByteArray bytes;
    QByteArray received;
    bool over = false;
};

Load::Load(const QUrl &url, int perSecond)
    : Load(url, perSecond, 0, {})
{
}

Load::Load(const QUrl &url, int perSecond, int each, const QString &more)
    : m_bytes(requestBytes("GET", url))
    , m_bytesOfEach(requestBytes("GET", withQuery(url, more)))
    , m_each(each)
    , m_url(url)
    , m_perSecond(perSecond)
    , m_worker(std::make_unique<QObject>())
{
    m_worker->moveToThread(&m_thread);
    m_clock.start();
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_thread.start();
    QMetaObject::invokeMethod(m_worker.get(), [this] { begin(); });
}

Load::~Load()
{
    stop();
}

void Load::begin()
{
    auto *timer = new QTimer(m_worker.get());
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, m_worker.get(), [this] { sendWhatIsDue(); });
    timer->start(tickMs);
}

void Load::stop()
{
    if (!m_thread.isRunning())
        return;
    const auto stopTimer = [this] {
        delete m_worker->findChild<QTimer *>(QString(), Qt::FindDirectChildrenOnly);
    };
    QMetaObject::invokeMethod(m_worker.get(), stopTimer, Qt::BlockingQueuedConnection);
    eventually([this] { return m_underWay == 0; }, stopLimit);
    // The worker's sockets have to go in the thread that they live in.
    const auto removeSockets = [this] {
        const QObjectList sockets = m_worker->children();
        qDeleteAll(sockets);
    };
    QMetaObject::invokeMethod(m_worker.get(), removeSockets, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Load::sendWhatIsDue()
{
    const qint64 due = m_clock.elapsed() * m_perSecond / 1000;
    while (m_sent < due) {
        ++m_sent;
        sendOne();
    }
}

void Load::sendOne()
{
    ++m_underWay;
    const auto request = std::make_shared<Request>();
    request->socket = new QTcpSocket(m_worker.get());
    request->bytes = m_each > 0 && m_sent % m_each == 0 ? m_bytesOfEach : m_bytes;
    watch(request->socket, request);
    request->socket->connectToHost(m_url.host(), static_cast<quint16>(m_url.port(80)));
}

void Load::watch(QTcpSocket *socket, const std::shared_ptr<Request> &request)
{
    QObject::connect(socket, &QTcpSocket::connected, socket,
                     [socket, request] { socket->write(request->bytes); });
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, request] {
        request->received += request->socket->readAll();
        end(request, false);
    });
    QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, request] { end(request, true); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [this, request] { end(request, true); });
    QTimer::singleShot(requestLimitMs, socket, [this, request] { end(request, true); });
}

void Load::end(const std::shared_ptr<Request> &request, bool closed)
{
    const auto answer = wholeAnswer(request->received, closed);
    if (request->over || (!answer && !closed))
        return;
    request->over = true;
    const QByteArray body = answer ? answer->body : QByteArray();
    Ended ended{m_clock.elapsed(), answer ? answer->status : 0, body, body};
    if (ended.status != 200)
        ended.text =
            answer ? "status " + QByteArray::number(answer->status) : request->socket->errorString().toUtf8();
    {
        const QMutexLocker lock(&m_mutex);
        m_ended.push_back(ended);
    }
    request->socket->deleteLater();
    --m_underWay;
}

LoadCount Load::count(qint64 mark) const
{
    const QMutexLocker lock(&m_mutex);
    LoadCount count;
    for (const Ended &ended : m_ended) {
        if (ended.at < mark)
            continue;
        ++count.byStatus[ended.status];
        if (ended.status == 200) {
            ++count.answered;
            ++count.byServer[ended.text];
            count.lastBy[ended.text] = m_startedAt.addMSecs(ended.at);
            continue;
        }
        ++count.failed;
        count.lastFailureMs = ended.at - mark;
        if (count.failed == 1) {
            count.firstFailureMs = count.lastFailureMs;
            count.firstReason = ended.text;
        }
    }
    return count;
}

std::vector<LoadEnd> Load::ended(qint64 from, qint64 to) const
{
    const qint64 start = m_startedAt.toMSecsSinceEpoch();
    std::vector<LoadEnd> ends;
    const QMutexLocker lock(&m_mutex);
    for (const Ended &ended : m_ended) {
        const qint64 at = start + ended.at;
        if (at > from && at <= to)
            ends.push_back({at, ended.status, ended.body});
    }
    return ends;
}

} // namespace live
