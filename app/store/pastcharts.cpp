// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/pastcharts.h"

#include "app/store/sqlerror.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace app {

namespace {

/// Two operations of one release keep the same samples where they ran at the same time: each counts once.
template <typename Value> class Merged
{
public:
    void add(std::vector<Value> more)
    {
        for (Value &value : more) {
            if (m_keys.insert(keyOf(value)).second)
                m_all.push_back(std::move(value));
        }
    }
    std::vector<Value> take() { return std::move(m_all); }

private:
    using Key = std::tuple<core::TimePoint, std::string, std::string>;
    static Key keyOf(const core::CountSample &sample)
    {
        return {sample.at, sample.name, std::string(core::sideName(sample.side))};
    }
    static Key keyOf(const core::StatusChange &change) { return {change.at, change.name, change.status}; }

    std::set<Key> m_keys;
    std::vector<Value> m_all;
};

constexpr int mostListed = 200;

core::TimePoint timeOf(const QString &iso)
{
    return core::timeFromEpoch(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

core::PastRelease releaseOf(const QSqlQuery &query)
{
    core::PastRelease one;
    const QString path = query.value(5).toString();
    one.id = query.value(0).toString().toStdString();
    one.from = timeOf(query.value(1).toString());
    one.to = timeOf(query.value(2).toString());
    one.isRelease = query.value(3).toInt() != 0;
    one.instances = static_cast<std::size_t>(query.value(4).toInt());
    one.application = path.section(QLatin1Char('/'), 0, 0).toStdString();
    if (one.instances == 1)
        one.instance = path.section(QLatin1Char('/'), 1).toStdString();
    one.operators = query.value(6).toString().toStdString();
    return one;
}

core::Result<std::vector<core::PastRelease>> select(const QSqlDatabase &database, const QString &environment,
                                                    int most)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral(
        "SELECT CASE WHEN release<>'' THEN release ELSE operation END AS id, min(at), max(at), "
        "max(release<>''), count(DISTINCT CASE WHEN instr(instance,'/')>0 THEN instance END), "
        "max(CASE WHEN instr(instance,'/')>0 THEN instance ELSE '' END), group_concat(DISTINCT operator) "
        "FROM lines WHERE environment=? AND operation<>'' GROUP BY id ORDER BY max(number) DESC LIMIT ?"));
    query.addBindValue(environment);
    query.addBindValue(most);
    if (!query.exec())
        return core::fail(core::ErrorKind::Storage, database.databaseName().toStdString(),
                          wordsOf(query.lastError()).toStdString());
    std::vector<core::PastRelease> all;
    while (query.next())
        all.push_back(releaseOf(query));
    return all;
}

} // namespace

core::Result<std::vector<core::PastRelease>> readPastReleases(const QString &journalPath,
                                                              const QString &environment, int most)
{
    const QString connection = QUuid::createUuid().toString();
    core::Result<std::vector<core::PastRelease>> all;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(journalPath);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
        if (database.open())
            all = select(database, environment, most);
        else
            all = core::fail(core::ErrorKind::Storage, journalPath.toStdString(),
                             wordsOf(database.lastError()).toStdString());
    }
    QSqlDatabase::removeDatabase(connection);
    return all;
}

core::Past readPast(const QString &journalPath, const QString &environment, const QString &id)
{
    core::Past past;
    auto releases = readPastReleases(journalPath, environment, mostListed);
    if (!releases) {
        past.error = releases.error();
        return past;
    }
    past.releases = std::move(*releases);
    if (id.isEmpty())
        return past;
    Journal journal;
    RunHistory history;
    core::Result<void> opened = journal.open(journalPath);
    if (opened)
        opened = history.open(RunHistory::pathBeside(journalPath));
    auto charts = opened ? readPastCharts(journal, history, id)
                         : core::Result<core::PastCharts>(core::Failure(opened.error()));
    if (charts)
        past.opened = std::move(*charts);
    else
        past.error = charts.error();
    return past;
}

core::Result<core::PastCharts> readPastCharts(const Journal &journal, const RunHistory &history,
                                              const QString &id)
{
    const auto entries = journal.entriesOfAll(id);
    if (!entries)
        return core::Failure(entries.error());
    if (entries->empty())
        return core::fail(core::ErrorKind::NotFound, journal.path().toStdString(), id.toStdString());
    std::map<QString, std::vector<core::RecordedLine>> lines;
    std::map<QString, std::string> instances;
    for (const JournalEntry &entry : *entries) {
        if (!entry.instance.contains(QLatin1Char('/')))
            continue;
        instances[entry.operation] = entry.instance.section(QLatin1Char('/'), 1).toStdString();
        if (auto line = recordedLine(entry))
            lines[entry.operation].push_back(std::move(*line));
    }
    Merged<core::CountSample> samples;
    Merged<core::StatusChange> changes;
    std::vector<core::ChartMark> marks;
    for (const auto &[operation, instance] : instances) {
        auto kept = history.samplesOf(operation);
        auto seen = history.changesOf(operation);
        if (!kept)
            return core::Failure(kept.error());
        if (!seen)
            return core::Failure(seen.error());
        samples.add(std::move(*kept));
        changes.add(std::move(*seen));
        std::ranges::move(core::marksOf(instance, lines[operation]), std::back_inserter(marks));
    }
    return core::pastCharts(id.toStdString(), samples.take(), changes.take(), std::move(marks));
}

} // namespace app
