// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/generation.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace live {

/// One row of the contract with Eureka: what is done, and what the server must answer.
///
/// The script has one step a line: `VERB ARGUMENTS => EXPECTED`. Where a generation differs, its own word
/// follows: `=> UP/UNKNOWN | 1.5: UNKNOWN/UNKNOWN`. ContractPlayer says what the verbs mean.
struct ContractRow
{
    /// Plain: an instance that only these REST calls play. RealClient: a running Spring Boot provider.
    enum class Client { Plain, RealClient };

    const char *name;
    const char *source; ///< the notes that say so, for example "features 3.1"
    Client client;
    const char *script;
};

struct ContractStep
{
    QString action;
    QString expected;
};

/// The steps of a row as one generation is expected to answer them.
QList<ContractStep> stepsOf(const ContractRow &row, Generation generation);

const QList<ContractRow> &contractRows();

/// The parts of the table above.
const QList<ContractRow> &writeRows();  ///< status and override: the writes
const QList<ContractRow> &leaseRows();  ///< register, heartbeat, cancel, replicated ones
const QList<ContractRow> &readRows();   ///< forms, lists, delta, gzip, vips
const QList<ContractRow> &nameRows();   ///< names that need encoding, and bad input
const QList<ContractRow> &clientRows(); ///< with a real client, where it may differ from plain REST

} // namespace live
