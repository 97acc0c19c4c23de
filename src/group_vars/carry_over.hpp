// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/settings_rules.hpp"
#include "group_vars/settings_set.hpp"

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QSet>
#include <QString>

#include <optional>

namespace kubemori::group_vars {

/// What a person chose for a conflict.
struct Resolution
{
    enum class Choice {
        Mine, ///< what held so far
        New,  ///< what the new sample has; a key it does not have goes
        Text, ///< `text`: the whole entry, "key: value", with further lines if need be
    };
    Choice choice = Choice::Mine;
    QString text;

    bool operator==(const Resolution &) const = default;
};

/// By the ids of conflicts. Resolving is carrying over again with one more of them, undoing is with one less: the
/// result depends on nothing else.
using Resolutions = QMap<QString, Resolution>;

/// Three folders and what is known about the way from one release to the other. Plain value.
struct CarryOverInput
{
    FolderFiles oldSample; ///< inventory/sample of the release that `mine` was made for
    FolderFiles mine;      ///< every file of the inventory's folder
    FolderFiles newSample;
    Version from; ///< the releases' versions: which rules hold
    Version to;
    SettingsRules rules;
    /// Of ownSettings() those that roles of the new release read; nothing: not known.
    std::optional<QSet<QString>> readKeys;
    Resolutions resolutions;
    /// The same for the old release: a setting that it did not read either is a variable of my own.
    std::optional<QSet<QString>> oldReadKeys = std::nullopt;
};

/// The settings that are active in my folder and not so in the old sample, sorted: those whose readers matter.
[[nodiscard]] QStringList ownSettings(const FolderFiles &oldSample, const FolderFiles &mine);

/// A setting of mine, or one whose default changed, and what became of it.
struct CarriedSetting
{
    enum class Decision {
        KeptMine,       ///< my value, in the new sample's place for it
        TookNew,        ///< I had the old default as it was in the file: the new one is in its place
        EqualsNew,      ///< my value is the new default
        Own,            ///< a setting that neither sample has, or in a file of mine
        Unset,          ///< I took an active setting out; it is commented in the new file
        Gone,           ///< mine is kept, but the new sample has no such setting (`since`, `replacedBy`)
        Renamed,        ///< mine is kept under the new name (`replacedBy`)
        DefaultChanged, ///< I relied on a default that is another one now
        Unread,         ///< mine is kept, but no role of the new release reads it
    };
    QString key;
    Decision decision = Decision::KeptMine;
    QString file;                         ///< in the result
    std::optional<inventory::Value> mine; ///< nothing: not set
    SettingState oldState = SettingState::Absent;
    std::optional<inventory::Value> oldDefault; ///< of the old sample, commented ones too
    SettingState newState = SettingState::Absent;
    std::optional<inventory::Value> newDefault;
    std::optional<inventory::Value> result; ///< what is active in the result; nothing: not set
    QString since;                          ///< "v2.22.0"; the release in which it went or changed, if a rule knows
    QString replacedBy;                     ///< names of settings
    QString rule;                           ///< id of the rule that spoke
    QString conflict;                       ///< id of the conflict about it; empty: none

    bool operator==(const CarriedSetting &) const = default;
};

/// Something that only a person can decide. It stays in the list when it is resolved, so that it can be undone.
struct CarryConflict
{
    enum class Kind {
        BothChanged,    ///< the active default changed, and so did I
        DefaultChanged, ///< I relied on a default that is another one now
        Format,         ///< my value is not written as the new release wants it
        Pinned,         ///< my value holds back a version
        Renamed,        ///< another name, but not quite the same meaning, or both names are set
        WholeFile,      ///< a file that cannot be merged by settings and changed on both sides
    };
    QString id;   ///< "group_vars/k8s_cluster/k8s-cluster.yml:kube_version"; stable over repeated runs
    QString key;  ///< empty: a whole file
    QString file; ///< in the result
    int line = 0; ///< from 1, in the result; 0: not there
    Kind kind = Kind::BothChanged;
    QString rule;     ///< id of the rule that asks; empty: none
    QString mine;     ///< text of the entry that held so far; of a whole file the file's
    QString before;   ///< the old sample's text; empty: absent
    QString after;    ///< the new sample's text; empty: absent
    QString proposal; ///< a text to start from; `mine` if nothing better is known
    bool isResolved = false;

    bool operator==(const CarryConflict &) const = default;
};

/// A file of the new folder, or one that does not come along.
struct CarriedFile
{
    enum class Outcome {
        Same,     ///< the new sample's or mine, byte for byte
        Merged,   ///< the new sample's with settings of mine
        Conflict, ///< undecided: what held so far stands in it, with a comment above that says so
        Dropped,  ///< not in the result: the old sample's, nothing of mine is in it, and the new one has it no more, or
                  ///< I had removed it
    };
    QString path; ///< in the result; of a dropped one, that of mine
    Outcome outcome = Outcome::Same;
    QByteArray bytes;
    QString mine; ///< the file of mine it comes from, whose mode it keeps; empty: the new sample's
    QString note; ///< technical English: why a file was carried whole; mostly empty

    bool operator==(const CarriedFile &) const = default;
};

struct CarryOverResult
{
    QList<CarriedFile> files;       ///< sorted by path
    QList<CarriedSetting> settings; ///< by file and key
    QList<CarryConflict> conflicts; ///< by file and key
    QStringList unusedResolutions;  ///< ids that no conflict has

    /// Nothing is left to decide.
    [[nodiscard]] bool isComplete() const;
};

/// Carries what I changed into the new sample: comments, order and layout are the new sample's, values and files of
/// mine survive. Settings are merged one by one, so that changes side by side are no conflicts. While a conflict is
/// open, what held so far stays in force, under a comment that names it. Promises: settings I made are in the result
/// with their values, unless a decision of kind Renamed or a resolution says otherwise; each result file that is YAML
/// in mine and the sample is YAML; with mine = the old sample, the new sample comes out, byte for byte; equal inputs
/// give equal bytes. Pure: nothing is read or written; for any thread but the window's (it takes some ten
/// milliseconds).
[[nodiscard]] CarryOverResult carryOver(const CarryOverInput &input);

/// What is wrong with a typed resolution.
enum class ResolutionProblem {
    NotYaml,   ///< it does not parse
    OtherKey,  ///< it is not one entry of that key
    OtherType, ///< a list where a text was, …; may be meant: a warning
};
/// Checks a text for a conflict about a setting. An empty text is good: the setting goes.
[[nodiscard]] std::optional<ResolutionProblem> checkResolution(const CarryConflict &conflict, const QString &text);

// Stable names for JSON and tests.
[[nodiscard]] QString toString(CarriedSetting::Decision decision); ///< "kept-mine", "took-new", …
[[nodiscard]] QString toString(CarryConflict::Kind kind);          ///< "both-changed", …
[[nodiscard]] QString toString(CarriedFile::Outcome outcome);      ///< "same", "merged", "conflict", "dropped"

} // namespace kubemori::group_vars

Q_DECLARE_METATYPE(kubemori::group_vars::CarryOverResult)
