// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/find_pythons.hpp"

#include "base/version.hpp"
#include "upgrade/environment/python_range.hpp"

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longestLook = std::chrono::seconds{60};

/// Arguments: programs to look at; none: the usual ones. A line each: what it is called, what it is (links followed),
/// its version, whether venv and ensurepip are there. `timeout` is of the coreutils.
constexpr const char *script = R"sh(
look() {
  case $1 in */*) p=$1 ;; *) p=$(command -v -- "$1" 2>/dev/null) || return 0 ;; esac
  [ -x "$p" ] && [ ! -d "$p" ] || return 0
  said=$(timeout 5 "$p" -I -c '
import sys
good = 1
for name in ("venv", "ensurepip"):
    try:
        __import__(name)
    except Exception:
        good = 0
print("%d.%d.%d %d" % (sys.version_info[0], sys.version_info[1], sys.version_info[2], good))' 2>/dev/null </dev/null) || return 0
  printf 'python\t%s\t%s\t%s\n' "$p" "$(readlink -f -- "$p")" "$said"
}
if [ $# -gt 0 ]; then
  for name; do look "$name"; done
  exit 0
fi
names="python3 python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14"
for name in $names; do look "$name"; done
for folder in /usr/bin /usr/local/bin "$HOME"/.pyenv/versions/*/bin; do
  for name in $names; do [ ! -e "$folder/$name" ] || look "$folder/$name"; done
done
exit 0)sh";

struct Found
{
    PythonProgram program;
    Version version;
    QString target; ///< where links lead
};

std::optional<Found> readLine(const QString &line)
{
    const QStringList fields = line.split(u'\t');
    if (fields.size() != 4 || fields.constFirst() != "python"_L1) {
        return std::nullopt;
    }
    const QString version = fields.at(3).section(u' ', 0, 0);
    const auto parsed = Version::parse(version);
    if (!parsed || parsed->major < 3) {
        return std::nullopt;
    }
    return Found{.program = {.path = fields.at(1),
                             .version = version,
                             .hasVenv = fields.at(3).section(u' ', 1, 1) == "1"_L1,
                             .fits = false},
                 .version = *parsed,
                 .target = fields.at(2)};
}

bool isPlain(const PythonProgram &program)
{
    return program.path.endsWith("/python3"_L1);
}

Result<QList<PythonProgram>> look(command::Runner &runner, const QStringList &paths, const HopTarget &target,
                                  std::stop_token stop)
{
    command::Command command;
    command.argv = QStringList{u"sh"_s, u"-c"_s, QString::fromLatin1(script), u"sh"_s} + paths;
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.timeout = longestLook;
    return command::captureChecked(runner, command, std::move(stop)).transform([&](const command::Captured &captured) {
        return parsePythons(captured.output, target);
    });
}

} // namespace

QList<PythonProgram> parsePythons(const QByteArray &output, const HopTarget &target)
{
    const auto range = PythonRange::parse(target.python);
    QList<Found> found;
    QSet<QString> seen;
    for (const QString &line : QString::fromUtf8(output).split(u'\n')) {
        auto one = readLine(line);
        if (one && !seen.contains(one->target)) {
            seen.insert(one->target);
            one->program.fits = !range || range->contains(one->version);
            found.append(*one);
        }
    }
    const bool isDocumented = range.has_value();
    std::ranges::stable_sort(found, [isDocumented](const Found &one, const Found &other) {
        const auto rank = [isDocumented](const Found &of) {
            return std::tuple(!of.program.fits, !of.program.hasVenv, !isDocumented && !isPlain(of.program));
        };
        return rank(one) != rank(other) ? rank(one) < rank(other) : one.version > other.version;
    });
    QList<PythonProgram> programs;
    for (const Found &one : std::as_const(found)) {
        programs.append(one.program);
    }
    return programs;
}

Result<QList<PythonProgram>> findPythons(command::Runner &runner, const HopTarget &target, std::stop_token stop)
{
    return look(runner, {}, target, std::move(stop));
}

Result<PythonProgram> lookAtPython(command::Runner &runner, const QString &path, const HopTarget &target,
                                   std::stop_token stop)
{
    return look(runner, {path}, target, std::move(stop))
        .and_then([&](const QList<PythonProgram> &programs) -> Result<PythonProgram> {
            if (programs.isEmpty()) {
                return fail(ErrorCode::NotFound, u"it is no Python 3 that answers"_s, path);
            }
            return programs.constFirst();
        });
}

} // namespace kubemori::upgrade
