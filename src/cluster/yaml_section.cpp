// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/yaml_section.hpp"

#include "base/duration_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

/// A value as shown in a message: short, and without characters that would act on a terminal.
QString shown(const QString &text)
{
    constexpr qsizetype longest = 60;
    QString plain = text.left(longest);
    for (QChar &c : plain) {
        if (!c.isPrint()) {
            c = u'?';
        }
    }
    return u'"' + plain + (text.size() > longest ? u"…\""_s : u"\""_s);
}

} // namespace

YamlProblems::YamlProblems(QString file)
    : m_file(std::move(file))
{
}

void YamlProblems::error(const YAML::Mark &mark, const QString &key, const QString &detail)
{
    add(ProfileProblem::Severity::Error, mark, key, detail);
}

void YamlProblems::warning(const YAML::Mark &mark, const QString &key, const QString &detail)
{
    add(ProfileProblem::Severity::Warning, mark, key, detail);
}

qsizetype YamlProblems::errorCount() const
{
    return std::ranges::count(m_problems, ProfileProblem::Severity::Error, &ProfileProblem::severity);
}

void YamlProblems::add(ProfileProblem::Severity severity, const YAML::Mark &mark, const QString &key,
                       const QString &detail)
{
    const bool known = !mark.is_null();
    m_problems.append({.severity = severity,
                       .file = m_file,
                       .line = known ? mark.line + 1 : 0,
                       .column = known ? mark.column + 1 : 0,
                       .key = key,
                       .detail = detail});
}

YamlSection::YamlSection(const YAML::Node &node, QString key, YamlProblems &problems)
    : m_key(std::move(key))
    , m_problems(&problems)
    , m_mark(node.Mark())
{
    if (!node.IsDefined() || node.IsNull()) {
        return;
    }
    if (!node.IsMap()) {
        m_problems->error(m_mark, m_key, u"a mapping (key: value) is expected"_s);
        return;
    }
    for (const auto &entry : node) {
        if (!entry.first.IsScalar()) {
            m_problems->error(entry.first.Mark(), m_key, u"a plain word is expected as key"_s);
            continue;
        }
        const QString name = QString::fromStdString(entry.first.Scalar());
        if (m_values.contains(name)) {
            m_problems->error(entry.first.Mark(), path(name), u"the key is given twice"_s);
            continue;
        }
        m_values.insert(name, entry.second);
        m_marks.insert(name, entry.first.Mark());
    }
}

const YAML::Node *YamlSection::find(const QString &name)
{
    m_asked.insert(name);
    const auto found = m_values.constFind(name);
    return found == m_values.constEnd() || found->IsNull() ? nullptr : &*found;
}

bool YamlSection::has(const QString &name)
{
    return find(name) != nullptr;
}

bool YamlSection::isMapping(const QString &name)
{
    const YAML::Node *node = find(name);
    return node != nullptr && node->IsMap();
}

YamlSection YamlSection::section(const QString &name)
{
    const YAML::Node *node = find(name);
    YamlSection section(node == nullptr ? YAML::Node() : *node, path(name), *m_problems);
    if (node == nullptr) {
        section.m_mark = m_mark;
    }
    return section;
}

QList<YAML::Node> YamlSection::list(const QString &name)
{
    const YAML::Node *node = find(name);
    QList<YAML::Node> elements;
    if (node == nullptr) {
        return elements;
    }
    if (!node->IsSequence()) {
        m_problems->error(node->Mark(), path(name), u"a list is expected"_s);
        return elements;
    }
    for (const auto &element : *node) {
        elements.append(element);
    }
    return elements;
}

std::optional<QString> YamlSection::scalar(const QString &name, const QString &expected)
{
    const YAML::Node *node = find(name);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (!node->IsScalar()) {
        m_problems->error(node->Mark(), path(name), expected + u" is expected"_s);
        return std::nullopt;
    }
    return QString::fromStdString(node->Scalar());
}

std::optional<QString> YamlSection::text(const QString &name, const TextRule &rule)
{
    auto text = scalar(name, rule.expected);
    if (!text || rule.accepts(*text)) {
        return text;
    }
    error(name, rule.expected + u" is expected, not "_s + shown(*text));
    return std::nullopt;
}

QStringList YamlSection::texts(const QString &name, const TextRule &rule)
{
    QStringList texts;
    qsizetype index = 0;
    for (const YAML::Node &element : list(name)) {
        const QString key = path(name) + u'[' + QString::number(index++) + u']';
        const QString text = element.IsScalar() ? QString::fromStdString(element.Scalar()) : QString();
        if (!element.IsScalar() || !rule.accepts(text)) {
            m_problems->error(element.Mark(), key, rule.expected + u" is expected, not "_s + shown(text));
        } else if (texts.contains(text)) {
            m_problems->error(element.Mark(), key, shown(text) + u" is given twice"_s);
        } else {
            texts.append(text);
        }
    }
    return texts;
}

std::optional<int> YamlSection::number(const QString &name, int least, int most)
{
    const QString expected = u"a whole number from %1 to %2"_s.arg(least).arg(most);
    const auto text = scalar(name, expected);
    if (!text) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int value = text->toInt(&isNumber);
    if (!isNumber || value < least || value > most) {
        error(name, expected + u" is expected, not "_s + shown(*text));
        return std::nullopt;
    }
    return value;
}

std::optional<bool> YamlSection::boolean(const QString &name)
{
    static const QStringList yes{u"true"_s, u"yes"_s, u"on"_s};
    static const QStringList no{u"false"_s, u"no"_s, u"off"_s};
    const auto text = scalar(name, u"true or false"_s);
    if (!text) {
        return std::nullopt;
    }
    const QString word = text->toLower();
    if (!yes.contains(word) && !no.contains(word)) {
        error(name, u"true or false is expected, not "_s + shown(*text));
        return std::nullopt;
    }
    return yes.contains(word);
}

std::optional<Milliseconds> YamlSection::duration(const QString &name, Milliseconds least, Milliseconds most)
{
    const QString expected =
        u"a duration from %1 to %2 (seconds, or 90s, 10m, 1h)"_s.arg(durationText(least), durationText(most));
    const auto text = scalar(name, expected);
    if (!text) {
        return std::nullopt;
    }
    const auto value = parseDuration(*text);
    if (!value || *value < least || *value > most) {
        error(name, expected + u" is expected, not "_s + shown(*text));
        return std::nullopt;
    }
    return value;
}

void YamlSection::missing(const QString &name, const QString &detail)
{
    m_problems->error(m_mark, path(name), detail);
}

void YamlSection::error(const QString &name, const QString &detail)
{
    const auto found = m_values.constFind(name);
    m_problems->error(found == m_values.constEnd() ? m_mark : found->Mark(), path(name), detail);
}

void YamlSection::finish()
{
    for (auto mark = m_marks.constBegin(); mark != m_marks.constEnd(); ++mark) {
        if (!m_asked.contains(mark.key())) {
            m_problems->warning(mark.value(), path(mark.key()), u"unknown key, not used"_s);
        }
    }
}

QString YamlSection::path(const QString &name) const
{
    return m_key.isEmpty() ? name : QString(m_key + u'.' + name);
}

} // namespace kubemori::cluster
