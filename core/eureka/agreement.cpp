// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/agreement.h"

#include <algorithm>
#include <set>
#include <utility>

namespace core {

namespace {

using Kind = AgreementCell::Kind;

AgreementCell cellOf(const PeerList &peer, const ApplicationName &application, const InstanceId &id)
{
    AgreementCell cell;
    cell.isOld = peer.hasFailed;
    if (!peer.list)
        return cell;
    cell.age = peer.age;
    const Instance *instance = peer.list->find(application, id);
    cell.kind = instance ? Kind::Listed : Kind::Missing;
    if (instance) {
        cell.status = instance->status;
        cell.overriddenStatus = instance->overriddenStatus;
    }
    return cell;
}

bool isCurrent(const AgreementCell &cell)
{
    return cell.kind != Kind::NoAnswer && !cell.isOld;
}

bool saysTheSame(const AgreementCell &a, const AgreementCell &b)
{
    return a.kind == b.kind && a.status == b.status && a.overriddenStatus == b.overriddenStatus;
}

bool disagree(const std::vector<AgreementCell> &cells)
{
    const AgreementCell *first = nullptr;
    for (const AgreementCell &cell : cells) {
        if (!isCurrent(cell))
            continue;
        if (first && !saysTheSame(*first, cell))
            return true;
        first = &cell;
    }
    return false;
}

} // namespace

std::vector<AgreementRow> agreementOf(const std::vector<PeerList> &peers)
{
    std::set<std::pair<ApplicationName, InstanceId>> names;
    for (const PeerList &peer : peers) {
        if (!peer.list)
            continue;
        for (const Instance &instance : peer.list->instances)
            names.emplace(instance.application, instance.id);
    }
    std::vector<AgreementRow> rows;
    rows.reserve(names.size());
    for (const auto &[application, id] : names) {
        AgreementRow row{application, id, {}, false};
        for (const PeerList &peer : peers)
            row.cells.push_back(cellOf(peer, application, id));
        row.disagrees = disagree(row.cells);
        rows.push_back(std::move(row));
    }
    std::ranges::stable_partition(rows, &AgreementRow::disagrees);
    return rows;
}

std::optional<SetOverride> overrideToRepeat(const std::vector<Status> &held)
{
    std::optional<Status> override;
    bool isMissed = false;
    for (const Status value : held) {
        if (value == Status::Unknown)
            isMissed = true;
        else if (override && *override != value)
            return std::nullopt;
        else
            override = value;
    }
    return override && isMissed ? std::optional(SetOverride{*override}) : std::nullopt;
}

std::optional<Repair> repairOf(const AgreementRow &row)
{
    std::vector<std::size_t> having;
    std::vector<Status> held;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!isCurrent(row.cells[i]) || row.cells[i].kind == Kind::Missing)
            continue;
        having.push_back(i);
        held.push_back(row.cells[i].overriddenStatus.status);
    }
    const auto change = overrideToRepeat(held);
    if (!change)
        return std::nullopt;
    const auto holder = static_cast<std::size_t>(std::ranges::find(held, change->value) - held.begin());
    Repair repair{having[holder], *change, {}};
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (held[i] == Status::Unknown)
            repair.missing.push_back(having[i]);
    }
    return repair;
}

} // namespace core
