// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/url.h"
#include "core/profile/profile.h"

#include <QString>

#include <vector>

namespace app {

/// A profile's file, whether it can be used or not: a broken one is shown with its mistake, never left out.
struct ProfileFile
{
    QString path;
    QString name; ///< the profile's own, or the file's where it cannot be read
    core::Result<core::Profile> profile;
};

/// Where a user's profiles lie: "profiles" in the configuration folder of the program.
QString profileFolder();

/// Every *.json of the folder in order of file name; none where there is no such folder.
std::vector<ProfileFile> profilesIn(const QString &folder);

/// The profile of that name (case does not matter) or of that file, where the text holds a '/' or ends in
/// ".json". Errors: NotFound (`what` lists the names that there are), Storage, and those of decodeProfile.
core::Result<core::Profile> loadProfile(const QString &nameOrPath, const QString &folder);

/// The file as it is, at most core::profileLimit bytes of it. Errors: Storage.
core::Result<QByteArray> readProfileFile(const QString &path);
/// Writes all of it or leaves what was there; only its owner may read it then. Errors: Storage.
core::Result<void> writeProfileFile(const QString &path, const QByteArray &body);
/// A path in the folder for a profile of that name, at which nothing lies yet.
QString newProfilePath(const QString &folder, const QString &name);

/// The profile's peers with its credentials. The password file may be readable and writable by its owner
/// only; its first line is the password. Errors: Storage, with the file in `where`.
core::Result<std::vector<core::BaseAddress>> peersOf(const core::Profile &profile);

/// The address of a Eureka server as an operator gives it: Spring's servers answer below /eureka, so a bare
/// host means that.
core::Result<core::BaseAddress> eurekaAddress(std::string_view text);

} // namespace app
