// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <map>
#include <set>
#include <string>

namespace core {

/// Why `status` (401 or 403; Unknown for others) was answered. `isReadable`: the last read there was
/// answered.
DeniedCause deniedCause(int status, bool isWrite, bool hasCredential, bool isReadable);

/// Answers of 401 to one credential, wherever they came from. Two suspend it everywhere until it is entered
/// again, as asking on could lock the account. A success clears only what its own origin counted: elsewhere
/// the same credential may still be the wrong one. So does a 401 on a write while reads with the credential
/// are answered: Spring's protection against CSRF answers that way on Boot 3, and no other password helps.
class Suspension
{
public:
    static constexpr int refusalsAllowed = 2;

    /// `status` of an answer to a request that carried the credential; `isWrite` for anything but GET.
    void note(const std::string &origin, int status, bool isWrite = false);

    bool isSuspended() const { return m_isSuspended; }
    /// Whether another refusal may suspend it: nobody has accepted it yet, or somebody has refused it and it
    /// is not proven there. 403 and 405 are no answers to a stranger: they accept it, too.
    bool isInDoubtAt(const std::string &origin) const
    {
        return !m_proven.contains(origin) && (!m_wasAccepted || !m_refusals.empty());
    }
    /// Reads with this credential were answered there: a refused write has another cause.
    bool isProvenAt(const std::string &origin) const { return m_proven.contains(origin); }

private:
    std::map<std::string, int> m_refusals; ///< 401s per origin
    std::set<std::string> m_proven;        ///< origins whose last answer to a read was a success
    bool m_wasAccepted = false;            ///< anywhere
    bool m_isSuspended = false;
};

} // namespace core
