// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/linksfor.h"

#include "core/base/placeholders.h"
#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>

namespace core {

namespace {

/// Where the text is still within "scheme://host:port".
bool isBeforePath(std::string_view text)
{
    const auto start = text.find("://");
    return start == std::string_view::npos || text.find_first_of("/?#", start + 3) == std::string_view::npos;
}

std::string milliseconds(TimePoint time)
{
    return std::to_string(time.time_since_epoch().count());
}

/// Empty where it is not told.
std::string valueOf(std::string_view name, const InstanceView &row)
{
    const Instance &instance = *row.registered;
    if (name == "instanceId")
        return row.key.id.text();
    if (name == "host")
        return instance.hostName;
    if (name == "ipAddr")
        return instance.ipAddress;
    if (name == "version")
        return row.version;
    if (name == "zone")
        return row.zone;
    if (name == "vipAddress")
        return instance.vipAddress;
    if (name == "port") {
        const auto port = instance.port ? instance.port : instance.securePort;
        return port ? std::to_string(*port) : std::string();
    }
    return std::string(instance.metadataValue(name.substr(metadataPlaceholder.size())));
}

std::string valueOf(std::string_view name, const LinkSubject &subject)
{
    if (name == "application")
        return subject.application.text();
    if (name == "lowerCaseApplication")
        return lowered(subject.application.text());
    if (name == "from")
        return milliseconds(subject.from);
    if (name == "to")
        return milliseconds(subject.to);
    return subject.row ? valueOf(name, *subject.row) : std::string();
}

/// Any text as a part of a path or a query; before them an IPv6 address stands in brackets.
std::string encoded(std::string_view value, bool isInHost)
{
    const std::string bracketed = "[" + std::string(value) + "]";
    const bool isAddress =
        isInHost && value.find(':') != std::string_view::npos && !hostOf("http://" + bracketed).empty();
    return isAddress ? bracketed : encodeQueryValue(value);
}

Link linkOf(const LinkTemplate &form, const LinkSubject &subject)
{
    Link link{form.name, {}, {}};
    std::vector<std::string> inHost;
    std::string url;
    const auto pieces = piecesOf(form.url); // decodeLinks() saw that it has some
    for (const FormPiece &piece : *pieces) {
        if (!piece.isPlaceholder) {
            url += piece.text;
            continue;
        }
        const std::string value = valueOf(piece.text, subject);
        const bool isInHost = isBeforePath(url);
        // A step up is none of percent-encoding's: the address would be another than the profile's.
        if (value.empty() || value == "." || value == "..")
            link.missing.emplace_back(piece.text);
        else if (isInHost)
            inHost.emplace_back(piece.text);
        url += encoded(value, isInHost);
    }
    // What a registration tells may be anything, also what is no host.
    if (link.missing.empty() && hostOf(url).empty())
        link.missing = std::move(inHost);
    else if (link.missing.empty())
        link.url = std::move(url);
    return link;
}

} // namespace

std::vector<Link> linksFor(const std::vector<LinkTemplate> &templates, const LinkSubject &subject)
{
    std::vector<Link> links;
    for (const LinkTemplate &form : templates) {
        const bool isMeant =
            form.applications.empty() ||
            std::ranges::find(form.applications, subject.application) != form.applications.end();
        if (isMeant && (subject.row || !form.isOfInstance))
            links.push_back(linkOf(form, subject));
    }
    return links;
}

std::vector<Link> linksFor(const std::vector<LinkTemplate> &templates, const Snapshot &snapshot,
                           const ApplicationName &application, const InstanceView *row, TimePoint now)
{
    constexpr Millis usual = std::chrono::hours(1);
    constexpr Millis before = std::chrono::minutes(15);
    LinkSubject subject{application, row, now - usual, now};
    for (const Release &release : snapshot.releases) {
        if (release.plan.application == application && !release.isFinished())
            subject.from = std::min(subject.from, release.startedAt - before);
    }
    return linksFor(templates, subject);
}

} // namespace core
