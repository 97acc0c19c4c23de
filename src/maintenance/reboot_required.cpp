// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/reboot_required.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = 16384;
constexpr qsizetype mostPackages = 20;
constexpr qsizetype longestPackage = 80;

// One word on standard output, whatever the system; the exit code says nothing.
constexpr auto usualScript = R"(if [ -e /var/run/reboot-required ] || [ -e /run/reboot-required ]; then echo required
  for f in /var/run/reboot-required.pkgs /run/reboot-required.pkgs; do
    if [ -f "$f" ]; then head -c 8000 "$f" 2>/dev/null; break; fi
  done
elif command -v needs-restarting >/dev/null 2>&1; then
  needs-restarting -r >/dev/null 2>&1
  case $? in 0) echo not-required;; 1) echo required;; *) echo unknown;; esac
elif [ -e /etc/debian_version ]; then echo not-required
else echo unknown
fi)";

// A word again: an account that may not log in ends with exit code 1 too.
constexpr auto ownScript = R"(sh -c "$1" </dev/null >/dev/null
code=$?
case $code in 0) echo not-required;; 1) echo required;; *) exit $code;; esac)";

command::Command lookOf(const QString &ownCommand, Milliseconds timeout)
{
    command::Command look;
    look.argv = {u"sh"_s, u"-c"_s, QString::fromLatin1(ownCommand.isEmpty() ? usualScript : ownScript)};
    if (!ownCommand.isEmpty()) {
        look.argv += {u"sh"_s, ownCommand};
    }
    look.timeout = timeout;
    return look;
}

/// Letters as package managers use them; anything else is not shown as it is.
QString packageName(const QByteArray &line)
{
    QString name = QString::fromLatin1(line.left(longestPackage));
    std::ranges::replace_if(name, [](QChar c) { return c <= u' ' || c > u'~'; }, QChar(QChar::ReplacementCharacter));
    return name;
}

RebootNeed required(const QList<QByteArray> &packageLines)
{
    RebootNeed need{.required = true, .packages = {}, .morePackages = 0};
    for (const QByteArray &line : packageLines) {
        const QString name = packageName(line.trimmed());
        if (!name.isEmpty() && !need.packages.contains(name)) {
            need.packages.append(name);
        }
    }
    need.morePackages = static_cast<int>(std::max<qsizetype>(0, need.packages.size() - mostPackages));
    need.packages = need.packages.first(std::min(need.packages.size(), mostPackages));
    return need;
}

} // namespace

Result<RebootNeed> rebootRequired(command::Runner &runner, const QString &ownCommand, Milliseconds timeout,
                                  std::stop_token stop)
{
    const auto captured = command::captureChecked(runner, lookOf(ownCommand, timeout), std::move(stop), longestAnswer);
    if (!captured) {
        // The command itself is ours and long: naming it would help nobody.
        Error error = captured.error();
        error.context.clear();
        return std::unexpected(error.during(u"asking whether a reboot is required"_s));
    }
    const QList<QByteArray> lines = captured->output.trimmed().split('\n');
    const QByteArray word = lines.constFirst().trimmed();
    if (word == "required") {
        return required(lines.sliced(1));
    }
    if (word == "not-required") {
        return RebootNeed{};
    }
    if (word == "unknown") {
        return fail(ErrorCode::NotFound, u"neither /var/run/reboot-required nor needs-restarting tells it"_s,
                    runner.location());
    }
    return fail(ErrorCode::InvalidData, u"not an answer: "_s + QString::fromUtf8(word.left(80)), runner.location());
}

} // namespace kubemori::maintenance
