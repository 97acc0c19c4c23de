// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/conversion.hpp"

#include "inventory/conversion_checks.hpp"
#include "inventory/group_names.hpp"
#include "inventory/ini_writer.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "inventory/member_names.hpp"
#include "inventory/modern_inventory.hpp"
#include "inventory/variable_files.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;
using Kind = FileSource::Kind;

namespace {

/// The files that are there, and the new inventory as if it were.
class WithNewFile final : public FileSource
{
public:
    WithNewFile(const FileSource &files, QString path, QByteArray text)
        : m_files(files)
        , m_path(std::move(path))
        , m_text(std::move(text))
    {
    }

    [[nodiscard]] Kind kind(const QString &path, std::stop_token stop) const override
    {
        return path == m_path ? Kind::File : m_files.kind(path, std::move(stop));
    }

    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 longest, std::stop_token stop) const override
    {
        return path == m_path ? m_text : m_files.read(path, longest, std::move(stop));
    }

    [[nodiscard]] Result<QStringList> list(const QString &path, std::stop_token stop) const override
    {
        return m_files.list(path, std::move(stop));
    }

private:
    const FileSource &m_files;
    QString m_path;
    QByteArray m_text;
};

Problem problemOf(Problem::Severity severity, const QString &file, const QString &detail)
{
    return {.severity = severity, .file = file, .line = 0, .column = 0, .detail = detail};
}

QString folderOf(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).path());
}

class Converter
{
public:
    Converter(const ConversionRequest &request, const FileSource &files, std::stop_token stop)
        : m_request(request)
        , m_files(files)
        , m_stop(std::move(stop))
    {
    }

    Conversion run()
    {
        if (readOld() && matchEtcd() && nameMembers() && write() && readBack()) {
            m_conversion.checks += compareInventories(m_old, m_conversion.inventory, inOneFolder(), m_oldNames);
        }
        return std::move(m_conversion);
    }

private:
    bool refuse(const QString &file, const QString &detail)
    {
        m_conversion.problems.append(problemOf(Problem::Severity::Error, file, detail));
        return false;
    }

    [[nodiscard]] QString oldFolder() const
    {
        return m_files.kind(m_request.oldPath, m_stop) == Kind::Directory ? QDir::cleanPath(m_request.oldPath)
                                                                          : folderOf(m_request.oldPath);
    }

    [[nodiscard]] bool inOneFolder() const
    {
        return QFileInfo(oldFolder()).absoluteFilePath() == QFileInfo(folderOf(m_request.newPath)).absoluteFilePath();
    }

    bool readOld()
    {
        const LoadedInventory loaded = readInventory(m_request.oldPath, m_files, m_stop);
        m_conversion.problems = loaded.problems;
        if (loaded.isRefused()) {
            return false;
        }
        const auto modern = modernised(loaded.inventory);
        if (!modern) {
            return refuse(m_request.oldPath, modern.error());
        }
        m_old = withLateFiles(*modern, loaded.inventory);
        if (!interpretKubespray(m_old).isKubespray()) {
            return refuse(m_request.oldPath,
                          u"there is no host in kube_control_plane (kube-master): not a Kubespray inventory"_s);
        }
        tellOf(loaded.inventory);
        return !hasErrors(m_conversion.problems);
    }

    /// Files of groups that Kubespray makes while it runs: they count from then on.
    Inventory withLateFiles(const Inventory &modern, const Inventory &old)
    {
        VariableFiles files(oldFolder(), m_files, Limits(), m_stop);
        QList<Group> groups = modern.groups();
        for (Group &group : groups) {
            if (old.group(group.name) == nullptr) {
                group.fileVariables.merge(files.read(u"group_vars"_s, group.name, true, m_conversion.problems));
            }
        }
        return {std::move(groups), modern.hosts()};
    }

    void tellOf(const Inventory &old)
    {
        VariableFiles files(oldFolder(), m_files, Limits(), m_stop);
        for (const Group &group : old.groups()) {
            const QString name = modernGroupName(group.name);
            if (name == group.name) {
                continue;
            }
            note(u"the group %1 becomes %2"_s.arg(group.name, name));
            if (!files.filesOf(u"group_vars"_s, group.name).isEmpty()) {
                warn(u"group_vars/%1 is not read for the new inventory: rename it to group_vars/%2"_s.arg(group.name,
                                                                                                          name));
            }
        }
        for (const QString &group : {u"kube_control_plane"_s, u"etcd"_s, u"kube_node"_s}) {
            if (isOrderLeftToChance(m_old, group)) {
                warn(u"Ansible leaves the order of the hosts in %1 to chance: groups in it have groups in them"_s.arg(
                    group));
            }
        }
        if (!inOneFolder()) {
            note(u"group_vars/ and host_vars/ are not copied"_s);
        }
    }

    void note(const QString &detail)
    {
        m_conversion.problems.append(problemOf(Problem::Severity::Note, m_request.oldPath, detail));
    }

    void warn(const QString &detail)
    {
        m_conversion.problems.append(problemOf(Problem::Severity::Warning, m_request.oldPath, detail));
    }

