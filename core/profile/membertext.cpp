// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/membertext.h"

#include "core/base/json.h"
#include "core/base/jsonwriter.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

/// Where a member stands in the text of its object.
struct Span
{
    std::string key; ///< as it means, without escapes
    std::size_t begin = 0;
    std::size_t value = 0;
    std::size_t end = 0; ///< behind the value
};

constexpr std::string_view blanks = " \t\r\n";

/// Goes through a text that is known to be JSON.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<Span> members()
    {
        std::vector<Span> spans;
        m_at = m_text.find('{') + 1;
        for (skipBlanks(); m_at < m_text.size() && m_text[m_at] == '"'; skipBlanks()) {
            Span span;
            span.begin = m_at;
            skipString();
            m_at = m_text.find(':', m_at) + 1;
            skipBlanks();
            span.value = m_at;
            skipValue();
            span.end = m_at;
            spans.push_back(std::move(span));
            skipBlanks();
            if (m_at < m_text.size() && m_text[m_at] == ',')
                ++m_at;
        }
        return spans;
    }

private:
    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size()); }

    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        ++m_at;
    }

    void skipBrackets()
    {
        int depth = 0;
        do {
            const char c = m_text[m_at];
            if (c == '"') {
                skipString();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            ++m_at;
        } while (depth > 0 && m_at < m_text.size());
    }

    void skipValue()
    {
        if (m_at >= m_text.size())
            return;
        if (m_text[m_at] == '"')
            skipString();
        else if (m_text[m_at] == '{' || m_text[m_at] == '[')
            skipBrackets();
        else
            m_at = std::min(m_text.find_first_of(",}] \t\r\n", m_at), m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::vector<Span> membersOf(std::string_view object)
{
    std::vector<Span> spans = Scanner(object).members();
    const auto document = JsonDocument::parse(object, {});
    simdjson::dom::object members;
    if (!document || document->root().get(members) || members.size() != spans.size())
        return {};
    std::size_t at = 0;
    for (const auto member : members)
        spans[at++].key = member.key;
    return spans;
}

std::string without(std::string_view object, const std::vector<Span> &spans, std::size_t at)
{
    const bool isLast = at + 1 == spans.size();
    const std::size_t begin = isLast && at > 0 ? spans[at - 1].end : spans[at].begin;
    const std::size_t end = isLast ? spans[at].end : spans[at + 1].begin;
    return std::string(object.substr(0, begin)) + std::string(object.substr(end));
}

std::string withNew(std::string_view object, const std::vector<Span> &spans, const std::string &member)
{
    const std::size_t place = spans.empty() ? object.find('{') + 1 : spans.back().end;
    std::string before = "\n  ";
    if (!spans.empty()) {
        const auto blank = object.find_last_not_of(blanks, spans.back().begin - 1) + 1;
        const std::string_view between = object.substr(blank, spans.back().begin - blank);
        before = "," + std::string(between.empty() ? " " : between);
    }
    return std::string(object.substr(0, place)) + before + member + std::string(object.substr(place));
}

} // namespace

std::string withMember(std::string_view object, std::string_view name, std::string_view json)
{
    const std::vector<Span> spans = membersOf(object);
    const auto found = std::ranges::find(spans, name, &Span::key);
    if (found == spans.end())
        return json.empty() ? std::string(object)
                            : withNew(object, spans, jsonText(name) + ": " + std::string(json));
    const auto at = static_cast<std::size_t>(found - spans.begin());
    // One that is there twice is read twice: what was typed has to be all there is.
    const auto again = std::find_if(found + 1, spans.end(), [&](const Span &one) { return one.key == name; });
    if (again != spans.end())
        return withMember(without(object, spans, static_cast<std::size_t>(again - spans.begin())), name,
                          json);
    if (json.empty())
        return without(object, spans, at);
    return std::string(object.substr(0, found->value)) + std::string(json) +
           std::string(object.substr(found->end));
}

} // namespace core
