// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/handover.h"

#include "app/store/isotime.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace app {

namespace {

const QString format = QStringLiteral("drainboard-handover");
constexpr int formatVersion = 1;

QString member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

/// Over everything that stands in it: a line that was taken out or put in shows, too.
QString sumOf(const Handover &handover)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &text) {
        const QByteArray bytes = text.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    };
    for (const QString &text :
         {handover.id, handover.environment, QString::fromStdString(core::joinedUrls(handover.peers)),
          handover.from, handover.at})
        add(text);
    for (const HandedLine &line : handover.lines)
        add(line.entry.hash);
    return QString::fromLatin1(hash.result().toHex());
}

QJsonObject lineJson(const HandedLine &line)
{
    const JournalEntry &entry = line.entry;
    return {{QStringLiteral("number"), entry.number},
            {QStringLiteral("at"), entry.at},
            {QStringLiteral("environment"), entry.environment},
            {QStringLiteral("operator"), entry.operatorName},
            {QStringLiteral("operation"), entry.operation},
            {QStringLiteral("instance"), entry.instance},
            {QStringLiteral("event"), entry.kind},
            {QStringLiteral("text"), entry.text},
            {QStringLiteral("details"), entry.details}, // as it is hashed
            {QStringLiteral("release"), entry.release},
            {QStringLiteral("hash"), entry.hash},
            {QStringLiteral("previous"), line.previous}};
}

HandedLine lineFrom(const QJsonObject &object)
{
    HandedLine line;
    JournalEntry &entry = line.entry;
    entry.number = static_cast<qint64>(object.value(QLatin1String("number")).toDouble());
    entry.at = member(object, "at");
    entry.environment = member(object, "environment");
    entry.operatorName = member(object, "operator");
    entry.operation = member(object, "operation");
    entry.instance = member(object, "instance");
    entry.kind = member(object, "event");
    entry.text = member(object, "text");
    entry.details = member(object, "details");
    entry.hash = member(object, "hash");
    entry.release = member(object, "release");
    line.previous = member(object, "previous");
    return line;
}

/// Empty where nothing was changed.
std::string faultIn(const Handover &handover, const QString &sum)
{
    qint64 before = 0;
    for (const HandedLine &line : handover.lines) {
        const std::string name = "line " + std::to_string(line.entry.number);
        if (line.entry.number <= before)
            return name + " is out of order";
        if (lineHash(line.entry, line.previous) != line.entry.hash)
            return name + " was changed";
        before = line.entry.number;
    }
    if (handover.lines.empty())
        return "it holds no line";
    return sumOf(handover) == sum ? std::string()
                                  : std::string("a line is missing, or what stands beside them was changed");
}

std::vector<QString> operationIds(const Handover &handover)
{
    std::vector<QString> ids;
    for (const HandedLine &line : handover.lines) {
        if (std::ranges::find(ids, line.entry.operation) == ids.end())
            ids.push_back(line.entry.operation);
    }
    return ids;
}

std::vector<std::string> peersOf(const Handover &handover)
{
    std::vector<std::string> peers;
    for (const core::RecordedOperation &operation : operationsOf(handover)) {
        for (const std::string &peer : operation.peers) {
            if (std::ranges::find(peers, peer) == peers.end())
                peers.push_back(peer);
        }
    }
    return peers;
}

} // namespace

core::Result<Handover> handoverFrom(const Journal &journal, QString id, const QString &from,
                                    core::TimePoint now)
{
    if (id.isEmpty()) {
        const auto newest = journal.newestOperation();
        if (!newest)
            return core::Failure(newest.error());
        id = *newest;
    }
    const auto lines = journal.entriesOfAll(id);
    if (!lines)
        return core::Failure(lines.error());
    if (lines->empty())
        return core::fail(core::ErrorKind::NotFound, journal.path().toStdString(), id.toStdString());
    Handover handover{id, lines->front().environment, {}, from, isoTime(now)};
    for (const JournalEntry &entry : *lines) {
        const auto previous = journal.hashBefore(entry.number);
        if (!previous)
            return core::Failure(previous.error());
        handover.lines.push_back({entry, *previous});
    }
    handover.peers = peersOf(handover);
    return handover;
}

