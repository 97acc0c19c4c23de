// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/auto_renew.hpp"

#include <QRegularExpression>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{64} << 10;
constexpr qsizetype mostSettings = 50;

/// The inventory may be a file in its folder.
constexpr auto script = R"sh(d=$1
if [ -f "$d" ]; then d=$(dirname "$d"); fi
cd "$d" || exit 1
set --
for f in group_vars host_vars; do if [ -d $f ]; then set -- "$@" $f; fi; done
[ $# -gt 0 ] || exit 0
grep -rnE '^auto_renew_certificates(_systemd_calendar)?:' "$@" || [ $? = 1 ])sh";

} // namespace

Result<QList<AutoRenewSetting>> findAutoRenew(command::Runner &runner, const QString &inventory, Milliseconds timeout,
                                              std::stop_token stop)
{
    command::Command look;
    look.argv = {u"sh"_s, u"-c"_s, QString::fromLatin1(script), u"sh"_s, inventory};
    look.environment = {{u"LC_ALL"_s, u"C"_s}};
    look.timeout = timeout;
    const auto captured = command::captureChecked(runner, look, std::move(stop), longestAnswer);
    if (!captured) {
        Error error = captured.error();
        error.context.clear();
        return std::unexpected(error.during(u"looking for auto_renew_certificates in "_s + inventory));
    }
    static const QRegularExpression pattern(
        u"\\A([^\\x00-\\x1f:]{1,400}):([0-9]{1,6}):(auto_renew_certificates(?:_systemd_calendar)?):\\s*(.{0,200})\\z"_s);
    QList<AutoRenewSetting> settings;
    for (const QByteArray &line : captured->output.split('\n')) {
        const auto match = pattern.match(QString::fromUtf8(line.trimmed()));
        if (match.hasMatch() && settings.size() < mostSettings) {
            QString value = match.captured(4).trimmed();
            if (const qsizetype comment = value.indexOf(u" #"_s); comment >= 0) {
                value = value.left(comment).trimmed();
            }
            settings.append({.key = match.captured(3),
                             .value = value,
                             .file = match.captured(1),
                             .line = match.captured(2).toInt()});
        }
    }
    return settings;
}

} // namespace kubemori::maintenance
