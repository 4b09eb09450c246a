// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/faultrow.h"
#include "tests/live/faultwords.h"
#include "tests/live/livefleet.h"
#include "tests/live/program.h"
#include "tests/live/servicewatch.h"

namespace live {

/// Plays rows against one fleet of three instances: brings it to version 1.0, releases under load with a
/// program that has a journal of its own, has the fault happen, and reads by plain calls what remains.
class FaultPlayer
{
public:
    explicit FaultPlayer(LiveFleet &fleet);

    /// Empty where the fleet could not be brought to 1.0.
    FaultFacts play(const FaultRow &row);
    QByteArray told() const { return m_told; } ///< all that the program printed in the last row

private:
    struct Callers; ///< whoever calls while a row is played

    bool putInOrder();
    void startAsOld(int index, const QStringList &options);
    QStringList releaseCommand() const;
    void release(const Program &program);
    void startWhatHasEnded();
    bool isReached(RunningProgram &running) const;
    bool isPassedOn() const;
    void doDeed(RunningProgram &running) const;
    void readRemains(const Callers &callers);
    void recover(const Program &program);
    void readOverrides();
    QString remains(int index) const;
    QString others() const;
    QStringList overridden() const;

    LiveFleet &m_fleet;
    QList<QString> m_runsAs; ///< each instance's options; another word where it is none of a beginning
    // Of the row that is played:
    const FaultRow *m_row = nullptr;
    QStringList m_ids; ///< as they were before
    QList<bool> m_isReplaced;
    FaultFacts m_facts;
    ProgramRun m_run;
    ProgramRun m_recovery; ///< what `recover` told
    QByteArray m_told;
};

} // namespace live
