// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace core {

/// What tells the major version of Spring Boot. None is asked for alone: each comes with an answer that was
/// read anyway, but for the slash.
enum class GenerationSign {
    FirstMedia,      ///< application/vnd.spring-boot.actuator.v1+json: 1.5
    SecondMedia,     ///< ...v2+json although v3 was preferred: 2.0 or 2.1
    ThirdMedia,      ///< ...v3+json: 2.2 and later, 4 too, there is no v4
    LinksDocument,   ///< from 2.0
    HttpTrace,       ///< the endpoint httptrace: 2, renamed in 3.0
    HttpExchanges,   ///< the endpoint httpexchanges: from 3.0
    SlashAnswered,   ///< "/actuator/" is the links document: 2
    SlashRefused,    ///< "/actuator/" is 404: from 3.0 (seen)
    OldPackages,     ///< org.springframework.boot.autoconfigure.web.ServerProperties in configprops: up to 3
    ModularPackages, ///< org.springframework.boot.web.server.autoconfigure there: from 4.0
};

/// The major versions of Spring Boot that fit everything seen; 1 stands for 1.5. Where nothing was told, all
/// of them: never one of them by guess.
struct Generation
{
    int oldest = 1;
    int newest = 4;
    bool contradicts = false;          ///< the signs exclude each other: then nothing is told
    std::vector<GenerationSign> signs; ///< in the order seen, each once

    bool isExact() const { return oldest == newest; }
    bool isFirst() const { return newest == 1; }
    bool operator==(const Generation &) const = default;
};

Generation withSign(Generation generation, GenerationSign sign);

/// Boot 2.0 or 2.1, by what it said itself.
bool isEarlySecond(const Generation &generation);

/// The sign in the media type of an answer, taken up.
Generation withMediaType(Generation generation, std::string_view contentType);

/// A body that is JSON by its media type; a parameter ("; charset=...") may follow.
bool isJsonMedia(std::string_view contentType);

/// What is asked for, so that the media type of the answer tells the generation.
inline constexpr std::string_view actuatorAccept =
    "application/vnd.spring-boot.actuator.v3+json, application/vnd.spring-boot.actuator.v2+json;q=0.9, "
    "application/vnd.spring-boot.actuator.v1+json;q=0.8, application/json;q=0.7";

} // namespace core
