// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/smoothcheck.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside of the smooth-release check: what its parts share.

namespace core {

/// What is in force of one property, or why that is not known.
struct InForce
{
    std::optional<std::string> text; ///< the library's own default where nothing sets it
    std::string place;               ///< address and place of the reading
    Unread why = Unread::NotTold;    ///< without a text
};

/// `fallback` is the library's default. `client`: whose own setting goes first; may be empty.
InForce inForce(const CheckedProcess &process, Setting setting, std::string_view fallback,
                std::string_view client = {});

/// Collects the findings of one check.
class Checker
{
public:
    explicit Checker(const CheckInput &input);

    const CheckInput &input() const { return m_input; }
    /// Requests fail for so long after an instance ended without a drain: all caches one after another.
    Millis caches() const { return m_caches; }
    /// Of the requests, meanwhile; nothing where no instance is UP.
    std::optional<double> share() const { return m_share; }

    CheckFinding &add(const CheckedProcess &process, CheckCode code, CheckVerdict verdict,
                      std::vector<std::string> arguments = {}, std::vector<std::string> properties = {});
    /// Of the application as a whole.
    CheckFinding &addOfAll(CheckCode code, CheckVerdict verdict, std::vector<std::string> arguments = {});
    void addUnread(const CheckedProcess &process, CheckCode code, Unread why,
                   const std::optional<Error> &error = {});
    /// The text in force, or a finding that says why it is not known.
    std::optional<InForce> read(const CheckedProcess &process, CheckCode code, Setting setting,
                                std::string_view fallback, std::string_view client = {});
    /// A length that a shorter one would better; `property` with its value.
    void addLength(const CheckedProcess &process, CheckCode code, const KnownLength &length,
                   const std::string &property);
    /// Marks what fails when an instance ends without a drain.
    void stakeRequests(CheckFinding &finding) const;

    std::vector<CheckFinding> take() { return std::move(m_findings); }

private:
    const CheckInput &m_input;
    Millis m_caches{0};
    std::optional<double> m_share;
    std::vector<CheckFinding> m_findings;
};

bool isTrue(std::string_view text);

void checkInstances(Checker &checker);
void checkCallers(Checker &checker);
/// Of Boot 1.5: Ribbon and Zuul.
void checkOldCaller(Checker &checker, const CheckedProcess &caller);
/// What the beans tell of spring-retry; where they were not read, that it is not known.
void checkSpringRetry(Checker &checker, const CheckedProcess &caller);
void checkServers(Checker &checker);

} // namespace core
