// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_reader.hpp"

#include "advice/condition_reader.hpp"
#include "advice/example_reader.hpp"
#include "advice/step_reader.hpp"
#include "inventory/yaml_document.hpp"

#include <QFileInfo>

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::YamlNode;
using inventory::YamlPointer;

namespace {

constexpr int mostSure = 100;

class IssueReader
{
public:
    IssueReader(const YamlNode &document, const QString &file)
        : m_document(document)
        , m_reader(file)
    {
        m_result.issue.file = file;
    }

    Result<IssueFile> read()
    {
        if (m_reader.checkKeys(m_document, format::issueKeys())) {
            KnownIssue &issue = m_result.issue;
            readId(issue);
            readSeverity(issue);
            issue.title = needed("title"_L1);
            issue.text = needed("text"_L1);
            issue.source = m_reader.text(m_document, "source"_L1, true).trimmed();
            issue.remedy = needed("remedy"_L1);
            readScope(issue);
            readClues(issue);
            readSteps(issue);
            readLinks(issue);
        }
        if (!m_reader.fault()) { // examples are read by what the issue asks
            readExamples();
        }
        return m_reader.fault() ? Result<IssueFile>(std::unexpected(*m_reader.fault())) : std::move(m_result);
    }

private:
    void readId(KnownIssue &issue)
    {
        static const QRegularExpression form(u"\\A[a-z0-9]+(-[a-z0-9]+)*\\z"_s);
        issue.id = m_reader.text(m_document, "id"_L1, true);
        const YamlNode *node = m_document.find(u"id"_s);
        const QString name = QFileInfo(issue.file).completeBaseName();
        if (node == nullptr) {
            return;
        }
        if (!form.match(issue.id).hasMatch()) {
            m_reader.refuse(*node, u"an id has small letters, digits and single “-”"_s);
        } else if (issue.id != name) {
            m_reader.refuse(*node, u"the id “%1” is not the file's name “%2”"_s.arg(issue.id, name));
        }
    }

    void readSeverity(KnownIssue &issue)
    {
        const QString word = m_reader.text(m_document, "severity"_L1, true);
        for (const Severity severity : {Severity::Block, Severity::Warn, Severity::Info}) {
            if (word == toString(severity)) {
                issue.severity = severity;
                return;
            }
        }
        const YamlNode *node = m_document.find(u"severity"_s);
        m_reader.refuse(node == nullptr ? m_document : *node, u"“severity” can be block, warn or info"_s);
    }

    LocalText needed(QLatin1StringView key)
    {
        const YamlNode *node = m_document.find(key);
        if (node == nullptr) {
            m_reader.refuse(m_document, u"“%1” is missing"_s.arg(key));
            return {};
        }
        return m_reader.localText(*node, key);
    }

    void readScope(KnownIssue &issue)
    {
        if (const YamlNode *node = m_document.find(u"target"_s)) {
            issue.target = m_reader.range(*node, u"target"_s);
        }
        if (const YamlNode *node = m_document.find(u"current"_s)) {
            issue.current = m_reader.range(*node, u"current"_s);
        }
        if (const YamlNode *node = m_document.find(u"crosses"_s)) {
            issue.crosses = m_reader.version(*node, u"crosses"_s);
        }
        if (const YamlNode *node = m_document.find(u"when"_s)) {
            issue.when = readCondition(*node, m_reader);
        }
    }

    void readClues(KnownIssue &issue)
    {
        const YamlNode *log = m_document.find(u"log"_s);
        if (log != nullptr) {
            for (const YamlPointer &item : m_reader.items(*log, u"log"_s)) {
                if (m_reader.checkKeys(*item, format::clueKeys())) {
                    issue.clues.append(readClue(*item));
                }
            }
        }
        if (issue.clues.isEmpty() && !issue.isChecked()) {
            m_reader.refuse(m_document, u"nothing shows the issue: neither “when” nor “log” nor a range of releases"_s);
        }
    }