QByteArray handoverJson(const Handover &handover)
{
    QJsonArray peers;
    for (const std::string &peer : handover.peers)
        peers.append(QString::fromStdString(peer));
    QJsonArray lines;
    for (const HandedLine &line : handover.lines)
        lines.append(lineJson(line));
    const QJsonObject object{{QStringLiteral("format"), format},
                             {QStringLiteral("version"), formatVersion},
                             {QStringLiteral("program"), QStringLiteral("drainboard " DRAINBOARD_VERSION)},
                             {QStringLiteral("id"), handover.id},
                             {QStringLiteral("environment"), handover.environment},
                             {QStringLiteral("peers"), peers},
                             {QStringLiteral("from"), handover.from},
                             {QStringLiteral("at"), handover.at},
                             {QStringLiteral("lines"), lines},
                             {QStringLiteral("sum"), sumOf(handover)}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

core::Result<Handover> readHandover(const QByteArray &json, const std::string &where)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return core::fail(core::ErrorKind::NotJson, where);
    if (member(object, "format") != format)
        return core::fail(core::ErrorKind::Malformed, where, "it is no hand-over of Drainboard");
    if (object.value(QLatin1String("version")).toInt() != formatVersion)
        return core::fail(core::ErrorKind::Malformed, where,
                          "it was written by another version of Drainboard");
    Handover handover{member(object, "id"),
                      member(object, "environment"),
                      {},
                      member(object, "from"),
                      member(object, "at")};
    for (const QJsonValue &peer : object.value(QLatin1String("peers")).toArray())
        handover.peers.push_back(peer.toString().toStdString());
    for (const QJsonValue &line : object.value(QLatin1String("lines")).toArray())
        handover.lines.push_back(lineFrom(line.toObject()));
    if (std::string fault = faultIn(handover, member(object, "sum")); !fault.empty())
        return core::fail(core::ErrorKind::Malformed, where, std::move(fault));
    return handover;
}

std::vector<core::RecordedOperation> operationsOf(const Handover &handover)
{
    std::vector<core::RecordedOperation> operations;
    for (const QString &id : operationIds(handover)) {
        std::vector<JournalEntry> lines;
        for (const HandedLine &line : handover.lines) {
            if (line.entry.operation == id)
                lines.push_back(line.entry);
        }
        operations.push_back(recordedOperation(lines));
    }
    return operations;
}

core::Result<void> takeOver(Journal &journal, const Handover &handover, const QString &byWhom,
                            core::TimePoint now)
{
    std::vector<JournalEntry> entries;
    for (const QString &id : operationIds(handover)) {
        const auto known = journal.entriesOf(id);
        if (!known)
            return core::Failure(known.error());
        if (!known->empty())
            return core::fail(core::ErrorKind::Malformed, journal.path().toStdString(),
                              "the journal holds operation " + id.toStdString() + " already");
    }
    for (const HandedLine &line : handover.lines)
        entries.push_back(line.entry);
    for (const QString &id : operationIds(handover)) {
        const auto first = std::ranges::find(handover.lines, id,
                                             [](const HandedLine &line) { return line.entry.operation; });
        JournalEntry taken = first->entry;
        taken.at = isoTime(now);
        taken.operatorName = byWhom;
        taken.kind = QString::fromUtf8(core::journalKindName(core::JournalKind::Operator).data());
        taken.text = QStringLiteral("took it over from %1").arg(handover.from);
        taken.details =
            QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("act"), QStringLiteral("take-over")},
                                                        {QStringLiteral("from"), handover.from},
                                                        {QStringLiteral("exported"), handover.at},
                                                        {QStringLiteral("sum"), sumOf(handover)}})
                                  .toJson(QJsonDocument::Compact));
        entries.push_back(std::move(taken));
    }
    return journal.appendAll(std::move(entries));
}

} // namespace app
