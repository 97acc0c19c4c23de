// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/remote_script.hpp"

#include "base/shell_quote.hpp"

#include <array>
#include <csignal>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

namespace {

// $1 nonce, $2 folder, $3 program to look for, then the command. The process group is field 5 of /proc/PID/stat: what
// the login shell put between sshd and us does not matter then.
constexpr auto script = "n=$1 d=$2 p=$3; shift 3; g=$$; "
                        "{ read -r _ _ _ _ g _ </proc/$$/stat; } 2>/dev/null; "
                        "say() { printf '[%s:%s:%s]' \"$n\" \"$g\" \"$1\"; printf '[%s]' \"$n\" >&2; }; "
                        "if [ -n \"$d\" ]; then cd -- \"$d\" 2>/dev/null || { say d; exit 126; }; fi; "
                        "command -v \"$p\" >/dev/null 2>&1 || { say p; exit 127; }; "
                        "say r; exec \"$@\"";

/// A single argument of a program may have 128 KiB on Linux, and the whole line is one (of `sh -c`).
constexpr qsizetype longest = 120 * 1024;

} // namespace

Result<QByteArray> startLine(const command::Command &command, const QByteArray &nonce)
{
    if (command.argv.isEmpty() || command.argv.first().isEmpty()) {
        return fail(ErrorCode::StartFailed, u"no program given"_s);
    }
    // With another PATH only `env` can know what will be found.
    const bool hasPath = command.environment.contains(u"PATH"_s);
    QStringList words{u"exec"_s,
                      u"sh"_s,
                      u"-c"_s,
                      QString::fromLatin1(script),
                      u"sh"_s,
                      QString::fromLatin1(nonce),
                      command.workingDirectory,
                      hasPath ? u"env"_s : command.argv.first()};
    if (!command.environment.isEmpty()) {
        words += u"env"_s;
        for (const auto &[name, value] : command.environment.asKeyValueRange()) {
            words += QString(name + u'=' + value);
        }
    }
    QByteArray line = shellJoin(words + command.argv).toUtf8();
    if (line.size() > longest) {
        return fail(ErrorCode::InvalidInput, u"the command has %1 bytes; give long text as input"_s.arg(line.size()),
                    command.argv.first());
    }
    return line;
}

QString killScript(qint64 processGroup, Milliseconds grace)
{
    // `kill -0` also succeeds for a process that is not ours, hence the upper bound on the rounds.
    return u"kill -15 -%1 2>/dev/null; i=0; while [ $i -lt %2 ] && kill -0 -%1 2>/dev/null; do sleep 0.05 2>/dev/null "
           u"|| sleep 1; "
           "i=$((i+1)); done; kill -9 -%1 2>/dev/null; i=0; while [ $i -lt 20 ] && kill -0 -%1 2>/dev/null; do "
           "sleep 0.05 2>/dev/null || sleep 1; i=$((i+1)); done; true"_s.arg(processGroup)
               .arg((grace.count() + 49) / 50);
}

int signalNumber(const QByteArray &name)
{
    static constexpr std::array names{
        std::pair{"ABRT", SIGABRT}, std::pair{"ALRM", SIGALRM}, std::pair{"FPE", SIGFPE},   std::pair{"HUP", SIGHUP},
        std::pair{"ILL", SIGILL},   std::pair{"INT", SIGINT},   std::pair{"KILL", SIGKILL}, std::pair{"PIPE", SIGPIPE},
        std::pair{"QUIT", SIGQUIT}, std::pair{"SEGV", SIGSEGV}, std::pair{"TERM", SIGTERM}, std::pair{"USR1", SIGUSR1},
        std::pair{"USR2", SIGUSR2}, std::pair{"BUS", SIGBUS},   std::pair{"XCPU", SIGXCPU}, std::pair{"SYS", SIGSYS},
    };
    const QByteArray plain = name.left(name.indexOf('@') < 0 ? name.size() : name.indexOf('@'));
    for (const auto &[known, number] : names) {
        if (plain == known || plain == QByteArray("SIG") + known) {
            return number;
        }
    }
    return 64;
}

} // namespace kubemori::ssh
