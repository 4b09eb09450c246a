// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace app {

/// Who acts, as he wrote it down himself.
struct LockHolder
{
    qint64 pid = 0; ///< 0: what he wrote cannot be read
    QString operatorName;
    QString what;  ///< for example "drain ORDERS/orders-1:8080"
    QString since; ///< UTC, ISO 8601

    bool operator==(const LockHolder &) const = default;
};

/// Of one user's programs on one machine only one acts on a Eureka server at a time: two that do not know of
/// each other would each count the instance that the other takes out. Held by the kernel for as long as the
/// process lives, so that one that died holds nothing. Reading needs no lock.
class ActingLock
{
public:
    /// One file for each server, in that folder.
    ActingLock(QString folder, const std::vector<std::string> &servers);
    ~ActingLock();
    ActingLock(const ActingLock &) = delete;
    ActingLock &operator=(const ActingLock &) = delete;

    /// Nothing: it is ours from now on (or was). Else who holds it. Errors: Storage.
    core::Result<std::optional<LockHolder>> acquire(const LockHolder &self);
    void release();
    bool isHeld() const { return !m_files.empty(); }
    /// Who else holds it; takes nothing. What cannot be read is nobody: acquire() tells.
    std::optional<LockHolder> otherHolder() const;

private:
    enum class Use { Act, Look };
    /// A descriptor with the lock, -1 where another has it.
    core::Result<int> lock(const QString &path, Use use, std::optional<LockHolder> &other) const;

    QString m_folder;
    std::vector<QString> m_paths;
    std::vector<int> m_files; ///< descriptors, while held
};

} // namespace app