    /// Every member of etcd must be one host of the inventory, or nothing is made.
    bool matchEtcd()
    {
        if (!m_request.members) {
            return true;
        }
        m_matched = matchMembers(*m_request.members, m_old);
        ConversionCheck check{.name = u"etcd members and hosts"_s, .oldValues = {}, .newValues = m_matched.values()};
        std::ranges::transform(*m_request.members, std::back_inserter(check.oldValues), &EtcdMember::name);
        for (const QString &host : m_old.hostsOf(u"etcd"_s)) {
            if (!m_matched.contains(host)) {
                check.newValues.append(host + u" is no member"_s);
            }
        }
        check.oldValues.sort();
        check.newValues.sort();
        m_conversion.checks.append(check);
        m_conversion.inventory = m_old;
        return check.isSame();
    }

    /// What etcd says wins over the position, and never over a name that somebody wrote down: that is a difference.
    bool nameMembers()
    {
        const KubesprayInventory cluster = interpretKubespray(m_old);
        const QStringList byInventory = cluster.etcdMemberNames();
        for (qsizetype i = 0; i < cluster.etcd.size(); ++i) {
            const QString &host = cluster.etcd.at(i);
            const QString written = cluster.host(host)->etcdMemberName;
            m_newNames.insert(host, m_matched.value(host, byInventory.at(i)));
            m_oldNames.insert(host, written.isEmpty() ? m_newNames.value(host) : written);
            if (written.isEmpty() && m_newNames.value(host) != byInventory.at(i)) {
                warn(u"with the old inventory Kubespray would take the etcd member on %1 for %2; etcd says %3"_s.arg(
                    host, byInventory.at(i), m_newNames.value(host)));
            }
        }
        QStringList names = m_newNames.values();
        if (names.removeDuplicates() > 0) {
            return refuse(m_request.oldPath, u"two hosts have the same etcd_member_name"_s);
        }
        return true;
    }

    bool write()
    {
        QList<Host> hosts = m_old.hosts();
        for (Host &host : hosts) {
            if (m_newNames.contains(host.name)) {
                host.variables.set(u"etcd_member_name"_s, Value(m_newNames.value(host.name)));
            }
        }
        const auto text = writeIni(Inventory(m_old.groups(), std::move(hosts)), header());
        if (!text) {
            return refuse(m_request.oldPath, text.error());
        }
        m_conversion.text = *text;
        return true;
    }

    [[nodiscard]] QStringList header() const
    {
        const QString old = QFileInfo(m_request.oldPath).fileName();
        return {
            u"Made from %1 by \"kubemori inventory convert\"."_s.arg(old),
            u"Hosts are in the order of %1: the first in kube_control_plane and in etcd are special to Kubespray."_s
                .arg(old),
            m_request.members
                ? u"etcd_member_name is what \"etcdctl member list\" said."_s
                : u"etcd_member_name is what Kubespray gave by position: compare it with \"etcdctl member list\"."_s};
    }

    bool readBack()
    {
        const WithNewFile files(m_files, m_request.newPath, m_conversion.text);
        LoadedInventory loaded = readInventory(m_request.newPath, files, m_stop);
        if (loaded.isRefused()) {
            return refuse(m_request.oldPath, u"what would be written cannot be read back: "_s + loaded.error().detail);
        }
        m_conversion.inventory = std::move(loaded.inventory);
        return true;
    }

    const ConversionRequest &m_request;
    const FileSource &m_files;
    std::stop_token m_stop;
    Conversion m_conversion;
    Inventory m_old;
    QHash<QString, QString> m_matched;  ///< names by host, as etcd says
    QHash<QString, QString> m_oldNames; ///< by host
    QHash<QString, QString> m_newNames; ///< by host
};

} // namespace

bool Conversion::isFaithful() const
{
    return !isRefused() && !checks.isEmpty() && std::ranges::all_of(checks, &ConversionCheck::isSame);
}

Conversion convertInventory(const ConversionRequest &request, const FileSource &files, std::stop_token stop)
{
    return Converter(request, files, std::move(stop)).run();
}

Result<> writeConversion(const Conversion &conversion, const ConversionRequest &request)
{
    if (!conversion.isFaithful()) {
        return fail(ErrorCode::Internal, u"the conversion was not proved"_s, request.newPath);
    }
    if (QFile present(request.newPath); present.exists()) {
        if (present.open(QIODevice::ReadOnly) && present.readAll() == conversion.text) {
            return {};
        }
        return fail(ErrorCode::AlreadyExists, u"a file with other contents is there; it was left as it is"_s,
                    request.newPath);
    }
    QSaveFile file(request.newPath);
    if (!file.open(QIODevice::WriteOnly) || file.write(conversion.text) != conversion.text.size()) {
        return fail(ErrorCode::Io, file.errorString(), request.newPath);
    }
    if (const QFileInfo old(request.oldPath); old.isFile()) {
        file.setPermissions(old.permissions() & ~(QFileDevice::ExeOwner | QFileDevice::ExeUser | QFileDevice::ExeGroup |
                                                  QFileDevice::ExeOther));
    }
    if (!file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), request.newPath);
    }
    return {};
}

} // namespace kubemori::inventory
