// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/generation.h"

#include "core/http/text.h"

#include <algorithm>

namespace core {

namespace {

struct Versions
{
    int oldest = 1;
    int newest = 4;
};

Versions versionsOf(GenerationSign sign)
{
    switch (sign) {
    case GenerationSign::FirstMedia:
        return {1, 1};
    case GenerationSign::SecondMedia:
    case GenerationSign::HttpTrace:
    case GenerationSign::SlashAnswered:
        return {2, 2};
    case GenerationSign::ThirdMedia:
    case GenerationSign::LinksDocument:
        return {2, 4};
    case GenerationSign::HttpExchanges:
    case GenerationSign::SlashRefused:
        return {3, 4};
    case GenerationSign::OldPackages:
        return {1, 3};
    case GenerationSign::ModularPackages:
        return {4, 4};
    }
    return {};
}

} // namespace

Generation withSign(Generation generation, GenerationSign sign)
{
    if (std::ranges::find(generation.signs, sign) != generation.signs.end())
        return generation;
    generation.signs.push_back(sign);
    const Versions versions = versionsOf(sign);
    const int oldest = std::max(generation.oldest, versions.oldest);
    const int newest = std::min(generation.newest, versions.newest);
    if (generation.contradicts || oldest > newest) {
        generation.contradicts = true;
        generation.oldest = 1;
        generation.newest = 4;
        return generation;
    }
    generation.oldest = oldest;
    generation.newest = newest;
    return generation;
}

bool isEarlySecond(const Generation &generation)
{
    return !generation.contradicts &&
           std::ranges::find(generation.signs, GenerationSign::SecondMedia) != generation.signs.end();
}

Generation withMediaType(Generation generation, std::string_view contentType)
{
    const std::string type = lowered(contentType.substr(0, contentType.find(';')));
    if (type.starts_with("application/vnd.spring-boot.actuator.v1+json"))
        return withSign(std::move(generation), GenerationSign::FirstMedia);
    if (type.starts_with("application/vnd.spring-boot.actuator.v2+json"))
        return withSign(std::move(generation), GenerationSign::SecondMedia);
    if (type.starts_with("application/vnd.spring-boot.actuator.v3+json"))
        return withSign(std::move(generation), GenerationSign::ThirdMedia);
    return generation;
}

bool isJsonMedia(std::string_view contentType)
{
    const std::string type = lowered(trimmed(contentType.substr(0, contentType.find(';'))));
    return type == "application/json" || type.ends_with("+json");
}

} // namespace core
