// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventory_reader.hpp"

#include "inventory/ini_reader.hpp"
#include "inventory/inventory_builder.hpp"
#include "inventory/variable_files.hpp"
#include "inventory/yaml_document.hpp"
#include "inventory/yaml_inventory.hpp"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;
using Kind = FileSource::Kind;

namespace {

using Outcome = std::expected<void, Problem>;

Problem problemOf(const QString &file, const QString &detail)
{
    return {.severity = Problem::Severity::Error, .file = file, .detail = detail};
}

/// Files that Ansible passes over in an inventory that is a folder (INVENTORY_IGNORE_EXTS and what it always ignores).
bool isIgnored(const QString &name)
{
    static const QRegularExpression ignored(
        uR"(\A\.|\A(?:host_vars|group_vars|vars_plugins)\z|(?:\.(?:pyc|pyo|swp|bak|rpm|md|txt|rst|orig|cfg|retry)|~)\z)"_s);
    return ignored.match(name).hasMatch();
}

/// Reads the files of one inventory into a builder.
class SourceReader
{
public:
    SourceReader(const FileSource &files, const Limits &limits, std::stop_token stop, InventoryBuilder &builder,
                 Problems &problems)
        : m_files(files)
        , m_limits(limits)
        , m_stop(std::move(stop))
        , m_builder(builder)
        , m_problems(problems)
    {
    }

    Outcome readPath(const QString &path, int depth = 0)
    {
        if (m_stop.stop_requested()) {
            return std::unexpected(problemOf(path, u"cancelled"_s));
        }
        switch (m_files.kind(path, m_stop)) {
        case Kind::Missing:
            return std::unexpected(problemOf(path, u"there is no such file, or it cannot be looked at"_s));
        case Kind::Directory:
            return readFolder(path, depth);
        case Kind::File:
            return readFile(path, false);
        case Kind::ExecutableFile:
            break;
        }
        return readFile(path, true);
    }

private:
    /// A file that cannot be read is passed over with a warning while another one can, as Ansible does.
    Outcome readFolder(const QString &path, int depth)
    {
        auto names = m_files.list(path, m_stop);
        if (!names) {
            return std::unexpected(problemOf(path, names.error().detail));
        }
        if (depth > m_limits.directoryDepth) {
            return std::unexpected(
                problemOf(path, u"more than %1 folders inside each other"_s.arg(m_limits.directoryDepth)));
        }
        std::ranges::sort(*names);
        bool any = false;
        Problems failed;
        for (const QString &name : std::as_const(*names)) {
            if (isIgnored(name)) {
                continue;
            }
            if (const auto read = readPath(path + u'/' + name, depth + 1); read) {
                any = true;
            } else {
                failed.append(read.error());
            }
        }
        if (!any) {
            return std::unexpected(failed.isEmpty() ? problemOf(path, u"the folder holds no inventory"_s)
                                                    : failed.constFirst());
        }
        for (Problem &problem : failed) {
            problem.severity = Problem::Severity::Warning;
            m_problems.append(problem);
        }
        return {};
    }

    Outcome readFile(const QString &path, bool executable)
    {
        if (++m_filesRead > m_limits.files) {
            return std::unexpected(problemOf(path, u"more than %1 files"_s.arg(m_limits.files)));
        }
        const auto text = m_files.read(path, m_limits.fileBytes, m_stop);
        if (!text) {
            return std::unexpected(problemOf(path, text.error().detail));
        }
        if (executable && (text->startsWith("#!") || text->startsWith("\177ELF"))) {
            return std::unexpected(problemOf(path, u"this is an inventory script, and scripts are not run"_s));
        }
        if (text->startsWith("$ANSIBLE_VAULT")) {
            return std::unexpected(
                problemOf(path, u"encrypted with Ansible Vault: an encrypted inventory cannot be read"_s));
        }
        const QString suffix = QFileInfo(path).suffix();
        if (suffix == "toml"_L1) {
            return std::unexpected(problemOf(path, u"TOML inventories are not read: INI or YAML is expected"_s));
        }
        const bool yamlName = suffix == "yaml"_L1 || suffix == "yml"_L1 || suffix == "json"_L1;
        if (!yamlName && QFileInfo(path).fileName().contains(u'.')) {
            return IniReader(path, m_builder).read(*text);
        }
        return readYamlOrIni(path, *text, yamlName);
    }

