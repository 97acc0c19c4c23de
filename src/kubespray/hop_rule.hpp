// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/version.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::kubespray {

/// How much an advisory or finding matters.
enum class Severity {
    Block, ///< do not go on
    Warn,  ///< something will need attention
    Info,  ///< good to know
};

/// Stable name for JSON and data files: "block", "warn", "info".
[[nodiscard]] QString toString(Severity severity);

/// Which releases a rule is about: "v2.28.0", "v2.23.0..v2.23.1", "v2.30.*", ">=v2.29.0", "<v2.16.0", "*", or several
/// with commas between (any of them). A candidate ("v2.31.0-rc1") counts as its release.
class TagRange
{
public:
    TagRange() = default; ///< none
    /// InvalidInput for another form.
    [[nodiscard]] static Result<TagRange> parse(const QString &text);
    [[nodiscard]] bool contains(const Version &version) const;
    [[nodiscard]] bool isEmpty() const { return m_spans.isEmpty(); }
    [[nodiscard]] const QString &text() const { return m_text; }
    bool operator==(const TagRange &) const = default;

private:
    struct Span
    {
        std::optional<Version> from; ///< included
        std::optional<Version> to;   ///< included unless `isOpen`
        bool isOpen = false;
        bool operator==(const Span &) const = default;
    };
    [[nodiscard]] static std::optional<Span> parseSpan(const QString &text);

    QList<Span> m_spans;
    QString m_text;
};

/// A text in the languages of the program.
struct LocalText
{
    QString en;
    QString ja; ///< empty: en counts

    bool operator==(const LocalText &) const = default;
};

/// A condition on one setting of the inventory.
struct SettingCondition
{
    enum class Test { IsTrue, IsFalse, IsOneOf, IsNoneOf, IsDefined, IsUndefined };
    QString key; ///< a top-level variable: "metallb_enabled"
    Test test = Test::IsTrue;
    QStringList values;             ///< with IsOneOf and IsNoneOf
    std::optional<QString> absence; ///< what counts when the inventory does not set it; absent: as undefined

    /// "kube_network_plugin is calico or canal"; terms of the field, untranslated.
    [[nodiscard]] QString toString() const;
    bool operator==(const SettingCondition &) const = default;
};

/// A piece of knowledge about releases that cannot be seen by comparing them. Data: see resources/hop-rules.yaml.
struct HopRule
{
    enum class Kind {
        Avoid,   ///< do not go to these tags
        Note,    ///< to know when going to these tags
        Cross,   ///< to know when going from before `since` to it or beyond
        Pass,    ///< whoever goes from before these tags to `before` or beyond must stop at one of them
        Running, ///< going to these tags needs `component` to be at least `minimum` before
    };
    QString id;
    Kind kind = Kind::Note;
    Severity severity = Severity::Info;
    TagRange tags;
    std::optional<Version> since;   ///< with Cross
    TagRange before;                ///< with Pass
    QString component;              ///< with Running
    std::optional<Version> minimum; ///< with Running
    QList<SettingCondition> when;   ///< all of them; empty: always
    LocalText title;
    LocalText why;
    LocalText remedy; ///< may be empty
    QString source;   ///< where it was seen: a path in Kubespray, a commit

    bool operator==(const HopRule &) const = default;
};

/// Reads rules from their data file. All or nothing: InvalidInput names the rule, the line and the fault. Never throws.
[[nodiscard]] Result<QList<HopRule>> readHopRules(const QByteArray &yaml, const QString &file);

/// The rules that come with the program.
[[nodiscard]] const QList<HopRule> &builtInHopRules();

} // namespace kubemori::kubespray
