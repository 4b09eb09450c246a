// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// <compare> comes with these; named first, it makes the moc of Qt 6.4 stumble over <concepts>.
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Name of an application as Eureka keeps it: upper case, never empty.
class ApplicationName
{
public:
    /// Empty text gives no name. Any case is accepted, as Eureka's own addresses do.
    static std::optional<ApplicationName> from(std::string_view text);

    const std::string &text() const { return m_text; }
    auto operator<=>(const ApplicationName &) const = default;

private:
    explicit ApplicationName(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

/// Id of an instance: opaque, case-sensitive, never empty. It is no address; connect to the instance's own
/// URLs.
class InstanceId
{
public:
    static std::optional<InstanceId> from(std::string_view text);

    const std::string &text() const { return m_text; }
    auto operator<=>(const InstanceId &) const = default;

private:
    explicit InstanceId(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

/// One instance of one environment. Two environments may register the same id, so the environment is part of
/// the key.
struct InstanceKey
{
    std::string environment;
    ApplicationName application;
    InstanceId id;

    auto operator<=>(const InstanceKey &) const = default;

    /// "ORDERS/orders-1:8080", as the command line writes it.
    std::string path() const { return application.text() + "/" + id.text(); }
};

} // namespace core
