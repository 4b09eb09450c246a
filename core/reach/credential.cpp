// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/credential.h"

#include "core/http/text.h"

#include <algorithm>
#include <cstdint>

namespace core {

std::optional<SecretPlace> parseSecretPlace(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string_view word = text.substr(0, colon);
    const bool hasRest = colon != std::string_view::npos;
    const std::string rest(hasRest ? text.substr(colon + 1) : std::string_view());
    if (word == "ask" && !hasRest)
        return SecretPlace{SecretSource::Ask, {}};
    if (word == "keychain" && hasRest != rest.empty())
        return SecretPlace{SecretSource::Keychain, rest};
    if (rest.empty())
        return std::nullopt;
    if (word == "file")
        return SecretPlace{SecretSource::File, rest};
    if (word == "command")
        return SecretPlace{SecretSource::Command, rest};
    const bool isNumber = rest.size() <= 4 && std::all_of(rest.begin(), rest.end(), isDigit);
    if (word == "fd" && isNumber)
        return SecretPlace{SecretSource::Descriptor, rest};
    return std::nullopt;
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? letters[group >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

Result<Header> credentialHeader(const CredentialSettings &credential, std::string_view secret)
{
    Header header{"Authorization", {}};
    switch (credential.kind) {
    case CredentialKind::Basic:
        header.value = "Basic " + base64(credential.user + ":" + std::string(secret));
        break;
    case CredentialKind::Bearer:
        header.value = "Bearer " + std::string(secret);
        break;
    case CredentialKind::Header:
        header = {credential.header, std::string(secret)};
        break;
    case CredentialKind::ClientCertificate:
        return fail(ErrorKind::InvalidAddress, credential.name, "a certificate is no header");
    }
    if (secret.empty() || !isSafeHeader(header.name, header.value))
        return fail(ErrorKind::InvalidAddress, credential.name, "secret");
    return header;
}

} // namespace core
