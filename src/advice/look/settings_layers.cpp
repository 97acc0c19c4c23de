// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/settings_layers.hpp"

#include "group_vars/settings_set.hpp"
#include "kubespray/release_source.hpp"
#include "kubespray/release_variables.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using kubespray::ObjectStore;
using kubespray::ReleaseSource;
using kubespray::RevisionFile;

namespace {

constexpr QLatin1StringView sampleFolder("inventory/sample/");
/// A file of variables is never longer.
constexpr qint64 longestFile = qint64{2} << 20;

using FileList = QList<RevisionFile>;

Result<FileList> wantedFiles(const ReleaseFiles &files, const std::stop_token &stop)
{
    auto listed = files.list({u"roles"_s, u"inventory/sample/group_vars"_s}, stop);
    if (listed) {
        listed->removeIf(
            [](const RevisionFile &file) { return file.size > longestFile || !ReleaseSource::isWanted(file.path); });
    }
    return listed;
}

/// The contents that are not there yet.
Result<> addContents(const ReleaseFiles &files, const QList<FileList> &lists, ObjectStore &objects,
                     const std::stop_token &stop)
{
    QSet<QString> ids;
    for (const FileList &list : lists) {
        for (const RevisionFile &file : list) {
            ids.insert(file.objectId);
        }
    }
    QHash<QString, QByteArray> working;
    for (auto id = ids.begin(); id != ids.end();) {
        if (!id->startsWith(ReleaseFiles::workingId)) {
            ++id;
            continue;
        }
        auto bytes = files.readWorking(id->sliced(ReleaseFiles::workingId.size()), stop);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        working.insert(*id, *std::move(bytes));
        id = ids.erase(id);
    }
    const auto contents = files.revisions().readObjects(QStringList(ids.begin(), ids.end()), stop);
    if (!contents) {
        return std::unexpected(contents.error());
    }
    objects.add(working);
    objects.add(*contents);
    return {};
}

/// Reads what one release sets.
class ReleaseReader
{
public:
    ReleaseReader(const FileList &files, ObjectStore &objects, TypedFiles &typed)
        : m_source(files, objects)
        , m_typed(typed)
    {
    }

    [[nodiscard]] ReleaseSettings read()
    {
        readRoles();
        readSample();
        return std::move(m_settings);
    }

private:
    [[nodiscard]] std::shared_ptr<const TypedFile> typed(const QString &path)
    {
        const auto known = m_files.constFind(path);
        if (known != m_files.cend()) {
            return *known;
        }
        const auto read = m_typed.read(m_source.content(path), path);
        if (!read) {
            m_settings.faults.append(read.error());
        }
        return *m_files.insert(path, read.value_or(nullptr));
    }

    void readRoles()
    {
        const QHash<QString, kubespray::Origin> origins = kubespray::ReleaseVariables(m_source).roleOrigins();
        m_settings.roles.reserve(origins.size());
        for (const auto &[name, origin] : origins.asKeyValueRange()) {
            const auto file = typed(origin.file);
            if (!file) {
                continue;
            }
            if (const auto found = file->constFind(name); found != file->cend()) {
                m_settings.roles.insert(name, {.value = found->value, .origin = origin.toString()});
            }
        }
    }

    void readSample()
    {
        for (const QString &path : m_source.wanted(sampleFolder + u"group_vars/"_s)) {
            if (auto file = typed(path)) {
                const QString inFolder = path.sliced(sampleFolder.size());
                m_settings.sampleFiles.push_back({.path = path,
                                                  .canonicalPath = group_vars::canonicalPath(inFolder),
                                                  .group = group_vars::groupOf(inFolder),
                                                  .variables = std::move(file)});
            }
        }
        m_settings.sample = factsOf(m_settings.sampleFiles);
    }

