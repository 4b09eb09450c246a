// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

namespace ui {

namespace {

QString effectSentence(const core::WritePreview &preview)
{
    using Effect = core::WriteEffect;
    switch (preview.effect) {
    case Effect::UpAtOnce:
        return Text::tr("It is UP at once, without an override.");
    case Effect::StatusAtOnce:
        return Text::tr(
            "Its status changes at once and stays over heartbeats until the override is cancelled.");
    case Effect::UnknownUntilNextHeartbeat:
        return preview.atMost
                   ? Text::tr(
                         "It is UNKNOWN until its next heartbeat, at most %1; then it registers with its own "
                         "status.")
                         .arg(Text::length(*preview.atMost))
                   : Text::tr(
                         "It is UNKNOWN until its next heartbeat; then it registers with its own status.");
    case Effect::UnknownThatStays:
        return Text::tr("It would be UNKNOWN and stay so: its server discards its registrations after this.");
    case Effect::NothingBecauseItAlreadyIs:
        return Text::tr(
            "Nothing changes, because it already is: the server answers 200 and stores no override.");
    case Effect::NoOverrideToRemove:
        return Text::tr("Nothing changes: there is no override to remove.");
    case Effect::RemovesUnknownIfAny:
        return Text::tr(
            "It says UNKNOWN and shows no override, and an override of UNKNOWN looks just like that: where "
            "there is one, this removes it; where there is none, nothing changes.");
    case Effect::StuckOutWithoutOverride:
        return Text::tr("It would be out without an override that could be cancelled later.");
    case Effect::OverrideKeptDormant:
        return Text::tr(
            "Its status changes at once and stays over heartbeats until the instance registers again: then "
            "its own DOWN or STARTING goes first, and the override waits.");
    case Effect::WouldClaimUp:
        return Text::tr("It would be shown as UP although it is not known to be well.");
    case Effect::PinsUp:
        return Text::tr("It would be UP by an override, which hides what it reports later.");
    case Effect::MetadataUntilRegistered:
        return Text::tr("The keys are set until the instance registers again; a key cannot be removed.");
    case Effect::LeaseEnds:
        return Text::tr(
            "Its lease ends, and the override with it; an instance that is alive registers again.");
    }
    return {};
}

} // namespace

QString Text::sentence(const core::WritePreview &preview)
{
    QString text = effectSentence(preview);
    if (preview.isInheritedByQuickRestart)
        text += QLatin1Char(' ') + tr("A kill with a quick restart inherits it; an orderly stop removes it.");
    return text;
}

} // namespace ui
