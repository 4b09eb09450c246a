// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"

#include "core/base/instancename.h"
#include "core/eureka/instancefields.h"
#include "core/eureka/jsondecoder.h"
#include "core/eureka/xmldecoder.h"

namespace core {

namespace {

bool isMarkup(std::string_view body)
{
    if (body.starts_with("\xEF\xBB\xBF"))
        body.remove_prefix(3);
    // UTF-16 has its mark, which no JSON begins with.
    if (body.starts_with("\xFE\xFF") || body.starts_with("\xFF\xFE"))
        return true;
    const auto begin = body.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && body[begin] == '<';
}

Result<DecodedList> decodeList(std::string_view body, std::string_view where, std::string_view root)
{
    return isMarkup(body) ? decodeXmlList(body, where, root) : decodeJsonList(body, where, root);
}

/// A list without one usable row, but with others, must not pass for an empty one.
std::optional<Error> onlyRejected(const DecodedList &list, std::string_view where)
{
    if (!list.rows.empty() || list.rejected.empty())
        return std::nullopt;
    const RejectedRow &first = list.rejected.rows.front();
    return Error{ErrorKind::Malformed, std::string(where),
                 first.what.empty() ? first.where : first.where + "." + first.what};
}

Result<Registry> registryOf(Result<DecodedList> list, std::string_view where)
{
    if (!list)
        return Failure(list.error());
    if (auto error = onlyRejected(*list, where))
        return Failure(std::move(*error));
    std::vector<InstanceRow> rows;
    rows.reserve(list->rows.size());
    for (RowCollector::Row &row : list->rows)
        rows.push_back(std::move(row.instance));
    return Registry{std::move(list->hashCode), InstanceList(std::move(rows)), std::move(list->rejected)};
}

} // namespace

Result<Registry> decodeApplications(std::string_view body, std::string_view where)
{
    return registryOf(decodeList(body, where, "applications"), where);
}

Result<Registry> decodeApplication(std::string_view body, std::string_view where)
{
    return registryOf(decodeList(body, where, "application"), where);
}

Result<Delta> decodeDelta(std::string_view body, std::string_view where)
{
    auto list = decodeList(body, where, "applications");
    if (!list)
        return Failure(list.error());
    Delta delta{std::move(list->hashCode), list->version, {}, {}, std::move(list->rejected)};
    for (RowCollector::Row &row : list->rows) {
        if (row.action == ActionType::Untold)
            delta.rejected.add(fullName({row.instance->application, row.instance->id}), "actionType");
        else
            (row.action == ActionType::Deleted ? delta.deleted : delta.changed)
                .push_back(std::move(row.instance));
    }
    return delta;
}

Result<Instance> decodeInstance(std::string_view body, std::string_view where)
{
    auto list = decodeList(body, where, "instance");
    if (!list)
        return Failure(list.error());
    if (auto error = onlyRejected(*list, where))
        return Failure(std::move(*error));
    if (list->rows.empty())
        return fail(ErrorKind::Malformed, std::string(where), "instance");
    return *list->rows.front().instance;
}

} // namespace core
