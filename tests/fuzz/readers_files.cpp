// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"
#include "core/release/record.h"
#include "core/release/releaseplan.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/target.h"

#include <string>
#include <vector>

namespace fuzz {

namespace {

const std::string file = "profiles/production.json";

std::string_view takeUntil(std::string_view &text, char end)
{
    const std::size_t at = text.find(end);
    const std::string_view taken = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return taken;
}

/// "KIND TEXT", then details as tab-separated "name=value".
core::JournalLine lineOf(std::string_view text)
{
    core::JournalLine line;
    line.kind = core::journalKindFromName(takeUntil(text, ' ')).value_or(core::JournalKind::Moved);
    line.text = takeUntil(text, '\t');
    while (!text.empty()) {
        std::string_view detail = takeUntil(text, '\t');
        const std::string_view name = takeUntil(detail, '=');
        line.details.emplace_back(name, detail);
    }
    return line;
}

} // namespace

void profile(std::string_view input)
{
    const auto decoded = core::decodeProfile(input, file);
    require(decoded || decoded.error().where.starts_with(file), "an error names its file");
}

/// A plan that was read is written and read the same.
void releasePlan(std::string_view input)
{
    const auto plan = core::planFromJson(input, file);
    if (!plan)
        return;
    const std::string written = core::planJson(*plan);
    const auto again = core::planFromJson(written, file);
    require(again && core::planJson(*again) == written, "a plan may be written and read again");
}

/// Any prefix of the lines is what a killed program may have left.
void journal(std::string_view input)
{
    std::vector<core::RecordedLine> lines;
    while (!input.empty() && lines.size() < 64) {
        core::RecordedLine line;
        line.at = core::TimePoint(core::Millis(static_cast<long>(lines.size())));
        line.operatorName = "operator";
        line.line = lineOf(takeUntil(input, '\n'));
        lines.push_back(std::move(line));
        const auto folded = core::foldLines({"1", "test", "ORDERS/orders-1:8080", ""}, lines);
        require(folded.lines == lines.size(), "every line counts");
    }
    core::keyFromPath("test", input);
}

} // namespace fuzz
