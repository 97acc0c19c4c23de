// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/reboot_required.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

// One word on standard output, whatever the system; the exit code says nothing.
constexpr auto script = R"(if [ -e /var/run/reboot-required ] || [ -e /run/reboot-required ]; then echo required
elif command -v needs-restarting >/dev/null 2>&1; then
  needs-restarting -r >/dev/null 2>&1
  case $? in 0) echo not-required;; 1) echo required;; *) echo unknown;; esac
elif [ -e /etc/debian_version ]; then echo not-required
else echo unknown
fi)";

} // namespace

Result<bool> rebootRequired(command::Runner &runner, Milliseconds timeout, std::stop_token stop)
{
    command::Command look;
    look.argv = {u"sh"_s, u"-c"_s, QString::fromLatin1(script)};
    look.timeout = timeout;
    const auto captured = command::captureChecked(runner, look, stop, 4096);
    if (!captured) {
        return std::unexpected(captured.error().during(u"asking whether a reboot is required"_s));
    }
    const QByteArray word = captured->output.trimmed();
    if (word == "required") {
        return true;
    }
    if (word == "not-required") {
        return false;
    }
    if (word == "unknown") {
        return fail(ErrorCode::NotFound, u"neither /var/run/reboot-required nor needs-restarting tells it"_s,
                    runner.location());
    }
    return fail(ErrorCode::InvalidData, u"not an answer: "_s + QString::fromUtf8(word.left(80)), runner.location());
}

} // namespace kubemori::maintenance
