// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/eureka/status.h"
#include "core/fleet/listing.h"
#include "core/reach/connectionstep.h"
#include "core/release/guards.h"
#include "core/release/intent.h"
#include "core/release/operation.h"
#include "core/release/registrychange.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

/// The one catalogue of sentences, for window, command line and reports. Always plain text, never markup, and
/// a value that is not known is a dash, never a zero.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Text)

public:
    /// What went wrong, where, and what to do about it.
    static QString sentence(const core::Error &error);
    /// The loud mark of a profile that accepts every certificate.
    static QString anyCertificateWarning();
    /// Asks for the secret of the credential of that name; the user may be empty.
    static QString secretQuestion(const std::string &name, const std::string &user);
    /// Why the action is refused or warned about, and when it opens.
    static QString sentence(const core::GuardFinding &finding, const core::InstanceKey &key);
    /// One sentence per line; empty where nothing speaks against the action.
    static QString sentences(const std::vector<core::GuardFinding> &findings, const core::InstanceKey &key);

    /// Who acts elsewhere, by the details of Guard::HeldElsewhere; empty where nobody does.
    static QString holder(const std::vector<std::string> &details);

    /// An operation whose program died, in three sentences: where it stood and since when, what Eureka says
    /// of it now, and what a choice would do. The last is empty where it cannot be chosen now.
    static QString recoveryWhat(const core::Recovery &recovery);
    static QString recoveryNow(const core::Recovery &recovery);
    static QString recoveryChoice(const core::Recovery &recovery, core::RecoveryChoice choice,
                                  core::TimePoint now);
    static QString standing(core::Standing standing);
    /// The same of a whole release; what stands and what a choice does is one line for each instance.
    static QString recoveryWhat(const core::ReleaseRecovery &recovery);
    static QString recoveryNow(const core::ReleaseRecovery &recovery);
    static QString recoveryChoice(const core::ReleaseRecovery &recovery, core::RecoveryChoice choice,
                                  core::TimePoint now);

    /// Four plain lines for a chat: what is done to which instance, where it stands, what proves it, what
    /// comes next.
    static QString chatStatus(const core::Operation &operation, const std::string &operatorName,
                              core::TimePoint now);
    /// The same of an operation that only the journal knows.
    static QString chatStatus(const core::RecordedOperation &recorded);

    /// Why what was asked for in another environment was not done.
    static QString sentence(const core::StrayIntent &intent);

    /// A finding in three sentences: what was seen, why it matters, and the cure that works, with the very
    /// commands; the last may be empty.
    static QString findingWhat(const core::Finding &finding);
    static QString findingWhy(const core::Finding &finding);
    static QString findingFix(const core::Finding &finding);
    /// The commands of the cure, in order, quoted for a shell; none where no command cures it.
    static QStringList findingCommands(const core::Finding &finding);
    /// What will come of a write, told before it is sent.
    static QString sentence(const core::WritePreview &preview);
    /// Why the write would leave something behind that nobody wants.
    static QString sentence(core::WriteTrap trap);
    /// Why an order to the instance itself is not sent, and what would change that.
    static QString sentence(core::ActuatorTrap trap);
    static QString sentence(core::OrderWarning warning);
    /// What one peer shows of a write, for example "eureka-1: done (OUT_OF_SERVICE / OUT_OF_SERVICE), read
    /// 10:16:03".
    static QString readBackSentence(const std::string &peerUrl, const core::PeerReadBack &read,
                                    const core::InstanceWrite &write);

    /// The lease by its live read, as pairs of title and value: the last heartbeat, when it ends without
    /// another, and when callers would stop, with what that assumes. None where it was not read, or its
    /// server told no times.
    static std::vector<std::pair<QString, QString>>
    leaseLines(const core::AdviceFacts &facts, const core::InstanceKey &key, core::TimePoint now);

    static QString phaseTitle(core::Phase phase);
    static QString phaseDetail(const core::Operation &operation, core::TimePoint now);
    static QString goalName(core::Goal goal);
    static QString outcomeName(core::Outcome outcome);
    static QString proofSentence(const core::Operation &operation);
    static QString quietSentence(const core::Operation &operation);
    /// What one peer was read to say, for example "eureka-1: OUT_OF_SERVICE with override, read 10:16:03".
    static QString evidenceSentence(const std::string &peerUrl, const core::PeerEvidence &evidence);
    /// One of the signs of a stop: when it was seen, or that it was not.
    static QString stopSignSentence(const core::Operation &operation, core::StopSign sign);
    /// What the operator can do next, or what happens next by itself.
    static QString nextSentence(const core::Operation &operation);

    static QString hopName(core::HopKind kind);
    static QString hopSource(const core::Hop &hop, core::TimePoint start);
    /// How many callers have let go, and what is not known of them.
    static QString callersSentence(const core::Budget &budget);
    /// Before a drain: that no caller is known, or how many may be callers or not.
    static QString callersUnknown(const core::Budget &budget);
    /// Until when callers should have it again; of an operation with `backSince`.
    static QString wayBackSentence(const core::Operation &operation, core::TimePoint now);
    /// What one caller's own copy holds and when it let go.
    static QString callerState(const core::CallerWay &way, core::TimePoint start);
    /// What a caller holds and sends before anything is done.
    static QString callerSentence(const core::Caller &caller, core::TimePoint now);
    /// Its own hops: how long each is, and how that is known.
    static QString callerHops(const core::Caller &caller);
    /// One step of a test of a connection: its name, and what came of it.
    static QString stepTitle(core::ConnectionStepKind kind);
    static QString sentence(const core::ConnectionStep &step);
    static QString callerEvidence(core::CallerEvidence evidence);
    static QString columnTitle(core::Column column);

    static QString dash();
    /// "0:54", "18 min", "5 h", "3 d": for ages and countdowns.
    static QString duration(core::Millis length);
    /// "30 s", "1.5 s", "2 min": for settings and parts of the budget.
    static QString length(core::Millis length);
    static QString clockTime(core::TimePoint time); ///< "10:17:40", in the zone of Zone
    static QString readAgo(core::Millis age);       ///< "read 0.8 s ago"
    static QString notReadFor(core::Millis age);    ///< "not read for 14 s"
    static QString rate(std::optional<double> perSecond);
    static QString percent(std::optional<double> share); ///< 0..1 -> "0.0 %"
    static QString number(std::optional<int> count);
    static QString statusGlyph(core::Status status);
    static QString statusMeaning(core::Status status);
    static QString requestLine(const core::Request &request); ///< "PUT http://..."

    static QString plain(std::string_view text);         ///< UTF-8; control characters are shown as spaces
    static QString serverName(std::string_view address); ///< host, with its port where it is told
    static QString withoutCredentials(std::string_view address); ///< user and password before "@" are cut out
    /// Long ids keep their start and their end: the end holds the port, the start the name.
    static QString shortened(std::string_view id, int most = 32);
};

} // namespace ui
