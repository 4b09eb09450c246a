// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <QObject>

#include <set>

namespace app {

/// Reads the list that each peer serves. Engine thread only.
class ListPoll : public QObject
{
    Q_OBJECT

public:
    ListPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void makeDue();
    /// Every peer answered or failed at least once.
    bool isEveryPeerTried() const;

signals:
    void changed();
    void listRead(const std::string &peer, const core::Registry &registry);

private:
    void read(const std::string &peer);

    Polling &m_polling;
    std::set<std::string> m_tried;
};

} // namespace app
