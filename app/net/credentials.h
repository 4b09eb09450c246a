// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/url.h"
#include "core/reach/credential.h"
#include "core/reach/suspension.h"

#include <QObject>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A credential as it goes out.
struct CarriedCredential
{
    std::string name;    ///< for people
    core::Header header; ///< secret
};

/// How a credential of a name stands, for people.
struct CredentialState
{
    std::string name;
    bool isEntered = false;   ///< its secret is known
    bool isSuspended = false; ///< see core::Suspension

    bool operator==(const CredentialState &) const = default;
};

/// Tells that a read which waits for its turn may try again. Connect it by a queued connection.
class CredentialTurns : public QObject
{
    Q_OBJECT

signals:
    void freed();
};

/// Credentials per origin (core::originOf), kept in memory only. Shared by Reader and Writer; safe to use
/// from any thread. Nothing here prints, streams or compares them. They go to origins they are meant for and
/// to no other, so never along with a redirect.
///
/// Two answers of 401 with one credential suspend it at every origin, as asking on could lock the account. A
/// success at an origin clears what was counted there. What is on its way is not called back, so reads with a
/// credential that is in doubt go one at a time: see takeTurn().
class Credentials
{
public:
    /// Whether a read may leave now.
    enum class Turn {
        Open, ///< yes
        Ours, ///< yes, and no other with this credential before endTurn()
        Wait, ///< not before CredentialTurns::freed
    };

    /// Enters HTTP Basic for an origin; its name for people is the user. Entering it again lifts its
    /// suspension.
    void set(const std::string &origin, std::string_view user, std::string_view password);
    /// The same for all origins of that user; false where there is none.
    bool setAgain(const std::string &user, std::string_view password);
    void remove(const std::string &origin);

    /// Enters the secret of a credential of a profile, or enters it again, which lifts its suspension.
    /// Errors: those of core::credentialHeader.
    core::Result<void> enter(const core::CredentialSettings &credential, std::string_view secret);
    /// The origin is meant for the credential of that name, entered already or later. The first name stays,
    /// so that a registration of a second application at the same place cannot change it.
    void mean(const std::string &origin, const std::string &name);

    bool has(const std::string &origin) const;
    bool isSuspended(const std::string &origin) const;
    /// All that have been entered or meant by name, and those of set() by their user.
    std::vector<CredentialState> states() const;

    /// Value for a header; empty if there is none or it is suspended. Secret.
    std::string headerFor(const std::string &origin) const;
    /// The same with its header's name and its own.
    std::optional<CarriedCredential> carriedFor(const std::string &origin) const;
    /// Name of the origin's credential, suspended or not; empty where it has none that is entered.
    std::string nameFor(const std::string &origin) const;

    /// Tells what an origin answered to a request sent with this header value; an empty value counts for the
    /// cause only. Returns why it was denied.
    core::DeniedCause noteAnswer(const std::string &origin, const std::string &header, int status,
                                 bool isWrite = false);

    /// `header` is the value that the read would carry. See core::Suspension::isInDoubtAt.
    Turn takeTurn(const std::string &origin, const std::string &header);
    /// After noteAnswer(), or where no answer will come.
    void endTurn(const std::string &header);
    CredentialTurns &turns() { return m_turns; }

private:
    /// Nothing where the origin has none that is entered.
    const CarriedCredential *find(const std::string &origin) const;
    bool isSuspendedNow(const CarriedCredential &carried) const;

    mutable std::mutex m_mutex;
    std::map<std::string, CarriedCredential> m_own;     ///< of set(), by origin
    std::map<std::string, CarriedCredential> m_entered; ///< by name
    std::map<std::string, std::string> m_meant;         ///< name by origin
    std::map<std::string, core::Suspension> m_trials;   ///< by header value
    std::set<std::string> m_underWay;                   ///< header values of reads whose turn it is
    CredentialTurns m_turns;
    std::set<std::string> m_readable; ///< origins whose last read was answered
};

/// Those that stood in the addresses.
std::shared_ptr<Credentials> credentialsOf(const std::vector<core::BaseAddress> &addresses);

} // namespace app
