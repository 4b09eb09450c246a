// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/faultrow.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace live {

namespace {

using Starter = FaultRow::Starter;
using Deed = FaultRow::Deed;

// Whatever happens: the plan has one instance away at a time, so that two of three serve at least.
const char *const always = "others untouched;journal whole;failed 0;fewest 2|3";

const char *const leavesItsLease = "--eureka.client.should-unregister-on-shutdown=false "
                                   "--eureka.instance.lease-expiration-duration-in-seconds=90";
/// Servo takes the counters over in Dalston, and `/metrics` then has none.
const char *const countsInBoot15 = "--spring.metrics.servo.enabled=false";
const char *const withoutMetrics =
    "--management.endpoints.web.exposure.include=health,info,shutdown,env,configprops";

const QList<FaultRow> &returnRows()
{
    static const QList<FaultRow> rows{
        {.name = "the new version never gets UP",
         .comesWith = "--eureka.instance.initial-status=STARTING",
         .releaseWith = "--return-limit 30s",
         .expected = "exit 4;result unproven;stage awaiting-return;awaited registry-up;"
                     "remains 2.0 STARTING/UNKNOWN, runs;unfinished awaiting-return other;overrides none"},
        {.name = "a supervisor restarts the old version",
         .starter = Starter::OldVersion,
         .expected =
             "exit 1;result failed;outcome aborted;surprise old-version-returned 1.0;"
             "unwind stays-as-it-is left-out;remains 1.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "the replacement has another id, and the plan says so",
         .starter = Starter::NewVersionElsewhere,
         .planned = 1,
         .releaseWith = "--return-rule any-new",
         .expected = "exit 0;result done;outcome done;stage done;returned another;drain-proof traffic;"
                     "return-proof traffic;remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "the replacement has another id, and the plan awaits the same",
         .starter = Starter::NewVersionElsewhere,
         .releaseWith = "--return-limit 30s",
         .expected = "exit 4;result unproven;stage awaiting-return;awaited operator-start;returned nobody;"
                     "outside said;remains 2.0 UP/UNKNOWN, runs;unfinished awaiting-return gone;"
                     "overrides none"},
    };
    return rows;
}

const QList<FaultRow> &stopRows()
{
    static const QList<FaultRow> rows{
        {.name = "a DOWN ghost: the process ends, its lease stays",
         .starter = Starter::Nobody,
         .runsWith = leavesItsLease,
         .releaseWith = "--return-limit 20s",
         .expected =
             "exit 4;result unproven;stage awaiting-return;awaited operator-start;remains gone, ended;"
             "unfinished awaiting-return gone;next awaits-return;overrides none"},
        {.name = "a new process takes over the ghost's lease, and with it the override",
         .planned = 1,
         .runsWith = leavesItsLease,
         .expected = "exit 0;result done;outcome done;stage done;returned itself;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "a supervisor restarts the old version on the ghost's lease",
         .starter = Starter::OldVersion,
         .runsWith = leavesItsLease,
         .expected = "exit 1;outcome aborted;surprise old-version-returned 1.0;unwind put-back left-out;"
                     "remains 1.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "it hangs in its shutdown",
         .starter = Starter::Nobody,
         .runsWith = "--hang-on-stop-ms=45000",
         .releaseWith = "--stop-limit 20s",
         .endsLater = true,
         .expected = "exit 4;result unproven;stage stopping;awaited process-end;"
                     "remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished stopping out;"
                     "next watches-stop;overrides named"},
        {.name = "it hangs in its shutdown for longer than the program waits by itself",
         .starter = Starter::Nobody,
         .runsWith = "--hang-on-stop-ms=160000",
         .endsLater = true,
         .expected = "exit 1|4;outcome aborted;surprise operation-failed the port is still open;"
                     "unwind stops-anyway left-out;remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;"
                     "overrides named"},
    };
    return rows;
}

const QList<FaultRow> &callerRows()
{
    static const QList<FaultRow> rows{
        {.name = "a caller that never lets go",
         .releaseWith = "--drain-limit 20s",
         .isClungTo = true,
         .recoverBy = "--undo",
         .expected = "exit 4;result unproven;stage draining;awaited callers-let-go;still-called said;"
                     "remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished draining out;"
                     "next waits-for-callers;overrides named;recovered 0 aborted;"
                     "remains-then 1.0 UP/UNKNOWN, runs"},
        {.name = "no traffic at all, with a smoke request",
         .planned = 1,
         .releaseWith = "--smoke /work",
         .hasTraffic = false,
         .expected = "exit 0;result done;outcome done;stage done;return-proof smoke;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "no traffic at all, and nothing that stands in for it",
         .releaseWith = "--timeout 90s",
         .hasTraffic = false,
         .expected = "exit 4;result unproven;stage awaiting-traffic;awaited first-requests;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished awaiting-traffic serving;next comes-back;"
                     "overrides none"},
        {.name = "an instance without metrics, with a smoke request",
         .planned = 1,
         .runsWith = withoutMetrics,
         .comesWith = withoutMetrics,
         .releaseWith = "--smoke /work",
         .expected = "exit 0;result done;outcome done;stage done;drain-proof time;return-proof smoke;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "an instance without metrics, and nothing that stands in for them",
         .runsWith = withoutMetrics,
         .comesWith = withoutMetrics,
         .releaseWith = "--timeout 90s",
         .expected =
             "exit 4;result unproven;stage awaiting-traffic;awaited operator-confirms;drain-proof time;"
             "return-proof none;remains 2.0 UP/UNKNOWN, runs;unfinished awaiting-traffic serving;"
             "overrides none"},
    };
    return rows;
}

const QList<FaultRow> &interruptRows()
{
    static const QList<FaultRow> rows{
        {.name = "Ctrl+C while it is taken out",
         .deed = Deed::Interrupt,
         .at = "moved queued -> draining",
         .expected = "exit 1;outcome aborted;stage put-back;unwind put-back left-out;"
                     "remains 1.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "Ctrl+C while callers let go",
         .deed = Deed::Interrupt,
         .at = "moved -> waiting",
         .expected = "exit 1;outcome aborted;stage put-back;unwind put-back left-out;"
                     "remains 1.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "Ctrl+C in the seconds before the stop",
         .deed = Deed::Interrupt,
         .at = "moved -> stop-countdown",
         .expected = "exit 1;outcome aborted;stage put-back;unwind put-back left-out;"
                     "remains 1.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "Ctrl+C after it was asked to stop",
         .starter = Starter::Nobody,
         .deed = Deed::Interrupt,
         .at = "moved stop-sending -> stopping",
         .expected = "exit 1;outcome aborted;unwind stops-anyway left-out;remains gone, ended;unfinished no;"
                     "overrides none"},
        {.name = "Ctrl+C while the new version is awaited",
         .starter = Starter::Nobody,
         .deed = Deed::Interrupt,
         .at = "moved -> awaiting-return",
         .expected = "exit 1;outcome aborted;stage awaiting-return;unwind stays-stopped left-out;"
                     "remains gone, ended;unfinished no;overrides none"},
        {.name = "Ctrl+C while the new version is STARTING",
         .comesWith = "--eureka.instance.initial-status=STARTING",
         .deed = Deed::Interrupt,
         .at = "awaits registry-up",
         .expected = "exit 1;outcome aborted;stage awaiting-return;unwind stays-as-it-is left-out;"
                     "remains 2.0 STARTING/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "Ctrl+C while the new version is still under the old override",
         .runsWith = leavesItsLease,
         .deed = Deed::Interrupt,
         .at = "moved -> clearing-override",
         .expected = "exit 1;outcome aborted;unwind put-back left-out;remains 2.0 UP/UNKNOWN, runs;"
                     "unfinished no;overrides none"},
        {.name = "Ctrl+C while callers take the new version up",
         .deed = Deed::Interrupt,
         .at = "moved -> returning",
         .expected = "exit 1;outcome aborted;unwind stays-new left-out;remains 2.0 UP/UNKNOWN, runs;"
                     "unfinished no;overrides none"},
        {.name = "Ctrl+C while its first requests are awaited",
         .deed = Deed::Interrupt,
         .at = "moved -> awaiting-traffic",
         .hasTraffic = false,
         .expected = "exit 1;outcome aborted;stage awaiting-traffic;unwind stays-new left-out;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
    };
    return rows;
}

const QList<FaultRow> &judgingRows()
{
    static const QList<FaultRow> rows{
        {.name = "it is to be judged, and requests enough say that it is good",
         .planned = 1,
         .releaseWith = "--ask-after-each",
         .expected = "exit 0;result done;outcome done;stage done;return-proof traffic;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "it is to be judged, and there is nothing to judge it by",
         .releaseWith = "--ask-after-each --smoke /work",
         .hasTraffic = false,
         .expected = "exit 4;outcome aborted;stage judging;unwind stays-new left-out;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
    };
    return rows;
}

const QList<FaultRow> &secondRows()
{
    static const QList<FaultRow> rows{
        {.name = "Ctrl+C while callers let go of the second one",
         .deed = Deed::Interrupt,
         .at = "moved -> waiting",
         .of = 1,
         .expected = "exit 1;outcome aborted;stage done;unwind stays-new put-back;"
                     "remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "killed while callers let go of the second one, then undone",
         .deed = Deed::Kill,
         .at = "moved -> waiting",
         .of = 1,
         .recoverBy = "--undo",
         .expected = "exit killed;remains 2.0 UP/UNKNOWN, runs;"
                     "others 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished done serving;next ended;"
                     "next-start names it;overrides named;recovered 0 aborted;"
                     "remains-then 2.0 UP/UNKNOWN, runs"},
    };
    return rows;
}

const QList<FaultRow> &killRows()
{
    static const QList<FaultRow> rows{
        {.name = "killed while it is taken out, then undone",
         .deed = Deed::Kill,
         .at = "moved queued -> draining",
         .recoverBy = "--undo",
         .expected = "exit killed;unfinished draining out|draining serving;"
                     "next waits-for-callers|begins-anew;next-start names it;overrides named|none;"
                     "recovered 0 aborted;remains-then 1.0 UP/UNKNOWN, runs"},
        {.name = "killed while callers let go, then undone",
         .deed = Deed::Kill,
         .at = "moved -> waiting",
         .recoverBy = "--undo",
         .expected = "exit killed;remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished draining out;"
                     "next waits-for-callers;next-start names it;overrides named;recovered 0 aborted;"
                     "remains-then 1.0 UP/UNKNOWN, runs"},
        {.name = "killed in the seconds before the stop, then undone",
         .deed = Deed::Kill,
         .at = "moved -> stop-countdown",
         .recoverBy = "--undo",
         .expected = "exit killed;remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished stopping out;"
                     "next waits-for-callers;next-start names it;overrides named;recovered 0 aborted;"
                     "remains-then 1.0 UP/UNKNOWN, runs"},
        {.name = "killed after the instance was asked to stop, then left",
         .starter = Starter::Nobody,
         .deed = Deed::Kill,
         .at = "moved stop-sending -> stopping",
         .recoverBy = "--leave",
         .expected = "exit killed;remains gone, ended;unfinished stopping gone;next awaits-return;"
                     "next-start names it;overrides none;recovered 0;remains-then gone, ended"},
        {.name = "killed while the new version is awaited, then gone on with",
         .planned = 1,
         .deed = Deed::Kill,
         .at = "moved -> awaiting-return",
         .recoverBy = "--continue",
         .expected =
             "exit killed;unfinished awaiting-return gone|awaiting-return serving|awaiting-return other;"
             "next awaits-return;next-start names it;overrides none;recovered 0 done;"
             "remains-then 2.0 UP/UNKNOWN, runs"},
        {.name = "killed while callers take the new version up, then gone on with",
         .planned = 1,
         .deed = Deed::Kill,
         .at = "moved -> returning",
         .recoverBy = "--continue",
         .expected = "exit killed;remains 2.0 UP/UNKNOWN, runs;unfinished returning serving;next comes-back;"
                     "next-start names it;overrides none;recovered 0 done;"
                     "remains-then 2.0 UP/UNKNOWN, runs"},
        {.name = "killed while first requests are awaited, then left",
         .deed = Deed::Kill,
         .at = "moved -> awaiting-traffic",
         .hasTraffic = false,
         .recoverBy = "--leave",
         .expected = "exit killed;remains 2.0 UP/UNKNOWN, runs;unfinished awaiting-traffic serving;"
                     "next comes-back;next-start names it;overrides none;recovered 0;"
                     "remains-then 2.0 UP/UNKNOWN, runs"},
    };
    return rows;
}

} // namespace

const QList<FaultRow> &faultRows()
{
    static const QList<FaultRow> rows = returnRows() + stopRows() + callerRows() + judgingRows() +
                                        interruptRows() + secondRows() + killRows();
    return rows;
}

const QList<FaultRow> &peerFaultRows()
{
    static const QList<FaultRow> rows{
        {.name = "a server is lost while callers let go, then undone without it",
         .releaseWith = "--drain-limit 30s",
         .deed = Deed::LosePeer,
         .at = "moved -> waiting",
         .recoverBy = "--undo --timeout 30s",
         .expected = "exit 4;result unproven;stage draining;awaited callers-let-go;"
                     "remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished draining partly-out;"
                     "next waits-for-callers;overrides named;recovered 4 none;"
                     "remains-then 1.0 UP/UNKNOWN, runs"},
        {.name = "the server that took the change is lost while callers let go, then undone at the other",
         .releaseWith = "--drain-limit 30s",
         .deed = Deed::LoseFirstServer,
         .at = "moved -> waiting",
         .recoverBy = "--undo --timeout 30s",
         .expected = "exit 4;result unproven;stage draining;awaited callers-let-go;"
                     "remains 1.0 OUT_OF_SERVICE/OUT_OF_SERVICE, runs;unfinished draining partly-out;"
                     "next waits-for-callers;overrides named;recovered 4 none;"
                     "remains-then 1.0 UP/UNKNOWN, runs"},
    };
    return rows;
}

const QList<FaultRow> &oldFaultRows()
{
    static const QList<FaultRow> rows{
        // What a Dalston one counts is no proof that nobody calls it (design, section 4): by time alone.
        {.name = "by its pause, which only Boot 1.5 de-registers on",
         .planned = 1,
         .runsWith = countsInBoot15,
         .comesWith = countsInBoot15,
         .releaseWith = "--recipe pause",
         .expected = "exit 0;result done;outcome done;stage done;returned itself;drain-proof time;"
                     "return-proof traffic;remains 2.0 UP/UNKNOWN, runs;unfinished no;overrides none"},
        {.name = "by its pause, interrupted while callers let go",
         .planned = 1,
         .runsWith = countsInBoot15,
         .releaseWith = "--recipe pause",
         .deed = Deed::Interrupt,
         .at = "moved -> waiting",
         .expected = "exit 1;outcome aborted;stage left-paused;unwind left-paused;remains gone, runs;"
                     "unfinished no;overrides none"},
    };
    return rows;
}

FaultFacts expectedOf(const FaultRow &row)
{
    FaultFacts facts;
    const QString all = QString::fromUtf8(always) + u';' + QString::fromUtf8(row.expected);
    for (const QString &one : all.split(u';', Qt::SkipEmptyParts))
        facts.insert(one.section(u' ', 0, 0), one.section(u' ', 1));
    return facts;
}

QString problemsOf(const FaultRow &row, const FaultFacts &found)
{
    QString problems;
    const FaultFacts expected = expectedOf(row);
    for (auto one = expected.begin(); one != expected.end(); ++one) {
        const QString seen = found.value(one.key());
        if (!one.value().split(u'|').contains(seen))
            problems +=
                u"\n  "_s + one.key() + u": expected \""_s + one.value() + u"\", but saw \""_s + seen + u'"';
    }
    return problems;
}

} // namespace live
