// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/repository_names.hpp"

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView tagPrefix("refs/tags/");
constexpr QLatin1StringView branchPrefix("refs/heads/");
constexpr QLatin1StringView remotePrefix("refs/remotes/");

} // namespace

Result<RepositoryNames> readRepositoryNames(const kubespray::Git &git, const std::stop_token &stop)
{
    // Pre-releases before their release: without the setting -rc1 would count as newer.
    const auto references =
        git.read({u"-c"_s, u"versionsort.suffix=-"_s, u"for-each-ref"_s, u"--sort=-version:refname"_s,
                  u"--format=%(refname)"_s, u"refs/tags"_s, u"refs/heads"_s, u"refs/remotes"_s},
                 stop);
    if (!references) {
        return std::unexpected(references.error());
    }
    RepositoryNames names;
    QStringList remote;
    for (const QString &name : QString::fromUtf8(*references).split(u'\n', Qt::SkipEmptyParts)) {
        if (name.startsWith(tagPrefix)) {
            names.tags.append(name.sliced(tagPrefix.size()));
        } else if (name.startsWith(branchPrefix)) {
            names.branches.append(name.sliced(branchPrefix.size()));
        } else if (name.startsWith(remotePrefix) && !name.endsWith("/HEAD"_L1)) {
            remote.append(name.sliced(remotePrefix.size()));
        }
    }
    names.branches.sort();
    remote.sort();
    names.branches += remote;
    const auto described = git.read({u"describe"_s, u"--tags"_s, u"--exact-match"_s, u"--all"_s, u"HEAD"_s}, stop);
    if (described) {
        // "tags/v2.27.0", "heads/main"
        names.head = QString::fromUtf8(described->trimmed()).section(u'/', 1);
    } else if (const auto commit = git.read({u"rev-parse"_s, u"--short"_s, u"--verify"_s, u"HEAD"_s}, stop)) {
        names.head = QString::fromUtf8(commit->trimmed());
    }
    return names;
}

} // namespace kubemori::diff
