// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/decodecommands.h"

#include "core/profile/length.h"

namespace core {

namespace {

constexpr std::size_t mostApplications = 200;
constexpr std::size_t mostArguments = 64;
constexpr std::size_t longestArgument = 4096;

/// False where it is no list of words, or its first is none.
bool readWords(const JsonElement &value, std::vector<std::string> &words)
{
    simdjson::dom::array list;
    if (value.get(list) || list.size() == 0 || list.size() > mostArguments)
        return false;
    for (const JsonElement &entry : list) {
        std::string_view word;
        // What comes after a zero would run and not be shown.
        if (entry.get(word) || word.size() > longestArgument || word.find('\0') != std::string_view::npos)
            return false;
        words.emplace_back(word);
    }
    return !words.front().empty();
}

ReleaseCommand *commandNamed(ApplicationCommands &commands, std::string_view name)
{
    if (name == "beforeDrain")
        return &commands.beforeDrain;
    if (name == "stop")
        return &commands.stop;
    if (name == "start")
        return &commands.start;
    if (name == "afterReturn")
        return &commands.afterReturn;
    return name == "onEvent" ? &commands.onEvent : nullptr;
}

std::optional<std::string> readOne(const std::string &field, const simdjson::dom::object &members,
                                   ApplicationCommands &commands)
{
    std::optional<Millis> limit;
    for (const auto member : members) {
        const std::string name = field + "." + std::string(member.key);
        if (member.key == "limit") {
            const auto text = scalarText(member.value);
            limit = text ? parseLength(*text) : std::nullopt;
            if (!limit || *limit <= Millis(0))
                return name + " is no length, for example 10m";
        } else if (ReleaseCommand *command = commandNamed(commands, member.key)) {
            if (!readWords(member.value, command->arguments))
                return name + " is no list of a program and its arguments";
        } else {
            return name + " is no member of a profile";
        }
    }
    if (limit) {
        for (ReleaseCommand *command : {&commands.beforeDrain, &commands.stop, &commands.start,
                                        &commands.afterReturn, &commands.onEvent})
            command->limit = *limit;
    }
    return {};
}

} // namespace

std::optional<std::string> decodeCommands(const JsonElement &value, CommandsByApplication &commands)
{
    simdjson::dom::object applications;
    if (value.get(applications) || applications.size() > mostApplications)
        return "commands";
    for (const auto entry : applications) {
        const std::string field = "commands." + std::string(entry.key);
        const auto application = ApplicationName::from(entry.key);
        simdjson::dom::object members;
        if (!application || entry.value.get(members))
            return field;
        ApplicationCommands one;
        if (auto mistake = readOne(field, members, one))
            return mistake;
        if (!commands.emplace(application->text(), std::move(one)).second)
            return field + " is there twice";
    }
    return {};
}

} // namespace core
