// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// Reads one HTTP/1.0 or 1.1 answer (not to HEAD) from bytes as they arrive, in pieces of any size. Interim
/// answers (1xx) are skipped. Every length is bounded, so that a hostile server cannot use up memory.
/// Anything ambiguous is Broken: a wrong guess about where an answer ends could report a change as done that
/// was not.
class HttpResponseParser
{
public:
    enum class State { Reading, Complete, Broken };

    static constexpr std::size_t headLimit =
        std::size_t(64) * 1024;                         ///< status line, headers and trailers, in bytes
    static constexpr std::size_t chunkLineLimit = 1024; ///< a chunk's size with its extensions, in bytes
    static constexpr int interimLimit = 10;             ///< answers of 1xx

    /// `bodyLimit` in bytes, as in Request.
    explicit HttpResponseParser(std::size_t bodyLimit)
        : m_bodyLimit(bodyLimit)
    {
    }

    /// Takes the next bytes. Bytes after the end of the answer are ignored, as the connection is not used
    /// again.
    State feed(std::string_view bytes);
    /// The peer closed the connection: completes an answer without a length, breaks any other.
    State end();

    State state() const;
    /// Why it is Broken, in plain English; empty otherwise.
    std::string_view problem() const { return m_problem; }
    /// Status of the final answer, 0 while its first line has not arrived. Known even where the rest is
    /// broken.
    int status() const { return m_response.status; }
    /// The answer, once Complete. Call once.
    Response take() { return std::move(m_response); }

private:
    enum class Phase {
        StatusLine,
        Headers,
        Sized,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        UntilClose,
        Done,
        Failed
    };

    void feedLines(std::string_view &bytes);
    void feedBody(std::string_view &bytes);
    void onLine(std::string_view line);
    void onStatusLine(std::string_view line);
    void onHeaderLine(std::string_view line);
    void onHeadersDone();
    void chooseBody();
    bool readContentLength();
    void onChunkSize(std::string_view line);
    bool isBodyPhase() const;
    void broken(std::string problem);

    std::size_t m_bodyLimit;
    Phase m_phase = Phase::StatusLine;
    std::string m_line;          ///< of the line that is arriving
    std::size_t m_headBytes = 0; ///< so far, of all heads and trailers
    std::uint64_t m_left = 0;    ///< of the body or the chunk, in bytes
    bool m_hasLength = false;
    int m_interim = 0;
    Response m_response;
    std::string m_problem;
};

} // namespace core
