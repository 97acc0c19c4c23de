// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_tooling.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// The first capture of a pattern that looks at one line.
ReleaseFact inLines(const QString &path, const QStringList &lines, const QRegularExpression &form)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = form.matchView(lines.at(i)); match.hasMatch()) {
            return {.value = match.captured(1), .raw = {}, .origin = {.file = path, .line = static_cast<int>(i) + 1}};
        }
    }
    return {};
}

AnsibleRange rangeIn(const QString &path, const QByteArray &text)
{
    static const QRegularExpression min(uR"(^\s*minimal_ansible_version:\s*["']?v?(\d[\w.]*))"_s);
    static const QRegularExpression max(uR"(^\s*maximal_ansible_version:\s*["']?v?(\d[\w.]*))"_s);
    static const QRegularExpression atLeast(
        uR"(ansible_version\.(?:string|full) is version(?:_compare)?\(\s*["']([\d.]+)["'],\s*["']>=["'])"_s);
    static const QRegularExpression below(
        uR"(ansible_version\.(?:string|full) is version(?:_compare)?\(\s*["']([\d.]+)["'],\s*["']<["'])"_s);
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    AnsibleRange range{.min = inLines(path, lines, min), .max = inLines(path, lines, max)};
    if (!range.min.isKnown()) { // before v2.13.0 the version stood in the assertion
        range.min = inLines(path, lines, atLeast);
    }
    if (!range.max.isKnown()) {
        range.max = inLines(path, lines, below);
    }
    return range;
}

std::optional<PipPin> readPin(QString line, int number)
{
    static const QRegularExpression form(uR"(\A([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([<>=!~][^;]*)?(?:;.*)?\z)"_s);
    static const QRegularExpression comment(uR"((?:^|\s)#.*)"_s);
    static const QRegularExpression options(uR"(\s--\w.*)"_s); // hashes
    line = line.remove(comment).remove(options).trimmed();
    const auto match = form.match(line);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return PipPin{.package = match.captured(1), .constraint = match.captured(2).remove(u' '), .line = number};
}

/// The cells of a row of a Markdown table; empty for another line.
QStringList cellsOf(const QString &line)
{
    const QString row = line.trimmed();
    if (row.size() < 2 || !row.startsWith(u'|') || !row.endsWith(u'|')) {
        return {};
    }
    QStringList cells = row.sliced(1, row.size() - 2).split(u'|');
    for (QString &cell : cells) {
        cell = cell.trimmed();
    }
    return cells;
}

bool isRuler(const QStringList &cells)
{
    static const QRegularExpression form(uR"(\A:?-+:?\z)"_s);
    return std::ranges::all_of(cells, [](const QString &cell) { return form.matchView(cell).hasMatch(); });
}

qsizetype columnOf(const QStringList &cells, QLatin1StringView word)
{
    const auto found =
        std::ranges::find_if(cells, [&](const QString &cell) { return cell.contains(word, Qt::CaseInsensitive); });
    return found == cells.end() ? -1 : std::distance(cells.begin(), found);
}

QList<PythonRange> tableIn(const QString &path, const QByteArray &text)
{
    QList<PythonRange> rows;
    qsizetype ansible = -1;
    qsizetype python = -1;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList cells = cellsOf(lines.at(i));
        if (cells.isEmpty()) {
            ansible = python = -1; // the table ends
        } else if (python < 0) {
            ansible = columnOf(cells, "ansible version"_L1);
            python = ansible < 0 ? -1 : columnOf(cells, "python version"_L1);
        } else if (!isRuler(cells) && cells.size() > std::max(ansible, python)) {
            rows.append({.ansible = cells.at(ansible),
                         .python = cells.at(python),
                         .origin = {.file = path, .line = static_cast<int>(i) + 1}});
        }
    }
    return rows;
}

} // namespace

AnsibleRange readAnsibleRange(const ReleaseSource &source)
{
    QStringList candidates;
    for (const QString &prefix :
         {u"playbooks/ansible_version"_s, u"ansible_version"_s, u"roles/"_s, u"upgrade"_s, u"playbooks/upgrade"_s}) {
        const QStringList paths = source.wanted(prefix);
        std::ranges::copy_if(paths, std::back_inserter(candidates), [](const QString &path) {
            return !path.startsWith("roles/"_L1) || path.contains("/ansible_version"_L1);
        });
    }
    for (const QString &path : candidates) {
        if (const AnsibleRange range = rangeIn(path, source.content(path)); range.min.isKnown()) {
            return range;
        }
    }
    return {};
}

QList<RequirementsFile> readRequirements(const ReleaseSource &source)
{
    QStringList paths = source.wanted(u"requirements"_s);
    std::ranges::stable_partition(paths, [](const QString &path) { return path == "requirements.txt"_L1; });
    QList<RequirementsFile> files;
    for (const QString &path : paths) {
        RequirementsFile file{.path = path, .linkTarget = source.linkTarget(path), .pins = {}};
        const QStringList lines = QString::fromUtf8(source.content(path)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (auto pin = readPin(lines.at(i), static_cast<int>(i) + 1)) {
                file.pins.append(*std::move(pin));
            }
        }
        files.append(std::move(file));
    }
    return files;
}

QList<PythonRange> readPythonTable(const ReleaseSource &source)
{
    QList<PythonRange> rows;
    for (const QString &path : source.wanted(u"docs/"_s)) {
        rows += tableIn(path, source.content(path));
    }
    return rows;
}

} // namespace kubemori::kubespray
