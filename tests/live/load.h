// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <memory>
#include <vector>

class QObject;
class QTcpSocket;

namespace live {

/// Requests that ended since a mark. Failed: not a whole answer with status 200.
struct LoadCount
{
    int answered = 0;
    int failed = 0;
    qint64 firstFailureMs = -1; ///< since the mark, -1 where none failed
    qint64 lastFailureMs = -1;
    QByteArray firstReason;
    QHash<int, int> byStatus;            ///< 0: no whole answer came
    QHash<QByteArray, int> byServer;     ///< by the body, in which a provider says its port
    QHash<QByteArray, QDateTime> lastBy; ///< the end of its last answer

    int total() const { return answered + failed; }
};

/// How one request ended.
struct LoadEnd
{
    qint64 at = 0;   ///< milliseconds since 1970
    int status = 0;  ///< 0: no whole answer came
    QByteArray body; ///< in which a provider says its port, whatever the status
};

/// A steady load at a fixed rate from a thread of its own. Each request has its own connection, is sent once
/// and never again, and begins on time however long the ones before it take.
class Load
{
public:
    explicit Load(const QUrl &url, int perSecond = 20);
    /// Every `each`th request has `more` in its query as well, for example one that has it fail.
    Load(const QUrl &url, int perSecond, int each, const QString &more);
    ~Load();
    Q_DISABLE_COPY_MOVE(Load)

    void stop(); ///< waits for the requests that are under way

    qint64 mark() const { return m_clock.elapsed(); }
    LoadCount count(qint64 mark = 0) const;
    /// Those that ended after `from` and not after `to`, both in milliseconds since 1970, in order.
    std::vector<LoadEnd> ended(qint64 from, qint64 to) const;

private:
    struct Ended
    {
        qint64 at = 0;
        int status = 0; ///< 0: no whole answer
        QByteArray body;
        QByteArray text; ///< the body, or why it failed
    };
    struct Request;

    void begin();
    void sendWhatIsDue();
    void sendOne();
    void end(const std::shared_ptr<Request> &request, bool closed);
    void watch(QTcpSocket *socket, const std::shared_ptr<Request> &request);

    QByteArray m_bytes;
    QByteArray m_bytesOfEach;
    int m_each = 0; ///< 0: all are alike
    QUrl m_url;
    int m_perSecond;
    QElapsedTimer m_clock;
    QDateTime m_startedAt;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;
    qint64 m_sent = 0; ///< the worker's own
    std::atomic<int> m_underWay = 0;
    mutable QMutex m_mutex;
    std::vector<Ended> m_ended;
};

} // namespace live
