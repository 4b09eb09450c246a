// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace live {

/// A release that something goes wrong in: `drainboard release` of some of three instances, from 1.0 to 2.0,
/// and what has to stand there and be said at its end. The fault hits the first instance.
struct FaultRow
{
    /// Whoever starts what has ended; the program itself starts nothing.
    enum class Starter { Nobody, NewVersion, OldVersion, NewVersionElsewhere };
    enum class Deed { Nothing, Interrupt, Kill, LosePeer, LoseFirstServer };

    const char *name;
    Starter starter = Starter::NewVersion;
    int planned = 2;              ///< so many instances are to be released
    const char *runsWith = "";    ///< options of the first one before the release, separated by spaces
    const char *comesWith = "";   ///< the same of what is started in its place
    const char *releaseWith = ""; ///< options of the command
    Deed deed = Deed::Nothing;
    /// When the deed is done: "EVENT TEXT", a line about the instance `of` that ends in the text; of the
    /// event "awaits" the text is what a line of progress says is awaited.
    const char *at = "";
    int of = 0;
    bool hasTraffic = true;
    bool isClungTo = false;     ///< somebody calls the first instance directly and never lets go
    bool endsLater = false;     ///< its process ends after the release; requests are counted till then
    const char *recoverBy = ""; ///< the choice of `drainboard recover` afterwards
    /// "NAME WORDS" each, separated by semicolons; of WORDS with a bar one of them. By the design, and never
    /// copied from what was seen.
    const char *expected = "";
};

/// What was found at the end of one, each by a name:
///   exit          exit code of the release, or "killed"
///   result        word of its last line; outcome, stage, awaited, drain-proof, return-proof: in the same
///   line,
///                 the last four of the first instance
///   returned      "itself", "another" or "nobody", in the same line
///   surprise      why the plan stopped, with its details
///   unwind        what an abort was said to do to each instance of the plan, in the plan's order
///   still-called  "said" where a line told that the time was up and it was still called
///   outside       "said" where a line told of an instance that came up outside of the plan
///   remains       what stands in the first one's place: version, status/override, process; or "gone"
///   at-peer       the same at the second server, without the process
///   others        "untouched": 1.0, UP without an override, running
///   unfinished    "no", or the first one's stage and what is seen of it, by `drainboard recover`
///   next          how that would go on
///   next-start    "names it" where the next release tells of the unfinished one first
///   recovered     exit code and outcome of `recoverBy`
///   remains-then  as `remains`, after it
///   overrides     "none"; "named" where the last output or the list of what is unfinished tells of each that
///   is
///                 left on a server; otherwise those that nothing tells of
///   journal       "whole" by `drainboard journal --verify`
///   failed        requests of all callers, from the release's begin to after its end
///   fewest        in service at the same time: UP at Eureka, and running
using FaultFacts = QMap<QString, QString>;

/// Of the row, and what holds in each.
FaultFacts expectedOf(const FaultRow &row);
/// One line for each that is not as expected.
QString problemsOf(const FaultRow &row, const FaultFacts &found);

const QList<FaultRow> &faultRows();
const QList<FaultRow> &peerFaultRows(); ///< these need two servers
const QList<FaultRow> &oldFaultRows();  ///< these need Boot 1.5

} // namespace live
