// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace tests {

/// While it lives, every write to a file fails, as on a full disk (but with another number for it: EFBIG).
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        m_isSet = ::getrlimit(RLIMIT_FSIZE, &m_before) == 0;
        const rlimit none{1, m_before.rlim_max};
        m_isSet = m_isSet && ::setrlimit(RLIMIT_FSIZE, &none) == 0;
    }
    ~FullDisk()
    {
        if (m_isSet)
            ::setrlimit(RLIMIT_FSIZE, &m_before);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    bool isSet() const { return m_isSet; }

private:
    rlimit m_before{};
    bool m_isSet = false;
};

} // namespace tests
