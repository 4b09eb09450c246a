// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/lifecycle.h"

#include "core/actuator/refusedmethod.h"
#include "core/base/json.h"

namespace core {

namespace {

constexpr std::size_t longestMessage = 200;

std::string addressOf(std::string_view actuatorUrl, LifecycleAction action)
{
    return std::string(actuatorUrl) + "/" + std::string(lifecycleName(action));
}

/// Cut between characters, never within one.
std::string shortened(std::string text)
{
    if (text.size() <= longestMessage)
        return text;
    std::size_t end = longestMessage;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
    return text;
}

} // namespace

std::string_view lifecycleName(LifecycleAction action)
{
    switch (action) {
    case LifecycleAction::Shutdown:
        return "shutdown";
    case LifecycleAction::Pause:
        return "pause";
    case LifecycleAction::Resume:
        return "resume";
    case LifecycleAction::Restart:
        break;
    }
    return "restart";
}

Request lifecycleRequest(std::string_view actuatorUrl, LifecycleAction action)
{
    Request request;
    request.method = Method::Post;
    request.url = addressOf(actuatorUrl, action);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

Request lifecycleProbe(std::string_view actuatorUrl, LifecycleAction action)
{
    Request request = lifecycleRequest(actuatorUrl, action);
    request.method = Method::Get;
    return request;
}

Result<bool> lifecycleIsThere(const Result<Response> &response, std::string_view where)
{
    if (response && isMethodRefused(*response))
        return true;
    if (response && response->status == 404)
        return false;
    const auto good = requireSuccess(response, std::string(where));
    if (!good)
        return Failure(good.error());
    return fail(ErrorKind::Malformed, std::string(where), "GET", good->status);
}

Result<LifecycleAnswer> lifecycleAnswer(const Result<Response> &response, std::string_view where)
{
    const auto good = requireSuccess(response, std::string(where));
    if (!good)
        return Failure(good.error());
    LifecycleAnswer answer;
    const auto document = JsonDocument::parse(good->body, where);
    if (!document)
        return answer;
    if (document->root().is_bool())
        answer.isTrue = scalarBool(document->root());
    else if (document->root().is_object())
        answer.message = shortened(memberText(document->root(), "message"));
    return answer;
}

PauseEffect pauseEffectOf(RegistryForm form, bool isEarlySecond)
{
    switch (form) {
    case RegistryForm::BareWord:
        return PauseEffect::EndsLease;
    case RegistryForm::DashedJson:
        return isEarlySecond ? PauseEffect::EndsLease : PauseEffect::CannotBeTold;
    case RegistryForm::PlainJson:
        break;
    }
    return PauseEffect::KeepsLease;
}

} // namespace core
