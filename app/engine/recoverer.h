// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/plandriver.h"
#include "app/engine/recoverydesk.h"
#include "app/engine/registrywriter.h"
#include "app/engine/releasedriver.h"
#include "app/store/actinglock.h"
#include "core/release/intent.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace app {

/// Who acts here: holds the lock while anything runs, and lets the drivers go on with what programs that died
/// left, once that was chosen. Engine thread only.
class Recoverer : public QObject
{
    Q_OBJECT

public:
    /// What it works through; all live longer.
    struct Parts
    {
        RecoveryDesk &desk;
        ReleaseDriver &driver;
        PlanDriver &plans;
        RegistryWriter &writer;
        ActingLock &lock;
    };

    /// `recovers`: read what is unfinished at all; for who may act.
    Recoverer(Parts parts, Clock clock, QString operatorName, bool recovers, QObject *parent);

    void start();
    void tick();
    void recover(const core::Recover &intent);
    void recover(const core::RecoverRelease &intent);
    /// Empty where nobody else acts here: then it is ours until nothing runs any more. Else the details of
    /// Guard::HeldElsewhere.
    std::vector<std::string> holdLock(const std::string &what);

    const std::vector<std::string> &heldElsewhere() const { return m_heldElsewhere; }
    /// Of the newest reading of what is unfinished.
    const std::optional<core::Error> &storageTrouble() const { return m_storageTrouble; }

signals:
    void changed();
    void refused(const core::IntentRefusal &refusal);

private:
    bool isActing() const;
    void readLock();
    void tellStorage(const core::Result<void> &done);
    bool isRefused(const core::InstanceKey &key, core::RecoveryChoice choice, bool isOpen);

    Parts m_parts;
    Clock m_clock;
    QString m_operatorName;
    bool m_recovers = false;
    std::vector<std::string> m_heldElsewhere;
    std::optional<core::Error> m_storageTrouble;
    core::TimePoint m_lockReadAt{};
};

} // namespace app
