// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/hostpattern.h"

#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

namespace {

/// 4 or 16 bytes.
using Bytes = std::vector<std::uint8_t>;

std::optional<int> number(std::string_view text, int largest, int base = 10)
{
    int value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, base);
    if (text.empty() || error != std::errc{} || stop != end || value < 0 || value > largest)
        return std::nullopt;
    return value;
}

std::vector<std::string_view> pieces(std::string_view text, char separator)
{
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t at = text.find(separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return out;
        text.remove_prefix(at + 1);
    }
}

std::optional<Bytes> ipv4(std::string_view text)
{
    const auto octets = pieces(text, '.');
    if (octets.size() != 4)
        return std::nullopt;
    Bytes out;
    for (const std::string_view octet : octets) {
        const auto value = number(octet, 255);
        if (!value || octet.size() > 3)
            return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(*value));
    }
    return out;
}

/// Groups of an IPv6 address on one side of "::".
std::optional<Bytes> groups(std::string_view text)
{
    Bytes out;
    if (text.empty())
        return out;
    for (const std::string_view group : pieces(text, ':')) {
        if (group.find('.') != std::string_view::npos) {
            const auto last = ipv4(group);
            if (!last)
                return std::nullopt;
            out.insert(out.end(), last->begin(), last->end());
            continue;
        }
        const auto value = number(group, 0xffff, 16);
        if (!value || group.size() > 4)
            return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(*value >> 8));
        out.push_back(static_cast<std::uint8_t>(*value & 0xff));
    }
    return out;
}

std::optional<Bytes> ipv6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    const auto head = groups(text.substr(0, gap));
    const auto tail = gap == std::string_view::npos ? std::optional(Bytes()) : groups(text.substr(gap + 2));
    if (!head || !tail || head->size() + tail->size() > 16)
        return std::nullopt;
    if (gap == std::string_view::npos && head->size() != 16)
        return std::nullopt;
    Bytes out = *head;
    out.resize(16 - tail->size());
    out.insert(out.end(), tail->begin(), tail->end());
    return out;
}

std::optional<Bytes> address(std::string_view text)
{
    return text.find(':') == std::string_view::npos ? ipv4(text) : ipv6(text);
}

struct Block
{
    Bytes bytes;
    int bits = 0;
};

std::optional<Block> block(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto bytes = address(text.substr(0, slash));
    if (slash == std::string_view::npos || !bytes)
        return std::nullopt;
    const auto bits = number(text.substr(slash + 1), static_cast<int>(bytes->size()) * 8);
    if (!bits)
        return std::nullopt;
    return Block{*bytes, *bits};
}

bool contains(const Block &wanted, const Bytes &host)
{
    if (host.size() != wanted.bytes.size())
        return false;
    for (int bit = 0; bit < wanted.bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((host[at] & mask) != (wanted.bytes[at] & mask))
            return false;
    }
    return true;
}

/// '*' for any run of characters; linear, as it only ever goes back to the last star.
bool glob(std::string_view text, std::string_view pattern)
{
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace

bool isHostPattern(std::string_view pattern)
{
    if (pattern.find('/') != std::string_view::npos)
        return block(pattern).has_value();
    if (pattern.find(':') != std::string_view::npos)
        return address(pattern).has_value();
    return !pattern.empty() && std::all_of(pattern.begin(), pattern.end(), [](char c) {
        return isAlpha(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '*';
    });
}

bool matchesHost(std::string_view host, std::string_view pattern)
{
    if (!isHostPattern(pattern) || host.empty())
        return false;
    const auto known = address(host);
    if (const auto wanted = block(pattern))
        return known && contains(*wanted, *known);
    // An IPv6 address has more than one spelling.
    if (const auto same = address(pattern); same && known)
        return *same == *known;
    return glob(lowered(host), lowered(pattern));
}

bool matchesNoProxy(std::string_view host, std::string_view entry)
{
    entry = trimmed(entry);
    if (entry.find_first_of("*/") != std::string_view::npos || address(entry))
        return matchesHost(host, entry);
    while (entry.starts_with('.'))
        entry.remove_prefix(1);
    const std::string name = lowered(host);
    const std::string below = lowered(entry);
    return !below.empty() && (name == below || name.ends_with("." + below));
}

bool isThisMachine(std::string_view host)
{
    if (isLoopback(host))
        return true;
    std::string name = lowered(host);
    while (name.ends_with('.'))
        name.pop_back();
    if (name == "localhost" || name.ends_with(".localhost") || name.ends_with("localhost.localdomain") ||
        name.starts_with("localhost6"))
        return true;
    if (const auto known = address(name)) {
        if (known->size() == 4)
            return known->front() == 127 || known->front() == 0;
        const bool isMapped = contains({*ipv6("::ffff:0:0"), 96}, *known);
        const bool isLow = contains({*ipv6("::"), 96}, *known);
        return isLow || (isMapped && ((*known)[12] == 127 || (*known)[12] == 0));
    }
    // Any other number ("127.1", "2130706433", "0177.0.0.1") is one of the C library's spellings. Nobody
    // registers those in earnest, so none of them is trusted to be elsewhere.
    const std::string_view last = std::string_view(name).substr(name.rfind('.') + 1);
    const bool isHex = last.starts_with("0x");
    return isHex || (!last.empty() && std::all_of(last.begin(), last.end(), isDigit));
}

} // namespace core
