// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/variable_files.hpp"

#include "inventory/yaml_document.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;
using Kind = FileSource::Kind;

namespace {

constexpr std::array<QLatin1StringView, 4> extensions{QLatin1StringView(""), QLatin1StringView(".yml"),
                                                      QLatin1StringView(".yaml"), QLatin1StringView(".json")};

/// os.path.splitext(name)[1]
QString extensionOf(const QString &name)
{
    const qsizetype point = name.lastIndexOf(u'.');
    const bool onlyPoints =
        std::all_of(name.begin(), name.begin() + std::max<qsizetype>(point, 0), [](QChar c) { return c == u'.'; });
    return point < 0 || onlyPoints ? QString() : name.sliced(point);
}

} // namespace

VariableFiles::VariableFiles(QString folder, const FileSource &files, const Limits &limits, std::stop_token stop)
    : m_folder(std::move(folder))
    , m_files(files)
    , m_limits(limits)
    , m_stop(std::move(stop))
{
}

QStringList VariableFiles::filesOf(const QString &subfolder, const QString &name)
{
    QStringList found;
    if (name.startsWith(u'/') || name.contains("../"_L1)) { // a name is no way out of the folder
        return found;
    }
    for (const QLatin1StringView extension : extensions) {
        const QString path = m_folder + u'/' + subfolder + u'/' + name + extension;
        const Kind kind = m_files.kind(path, m_stop);
        if (kind == Kind::Directory) {
            addFolder(path, 0, found);
        } else if (kind != Kind::Missing) {
            found.append(path);
        }
        if (kind != Kind::Missing) {
            break;
        }
    }
    return found;
}

void VariableFiles::addFolder(const QString &folder, int depth, QStringList &found)
{
    auto names = m_files.list(folder, m_stop);
    if (!names || depth > m_limits.directoryDepth) {
        return;
    }
    std::ranges::sort(*names);
    for (const QString &name : std::as_const(*names)) {
        if (name.startsWith(u'.') || name.endsWith(u'~')) {
            continue;
        }
        const QString extension = extensionOf(name);
        const QString path = folder + u'/' + name;
        const Kind kind = m_files.kind(path, m_stop);
        if (kind == Kind::Directory) {
            if (extension.isEmpty()) {
                addFolder(path, depth + 1, found);
            }
        } else if (kind != Kind::Missing && std::ranges::contains(extensions, extension)) {
            found.append(path);
        }
    }
}

Variables VariableFiles::read(const QString &subfolder, const QString &name, bool needed, Problems &problems)
{
    Variables variables;
    const auto severity = needed ? Problem::Severity::Error : Problem::Severity::Warning;
    for (const QString &path : filesOf(subfolder, name)) {
        if (++m_filesRead > m_limits.files) {
            problems.append({.severity = Problem::Severity::Error,
                             .file = path,
                             .detail = u"more than %1 files of variables"_s.arg(m_limits.files)});
            break;
        }
        readFile(path, severity, variables, problems);
    }
    return variables;
}

void VariableFiles::readFile(const QString &path, Problem::Severity severity, Variables &variables, Problems &problems)
{
    const auto text = m_files.read(path, m_limits.fileBytes, m_stop);
    if (!text) {
        problems.append({.severity = severity, .file = path, .detail = text.error().detail});
        return;
    }
    if (text->startsWith("$ANSIBLE_VAULT")) {
        problems.append({.severity = Problem::Severity::Note,
                         .file = path,
                         .detail = u"encrypted with Ansible Vault: not decrypted, its variables are not known here"_s});
        return;
    }
    auto document = readYamlDocument(*text, path, m_limits, problems);
    if (!document) {
        document.error().severity = severity;
        problems.append(document.error());
        return;
    }
    if (!(*document)->isTruthy()) {
        return;
    }
    if (!(*document)->isMap()) {
        problems.append({.severity = severity,
                         .file = path,
                         .line = (*document)->line,
                         .column = (*document)->column,
                         .detail = u"a mapping of variables is expected"_s});
        return;
    }
    const Value values = (*document)->toValue();
    variables.merge(*values.map());
}

} // namespace kubemori::inventory
