// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/restore_rehearsal.hpp"

#include <QRandomGenerator>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds restoreTimeout = std::chrono::minutes{10};
constexpr Milliseconds removeTimeout = std::chrono::minutes{1};
/// A log of 64 MB is made beside the database, whatever its size; the rest is to stay free.
constexpr qint64 besideDatabase = qint64{128} << 20;
/// Keys that name members, removed ones among them: a restored cluster begins with one.
constexpr qint64 mostMemberKeys = 64;

// $1 below which, $2 snapshot, $3 the new folder. Its size, and the room there.
constexpr auto lookScript = R"sh(stat -L -c %s -- "$2" && df -B1 --output=avail -- "$1" | tail -n 1)sh";

bool isMissing(const Error &error)
{
    return error.code == ErrorCode::ProgramMissing || error.detail.contains("not found"_L1) ||
           error.detail.contains("unknown command"_L1);
}

} // namespace

RestoreRehearsal::RestoreRehearsal(Place place)
    : m_place(std::move(place))
{
}

command::Command RestoreRehearsal::command(const QStringList &argv) const
{
    command::Command command;
    command.argv = argv;
    command.become = m_place.become;
    command.timeout = restoreTimeout;
    command.environment.insert(u"LC_ALL"_s, u"C"_s);
    command.environment.insert(u"ETCDCTL_API"_s, u"3"_s);
    return command;
}

Result<QByteArray> RestoreRehearsal::ask(const QStringList &argv, const std::stop_token &stop) const
{
    return command::captureChecked(*m_place.runner, command(argv), stop)
        .transform([](const command::Captured &captured) { return captured.output; });
}

Result<> RestoreRehearsal::prepare(const QString &file, const QString &target, const std::stop_token &stop) const
{
    const auto said = ask({u"sh"_s, u"-c"_s, QString::fromLatin1(lookScript), u"sh"_s, m_place.folder, file}, stop);
    if (!said) {
        return std::unexpected(said.error());
    }
    const QList<QByteArray> numbers = said->simplified().split(' ');
    bool hasSize = false;
    bool hasFree = false;
    const qint64 size = numbers.value(0).toLongLong(&hasSize);
    const qint64 free = numbers.value(1).toLongLong(&hasFree);
    if (!hasSize || !hasFree) {
        return fail(ErrorCode::InvalidData, u"not a size and a room: "_s + QString::fromUtf8(said->left(80)), file);
    }
    if (const qint64 needed = size + size / 10 + besideDatabase; free < needed) {
        return fail(ErrorCode::Io, u"no room for a rehearsal: %1 bytes free, %2 needed"_s.arg(free).arg(needed),
                    m_place.runner->location() + u':' + m_place.folder);
    }
    const auto made = ask({u"mkdir"_s, u"-m"_s, u"0700"_s, u"--"_s, target}, stop);
    return made ? Result<>() : std::unexpected(made.error());
}

Result<Rehearsal> RestoreRehearsal::run(const QString &file, const std::stop_token &stop)
{
    const QString target =
        m_place.folder + u"/kubemori-rehearsal-"_s + QString::number(QRandomGenerator::system()->generate64(), 16);
    if (m_place.tools.isEmpty()) {
        return fail(ErrorCode::ProgramMissing, u"etcdutl"_s, m_place.runner->location());
    }
    Result<Rehearsal> result;
    if (const auto prepared = prepare(file, target, stop); !prepared) {
        result = std::unexpected(prepared.error());
    } else {
        for (const QStringList &tool : std::as_const(m_place.tools)) {
            result = restore(tool, file, target, stop);
            if (result || stop.stop_requested() || !isMissing(result.error())) {
                break;
            }
        }
    }
    // Whatever happened, a cancel too: so not with its token.
    command::Command remove = command({u"rm"_s, u"-rf"_s, u"--"_s, target});
    remove.timeout = removeTimeout;
    const auto removed = command::captureChecked(*m_place.runner, remove, {});
    if (result && !removed) {
        return std::unexpected(removed.error().during(u"removing the rehearsal's folder "_s + target));
    }
    if (!result) {
        return std::unexpected(result.error().during(u"rehearsing the restore"_s));
    }
    return result;
}

Result<Rehearsal> RestoreRehearsal::restore(const QStringList &tool, const QString &file, const QString &target,
                                            const std::stop_token &stop) const
{
    const QString data = target + u"/data"_s;
    const auto statusOf = [&](const QString &path) {
        return ask(tool + QStringList{u"snapshot"_s, u"status"_s, path, u"--write-out=json"_s}, stop)
            .and_then(kube::parseEtcdSnapshotStatus);
    };
    Rehearsal rehearsal{.where = m_place.runner->location(),
                        .tool = tool.join(u' '),
                        .folder = target,
                        .snapshot = {},
                        .restored = {},
                        .walBytes = 0};
    const auto before = statusOf(file);
    if (!before) {
        return std::unexpected(before.error());
    }
    rehearsal.snapshot = *before;
    const auto restored = ask(tool + QStringList{u"snapshot"_s, u"restore"_s, file, u"--data-dir="_s + data}, stop);
    if (!restored) {
        Error error = restored.error();
        // The tool's last words say which sum it expected.
        error.code = error.code == ErrorCode::ExitedNonZero && !isMissing(error) ? ErrorCode::NotProved : error.code;
        return std::unexpected(error);
    }
    if (const auto whole = checkFiles(data, rehearsal, stop); !whole) {
        return std::unexpected(whole.error());
    }
    const auto after = statusOf(data + u"/member/snap/db"_s);
    if (!after) {
        return std::unexpected(after.error());
    }
    rehearsal.restored = *after;
    const qint64 fewer = before->keys - after->keys;
    if (before->revision != after->revision || fewer < 0 || fewer > mostMemberKeys) {
        return fail(ErrorCode::NotProved,
                    u"restored were revision %1 and %2 keys, the snapshot has %3 and %4"_s.arg(after->revision)
                        .arg(after->keys)
                        .arg(before->revision)
                        .arg(before->keys),
                    file);
    }
    return rehearsal;
}

Result<> RestoreRehearsal::checkFiles(const QString &target, Rehearsal &rehearsal, const std::stop_token &stop) const
{
    const auto said = ask({u"find"_s, target, u"-type"_s, u"f"_s, u"-printf"_s, u"%s %P\\n"_s}, stop);
    if (!said) {
        return std::unexpected(said.error());
    }
    bool hasDatabase = false;
    bool hasSnap = false;
    for (const QByteArray &line : said->split('\n')) {
        const qint64 size = line.left(line.indexOf(' ')).toLongLong();
        const QByteArray path = line.sliced(line.indexOf(' ') + 1);
        hasDatabase = hasDatabase || (path == "member/snap/db" && size > 0);
        hasSnap = hasSnap || (path.startsWith("member/snap/") && path.endsWith(".snap") && size > 0);
        rehearsal.walBytes += path.startsWith("member/wal/") ? size : 0;
    }
    if (!hasDatabase || !hasSnap || rehearsal.walBytes <= 0) {
        return fail(ErrorCode::NotProved, u"the restored folder lacks a database, a snapshot or a log"_s, target);
    }
    return {};
}

} // namespace kubemori::maintenance
