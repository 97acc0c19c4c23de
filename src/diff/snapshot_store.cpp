// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/snapshot_store.hpp"

#include <utility>

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longTime = std::chrono::minutes{5};

/// $1: the repository, or empty. Prints the folder it made. The index is a copy: with what it remembers of each file's
/// time and size only files that changed are read; its
/// own time has to stay, by which git knows which of them it may not trust.
const QString makeStore = uR"sh(set -eu
umask 077
place=
trap 'if [ -n "$place" ]; then rm -rf "$place"; fi' EXIT
trap 'exit 1' HUP INT TERM
place=$(mktemp -d "${TMPDIR:-/tmp}/kubemori-diff.XXXXXXXXXX")
format=sha1
if [ -n "$1" ]; then
  cd "$1"
  format=$(git rev-parse --show-object-format 2>/dev/null) || format=sha1
fi
if [ "$format" = sha1 ]; then
  git init -q --bare --template= "$place/git"
else
  git init -q --bare --template= --object-format="$format" "$place/git"
fi
if [ -n "$1" ]; then
  absolute() { case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s/%s\n' "$PWD" "$1" ;; esac; }
  absolute "$(git rev-parse --git-path objects)" > "$place/git/objects/info/alternates"
  mkdir "$place/git/info"
  for file in index info/exclude; do
    from=$(git rev-parse --git-path "$file")
    if [ -f "$from" ]; then cp -p "$from" "$place/git/$file"; fi
  done
fi
trap - EXIT
printf '%s' "$place")sh"_s;

Result<QByteArray> shell(command::Runner &runner, const QString &script, const QString &argument, Milliseconds timeout,
                         const std::stop_token &stop)
{
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, script, u"sh"_s, argument};
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.timeout = timeout;
    auto captured = command::captureChecked(runner, command, stop);
    if (!captured) {
        return std::unexpected(captured.error());
    }
    return std::move(captured->output);
}

} // namespace

SnapshotStore::SnapshotStore(std::shared_ptr<command::Runner> runner, QString repository, QString place)
    : m_runner(std::move(runner))
    , m_repository(std::move(repository))
    , m_place(std::move(place))
    , m_git(m_runner, m_place + u"/git"_s, longTime)
{
}

Result<std::unique_ptr<SnapshotStore>> SnapshotStore::make(std::shared_ptr<command::Runner> runner,
                                                           const QString &repository, const std::stop_token &stop)
{
    const auto made = shell(*runner, makeStore, repository, longTime, stop);
    if (!made) {
        return std::unexpected(made.error().on(repository));
    }
    const QString place = QString::fromUtf8(*made);
    if (!place.contains("/kubemori-diff."_L1)) { // it will be removed
        return fail(ErrorCode::InvalidData, u"mktemp printed: "_s + place, repository);
    }
    return std::unique_ptr<SnapshotStore>(new SnapshotStore(std::move(runner), repository, place));
}

SnapshotStore::~SnapshotStore()
{
    // A stop of what it was made for must not leave it behind.
    constexpr Milliseconds shortTime = std::chrono::seconds{10};
    (void)shell(*m_runner, u"rm -rf -- \"$1\""_s, m_place, shortTime, {});
}

Result<QString> SnapshotStore::treeOf(const QString &folder, const QStringList &add, const std::stop_token &stop) const
{
    const kubespray::Git there(m_runner, folder, longTime);
    const QStringList place{u"--git-dir="_s + m_place + u"/git"_s, u"--work-tree=."_s};
    if (const auto added = there.read(place + add, stop); !added) {
        return std::unexpected(added.error());
    }
    const auto tree = there.read(place + QStringList{u"write-tree"_s}, stop);
    if (!tree) {
        return std::unexpected(tree.error());
    }
    return QString::fromLatin1(tree->trimmed());
}

Result<QString> SnapshotStore::workingTree(const std::stop_token &stop) const
{
    const QStringList add{u"-c"_s, u"core.safecrlf=false"_s, u"add"_s, u"--all"_s};
    return treeOf(m_repository, add, stop);
}

Result<QString> SnapshotStore::folder(const QString &path, const std::stop_token &stop) const
{
    // Whatever was in the index belongs to another folder.
    if (const auto emptied = m_git.read({u"read-tree"_s, u"--empty"_s}, stop); !emptied) {
        return std::unexpected(emptied.error());
    }
    return treeOf(path, {u"-c"_s, u"core.safecrlf=false"_s, u"add"_s, u"--all"_s, u"--force"_s, u"."_s}, stop);
}

} // namespace kubemori::diff