    ReleaseSource m_source;
    TypedFiles &m_typed;
    QHash<QString, std::shared_ptr<const TypedFile>> m_files; ///< by path; null: not readable
    ReleaseSettings m_settings;
};

/// Whose settings win on hosts of the cluster.
int rankOf(const QString &group)
{
    if (group == "k8s_cluster"_L1) {
        return 2;
    }
    return group == "all"_L1 ? 1 : 0;
}

/// A setting with the file that it counts from.
struct Winner
{
    const TypedVariable *variable = nullptr;
    const GroupFile *file = nullptr;
};

QHash<QString, Winner> winnersOf(const std::vector<GroupFile> &files)
{
    QHash<QString, Winner> winners;
    for (const GroupFile &file : files) {
        for (auto setting = file.variables->cbegin(); setting != file.variables->cend(); ++setting) {
            Winner &winner = winners[setting.key()];
            if (winner.file == nullptr || rankOf(winner.file->group) <= rankOf(file.group)) {
                winner = {.variable = &setting.value(), .file = &file};
            }
        }
    }
    return winners;
}

SettingFact factOf(const Winner &winner)
{
    return {.value = winner.variable->value,
            .origin = winner.file->path + u':' + QString::number(winner.variable->line)};
}

/// Whether the sample that the inventory was made from says the same there.
bool isAsInSample(const QString &name, const Winner &winner, const std::vector<GroupFile> &sample)
{
    const auto file = std::ranges::find(sample, winner.file->canonicalPath, &GroupFile::canonicalPath);
    if (file == sample.end()) {
        return false;
    }
    const auto found = file->variables->constFind(name);
    return found != file->variables->cend() && found->value == winner.variable->value;
}

SettingFacts ownFacts(const OwnSettings &own, const std::vector<GroupFile> &sample)
{
    SettingFacts facts = own.inventoryFile;
    const QHash<QString, Winner> winners = winnersOf(own.files);
    for (const auto &[name, winner] : winners.asKeyValueRange()) {
        if (isAsInSample(name, winner, sample)) {
            facts.remove(name); // what the inventory's file says of it does not count
        } else {
            facts.insert(name, factOf(winner));
        }
    }
    facts.insert(own.hosts);
    facts.insert(own.commandLine);
    return facts;
}

} // namespace

Result<std::pair<ReleaseSettings, ReleaseSettings>>
readReleaseSettings(const ReleaseFiles &current, const ReleaseFiles &target, const std::stop_token &stop)
{
    const bool isHop = current.tag() != target.tag();
    const auto ofTarget = wantedFiles(target, stop);
    if (!ofTarget) {
        return std::unexpected(ofTarget.error());
    }
    const auto ofCurrent = isHop ? wantedFiles(current, stop) : ofTarget;
    if (!ofCurrent) {
        return std::unexpected(ofCurrent.error());
    }
    ObjectStore objects;
    if (const auto added = addContents(target, {*ofTarget, *ofCurrent}, objects, stop); !added) {
        return std::unexpected(added.error());
    }
    TypedFiles typed;
    ReleaseSettings after = ReleaseReader(*ofTarget, objects, typed).read();
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    ReleaseSettings before = isHop ? ReleaseReader(*ofCurrent, objects, typed).read() : after;
    return std::pair(std::move(before), std::move(after));
}

SettingFacts factsOf(const std::vector<GroupFile> &files)
{
    SettingFacts facts;
    const QHash<QString, Winner> winners = winnersOf(files);
    for (const auto &[name, winner] : winners.asKeyValueRange()) {
        facts.insert(name, factOf(winner));
    }
    return facts;
}

std::pair<SettingLayers, SettingLayers> makeLayers(ReleaseSettings current, ReleaseSettings target,
                                                   const OwnSettings &own)
{
    const SettingFacts facts = ownFacts(own, current.sampleFiles);
    SettingLayers before{.roles = std::move(current.roles),
                         .sample = std::move(current.sample),
                         .own = facts,
                         .isIncomplete = own.isIncomplete || !current.faults.isEmpty()};
    SettingLayers after{.roles = std::move(target.roles),
                        .sample = std::move(target.sample),
                        .own = facts,
                        .isIncomplete = own.isIncomplete || !target.faults.isEmpty()};
    return {std::move(before), std::move(after)};
}

} // namespace kubemori::advice
