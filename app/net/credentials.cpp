// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/credentials.h"

#include <QByteArray>

namespace app {

namespace {

constexpr int refusalsAllowed = 2;

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

void Credentials::set(const std::string &origin, std::string_view user, std::string_view password)
{
    const std::string header = "Basic " + (bytes(user) + ':' + bytes(password)).toBase64().toStdString();
    const std::scoped_lock lock(m_mutex);
    m_headers[origin] = header;
    m_trials.erase(header);
}

void Credentials::remove(const std::string &origin)
{
    const std::scoped_lock lock(m_mutex);
    m_headers.erase(origin);
}

bool Credentials::has(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    return m_headers.contains(origin);
}

bool Credentials::isSuspended(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    const auto header = m_headers.find(origin);
    if (header == m_headers.end())
        return false;
    const auto trial = m_trials.find(header->second);
    return trial != m_trials.end() && trial->second.suspended;
}

std::string Credentials::headerFor(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    const auto header = m_headers.find(origin);
    if (header == m_headers.end())
        return {};
    const auto trial = m_trials.find(header->second);
    return trial != m_trials.end() && trial->second.suspended ? std::string() : header->second;
}

void Credentials::noteAnswer(const std::string &origin, const std::string &header, int status)
{
    if (header.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    if (status >= 200 && status <= 299) {
        // A proof for this origin only: elsewhere the same credential may still be the wrong one.
        if (const auto trial = m_trials.find(header); trial != m_trials.end())
            trial->second.refusals.erase(origin);
    }
    if (status != 401)
        return;
    Trial &trial = m_trials[header];
    ++trial.refusals[origin];
    int total = 0;
    for (const auto &[where, count] : trial.refusals)
        total += count;
    trial.suspended = trial.suspended || total >= refusalsAllowed;
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
