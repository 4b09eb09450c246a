// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/duration.h"
#include "core/http/date.h"
#include "core/http/responseparser.h"
#include "core/http/url.h"
#include "core/profile/length.h"
#include "core/reach/proxy.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace fuzz {

namespace {

constexpr std::size_t bodyLimit = std::size_t(64) * 1024;

core::HttpResponseParser readInPieces(std::string_view input, std::size_t piece)
{
    core::HttpResponseParser parser(bodyLimit);
    for (std::size_t at = 0; at < input.size(); at += piece)
        parser.feed(input.substr(at, piece));
    parser.end();
    return parser;
}

std::string decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            plain += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
            at += 2;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

void requireSafe(std::string_view text, std::string_view of)
{
    const auto isSafe = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("-._~%").find(c) != std::string_view::npos;
    };
    require(std::ranges::all_of(text, isSafe), "a segment of an address has no character with a meaning");
    require(decoded(text) == of, "nothing is lost in an address");
}

} // namespace

/// How the bytes arrive does not matter.
void httpAnswer(std::string_view input)
{
    core::HttpResponseParser whole = readInPieces(input, std::max<std::size_t>(input.size(), 1));
    for (const std::size_t piece : {std::size_t(1), std::size_t(7)}) {
        core::HttpResponseParser pieces = readInPieces(input, piece);
        require(pieces.state() == whole.state(), "an answer ends the same however it arrives");
        require(pieces.status() == whole.status(), "its status is the same however it arrives");
        if (whole.state() != core::HttpResponseParser::State::Complete)
            continue;
        core::HttpResponseParser again = readInPieces(input, input.size());
        const core::Response one = pieces.take();
        const core::Response other = again.take();
        require(one.body == other.body && one.headers.size() == other.headers.size(),
                "what it says is the same however it arrives");
        require(one.body.size() <= bodyLimit, "a body is bounded");
    }
}

void address(std::string_view input)
{
    requireSafe(core::encodePathSegment(input), input);
    requireSafe(core::encodeQueryValue(input), input);
    core::parseProxy(input);
    core::hostOf(input);
    core::portOf(input);
    core::targetOf(input);
    core::hostPortOf(input);
    core::originOf(input);
    core::withoutCredentials(input);
    const auto base = core::parseBaseAddress(input);
    if (!base)
        return;
    require(!core::hostOf(base->url).empty() && core::portOf(base->url) > 0,
            "an address has a host and a port");
    require(core::withoutCredentials(base->url) == base->url, "an address holds no credentials");
    const auto again = core::parseBaseAddress(base->url);
    require(again && again->url == base->url && !again->hasCredentials, "an address may be read again");
}

void lengths(std::string_view input)
{
    constexpr core::Millis day = std::chrono::hours(24);
    const auto kept = [&](const std::optional<core::Millis> &length) {
        require(!length || (*length >= core::Millis(0) && *length <= day), "a length is between 0 and a day");
    };
    kept(core::parseLength(input));
    kept(core::parseDuration(input, core::Millis(1)));
    kept(core::parseDuration(input, std::chrono::seconds(1)));
    core::parseHttpDate(input);
}

} // namespace fuzz
