// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_editor.hpp"

#include "cluster/cluster_list_text.hpp"
#include "cluster/profile_draft.hpp"
#include "cluster/profile_store.hpp"
#include "cluster/profile_yaml.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

using Kind = ProfileEdit::Kind;

QList<YamlChange> changesFor(const ClusterListText &list, qsizetype index, const Profile &from, const Profile &to,
                             const Timeouts &defaults)
{
    const auto isWritten = [&list, index](const YamlPath &path) { return list.isWritten(index, path); };
    const YamlValue wanted = profileToYaml(to, defaults, isWritten);
    QList<YamlChange> changes = yamlChanges(profileToYaml(from, defaults, isWritten), wanted);
    // `host` may hold user and port too, so the three are written together.
    const KubesprayAccess &old = from.kubespray;
    const KubesprayAccess &now = to.kubespray;
    if (old.host != now.host || old.user != now.user || old.port != now.port) {
        const YamlValue *section = wanted.find(u"kubespray"_s);
        for (const QString &key : {u"host"_s, u"user"_s, u"port"_s}) {
            const YamlPath path{u"kubespray"_s, key};
            const YamlValue *value = section == nullptr ? nullptr : section->find(key);
            changes.removeIf([&path](const YamlChange &change) { return change.path == path; });
            changes.append({.path = path, .value = value == nullptr ? std::nullopt : std::optional{*value}});
        }
    }
    return changes;
}

/// The order matters where two keys exclude each other only in the end; the text is judged when all are made.
Result<> rewrite(ClusterListText &list, qsizetype index, const Profile &from, const Profile &to,
                 const Timeouts &defaults)
{
    for (const YamlChange &change : changesFor(list, index, from, to, defaults)) {
        if (auto changed = list.change(index, change); !changed) {
            return changed;
        }
    }
    return {};
}

/// Makes one change in the text and in the list of profiles that the text is to say.
Result<> apply(ClusterListText &list, QList<Profile> &profiles, const ProfileEdit &edit, const Timeouts &defaults)
{
    const auto known = std::ranges::find(profiles, edit.id, &Profile::id);
    const qsizetype index = list.indexOf(edit.id);
    if (edit.kind != Kind::Add && (known == profiles.end() || index < 0)) {
        return fail(ErrorCode::NotFound, u"no cluster of this id is configured"_s, edit.id);
    }
    if (edit.kind == Kind::Remove) {
        profiles.erase(known);
        return list.remove(index);
    }
    auto profile = checkedProfile(edit.profile, defaults);
    if (!profile) {
        return std::unexpected(profile.error());
    }
    const bool isSame = edit.kind == Kind::Replace && profile->id == edit.id;
    if (!isSame && list.indexOf(profile->id) >= 0) {
        return fail(ErrorCode::AlreadyExists, u"the id is used by another cluster"_s, profile->id);
    }
    if (edit.kind == Kind::Add) {
        profiles.append(*profile);
        return list.append(profileToYaml(*profile, defaults));
    }
    const Profile before = *known;
    if (edit.kind == Kind::Replace) {
        *known = *profile;
        return rewrite(list, index, before, *profile, defaults);
    }
    profiles.insert(known - profiles.begin() + 1, *profile);
    return list.copy(index).and_then([&] { return rewrite(list, index + 1, before, *profile, defaults); });
}

QList<std::pair<QString, QString>> errorsOf(const LoadedProfiles &loaded)
{
    QList<std::pair<QString, QString>> errors;
    for (const ProfileProblem &problem : loaded.problems) {
        if (problem.severity == ProfileProblem::Severity::Error) {
            errors.append({problem.key.section(u'.', 1), problem.detail});
        }
    }
    std::ranges::sort(errors);
    return errors;
}

} // namespace

Result<QByteArray> editProfiles(const QByteArray &text, const QList<ProfileEdit> &edits, const QString &file,
                                const Timeouts &defaults)
{
    const LoadedProfiles before = ProfileStore::parse(text, file, defaults);
    for (const ProfileProblem &problem : before.problems) {
        // A mistake within a cluster stays with that cluster; one of the file as a whole is not built upon.
        if (problem.severity == ProfileProblem::Severity::Error && !problem.key.startsWith(u"clusters[") &&
            !text.trimmed().isEmpty()) {
            return fail(ErrorCode::InvalidInput,
                        problem.key.isEmpty() ? problem.detail : problem.key + u": "_s + problem.detail,
                        problem.position());
        }
    }
    auto list = ClusterListText::read(text, file);
    if (!list) {
        return std::unexpected(list.error());
    }
    QList<Profile> wanted = before.profiles;
    for (const ProfileEdit &edit : edits) {
        if (auto applied = apply(*list, wanted, edit, defaults); !applied) {
            return std::unexpected(applied.error());
        }
    }
    QByteArray result = list->text();
    const LoadedProfiles after = ProfileStore::parse(result, file, defaults);
    const auto errors = errorsOf(after);
    const auto known = errorsOf(before);
    const bool isClean = std::ranges::all_of(errors, [&known](const auto &error) { return known.contains(error); });
    if (after.profiles != wanted || !isClean) {
        return fail(ErrorCode::InvalidInput,
                    u"it is written in a way that cannot be changed safely here: edit it by hand"_s, file);
    }
    return result;
}

QByteArray listOfProfiles(const QList<Profile> &profiles, const Timeouts &defaults)
{
    QByteArray text = "version: 1\nclusters:\n";
    for (const Profile &profile : profiles) {
        QByteArray entry;
        for (const auto &[key, value] : profileToYaml(profile, defaults).map) {
            entry += yamlBlock(key, value, 4);
        }
        text += entry.replace(2, 2, "- ");
    }
    return text;
}

QByteArray exportProfiles(const QList<Profile> &profiles)
{
    QList<Profile> plain;
    for (const Profile &profile : profiles) {
        plain.append(withoutSecrets(profile));
    }
    return listOfProfiles(plain);
}

} // namespace kubemori::cluster