    /// Ansible tries YAML first and then INI, whatever the name says, into the same inventory.
    Outcome readYamlOrIni(const QString &path, const QByteArray &text, bool yamlName)
    {
        Problems warnings;
        const auto yaml = readYaml(path, text, warnings);
        if (yaml) {
            m_problems.append(warnings);
            return {};
        }
        if (m_dynamic) {
            return yaml;
        }
        const auto ini = IniReader(path, m_builder).read(text);
        const bool looksLikeYaml = yamlName || m_wasMapping;
        return ini || !looksLikeYaml ? ini : yaml;
    }

    Outcome readYaml(const QString &path, const QByteArray &text, Problems &warnings)
    {
        m_wasMapping = false;
        m_dynamic = false;
        const auto document = readYamlDocument(text, path, m_limits, warnings);
        if (!document) {
            return std::unexpected(document.error());
        }
        m_wasMapping = (*document)->isMap();
        if (const YamlNode *plugin = (*document)->find(u"plugin"_s); plugin != nullptr && plugin->isTruthy()) {
            m_dynamic = true;
            return std::unexpected(problemOf(path, u"this configures an inventory plugin, and plugins are not run"_s));
        }
        return YamlInventory(path, m_builder, warnings).read(**document);
    }

    const FileSource &m_files;
    Limits m_limits;
    std::stop_token m_stop;
    InventoryBuilder &m_builder;
    Problems &m_problems;
    qsizetype m_filesRead = 0;
    bool m_wasMapping = false;
    bool m_dynamic = false;
};

QString folderOf(const QString &path, const FileSource &files, const std::stop_token &stop)
{
    if (files.kind(path, stop) == Kind::Directory) {
        return path;
    }
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? u"."_s : slash == 0 ? u"/"_s : path.left(slash);
}

/// Names of the groups that have hosts, of their own or of groups in them.
QSet<QString> inhabitedGroups(const Inventory &inventory)
{
    QSet<QString> inhabited;
    QStringList open;
    for (const Group &group : inventory.groups()) {
        if (!group.hosts.isEmpty()) {
            open.append(group.name);
        }
    }
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        if (!inhabited.contains(name)) {
            inhabited.insert(name);
            open.append(inventory.group(name)->parents);
        }
    }
    return inhabited;
}

/// Adds what stands in group_vars/ and host_vars/.
Inventory withFiles(const Inventory &inventory, VariableFiles &files, Problems &problems)
{
    const QSet<QString> inhabited = inhabitedGroups(inventory);
    QList<Group> groups = inventory.groups();
    for (Group &group : groups) {
        group.fileVariables = files.read(u"group_vars"_s, group.name, inhabited.contains(group.name), problems);
    }
    QList<Host> hosts = inventory.hosts();
    for (Host &host : hosts) {
        host.fileVariables = files.read(u"host_vars"_s, host.name, true, problems);
    }
    return {std::move(groups), std::move(hosts)};
}

} // namespace

Error LoadedInventory::error() const
{
    const auto first = std::ranges::find(problems, Problem::Severity::Error, &Problem::severity);
    return first == problems.end() ? Error() : first->toError();
}

LoadedInventory readInventory(const QString &path, const FileSource &files, std::stop_token stop, const Limits &limits)
{
    LoadedInventory loaded;
    InventoryBuilder builder(limits);
    if (const auto read = SourceReader(files, limits, stop, builder, loaded.problems).readPath(path); !read) {
        loaded.problems.append(read.error());
        return loaded;
    }
    const auto inventory = builder.finish();
    if (!inventory) {
        loaded.problems.append(problemOf(path, inventory.error()));
        return loaded;
    }
    VariableFiles variableFiles(folderOf(path, files, stop), files, limits, stop);
    loaded.inventory = withFiles(*inventory, variableFiles, loaded.problems);
    if (loaded.isRefused()) {
        loaded.inventory = {};
    }
    return loaded;
}

} // namespace kubemori::inventory
