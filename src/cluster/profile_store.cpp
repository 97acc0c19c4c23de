// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_store.hpp"

#include "base/replace_file.hpp"
#include "cluster/profile_reader.hpp"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = qint64{4} << 20;

void readClusters(const YAML::Node &root, YamlProblems &problems, const Timeouts &defaults, QList<Profile> &profiles)
{
    YamlSection section(root, {}, problems);
    if (!section.has(u"version"_s)) {
        section.missing(u"version"_s, u"is missing: \"version: 1\" is expected"_s);
    } else {
        (void)section.number(u"version"_s, 1, 1);
    }
    qsizetype index = 0;
    QSet<QString> ids;
    for (const YAML::Node &node : section.list(u"clusters"_s)) {
        const QString key = u"clusters[%1]"_s.arg(index++);
        auto profile = ProfileReader::read(node, key, problems, defaults);
        if (!profile) {
            continue;
        }
        if (ids.contains(profile->id)) {
            problems.error(node["id"].Mark(), key + u".id"_s, u"the id \"%1\" is used twice"_s.arg(profile->id));
            continue;
        }
        ids.insert(profile->id);
        profiles.append(*std::move(profile));
    }
    section.finish();
}

} // namespace

QString ProfileProblem::position() const
{
    return line > 0 ? u"%1:%2:%3"_s.arg(file, QString::number(line), QString::number(column)) : file;
}

QString ProfileProblem::toString() const
{
    return position() + u": "_s + (key.isEmpty() ? detail : QString(key + u": "_s + detail));
}

bool LoadedProfiles::hasErrors() const
{
    return std::ranges::contains(problems, ProfileProblem::Severity::Error, &ProfileProblem::severity);
}

Result<Profile> LoadedProfiles::find(const QString &idOrName) const
{
    auto found = std::ranges::find(profiles, idOrName, &Profile::id);
    if (found == profiles.end()) {
        found = std::ranges::find(profiles, idOrName, &Profile::name);
    }
    if (found != profiles.end()) {
        return *found;
    }
    const auto error = std::ranges::find(problems, ProfileProblem::Severity::Error, &ProfileProblem::severity);
    if (error != problems.end()) {
        return fail(ErrorCode::InvalidInput,
                    error->key.isEmpty() ? error->detail : QString(error->key + u": "_s + error->detail),
                    error->position());
    }
    return fail(ErrorCode::NotFound, u"no cluster of this id or name is configured"_s, idOrName);
}

ProfileStore::ProfileStore(QString path, const Timeouts &defaults)
    : m_path(std::move(path))
    , m_defaults(defaults)
{
}

QString ProfileStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/kubemori/clusters.yaml"_s;
}

Result<LoadedProfiles> ProfileStore::load() const
{
    QFile file(m_path);
    if (!file.exists()) {
        return LoadedProfiles{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), m_path);
    }
    const QByteArray text = file.read(longestFile + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, file.errorString(), m_path);
    }
    if (text.size() > longestFile) {
        return fail(ErrorCode::InvalidInput, u"longer than 4 MiB: not a list of clusters"_s, m_path);
    }
    LoadedProfiles loaded = parse(text, m_path, m_defaults);
    loaded.text = text;
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((QFileInfo(m_path).permissions() & others) != 0) {
        loaded.problems.prepend({.severity = ProfileProblem::Severity::Warning,
                                 .file = m_path,
                                 .line = 0,
                                 .column = 0,
                                 .key = {},
                                 .detail = u"others can read or change this file: mode 0600 is expected"_s});
    }
    return loaded;
}

Result<LoadedProfiles> ProfileStore::change(const std::optional<QByteArray> &seen,
                                            const QList<ProfileEdit> &edits) const
{
    const auto edited = editProfiles(seen.value_or(QByteArray()), edits, m_path, m_defaults);
    if (!edited) {
        return std::unexpected(edited.error());
    }
    if (auto written = replaceFile(m_path, *edited, seen); !written) {
        return std::unexpected(written.error());
    }
    LoadedProfiles loaded = parse(*edited, m_path, m_defaults);
    loaded.text = *edited;
    return loaded;
}

LoadedProfiles ProfileStore::parse(const QByteArray &text, const QString &name, const Timeouts &defaults)
{
    YamlProblems problems(name);
    QList<Profile> profiles;
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(text.toStdString());
        if (documents.size() > 1) {
            problems.error(documents[1].Mark(), {}, u"one YAML document is expected"_s);
        }
        if (!documents.empty() && !documents.front().IsNull()) {
            readClusters(documents.front(), problems, defaults, profiles);
        }
    } catch (const YAML::Exception &fault) {
        profiles.clear();
        problems.error(fault.mark, {}, QString::fromStdString(fault.msg));
    }
    return {.profiles = profiles, .problems = problems.all(), .text = {}};
}

} // namespace kubemori::cluster
