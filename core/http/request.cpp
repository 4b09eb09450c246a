// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>

namespace core {

namespace {

/// One word for a POSIX shell: nothing is special between single quotes but the quote itself.
std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else if (c != '\0') // no shell word can hold it
            out += c;
    }
    return out + "'";
}

bool isSecret(const Header &header)
{
    constexpr std::string_view secret[] = {"Authorization", "Proxy-Authorization", "Cookie"};
    return std::any_of(std::begin(secret), std::end(secret),
                       [&](std::string_view name) { return sameIgnoringCase(header.name, name); });
}

std::string_view withoutLead(std::string_view body)
{
    if (body.starts_with("\xef\xbb\xbf"))
        body.remove_prefix(3);
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : body.substr(first);
}

/// Eureka answers in XML where a proxy on the way drops the Accept header. A login page that calls itself XML
/// is still one.
bool isXmlDocument(std::string_view type, std::string_view body)
{
    const bool isXml = type.starts_with("application/xml") || type.starts_with("text/xml");
    const std::string begin = lowered(body.substr(0, 200));
    return isXml && begin.find("<html") == std::string::npos && begin.find("<!doctype") == std::string::npos;
}

bool isPage(const Response &response)
{
    const std::string type = lowered(trimmed(response.header("Content-Type")));
    if (type.starts_with("text/html") || type.starts_with("application/xhtml"))
        return true;
    const std::string_view body = withoutLead(response.body);
    return body.starts_with('<') && !isXmlDocument(type, body);
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    default:
        return ErrorKind::HttpStatus;
    }
}

} // namespace

std::string_view methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Post:
        return "POST";
    case Method::Delete:
        return "DELETE";
    }
    return "GET";
}

std::string_view Response::header(std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header &header) {
        return sameIgnoringCase(header.name, name);
    });
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string toCurl(const Request &request)
{
    std::string line = "curl";
    if (request.method != Method::Get)
        line += " -X " + std::string(methodName(request.method));
    for (const Header &header : request.headers) {
        if (isSecret(header))
            continue;
        // "Name:" would make curl leave the header out; "Name;" sends it empty.
        const std::string text = header.value.empty() ? header.name + ";" : header.name + ": " + header.value;
        line += " -H " + quoted(text);
    }
    // --data-raw, as -d would read a file for a body that starts with '@'.
    if (!request.body.empty())
        line += " --data-raw " + quoted(request.body);
    // -g: the brackets of an IPv6 address are no pattern.
    const std::string url = withoutCredentials(request.url);
    if (url.find_first_of("[]{}") != std::string::npos)
        line += " -g";
    return line + " -- " + quoted(url);
}

Request jsonRequest(std::string url)
{
    Request request;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400 && status != 304;
}

Failure redirected(const Response &response, std::string where)
{
    return fail(ErrorKind::Redirected, std::move(where), originOf(response.header("Location")),
                response.status);
}

Result<Response> requireSuccess(Result<Response> result, std::string where)
{
    if (!result)
        return result;
    const int status = result->status;
    if (isRedirect(status))
        return redirected(*result, std::move(where));
    if (status < 200 || status > 299)
        return Failure(
            Error{kindOf(status), std::move(where), {}, status, result->credential, result->denied});
    if (isPage(*result))
        return fail(ErrorKind::NotJson, std::move(where), std::string(result->header("Content-Type")),
                    status);
    return result;
}

} // namespace core
