// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/contractrow.h"
#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"

namespace live {

struct PlayedStep
{
    ContractStep step;
    QString seen;

    /// Where a server was seen to do either, the table says "404 or DOWN/UNKNOWN".
    bool asExpected() const { return step.expected.split(QStringLiteral(" or ")).contains(seen); }
};

/// Plays rows of the contract at one Eureka server.
///
/// Verbs of every row; an answer is its status code:
///   put [WORD], delete [WORD], cancel   the writes; without a word there is no value in the query
///   state                               live status/overridden status, "404" where there is none
///   xml-state                           the same as the live XML has it
///   action                              live actionType
///   listed                              the state in the cached list, waited for
///   changed                             the actionType in the cached delta, waited for
///   hashed                              "same" as soon as the list's own hash is that of its instances
///   ask METHOD PATH [HEADER:VALUE ...]  code and form of the body: json, xml, html, gzip, text, empty
///   code METHOD PATH [HEADER:VALUE ...] the code alone
///   vip PATH                            how many instances the list by vip has, waited for
/// In a path {app}, {id} and {vip} stand for the row's own.
/// Verbs for an instance that plain calls play:
///   id TEXT, long-id LENGTH             another id than the row's own; "ok"
///   application [SUFFIX]                the same id in another application; "ok"
///   register STATUS [same|older] [replicated]     with a dirty stamp newer than the last one, unless said
///   heartbeat [older|newer|none|words] [replicated]
///   found                               "same" where the live answer has exactly this id
/// Verbs for a real client:
///   endpoint WORD                       its own service-registry endpoint
///   settled                             the state after three more signs of life of the client
///   stop, kill, start [STATUS]          "ended" or "healthy"; STATUS is its own from then on
///                                       (initial-status)
///   own STATUS                          the client says it of itself while it runs, as with a health check
///   gone                                "404" as soon as the live answer is that
class ContractPlayer
{
public:
    /// `provider` may be null: then there are no rows with a real client.
    ContractPlayer(const QString &eurekaUrl, Generation generation, JavaServer *provider);

    QList<PlayedStep> play(const ContractRow &row);

private:
    using Words = QStringList;
    using Verb = QString (ContractPlayer::*)(const Words &, const QString &wanted);
    static Verb verbOf(const QString &name);

    QString put(const Words &words, const QString &wanted);
    QString remove(const Words &words, const QString &wanted);
    QString cancel(const Words &words, const QString &wanted);
    QString state(const Words &words, const QString &wanted);
    QString xmlState(const Words &words, const QString &wanted);
    QString action(const Words &words, const QString &wanted);
    QString listed(const Words &words, const QString &wanted);
    QString changed(const Words &words, const QString &wanted);
    QString hashed(const Words &words, const QString &wanted);
    QString ask(const Words &words, const QString &wanted);
    QString code(const Words &words, const QString &wanted);
    QString vip(const Words &words, const QString &wanted);
    QString useId(const Words &words, const QString &wanted);
    QString useApplication(const Words &words, const QString &wanted);
    QString useLongId(const Words &words, const QString &wanted);
    QString registerInstance(const Words &words, const QString &wanted);
    QString heartbeat(const Words &words, const QString &wanted);
    QString found(const Words &words, const QString &wanted);
    QString endpoint(const Words &words, const QString &wanted);
    QString settled(const Words &words, const QString &wanted);
    QString own(const Words &words, const QString &wanted);
    QString stop(const Words &words, const QString &wanted);
    QString kill(const Words &words, const QString &wanted);
    QString start(const Words &words, const QString &wanted);
    QString gone(const Words &words, const QString &wanted);

    void begin(const ContractRow &row);
    void end(const ContractRow &row);
    QString path(const QString &rest = {}) const;
    QJsonObject instance() const;
    QByteArray posted(const QString &status, qint64 dirty) const;
    QJsonObject inList(const QString &list) const;
    HttpAnswer answerTo(const Words &words) const;
    QString filled(QString target) const;

    EurekaView m_eureka;
    Generation m_generation;
    JavaServer *m_provider;
    QString m_application;
    QString m_id;
    qint64 m_dirty = 0;
    int m_played = 0;
};

} // namespace live
