// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/faultwords.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace live {

namespace {

QString word(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

bool isAbout(const QJsonObject &line, const QString &instanceId)
{
    return word(line, "instanceId") == instanceId || word(line, "instance").endsWith(instanceId);
}

/// The member of an array `instances` that is this instance; empty where there is none.
QJsonObject entryOf(const QJsonObject &line, const QString &instanceId)
{
    for (const QJsonValue &instance : line.value("instances"_L1).toArray()) {
        if (instance["instanceId"_L1].toString() == instanceId)
            return instance.toObject();
    }
    return {};
}

bool hasText(const ProgramRun &run, const QString &text)
{
    return std::ranges::any_of(run.lines,
                               [&](const QJsonObject &line) { return word(line, "text").contains(text); });
}

QString surpriseOf(const QJsonObject &result)
{
    const QJsonObject surprise = result.value("surprise"_L1).toObject();
    if (surprise.isEmpty())
        return u"none"_s;
    QStringList words{word(surprise, "kind")};
    for (const QJsonValue &detail : surprise.value("details"_L1).toArray())
        words.append(detail.toString());
    return words.join(u' ');
}

QString unwindOf(const ProgramRun &run, const QStringList &ids)
{
    QStringList kinds;
    const QList<QJsonObject> steps = run.of(u"unwind"_s);
    for (const QString &id : ids) {
        for (const QJsonObject &step : steps) {
            if (word(step, "instanceId") == id)
                kinds.append(word(step, "what"));
        }
    }
    return kinds.isEmpty() ? u"none"_s : kinds.join(u' ');
}

QString returnedOf(const QJsonObject &entry)
{
    const QString returned = word(entry, "returnedAs");
    if (returned.isEmpty())
        return u"nobody"_s;
    return returned == word(entry, "instanceId") ? u"itself"_s : u"another"_s;
}

QJsonObject unfinishedOf(const ProgramRun &run)
{
    const QList<QJsonObject> lines = run.of(u"unfinished-release"_s);
    return lines.isEmpty() ? QJsonObject() : lines.last();
}

} // namespace

bool isLine(const QJsonObject &line, const QString &at, const QString &instanceId)
{
    const QString event = at.section(u' ', 0, 0);
    const QString text = at.section(u' ', 1);
    if (event == u"awaits"_s)
        return word(entryOf(line, instanceId), "awaited") == text;
    return word(line, "event") == event && word(line, "text").endsWith(text) && isAbout(line, instanceId);
}

FaultFacts saidByRelease(const ProgramRun &run, const QStringList &ids)
{
    const QJsonObject result = run.result();
    const QJsonObject first = entryOf(result, ids.first());
    return {
        {u"exit"_s, run.exitCode < 0 ? u"killed"_s : QString::number(run.exitCode)},
        {u"result"_s, run.resultWord()},
        {u"outcome"_s, word(result, "outcome")},
        {u"stage"_s, word(first, "stage")},
        {u"awaited"_s, word(first, "awaited")},
        {u"drain-proof"_s, word(first, "drainProof")},
        {u"return-proof"_s, word(first, "returnProof")},
        {u"returned"_s, returnedOf(first)},
        {u"surprise"_s, surpriseOf(result)},
        {u"unwind"_s, unwindOf(run, ids)},
        {u"still-called"_s, hasText(run, u"it is still called"_s) ? u"said"_s : u"not said"_s},
        {u"outside"_s, hasText(run, u"came up, outside of the plan"_s) ? u"said"_s : u"not said"_s},
    };
}

FaultFacts saidByRecover(const ProgramRun &run, const QStringList &ids)
{
    const QJsonObject unfinished = unfinishedOf(run);
    const QJsonObject first = entryOf(unfinished, ids.first());
    if (unfinished.isEmpty())
        return {{u"unfinished"_s, u"no"_s}, {u"next"_s, u"nothing"_s}};
    return {{u"unfinished"_s, word(first, "stage") + u' ' + word(first, "seen")},
            {u"next"_s, word(first, "goesOn")}};
}

bool isToldToBeOut(const ProgramRun &run, const ProgramRun &recovery, const QString &instanceId)
{
    const QString seen = word(entryOf(unfinishedOf(recovery), instanceId), "seen");
    if (seen == u"out"_s || seen == u"partly-out"_s)
        return true;
    const QList<QJsonObject> steps = run.of(u"unwind"_s);
    const bool stopsAnyway = std::ranges::any_of(steps, [&](const QJsonObject &step) {
        return word(step, "instanceId") == instanceId && word(step, "what") == u"stops-anyway"_s;
    });
    return stopsAnyway || run.errors.contains(instanceId.toUtf8());
}

} // namespace live
