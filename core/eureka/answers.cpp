// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/answers.h"

#include "core/eureka/decoder.h"

#include <string_view>

namespace core {

namespace {

template <typename T>
Result<std::optional<T>> decodedOrAbsent(const Result<Response> &response, const std::string &where,
                                         Result<T> (*decode)(std::string_view, std::string_view))
{
    if (response && response->status == 404)
        return std::optional<T>();
    const auto good = requireSuccess(response, where);
    if (!good)
        return Failure(good.error());
    auto decoded = decode(good->body, where);
    if (!decoded)
        return Failure(decoded.error());
    return std::optional<T>(std::move(*decoded));
}

} // namespace

Result<Registry> registryAnswer(const Result<Response> &response, const std::string &where)
{
    const auto good = requireSuccess(response, where);
    if (!good)
        return Failure(good.error());
    return decodeApplications(good->body, where);
}

Result<std::optional<Registry>> applicationAnswer(const Result<Response> &response, const std::string &where)
{
    return decodedOrAbsent<Registry>(response, where, decodeApplication);
}

Result<std::optional<Instance>> instanceAnswer(const Result<Response> &response, const std::string &where,
                                               const InstanceId &asked)
{
    auto answer = decodedOrAbsent<Instance>(response, where, decodeInstance);
    if (answer && *answer && (*answer)->id != asked)
        return fail(ErrorKind::Malformed, where, "instanceId: " + (*answer)->id.text());
    return answer;
}

} // namespace core
