// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A second reading of Eureka's JSON, written as plainly as can be on QJsonDocument and for no speed at all:
/// what the decoder is held against. It shares the meaning of single values with core (which statuses there
/// are, which names are the same), and nothing of how a document is walked.
namespace plain {

struct Row
{
    core::Instance instance;
    std::string action; ///< "ADDED", "MODIFIED", "DELETED", or anything else
};

struct Reading
{
    std::string hashCode;
    std::optional<std::int64_t> version;
    std::vector<Row> rows;    ///< sorted by application, then id; each pair once
    std::size_t rejected = 0; ///< rows that nobody can use
};

/// `root` is "applications", "application" or "instance". Nothing where the document is no JSON to Qt, or has
/// not that root.
std::optional<Reading> read(const QByteArray &body, const char *root);

/// Whether no number in it has a fraction, an exponent, a sign before zero or more digits than always fit
/// into 64 bits: a QJsonDocument no longer knows how such a one was written.
bool hasOnlyShortIntegers(const QByteArray &body);

/// Whether any object in it has a key twice, of which a QJsonDocument keeps the last one. Of a document that
/// Qt takes.
bool hasKeyTwice(const QByteArray &body);

/// The same instance with its metadata in order of the keys, and structures within it in Qt's own writing: a
/// QJsonObject keeps no order.
core::Instance inOrder(core::Instance instance);

} // namespace plain
