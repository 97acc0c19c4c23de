// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_draft.hpp"

#include "cluster/profile_editor.hpp"
#include "cluster/profile_store.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

Result<Profile> checkedProfile(const Profile &profile, const Timeouts &defaults)
{
    LoadedProfiles loaded = ProfileStore::parse(listOfProfiles({profile}, defaults), profile.id, defaults);
    const auto error = std::ranges::find(loaded.problems, ProfileProblem::Severity::Error, &ProfileProblem::severity);
    if (error != loaded.problems.end()) {
        return fail(ErrorCode::InvalidInput, QString(error->key).remove(u"clusters[0]."_s) + u": "_s + error->detail,
                    profile.id);
    }
    if (loaded.profiles.isEmpty()) {
        return fail(ErrorCode::Internal, u"the profile cannot be read back"_s, profile.id);
    }
    return loaded.profiles.takeFirst();
}

void setKubectl(Profile &profile, const QString &kubectl)
{
    const auto beside = [](const QString &program) {
        return QString(program.first(program.lastIndexOf(u'/') + 1) + u"etcdctl"_s);
    };
    if (profile.gates.etcd.etcdctl == beside(profile.controlPlane.kubectl)) {
        profile.gates.etcd.etcdctl = beside(kubectl);
    }
    profile.controlPlane.kubectl = kubectl;
}

QString suggestedId(const QString &name, const QStringList &taken)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    constexpr qsizetype longest = 56; // leaves room for a number
    QString id = name.toLower().replace(other, u"-"_s).left(longest);
    while (id.startsWith(u'-')) {
        id.remove(0, 1);
    }
    while (id.endsWith(u'-')) {
        id.chop(1);
    }
    id = id.isEmpty() ? u"cluster"_s : id;
    QString free = id;
    for (int number = 2; taken.contains(free); ++number) {
        free = id + u'-' + QString::number(number);
    }
    return free;
}

} // namespace kubemori::cluster
