// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/site_inventory.hpp"

#include "group_vars/settings_set.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using command::FileEntry;

namespace {

constexpr int mostLevels = 8;
constexpr qsizetype mostFiles = 5000;
constexpr qint64 longestFile = qint64{1} << 20;

/// The inventory's file in a folder, the likeliest name first.
constexpr std::array<QLatin1StringView, 8> fileNames{"inventory.ini"_L1, "hosts.yaml"_L1,     "hosts.yml"_L1,
                                                     "hosts.ini"_L1,     "inventory.yaml"_L1, "inventory.yml"_L1,
                                                     "hosts"_L1,         "inventory"_L1};

/// Whether the contents count: variables, and what may be the inventory itself. Keys, certificates and a kubectl that
/// lie there are of no use.
bool isRead(const QString &path)
{
    if (!path.contains(u'/')) {
        return std::ranges::find(fileNames, path) != fileNames.end();
    }
    return path.startsWith("group_vars/"_L1) || path.startsWith("host_vars/"_L1);
}

bool isSettings(const QString &path)
{
    return group_vars::isSettingsFile(path) || (path.startsWith("group_vars/"_L1) && path.endsWith(".json"_L1));
}

/// The line of an INI file of an inventory, or of YAML, that sets a variable; 0: it was not found.
int lineOf(const QByteArray &text, const QString &name)
{
    const QRegularExpression form(uR"(^[ \t]*["']?%1["']?[ \t]*[=:])"_s.arg(QRegularExpression::escape(name)),
                                  QRegularExpression::MultilineOption);
    const QString whole = QString::fromUtf8(text);
    const auto match = form.match(whole);
    return match.hasMatch() ? static_cast<int>(QStringView(whole).first(match.capturedStart()).count(u'\n')) + 1 : 0;
}

/// Walks through the folder.
class InventoryReader
{
public:
    InventoryReader(const command::FileTransfer &transfer, std::stop_token stop)
        : m_transfer(transfer)
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] Result<SiteInventory> read(const QString &path)
    {
        if (const auto found = findFolder(path); !found) {
            return std::unexpected(found.error());
        }
        if (const auto walked = walk({}, 0); !walked) {
            return std::unexpected(walked.error());
        }
        m_site.files.sort();
        if (m_site.file.isEmpty()) {
            chooseFile();
        }
        readSettings();
        readHosts();
        return std::move(m_site);
    }

