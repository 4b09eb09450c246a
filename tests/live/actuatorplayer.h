// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/contractplayer.h"
#include "tests/live/livefleet.h"
#include "tests/live/program.h"

#include <QMap>

namespace live {

/// Plays rows of what the program does with instances' actuators, against a fleet of real servers: what an
/// operator types, what the program says, and what the servers say then, read by plain calls.
///
/// In a step `{0}` stands for ORDERS/INSTANCE of the first instance, `{1}` for the second and `{gateway}` for
/// the gateway; N is 0 or 1.
///   drainboard WORDS      exit code, result and proof of the run, for example "0 done traffic"; with --yes
///   says TEXT             whether the last run printed it: "yes" or "no"
///   changes               how many changes the last run announced in its journal
///   field PATH            from the newest JSON line of the last run that has it, for example health
///   member ARRAY KEY=WORD MEMBER    of the one in the newest such array whose KEY is WORD
///   hop KIND              "SOURCE SECONDS s" in the last run's last progress
///   state N               live status/overridden status in Eureka, "404" where there is none
///   settled N             the state after three more signs of life of the instance
///   gone N                "404" as soon as the live state is that
///   answers N PATH        status code of the instance's actuator, "closed" where nobody listens
///   serves N              the same of its /work
///   rate N                of that instance in the last list: "moves", "still" or "null"
///   counted SIDE          "yes" where the newest such list of the last watch ("own", "callers") has requests
///   wrong-body N          status code of a POST that no program should send: the word misspelt, in Boot 1.5
///                         the JSON of later generations
///   switch-on N ENDPOINT  starts it again with the properties that the last show named: "serves"
///   ended N               "ended" as soon as its process is
///   start N               "serves" as soon as it runs and is called again
///   revive N              the same, after a kill, where Eureka does not have it; else "serves" at once
///   begun N               "later" where its process started later than when this was last asked
///   everyone serves       "yes" as soon as the gateway calls both
class ActuatorPlayer
{
public:
    ActuatorPlayer(LiveFleet &fleet, const Program &program);

    QList<PlayedStep> play(const ContractRow &row);

private:
    using Words = QStringList;
    using Verb = QString (ActuatorPlayer::*)(const Words &);
    static Verb verbOf(const QString &name);

    QString drainboard(const Words &words);
    QString says(const Words &words);
    QString changes(const Words &words);
    QString field(const Words &words);
    QString member(const Words &words);
    QString hop(const Words &words);
    QString state(const Words &words);
    QString settled(const Words &words);
    QString gone(const Words &words);
    QString answers(const Words &words);
    QString serves(const Words &words);
    QString rate(const Words &words);
    QString counted(const Words &words);
    QString wrongBody(const Words &words);
    QString switchOn(const Words &words);
    QString ended(const Words &words);
    QString start(const Words &words);
    QString revive(const Words &words);
    QString begun(const Words &words);
    QString everyone(const Words &words);

    QString filled(QString word) const;
    QJsonValue newest(const QString &path) const;
    qint64 startTime(int index);

    LiveFleet &m_fleet;
    const Program &m_program;
    ProgramRun m_run;
    QMap<int, qint64> m_begun; ///< by instance
};

/// The rows, in the order in which they have to be played: each leaves both instances serving.
const QList<ContractRow> &actuatorRows();

} // namespace live
