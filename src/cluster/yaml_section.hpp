// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile_store.hpp"

#include <yaml-cpp/yaml.h>

#include <QMap>
#include <QSet>

#include <functional>
#include <optional>

namespace kubemori::cluster {

/// Collects what is wrong in one file.
class YamlProblems
{
public:
    explicit YamlProblems(QString file);

    void error(const YAML::Mark &mark, const QString &key, const QString &detail);
    void warning(const YAML::Mark &mark, const QString &key, const QString &detail);
    [[nodiscard]] const QList<ProfileProblem> &all() const { return m_problems; }
    [[nodiscard]] qsizetype errorCount() const;

private:
    void add(ProfileProblem::Severity severity, const YAML::Mark &mark, const QString &key, const QString &detail);

    QString m_file;
    QList<ProfileProblem> m_problems;
};

/// A rule for a text and what it expects, for the message.
struct TextRule
{
    std::function<bool(const QString &)> accepts;
    QString expected;
};

/// A mapping of clusters.yaml, read key by key. Every value that is not of the expected form is noted as an error with
/// its place and read as "not given"; keys nobody asked for are noted as warnings by finish(). null stands for "not
/// given".
class YamlSection
{
public:
    /// `key` is the section's own path, empty for the root. A node that is no mapping is an error and reads as empty.
    YamlSection(const YAML::Node &node, QString key, YamlProblems &problems);

    [[nodiscard]] bool has(const QString &name);
    [[nodiscard]] bool isMapping(const QString &name);
    /// The section under a key; an empty one if it is not given.
    [[nodiscard]] YamlSection section(const QString &name);
    /// The elements of a list; empty if not given.
    [[nodiscard]] QList<YAML::Node> list(const QString &name);

    [[nodiscard]] std::optional<QString> text(const QString &name, const TextRule &rule);
    [[nodiscard]] QStringList texts(const QString &name, const TextRule &rule);
    [[nodiscard]] std::optional<int> number(const QString &name, int least, int most);
    [[nodiscard]] std::optional<bool> boolean(const QString &name);
    /// Seconds as a number, or "90s", "10m", "1h30m".
    [[nodiscard]] std::optional<Milliseconds> duration(const QString &name, Milliseconds least, Milliseconds most);

    void missing(const QString &name, const QString &detail);
    void error(const QString &name, const QString &detail);
    void finish();
    [[nodiscard]] QString path(const QString &name) const;

private:
    [[nodiscard]] const YAML::Node *find(const QString &name);
    [[nodiscard]] std::optional<QString> scalar(const QString &name, const QString &expected);

    QString m_key;
    YamlProblems *m_problems;
    YAML::Mark m_mark;
    QMap<QString, YAML::Node> m_values;
    QMap<QString, YAML::Mark> m_marks;
    QSet<QString> m_asked;
};

} // namespace kubemori::cluster