private:
    Result<> findFolder(QString path)
    {
        while (path.size() > 1 && path.endsWith(u'/')) {
            path.chop(1);
        }
        m_site.folder = path;
        // A link is one to a folder when it can be listed.
        const auto entry = m_transfer.stat(path, m_stop);
        if (!entry) {
            return std::unexpected(entry.error());
        }
        if (entry->type == FileEntry::Type::Folder ||
            (entry->type == FileEntry::Type::Link && m_transfer.list(path, m_stop))) {
            return {};
        }
        const qsizetype slash = path.lastIndexOf(u'/');
        m_site.folder = slash < 0 ? u"."_s : path.first(std::max(slash, qsizetype{1}));
        m_site.file = path.sliced(slash + 1);
        return {};
    }

    Result<> walk(const QString &prefix, int level)
    {
        const auto entries = m_transfer.list(m_site.folder + u'/' + prefix, m_stop);
        if (!entries && (level == 0 || entries.error().code == ErrorCode::Cancelled)) {
            return std::unexpected(entries.error());
        }
        if (!entries || level == mostLevels) {
            lose(entries ? Error{.code = ErrorCode::InvalidData,
                                 .detail = u"folders are nested too deeply for an inventory"_s,
                                 .subject = m_site.folder + u'/' + prefix,
                                 .context = {}}
                         : entries.error(),
                 prefix);
            return {};
        }
        for (const FileEntry &entry : *entries) {
            if (m_stop.stop_requested()) {
                return fail(ErrorCode::Cancelled);
            }
            if (m_site.files.size() >= mostFiles) {
                return fail(ErrorCode::InvalidData, u"there are too many files for an inventory"_s, m_site.folder);
            }
            if (const auto taken = take(prefix, entry, level); !taken) {
                return taken;
            }
        }
        return {};
    }

    Result<> take(const QString &prefix, const FileEntry &entry, int level)
    {
        const QString path = prefix + entry.name;
        if (!entry.isNameWhole || entry.name == ".git"_L1 || entry.type == FileEntry::Type::Other) {
            return {};
        }
        m_site.files.append(path);
        if (entry.type == FileEntry::Type::Folder) {
            return walk(path + u'/', level + 1);
        }
        if (entry.size > longestFile || !(isRead(path) || path == m_site.file)) {
            return {};
        }
        auto bytes = m_transfer.read(m_site.folder + u'/' + path, m_stop);
        if (bytes) {
            m_texts.insert(path, *std::move(bytes));
        } else if (bytes.error().code == ErrorCode::Cancelled) {
            return std::unexpected(bytes.error());
        } else if (entry.type == FileEntry::Type::Link && bytes.error().code == ErrorCode::InvalidInput) {
            return walk(path + u'/', level + 1); // it leads to a folder
        } else {
            lose(bytes.error(), path);
        }
        return {};
    }

    void lose(const Error &error, const QString &path)
    {
        m_site.gaps.append(error.on(path));
        if (path.startsWith("group_vars"_L1) || path.isEmpty()) {
            m_site.own.isIncomplete = true;
        }
    }

    void chooseFile()
    {
        const auto found =
            std::ranges::find_if(fileNames, [this](QLatin1StringView name) { return m_texts.contains(QString(name)); });
        m_site.file = found == fileNames.end() ? QString() : QString(*found);
    }

    void readSettings()
    {
        TypedFiles typed;
        for (const auto &[path, text] : std::as_const(m_texts).asKeyValueRange()) {
            if (!isSettings(path)) {
                continue;
            }
            auto variables = typed.read(text, path);
            if (!variables) {
                lose(variables.error(), path);
                continue;
            }
            m_site.own.files.push_back(
                {.path = path,
                 .canonicalPath = group_vars::canonicalPath(path),
                 .group = group_vars::groupOf(path.endsWith(".json"_L1) ? path.chopped(5) : path),
                 .variables = *std::move(variables)});
        }
    }

    void readHosts()
    {
        inventory::MemoryFiles files;
        for (const auto &[path, text] : std::as_const(m_texts).asKeyValueRange()) {
            files.add(m_site.folder + u'/' + path, text);
        }
        const QString path = m_site.file.isEmpty() ? m_site.folder : QString(m_site.folder + u'/' + m_site.file);
        auto loaded = inventory::readInventory(path, files, m_stop);
        if (loaded.isRefused()) {
            m_site.gaps.append(loaded.error());
            m_site.own.isIncomplete = true; // it may set something too
            return;
        }
        m_site.inventory = std::make_shared<const inventory::Inventory>(std::move(loaded.inventory));
        readGroupVariables();
        readHostVariables();
    }

    void readGroupVariables()
    {
        const QByteArray text = m_texts.value(m_site.file);
        for (const auto *name : {"all", "k8s-cluster", "k8s_cluster"}) {
            const inventory::Group *group = m_site.inventory->group(QLatin1StringView(name));
            if (group == nullptr) {
                continue;
            }
            for (const auto &[key, value] : group->variables) {
                const int line = lineOf(text, key);
                const QString origin = line == 0 ? m_site.file : QString(m_site.file + u':' + QString::number(line));
                m_site.own.inventoryFile.insert(key, {.value = value, .origin = origin});
            }
        }
    }

    /// What every host has with the same value is a setting of the cluster, wherever it is written.
    void readHostVariables()
    {
        const QStringList hosts = inventory::interpretKubespray(*m_site.inventory).cluster;
        const inventory::Host *first = hosts.isEmpty() ? nullptr : m_site.inventory->host(hosts.first());
        if (first == nullptr) {
            return;
        }
        inventory::Variables shared = first->variables;
        shared.merge(first->fileVariables);
        for (const auto &[key, value] : shared) {
            const bool isShared = std::ranges::all_of(hosts, [&, this](const QString &name) {
                const inventory::Host *host = m_site.inventory->host(name);
                const inventory::Value *other = host->fileVariables.find(key);
                other = other != nullptr ? other : host->variables.find(key);
                return other != nullptr && *other == value;
            });
            if (isShared && !key.startsWith("ansible_"_L1)) {
                m_site.own.hosts.insert(key, {.value = value, .origin = m_site.file});
            }
        }
    }

    const command::FileTransfer &m_transfer;
    std::stop_token m_stop;
    SiteInventory m_site;
    QMap<QString, QByteArray> m_texts; ///< by path below the folder
};

} // namespace

Result<SiteInventory> readSiteInventory(const command::FileTransfer &transfer, const QString &path,
                                        const std::stop_token &stop)
{
    return InventoryReader(transfer, stop).read(path);
}

} // namespace kubemori::advice
