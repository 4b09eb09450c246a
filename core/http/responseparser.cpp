// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/responseparser.h"

#include "core/http/text.h"

#include <algorithm>

namespace core {

HttpResponseParser::State HttpResponseParser::state() const
{
    if (m_phase == Phase::Done)
        return State::Complete;
    return m_phase == Phase::Failed ? State::Broken : State::Reading;
}

HttpResponseParser::State HttpResponseParser::feed(std::string_view bytes)
{
    while (!bytes.empty() && state() == State::Reading) {
        if (isBodyPhase())
            feedBody(bytes);
        else
            feedLines(bytes);
    }
    return state();
}

HttpResponseParser::State HttpResponseParser::end()
{
    if (m_phase == Phase::UntilClose)
        m_phase = Phase::Done;
    else if (state() == State::Reading)
        broken("the answer is cut off");
    return state();
}

bool HttpResponseParser::isBodyPhase() const
{
    return m_phase == Phase::Sized || m_phase == Phase::ChunkData || m_phase == Phase::UntilClose;
}

void HttpResponseParser::broken(std::string problem)
{
    m_phase = Phase::Failed;
    m_problem = std::move(problem);
}

void HttpResponseParser::feedLines(std::string_view &bytes)
{
    const std::size_t newline = bytes.find('\n');
    const bool whole = newline != std::string_view::npos;
    const std::string_view part = bytes.substr(0, whole ? newline + 1 : newline);
    const bool chunkLine = m_phase == Phase::ChunkSize || m_phase == Phase::ChunkEnd;
    if (!chunkLine)
        m_headBytes += part.size();
    if (m_headBytes > headLimit || (chunkLine && m_line.size() + part.size() > chunkLineLimit))
        return broken(chunkLine ? "the line of a chunk is too long" : "the head is over the limit");
    m_line += part;
    bytes.remove_prefix(part.size());
    if (!whole)
        return;
    std::string line;
    line.swap(m_line);
    line.pop_back();
    if (line.ends_with('\r'))
        line.pop_back();
    onLine(line);
}

void HttpResponseParser::feedBody(std::string_view &bytes)
{
    const bool sized = m_phase != Phase::UntilClose;
    const std::size_t count =
        sized ? static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size())) : bytes.size();
    if (count > m_bodyLimit - m_response.body.size())
        return broken("the body is over the limit");
    m_response.body += bytes.substr(0, count);
    bytes.remove_prefix(count);
    if (!sized)
        return;
    m_left -= count;
    if (m_left == 0)
        m_phase = m_phase == Phase::Sized ? Phase::Done : Phase::ChunkEnd;
}

void HttpResponseParser::onLine(std::string_view line)
{
    switch (m_phase) {
    case Phase::StatusLine:
        return onStatusLine(line);
    case Phase::Headers:
        return line.empty() ? onHeadersDone() : onHeaderLine(line);
    case Phase::ChunkSize:
        return onChunkSize(line);
    case Phase::ChunkEnd:
        if (!line.empty())
            return broken("a chunk is longer than its size");
        m_phase = Phase::ChunkSize;
        return;
    case Phase::Trailers:
        if (line.empty())
            m_phase = Phase::Done;
        return;
    default:
        return;
    }
}

void HttpResponseParser::onStatusLine(std::string_view line)
{
    const bool version = line.starts_with("HTTP/1.0 ") || line.starts_with("HTTP/1.1 ");
    const std::string_view code = version ? line.substr(9, 3) : std::string_view();
    const bool plausible = code.size() == 3 && std::all_of(code.begin(), code.end(), isDigit) &&
                           code[0] >= '1' && code[0] <= '5' && (line.size() == 12 || line[12] == ' ');
    if (!plausible)
        return broken("no HTTP answer");
    m_response.status = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    m_phase = Phase::Headers;
}

void HttpResponseParser::onHeaderLine(std::string_view line)
{
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    const std::string_view value =
        colon == std::string_view::npos ? std::string_view() : trimmed(line.substr(colon + 1));
    // A continued line or a blank before the colon is refused as well: neither is a token.
    if (colon == std::string_view::npos || !isSafeHeader(name, value))
        return broken("a header is malformed");
    m_response.headers.push_back({std::string(name), std::string(value)});
}

void HttpResponseParser::onHeadersDone()
{
    if (m_response.status >= 200)
        return chooseBody();
    if (m_response.status == 101)
        return broken("the server switched to another protocol");
    if (++m_interim > interimLimit)
        return broken("too many interim answers");
    m_response = {};
    m_phase = Phase::StatusLine;
}

void HttpResponseParser::chooseBody()
{
    if (!readContentLength())
        return;
    const auto isEncoding = [](const Header &header) {
        return sameIgnoringCase(header.name, "Transfer-Encoding");
    };
    const auto encodings = std::count_if(m_response.headers.begin(), m_response.headers.end(), isEncoding);
    if (m_response.status == 204 || m_response.status == 304) {
        m_phase = Phase::Done;
        return;
    }
    if (encodings > 0) {
        if (m_hasLength || encodings > 1 ||
            !sameIgnoringCase(m_response.header("Transfer-Encoding"), "chunked"))
            return broken("the length of the body is ambiguous");
        m_phase = Phase::ChunkSize;
    } else if (!m_hasLength) {
        m_phase = Phase::UntilClose;
    } else if (m_left > m_bodyLimit) {
        broken("the body is over the limit");
    } else {
        m_phase = m_left == 0 ? Phase::Done : Phase::Sized;
    }
}

bool HttpResponseParser::readContentLength()
{
    for (const Header &header : m_response.headers) {
        if (!sameIgnoringCase(header.name, "Content-Length"))
            continue;
        const std::string &text = header.value;
        // 18 digits cannot overflow, and no body is that long.
        if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), isDigit)) {
            broken("the length of the body is malformed");
            return false;
        }
        const std::uint64_t length = std::stoull(text);
        if (m_hasLength && length != m_left) {
            broken("the length of the body is ambiguous");
            return false;
        }
        m_hasLength = true;
        m_left = length;
    }
    return true;
}

void HttpResponseParser::onChunkSize(std::string_view line)
{
    const std::string_view digits = trimmed(line.substr(0, line.find(';')));
    // 15 digits cannot overflow, and no chunk is that long.
    const bool plausible = !digits.empty() && digits.size() <= 15 &&
                           std::all_of(digits.begin(), digits.end(), [](char c) { return hexValue(c) >= 0; });
    if (!plausible)
        return broken("the size of a chunk is malformed");
    std::uint64_t size = 0;
    for (const char c : digits)
        size = size * 16 + static_cast<std::uint64_t>(hexValue(c));
    if (size > m_bodyLimit - m_response.body.size())
        return broken("the body is over the limit");
    m_left = size;
    m_phase = size == 0 ? Phase::Trailers : Phase::ChunkData;
}

} // namespace core
