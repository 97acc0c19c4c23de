// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/host_report.hpp"

#include "cluster/host_name.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

// Names are looked up with a limit of their own: a dead name server keeps each waiting. The last line tells a whole
// answer from one that was cut off.
constexpr auto script = R"sh(PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin
say() { printf '%s=%s\n' "$1" "$2"; }
bounded() { if command -v timeout >/dev/null 2>&1; then timeout 4 "$@"; else "$@"; fi; }
say report 1
for d in / /var /var/lib/etcd /var/lib/containerd /var/lib/docker; do
  if [ -d "$d" ]; then say disk "$(bounded df -Pk "$d" 2>/dev/null | tail -n 1)"; fi
done
say swap "$(sed -n 's/^SwapTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo 2>/dev/null)"
say cgroups "$(stat -fc %T /sys/fs/cgroup 2>/dev/null)"
say kernel "$(uname -r)"
say docker "$(bounded systemctl is-active docker.service 2>/dev/null | head -n 1)"
if command -v containerd >/dev/null 2>&1; then say containerd "$(bounded containerd --version 2>/dev/null | head -n 1)"; fi
f=/etc/containerd/cri-base.json
if [ -f "$f" ]; then say rlimits "$(head -c 262144 "$f" | tr -d '\n\r\t' | grep -o '"rlimits"[^]]*]' | head -n 1)"
else say rlimits absent; fi
d=/etc/kubernetes
if [ -d "$d" ] && ! { [ -r "$d" ] && [ -x "$d" ]; }; then say server "$d may not be read"; fi
for f in /etc/kubernetes/*.conf; do
  if [ -r "$f" ]; then say server "$f $(sed -n 's/^ *server: *//p' "$f" | head -n 1)"
  elif [ -f "$f" ]; then say server "$f may not be read"; fi
