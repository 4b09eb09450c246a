// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/resiliencequestion.h"

#include "core/actuator/hystrixstream.h"
#include "core/actuator/resiliencepage.h"

#include <memory>

namespace app {

namespace {

using Decode = std::function<core::Result<core::Resilience>(const core::Response &)>;

core::Result<core::Resilience> decoded(const core::Result<core::Response> &response, const std::string &url,
                                       const Decode &decode)
{
    const auto good = core::requireSuccess(response, url);
    if (good)
        return decode(*good);
    if (good.error().kind == core::ErrorKind::NotFound)
        return core::Resilience();
    core::Error error = good.error();
    error.where = url; // not the long question
    return core::Failure(error);
}

void askPage(const core::ResilienceAddress &address, Reader &reader, QObject *context,
             ResilienceRead::Done done)
{
    reader.read(core::resiliencePageRequest(address.base), context,
                [url = address.url, done](const core::Result<core::Response> &response) {
                    done(decoded(response, url, [&](const core::Response &page) {
                        return core::decodeResiliencePage(page.body, url);
                    }));
                });
}

void askStream(const core::ResilienceAddress &address, Reader &reader, QObject *context,
               ResilienceRead::Done done)
{
    core::Request request = core::hystrixStreamRequest(address.url);
    constexpr core::Millis longest = std::chrono::seconds(5); // a round is half a second
    request.timeout = longest;
    const auto round = std::make_shared<core::HystrixRound>();
    reader.readUntil(
        request, context, [round](std::string_view piece) { return round->take(piece); },
        [round, url = address.url, done](const core::Result<core::Response> &response) {
            done(decoded(response, url, [&](const core::Response &) { return round->found(url); }));
        });
}

} // namespace

void askForResilience(const core::ResilienceAddress &address, Reader &reader, QObject *context,
                      ResilienceRead::Done done)
{
    switch (address.source) {
    case core::ResilienceSource::Page:
        return askPage(address, reader, context, std::move(done));
    case core::ResilienceSource::Stream:
        return askStream(address, reader, context, std::move(done));
    case core::ResilienceSource::Meters:
    case core::ResilienceSource::None:
        break;
    }
    (new ResilienceRead(address.base, reader, std::move(done), context))->start();
}

} // namespace app
