// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Every reader of foreign bytes in core, each with what it promises beside not crashing. See Target.
namespace fuzz {

void eurekaLists(std::string_view input);
void eurekaDelta(std::string_view input);
void eurekaInstance(std::string_view input);
void health(std::string_view input);
void metrics(std::string_view input);
void flatMetrics(std::string_view input);
void prometheusPage(std::string_view input);
void hystrixStream(std::string_view input);
void prometheusAnswer(std::string_view input);
void settings(std::string_view input);
void endpoints(std::string_view input);
void httpAnswer(std::string_view input);
void address(std::string_view input);
void lengths(std::string_view input);
void profile(std::string_view input);
void releasePlan(std::string_view input);
void journal(std::string_view input);

} // namespace fuzz