done
sed -n 's/^ *server: *//p' /etc/kubernetes/*.conf 2>/dev/null | tr -d "\"'" | sed -n 's#^https*://\([A-Za-z][A-Za-z0-9.-]*\).*#\1#p' |
  sort -u | head -n 4 | while read -r name; do say name "$name $(bounded getent hosts "$name" | head -n 1)"; done
say end 1)sh";

constexpr qsizetype longestValue = 4096;
constexpr int mostLines = 64; // of one key

std::optional<qint64> count(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool possible = isNumber && number >= 0 && number < (qint64{1} << 50);
    return possible ? std::optional(number) : std::nullopt;
}

/// One word of letters that names of kernels, file systems and the like are made of.
QString plainWord(const QString &text)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9._+~:-]{1,120}\z)"_s);
    return form.match(text).hasMatch() ? text : QString();
}

/// As `df -P` prints it.
std::optional<DiskSpace> diskOf(const QString &line)
{
    static const QRegularExpression form(uR"(\A(\S.*?)\s+(\d+)\s+\d+\s+(-?\d+)\s+(?:\d+%|-)\s+(/.*)\z)"_s);
    const auto match = form.match(line);
    const auto total = count(match.captured(2));
    const auto free = count(match.captured(3));
    if (!match.hasMatch() || !total || !free || *total == 0 || *free > *total) {
        return {};
    }
    return DiskSpace{.mount = evidenceText(match.captured(4), 200),
                     .device = evidenceText(match.captured(1), 200),
                     .totalKib = *total,
                     .freeKib = *free};
}

std::optional<QList<DiskSpace>> disksOf(const QStringList &lines)
{
    QList<DiskSpace> disks;
    for (const QString &line : lines) {
        const auto disk = diskOf(line);
        if (!disk) {
            return {}; // the one that could not be read may be the full one
        }
        if (std::ranges::find(disks, disk->mount, &DiskSpace::mount) == disks.end()) {
            disks.append(*disk);
        }
    }
    return disks.isEmpty() ? std::nullopt : std::optional(disks);
}

Rlimits rlimitsOf(const QString &text)
{
    if (text == "absent"_L1) {
        return Rlimits::Absent;
    }
    const QJsonDocument document = QJsonDocument::fromJson('{' + text.toUtf8() + '}');
    const QJsonValue limits = document.object().value("rlimits"_L1);
    if (!limits.isArray()) {
        return Rlimits::Unreadable;
    }
    bool strings = false;
    for (const QJsonValue &limit : limits.toArray()) {
        for (const QString &key : {u"hard"_s, u"soft"_s}) {
            const QJsonValue value = limit.toObject().value(key);
            if (!value.isDouble() && !value.isString()) {
                return Rlimits::Unreadable;
            }
            strings = strings || value.isString();
        }
    }
    return limits.toArray().isEmpty() ? Rlimits::Absent : strings ? Rlimits::Strings : Rlimits::Numbers;
}

std::optional<QList<ServerLine>> serversOf(const QStringList &lines)
{
    static const QRegularExpression form(
        uR"(\A(/etc/kubernetes/[A-Za-z0-9._-]+) (https?://[A-Za-z0-9.:\[\]/_-]+)\z)"_s);
    QList<ServerLine> servers;
    for (const QString &line : lines) {
        if (line.trimmed().endsWith(".conf"_L1)) {
            continue; // a file that is no kubeconfig
        }
        const auto match = form.match(QString(line).remove(u'"').remove(u'\''));
        if (!match.hasMatch()) {
            return {};
        }
        servers.append({.file = match.captured(1), .server = match.captured(2)});
    }
    return servers;
}

std::optional<QList<ServerName>> namesOf(const QStringList &lines)
{
    QList<ServerName> names;
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        const QString address = words.size() > 1 ? words.at(1) : QString();
        if (!cluster::isHostName(words.constFirst()) || (!address.isEmpty() && !cluster::isHostName(address))) {
            return {};
        }
        names.append({.name = words.constFirst(), .address = address});
    }
    return names;
}

std::optional<bool> activeOf(const QString &word)
{
    static const QStringList others{u"inactive"_s,  u"unknown"_s,      u"failed"_s,     u"activating"_s,
                                    u"reloading"_s, u"deactivating"_s, u"maintenance"_s};
    return word == "active"_L1 ? std::optional(true) : others.contains(word) ? std::optional(false) : std::nullopt;
}

} // namespace

command::Command hostReportCommand(bool become, Milliseconds timeout)
{
    command::Command look;
    look.argv = {u"sh"_s, u"-c"_s, QString::fromLatin1(script)};
    look.environment = {{u"LC_ALL"_s, u"C"_s}};
    look.become = become;
    look.timeout = timeout;
    return look;
}

Result<HostFacts> parseHostReport(const QByteArray &output)
{
    QHash<QByteArray, QStringList> values;
    bool isWhole = false;
    for (const QByteArray &line : output.split('\n')) {
        const qsizetype sign = line.indexOf('=');
        const QByteArray key = line.first(std::max(sign, qsizetype{0}));
        if (sign <= 0 || line.size() > longestValue || values[key].size() == mostLines) {
            continue;
        }
        values[key].append(QString::fromUtf8(line.sliced(sign + 1)).trimmed());
        isWhole = line == "end=1";
    }
    if (!isWhole || !values.contains("report")) {
        return fail(ErrorCode::InvalidData,
                    values.contains("report") ? u"the answer is cut off"_s : u"this is no answer to what was asked"_s);
    }
    const auto only = [&values](const QByteArray &key) {
        return values.value(key).size() == 1 ? values.value(key).constFirst() : QString();
    };
    HostFacts facts;
    facts.disks = disksOf(values.value("disk"));
    facts.swapKib = count(only("swap"));
    facts.cgroups = plainWord(only("cgroups"));
    facts.kernel = plainWord(only("kernel"));
    facts.dockerActive = activeOf(only("docker"));
    static const QRegularExpression version(uR"(\bv?(\d+\.\d+(?:\.\d+)?\S{0,40}))"_s);
    facts.containerd = plainWord(version.match(only("containerd")).captured(1));
    if (values.contains("rlimits")) {
        facts.rlimits = rlimitsOf(only("rlimits"));
        facts.rlimitsText = evidenceText(only("rlimits"), 300);
    }
    facts.servers = serversOf(values.value("server"));
    facts.serverNames = namesOf(values.value("name"));
    return facts;
}

} // namespace kubemori::upgrade::health
