// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"

namespace app {

ExitCode exitCodeOf(core::Outcome outcome)
{
    switch (outcome) {
    case core::Outcome::Done:
        return ExitCode::Done;
    case core::Outcome::Unproven:
    case core::Outcome::Running:
        return ExitCode::NotProven;
    case core::Outcome::Refused:
        return ExitCode::Refused;
    case core::Outcome::Unreachable:
        return ExitCode::Unreachable;
    case core::Outcome::Denied:
        return ExitCode::Denied;
    case core::Outcome::Failed:
        break;
    }
    return ExitCode::Failed;
}

ExitCode exitCodeOf(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::Unauthorized:
    case core::ErrorKind::Forbidden:
        return ExitCode::Denied;
    case core::ErrorKind::Withheld:
        return ExitCode::Refused;
    case core::ErrorKind::InvalidAddress:
        return ExitCode::Usage;
    case core::ErrorKind::Storage:
        return ExitCode::Failed;
    default:
        return ExitCode::Unreachable;
    }
}

const char *resultWord(ExitCode code)
{
    switch (code) {
    case ExitCode::Done:
        return "done";
    case ExitCode::Refused:
        return "refused";
    case ExitCode::NotProven:
        return "unproven";
    case ExitCode::Unreachable:
        return "unreachable";
    case ExitCode::Denied:
        return "denied";
    case ExitCode::Usage:
    case ExitCode::Failed:
        break;
    }
    return "failed";
}

} // namespace app
