// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/background.h"

#include "core/base/json.h"

#include <algorithm>

namespace core {

namespace {

/// More meters or tasks than this are not looked at; a large application has some hundreds.
constexpr std::size_t mostNames = 20'000;

struct Sign
{
    std::string_view prefix; ///< of a meter's name
    BackgroundKind kind;
    std::string_view name;
};

constexpr Sign meterSigns[] = {
    {"kafka.consumer.", BackgroundKind::Messages, "Kafka"},
    {"spring.kafka.listener", BackgroundKind::Messages, "Kafka"},
    {"kafka.stream.", BackgroundKind::Messages, "Kafka Streams"},
    {"rabbitmq.consumed", BackgroundKind::Messages, "RabbitMQ"},
    {"spring.rabbitmq.listener", BackgroundKind::Messages, "RabbitMQ"},
    {"spring.rabbit.listener", BackgroundKind::Messages, "RabbitMQ"},
    {"jms.message.process", BackgroundKind::Messages, "JMS"},
    {"spring.pulsar.listener", BackgroundKind::Messages, "Pulsar"},
    {"spring.integration.receive", BackgroundKind::Messages, "Spring Integration"},
    {"tasks.scheduled.execution", BackgroundKind::Schedules, ""},
    {"spring.batch.job", BackgroundKind::Jobs, "Spring Batch"},
    {"quartz.", BackgroundKind::Jobs, "Quartz"},
};

constexpr Sign healthSigns[] = {
    {"rabbit", BackgroundKind::Messages, "RabbitMQ"},
    {"jms", BackgroundKind::Messages, "JMS"},
    {"kafka", BackgroundKind::Messages, "Kafka"},
    {"binders", BackgroundKind::Messages, "Spring Cloud Stream"},
};

void addOnce(std::vector<BackgroundWork> &list, BackgroundWork work)
{
    const bool isKnown = std::ranges::any_of(list, [&](const BackgroundWork &other) {
        return other.kind == work.kind && (other.name == work.name || work.kind == BackgroundKind::Schedules);
    });
    if (!isKnown)
        list.push_back(std::move(work));
}

std::vector<BackgroundWork> found(const std::vector<std::string> &names, auto begin, auto end, auto isSignOf)
{
    std::vector<BackgroundWork> list;
    for (const std::string &name : names) {
        const auto sign = std::find_if(begin, end, [&](const Sign &one) { return isSignOf(one, name); });
        if (sign != end)
            addOnce(list, {sign->kind, std::string(sign->name), 0, name});
    }
    std::ranges::sort(list, {}, &BackgroundWork::name);
    return list;
}

/// "runnable.target" from Boot 2 on, for example "com.example.Cleaner.run".
std::string taskName(const JsonElement &task)
{
    const auto runnable = member(task, "runnable");
    return runnable ? memberText(*runnable, "target") : std::string();
}

} // namespace

std::string_view backgroundKindName(BackgroundKind kind)
{
    switch (kind) {
    case BackgroundKind::Messages:
        return "messages";
    case BackgroundKind::Schedules:
        return "schedules";
    case BackgroundKind::Jobs:
        break;
    }
    return "jobs";
}

std::vector<BackgroundWork> backgroundOfMeters(const std::vector<std::string> &meters)
{
    return found(meters, std::begin(meterSigns), std::end(meterSigns),
                 [](const Sign &sign, const std::string &name) { return name.starts_with(sign.prefix); });
}

std::vector<BackgroundWork> backgroundOfHealth(const std::vector<std::string> &parts)
{
    return found(parts, std::begin(healthSigns), std::end(healthSigns),
                 [](const Sign &sign, const std::string &part) {
                     return part == sign.prefix || part.starts_with(std::string(sign.prefix) + ".");
                 });
}

Result<std::vector<std::string>> decodeMeterNames(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const auto list = member(document->root(), "names");
    if (!list || !list->is_array())
        return fail(ErrorKind::Malformed, std::string(where), "names");
    std::vector<std::string> names;
    for (const JsonElement &entry : simdjson::dom::array(*list)) {
        if (names.size() == mostNames)
            break;
        if (auto name = scalarText(entry))
            names.push_back(std::move(*name));
    }
    return names;
}

Result<std::vector<BackgroundWork>> decodeScheduledTasks(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    if (!document->root().is_object())
        return fail(ErrorKind::Malformed, std::string(where), "scheduledtasks");
    BackgroundWork tasks{BackgroundKind::Schedules, {}, 0, "scheduledtasks"};
    for (const char *kind : {"cron", "fixedDelay", "fixedRate", "custom"}) {
        const auto list = member(document->root(), kind);
        if (!list || !list->is_array())
            continue;
        for (const JsonElement &task : simdjson::dom::array(*list)) {
            if (++tasks.count == 1)
                tasks.name = taskName(task);
        }
    }
    if (tasks.count == 0)
        return std::vector<BackgroundWork>();
    return std::vector<BackgroundWork>{std::move(tasks)};
}

std::vector<BackgroundWork> joined(std::vector<BackgroundWork> first,
                                   const std::vector<BackgroundWork> &second)
{
    for (const BackgroundWork &work : second)
        addOnce(first, work);
    return first;
}

} // namespace core
