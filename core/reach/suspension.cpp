// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/suspension.h"

namespace core {

DeniedCause deniedCause(int status, bool isWrite, bool hasCredential, bool isReadable)
{
    if (status != 401 && status != 403)
        return DeniedCause::Unknown;
    if (isWrite && isReadable)
        return DeniedCause::MayBeCsrf;
    if (status == 403)
        return DeniedCause::MissingRight;
    return hasCredential ? DeniedCause::WrongCredential : DeniedCause::NoCredential;
}

void Suspension::note(const std::string &origin, int status, bool isWrite)
{
    const bool isSuccess = status >= 200 && status <= 299;
    m_wasAccepted = m_wasAccepted || isSuccess || status == 403 || status == 405;
    if (isSuccess) {
        m_refusals.erase(origin);
        if (!isWrite)
            m_proven.insert(origin);
        return;
    }
    if (status != 401)
        return;
    if (isWrite && m_proven.contains(origin))
        return;
    m_proven.erase(origin);
    ++m_refusals[origin];
    int total = 0;
    for (const auto &[where, count] : m_refusals)
        total += count;
    m_isSuspended = m_isSuspended || total >= refusalsAllowed;
}

} // namespace core
