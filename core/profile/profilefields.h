// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The parts of a profile that can be edited in the window, as somebody types them: nothing of it is checked
/// here, mistakesIn() is asked for that. An empty text stands for a member that is not there.
struct ProfileFields
{
    struct Caller
    {
        std::string name;
        std::string after;
        std::string calls;

        bool operator==(const Caller &) const = default;
    };
    struct Credential
    {
        std::string name;
        std::string kind;
        std::string user;
        std::string header;
        std::string secret; ///< where it is kept, never the secret itself
        std::string certificateFile;
        std::string keyFile;
        std::vector<std::string> applications;

        bool operator==(const Credential &) const = default;
    };
    struct Actuator
    {
        std::string application;
        std::string address; ///< or a path

        bool operator==(const Actuator &) const = default;
    };
    struct Link
    {
        std::string name;
        std::string url;
        std::vector<std::string> applications;

        bool operator==(const Link &) const = default;
    };

    std::string name;
    std::string colour;
    std::string timeZone;
    std::vector<std::string> peers;
    std::string user;
    std::string passwordFile;
    std::string serverCache;
    std::string fetch;
    std::string listCache;
    std::string longestRequest;
    std::string proxy; ///< the one for everything; empty where the file has one for each kind of server
    std::vector<std::string> noProxy;
    std::string caFile;
    std::vector<std::string> ignoredUris;
    bool requireProof = false;
    std::vector<Caller> callers;
    std::vector<Credential> credentials;
    std::vector<Actuator> actuators;
    std::vector<Link> links;
    std::string prometheusUrl;
    std::string prometheusCredential; ///< name of one of the credentials
    std::string prometheusLabel;
    std::vector<std::string> prometheusForms; ///< of what that label holds
    std::string prometheusSelector;

    bool operator==(const ProfileFields &) const = default;
};

/// What the file has of them; what has another shape is left empty. Errors: NotJson, and Malformed where it
/// is no object.
Result<ProfileFields> profileFields(std::string_view body, std::string_view where);

/// The file with these fields in it. Members that are as the file has them already, and all that can not be
/// edited, stay to the byte. Where `body` is no JSON object, a new one is made.
std::string withFields(std::string_view body, const ProfileFields &fields);

} // namespace core
