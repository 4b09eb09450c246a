// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/credentials.h"

#include <algorithm>

namespace app {

void Credentials::set(const std::string &origin, std::string_view user, std::string_view password)
{
    const std::string value = "Basic " + core::base64(std::string(user) + ":" + std::string(password));
    const std::scoped_lock lock(m_mutex);
    m_own[origin] = {std::string(user), {"Authorization", value}};
    m_trials.erase(value);
}

bool Credentials::setAgain(const std::string &user, std::string_view password)
{
    std::vector<std::string> origins;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &[origin, carried] : m_own) {
            if (carried.name == user)
                origins.push_back(origin);
        }
    }
    for (const std::string &origin : origins)
        set(origin, user, password);
    return !origins.empty();
}

void Credentials::remove(const std::string &origin)
{
    const std::scoped_lock lock(m_mutex);
    m_own.erase(origin);
    m_meant.erase(origin);
}

core::Result<void> Credentials::enter(const core::CredentialSettings &credential, std::string_view secret)
{
    auto header = core::credentialHeader(credential, secret);
    if (!header)
        return core::Failure(header.error());
    const std::scoped_lock lock(m_mutex);
    m_trials.erase(header->value);
    m_entered[credential.name] = {credential.name, *std::move(header)};
    return {};
}

void Credentials::mean(const std::string &origin, const std::string &name)
{
    const std::scoped_lock lock(m_mutex);
    m_meant.try_emplace(origin, name);
}

const CarriedCredential *Credentials::find(const std::string &origin) const
{
    if (const auto own = m_own.find(origin); own != m_own.end())
        return &own->second;
    const auto meant = m_meant.find(origin);
    if (meant == m_meant.end())
        return nullptr;
    const auto entered = m_entered.find(meant->second);
    return entered == m_entered.end() ? nullptr : &entered->second;
}

bool Credentials::isSuspendedNow(const CarriedCredential &carried) const
{
    const auto trial = m_trials.find(carried.header.value);
    return trial != m_trials.end() && trial->second.isSuspended();
}

bool Credentials::has(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    return find(origin) != nullptr;
}

bool Credentials::isSuspended(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    const CarriedCredential *carried = find(origin);
    return carried && isSuspendedNow(*carried);
}

std::vector<CredentialState> Credentials::states() const
{
    const std::scoped_lock lock(m_mutex);
    std::map<std::string, CredentialState> states;
    for (const auto &[origin, name] : m_meant)
        states[name] = {name, false, false};
    for (const auto &[name, carried] : m_entered)
        states[name] = {name, true, isSuspendedNow(carried)};
    for (const auto &[origin, carried] : m_own) {
        CredentialState &state = states[carried.name];
        state = {carried.name, true, state.isSuspended || isSuspendedNow(carried)};
    }
    std::vector<CredentialState> out;
    for (auto &[name, state] : states)
        out.push_back(std::move(state));
    return out;
}

std::string Credentials::headerFor(const std::string &origin) const
{
    const auto carried = carriedFor(origin);
    return carried ? carried->header.value : std::string();
}

std::optional<CarriedCredential> Credentials::carriedFor(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    const CarriedCredential *carried = find(origin);
    if (!carried || isSuspendedNow(*carried))
        return std::nullopt;
    return *carried;
}

std::string Credentials::nameFor(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    const CarriedCredential *carried = find(origin);
    return carried ? carried->name : std::string();
}

core::DeniedCause Credentials::noteAnswer(const std::string &origin, const std::string &header, int status,
                                          bool isWrite)
{
    const std::scoped_lock lock(m_mutex);
    if (!header.empty())
        m_trials[header].note(origin, status, isWrite);
    if (!isWrite && status >= 200 && status <= 299)
        m_readable.insert(origin);
    else if (!isWrite && (status == 401 || status == 403))
        m_readable.erase(origin);
    return core::deniedCause(status, isWrite, !header.empty(), m_readable.contains(origin));
}

Credentials::Turn Credentials::takeTurn(const std::string &origin, const std::string &header)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_trials[header].isInDoubtAt(origin))
        return Turn::Open;
    return m_underWay.insert(header).second ? Turn::Ours : Turn::Wait;
}

void Credentials::endTurn(const std::string &header)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_underWay.erase(header);
    }
    emit m_turns.freed();
}

std::shared_ptr<Credentials> credentialsOf(const std::vector<core::BaseAddress> &addresses)
{
    auto credentials = std::make_shared<Credentials>();
    for (const core::BaseAddress &address : addresses) {
        if (address.hasCredentials)
            credentials->set(core::originOf(address.url), address.user, address.password);
    }
    return credentials;
}

} // namespace app