    LogClue readClue(const YamlNode &node)
    {
        LogClue clue;
        if (const YamlNode *pattern = node.find(u"pattern"_s)) {
            clue.pattern = m_reader.pattern(*pattern, u"pattern"_s);
            if (clue.pattern.match(QString()).hasMatch()) {
                m_reader.refuse(*pattern, u"the pattern matches an empty line"_s);
            }
        } else {
            m_reader.refuse(node, u"“pattern” is missing"_s);
        }
        if (const YamlNode *from = node.find(u"from"_s)) {
            clue.from = {};
            for (const YamlPointer &item : m_reader.items(*from, u"from"_s)) {
                clue.from |= sourceOf(*item);
            }
        }
        if (const YamlNode *task = node.find(u"task"_s)) {
            clue.task = m_reader.pattern(*task, u"task"_s);
        }
        if (const YamlNode *sure = node.find(u"sure"_s)) {
            clue.sure = m_reader.number(*sure, u"sure"_s, 1, mostSure);
        }
        return clue;
    }

    LogSource sourceOf(const YamlNode &node)
    {
        const QString word = m_reader.text(node, u"from"_s);
        for (const format::SourceWord &source : format::sources()) {
            if (word == source.word) {
                return source.source;
            }
        }
        m_reader.refuse(node, u"unknown program “%1”"_s.arg(word));
        return LogSource::Any;
    }

    void readSteps(KnownIssue &issue)
    {
        if (const YamlNode *steps = m_document.find(u"steps"_s)) {
            for (const YamlPointer &item : m_reader.items(*steps, u"steps"_s)) {
                issue.steps.append(readStep(*item, m_reader));
            }
        }
    }

    void readLinks(KnownIssue &issue)
    {
        const YamlNode *links = m_document.find(u"links"_s);
        if (links == nullptr) {
            return;
        }
        for (const YamlPointer &item : m_reader.items(*links, u"links"_s)) {
            const QString link = m_reader.text(*item, u"links"_s);
            if (!link.startsWith("https://"_L1)) {
                m_reader.refuse(*item, u"a link begins with https://"_s);
            }
            issue.links.append(link);
        }
    }

    void readExamples()
    {
        const YamlNode *examples = m_document.find(u"examples"_s);
        if (examples == nullptr) {
            m_reader.refuse(m_document, u"“examples” is missing"_s);
            return;
        }
        for (const YamlPointer &item : m_reader.items(*examples, u"examples"_s)) {
            m_result.examples.append(readExample(*item, m_result.issue, m_reader));
        }
        const auto hasHit = [this](bool inLog) {
            return std::ranges::any_of(m_result.examples, [inLog](const IssueExample &example) {
                return example.expected == Truth::Yes && example.log.has_value() == inLog;
            });
        };
        if (m_result.issue.isChecked() && !hasHit(false)) {
            m_reader.refuse(*examples, u"no example hits without a log"_s);
        }
        if (!m_result.issue.clues.isEmpty() && !hasHit(true)) {
            m_reader.refuse(*examples, u"no example hits in a log"_s);
        }
        if (!std::ranges::contains(m_result.examples, Truth::No, &IssueExample::expected)) {
            m_reader.refuse(*examples, u"no example misses: a near miss is needed"_s);
        }
    }

    const YamlNode &m_document;
    FaultReader m_reader;
    IssueFile m_result;
};

} // namespace

Result<IssueFile> readIssueFile(const QByteArray &yaml, const QString &file)
{
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(yaml, file, {}, warnings);
    const auto refused = [&file](const inventory::Problem &problem) {
        return fail(ErrorCode::InvalidInput, problem.detail, u"%1:%2"_s.arg(file).arg(problem.line));
    };
    if (!document) {
        return refused(document.error());
    }
    if (!warnings.isEmpty()) { // a key that is given twice
        return refused(warnings.constFirst());
    }
    return IssueReader(**document, file).read();
}

} // namespace kubemori::advice
