// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/prediction.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace live {

namespace {

QDateTime timeOf(const QJsonObject &line)
{
    return QDateTime::fromString(line.value("at"_L1).toString(), Qt::ISODateWithMs);
}

QByteArray hopLine(const QJsonValue &hop)
{
    QString line = hop["hop"_L1].toString() + u' ' + QString::number(hop["seconds"_L1].toDouble()) +
                   u" s, "_s + hop["source"_L1].toString();
    if (hop["readFrom"_L1].isString())
        line += u" from "_s + hop["readFrom"_L1].toString();
    if (hop["caller"_L1].isString())
        line += u", of "_s + hop["caller"_L1].toString();
    if (hop["isSeen"_L1].toBool())
        line += u", seen to have happened"_s;
    return line.toUtf8();
}

} // namespace

Prediction predictionOf(const ProgramRun &drain)
{
    Prediction prediction;
    const QList<QJsonObject> intents = drain.of(u"intent"_s);
    if (intents.isEmpty())
        return prediction;
    prediction.takenOut = timeOf(intents.first());
    for (const QJsonObject &line : drain.of(u"progress"_s)) {
        if (line.value("phase"_L1).toString() != u"waiting"_s)
            continue;
        const double end = double(prediction.takenOut.msecsTo(timeOf(line))) / 1000 +
                           line.value("remainingSeconds"_L1).toDouble();
        if (prediction.atFirst < 0)
            prediction.atFirst = prediction.shortest = end;
        prediction.shortest = std::min(prediction.shortest, end);
        prediction.hops.clear();
        for (const QJsonValue &hop : line.value("hops"_L1).toArray())
            prediction.hops.append(hopLine(hop));
    }
    return prediction;
}

double Prediction::observed(const LoadCount &count, const QByteArray &server) const
{
    return double(takenOut.msecsTo(count.lastBy.value(server))) / 1000;
}

} // namespace live
