// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/filterterms.h"

#include "core/http/text.h"

#include <array>
#include <set>

namespace core {

namespace {

using ValuesOf = void (*)(const InstanceView &row, std::set<std::string> &values);

struct Field
{
    std::string_view name; ///< with its colon
    std::vector<std::string> fixed;
    ValuesOf valuesOf;
};

const std::array<Field, 7> &fields()
{
    static const std::array<Field, 7> all{
        {{"app:",
          {},
          [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.key.application.text()));
          }},
         {"host:",
          {},
          [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.registered->hostName.view()));
          }},
         {"ip:",
          {},
          [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.registered->ipAddress.view()));
          }},
         {"override:",
          {"any", "none"},
          [](const InstanceView &row, std::set<std::string> &values) {
              if (row.hasOverride())
                  values.insert(lowered(row.overriddenStatus().word()));
          }},
         {"status:",
          {"oos"},
          [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.status().word()));
          }},
         {"version:",
          {},
          [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.version));
          }},
         {"zone:", {}, [](const InstanceView &row, std::set<std::string> &values) {
              values.insert(lowered(row.zone));
          }}}};
    return all;
}

/// A space would end the term.
bool canBeTyped(const std::string &value)
{
    return !value.empty() && value.find_first_of(" \t\n") == std::string::npos;
}

std::vector<std::string> valuesFor(const Field &field, const FleetView &fleet, std::string_view begun)
{
    std::set<std::string> values(field.fixed.begin(), field.fixed.end());
    for (const InstanceView &row : fleet.instances)
        field.valuesOf(row, values);
    std::vector<std::string> terms;
    for (const std::string &value : values) {
        if (canBeTyped(value) && value.starts_with(begun) && value != begun)
            terms.push_back(std::string(field.name) + value);
    }
    return terms;
}

} // namespace

std::vector<std::string> filterTerms(const FleetView &fleet, std::string_view typed, std::size_t most)
{
    const std::string sign = typed.starts_with('-') ? "-" : "";
    const std::string term = lowered(typed.substr(sign.size()));
    std::vector<std::string> terms;
    for (const Field &field : fields()) {
        if (term.starts_with(field.name))
            terms = valuesFor(field, fleet, std::string_view(term).substr(field.name.size()));
        else if (field.name.starts_with(term))
            terms.emplace_back(field.name);
    }
    if (terms.size() > most)
        terms.resize(most);
    for (std::string &each : terms)
        each.insert(0, sign);
    return terms;
}

} // namespace core
