// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over_writer.hpp"

#include <QSet>

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longestStep = std::chrono::minutes{5};
constexpr int newFileMode = 0644;
constexpr int newFolderMode = 0755;
/// What the scripts end with when the new folder is there already.
constexpr int isTaken = 17;

// $1: the old folder, $2: the copy, $3: the new folder. A copy that was left behind is ours.
constexpr const char *beginScript = R"sh(set -e
if [ -e "$3" ] || [ -L "$3" ]; then
  [ -d "$3" ] && [ -z "$(ls -A -- "$3")" ] || exit 17
fi
rm -rf -- "$2"
mkdir -p -- "$2"
cp -a -- "$1/." "$2")sh";

// $1: the copy, then files in it. Folders that nothing is left in go too.
constexpr const char *removeScript = R"sh(set -e
cd -- "$1"
shift
for file; do
  rm -f -- "$file"
  folder=$(dirname -- "$file")
  [ "$folder" = . ] || rmdir -p --ignore-fail-on-non-empty -- "$folder" 2>/dev/null || :
done)sh";

// $1: the copy, $2: the new folder, which may be there and empty.
constexpr const char *endScript = R"sh(set -e
[ ! -d "$2" ] || rmdir -- "$2" || exit 17
mv -T -- "$1" "$2")sh";

constexpr const char *dropScript = R"sh(rm -rf -- "$1")sh";

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

} // namespace

CarryOverWriter::CarryOverWriter(std::shared_ptr<command::Runner> runner)
    : m_runner(runner)
    , m_transfer(std::move(runner))
{
}

std::optional<QStringList> CarryOverWriter::pathsOf(const command::Command &command)
{
    const QStringList &words = command.argv;
    const auto isScript = [&words](const char *script) { return words.value(2) == QLatin1StringView(script); };
    if (words.size() < 5 || words.at(0) != "sh"_L1 || words.at(1) != "-c"_L1) {
        return std::nullopt;
    }
    if (isScript(removeScript)) {
        return QStringList{words.at(4)}; // what follows is in it
    }
    const bool isOurs = isScript(beginScript) || isScript(endScript) || isScript(dropScript);
    return isOurs ? std::optional(words.sliced(4)) : std::nullopt;
}

Result<> CarryOverWriter::run(const char *script, const QStringList &arguments, const std::stop_token &stop) const
{
    command::Command command;
    command.argv = QStringList{u"sh"_s, u"-c"_s, QString::fromLatin1(script), u"sh"_s} + arguments;
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.timeout = longestStep;
    const auto captured = command::capture(*m_runner, command, stop);
    if (!captured) {
        return std::unexpected(captured.error());
    }
    if (captured->exit.isSuccess()) {
        return {};
    }
    const QString said = QString::fromUtf8(captured->errors).trimmed().right(1000);
    const ErrorCode code = captured->exit.code == isTaken          ? ErrorCode::AlreadyExists
                           : said.contains("Permission denied"_L1) ? ErrorCode::PermissionDenied
                           : said.contains("No such file"_L1)      ? ErrorCode::NotFound
                                                                   : ErrorCode::Io;
    return fail(code, code == ErrorCode::AlreadyExists ? u"there is something in it already"_s : said);
}

Result<> CarryOverWriter::write(const QString &mine, const FolderFiles &files, const CarryOverResult &result,
                                const QString &out, std::stop_token stop) const
{
    const QString subject = m_runner->location() + u':' + out;
    if (!result.isComplete()) {
        return fail(ErrorCode::InvalidInput, u"something is left to decide"_s, subject);
    }
    if (out.isEmpty() || isInside(out, mine) || isInside(mine, out)) {
        return fail(ErrorCode::InvalidInput, u"the new folder has to be apart from the old one, %1"_s.arg(mine),
                    subject);
    }
    const QString copy = out + u".kubemori-part"_s;
    Result<> done = run(beginScript, {mine, copy, out}, stop);
    const bool isOurs = done || done.error().code != ErrorCode::AlreadyExists;
    if (done) {
        done = fill(mine, files, result, copy, stop);
    }
    if (done) {
        done = run(endScript, {copy, out}, stop);
    }
    if (!done && isOurs) {
        (void)run(dropScript, {copy}, {}); // also after a stop
    }
    return done ? done : std::unexpected(done.error().on(subject).during(u"writing the new inventory"_s));
}

Result<> CarryOverWriter::fill(const QString &mine, const FolderFiles &files, const CarryOverResult &result,
                               const QString &copy, const std::stop_token &stop) const
{
    QSet<QString> wanted;
    for (const CarriedFile &file : result.files) {
        if (file.outcome == CarriedFile::Outcome::Dropped) {
            continue;
        }
        wanted.insert(file.path);
        const auto old = files.constFind(file.path);
        if (old != files.cend() && *old == file.bytes) {
            continue; // it is in the copy
        }
        int mode = newFileMode;
        if (!file.mine.isEmpty()) {
            const auto entry = m_transfer.stat(mine + u'/' + file.mine, stop);
            mode = entry && entry->type == command::FileEntry::Type::File ? entry->mode : mode;
        }
        const QString path = copy + u'/' + file.path;
        auto written = m_transfer.makeFolder(path.section(u'/', 0, -2), newFolderMode, stop);
        written = written ? m_transfer.write(path, file.bytes, mode, stop) : written;
        if (!written) {
            return written;
        }
    }
    QStringList removed{copy};
    for (const QString &path : files.keys()) {
        if (!wanted.contains(path)) {
            removed.append(path);
        }
    }
    return removed.size() > 1 ? run(removeScript, removed, stop) : Result<>();
}

} // namespace kubemori::group_vars
