// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/certificate_programs.hpp"
#include "demo/etcd_programs.hpp"
#include "demo/file_scripts.hpp"
#include "demo/host_report.hpp"
#include "demo/programs.hpp"
#include "demo/renewal_programs.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QHash>
#include <QRegularExpression>

#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// The machine it runs on, as it is now; the admin's machine is like the first node.
SimNode machineOf(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) { return model.node(std::max(0, call.host())); });
}

std::optional<QByteArray> fileOf(const Call &call, const QString &path)
{
    const SimNode node = machineOf(call);
    if (path == u"/proc/sys/kernel/random/boot_id") {
        return node.bootId.toLatin1() + '\n';
    }
    if (path == u"/proc/uptime") {
        const auto up = call.cluster().look([&node](const ClusterModel &model) { return model.now() - node.bootedAt; });
        const double seconds = std::chrono::duration<double>(up).count();
        return QByteArray::number(seconds, 'f', 2) + ' ' + QByteArray::number(seconds * 3.6, 'f', 2) + '\n';
    }
    if (path == u"/etc/os-release") {
        return "PRETTY_NAME=\"" + node.osImage.toUtf8() + "\"\n";
    }
    if (path == u"/etc/hostname") {
        return node.name.toUtf8() + '\n';
    }
    return node.files.contains(path) ? std::optional(node.files.value(path)) : std::nullopt;
}

/// The paths among the arguments.
QStringList pathsOf(const Call &call)
{
    QStringList paths = call.arguments();
    paths.removeIf([](const QString &word) { return word.startsWith(u'-'); });
    return paths;
}

int eachFile(Call &call, const std::function<void(const QString &path, const QByteArray &bytes)> &tell)
{
    int code = 0;
    for (const QString &path : pathsOf(call)) {
        const auto bytes = fileOf(call, path);
        if (bytes) {
            tell(path, *bytes);
        } else {
            call.errLine(u"%1: %2: No such file or directory"_s.arg(call.argv().constFirst(), path));
            code = 1;
        }
    }
    return code;
}

int cat(Call &call)
{
    return eachFile(call, [&call](const QString &, const QByteArray &bytes) { call.out(bytes); });
}

int sha256sum(Call &call)
{
    return eachFile(call, [&call](const QString &path, const QByteArray &bytes) {
        const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        call.outLine(QString::fromLatin1(sum) + u"  "_s + path);
    });
}

int shutdown(Call &call)
{
    if (!call.command().become || call.host() < 0) { // nobody switches off the admin's machine
        call.errLine(u"Failed to set wall message, ignoring: Interactive authentication required."_s);
        call.errLine(u"Call to Reboot failed: Interactive authentication required."_s);
        return 1;
    }
    const bool off = !call.arguments().contains(u"-r"_s);
    call.cluster().with([&](ClusterModel &model) { model.halt(call.host(), off); });
    return 0;
}

int tellReboot(Call &call)
{
    const SimNode node = machineOf(call);
    call.outLine(node.rebootPackages.isEmpty() ? u"not-required"_s : u"required"_s);
    for (const QString &package : node.rebootPackages) {
        call.outLine(package);
    }
    return 0;
}

/// Looks for known issues come many in one script, each with a mark behind its answer. These nodes have nothing to say
/// to them: they are well.
bool answersLooks(Call &call, const QString &script)
{
    static const QRegularExpression mark(uR"(printf '\\n%s %s %s\\n' (kubemori-\S+) (\d+) "\$\?")"_s);
    auto found = mark.globalMatch(script);
    const bool isLook = found.hasNext();
    while (found.hasNext()) {
        const auto match = found.next();
        call.outLine(u"\n%1 %2 0"_s.arg(match.captured(1), match.captured(2)));
    }
    return isLook;
}

/// Files that are read and written as command::FileTransfer does it, in what the host remembers.
std::optional<int> transferFiles(Call &call)
{
    return runFileScript(call, [&call](const std::function<void(SimFiles &)> &use) {
        call.cluster().with([&](ClusterModel &model) {
            QMap<QString, QByteArray> &kept = model.node(call.host()).files;
            SimFiles files;
            files.makeFolder(u"/var/lib/kubemori"_s);
            for (const auto &[path, bytes] : std::as_const(kept).asKeyValueRange()) {
                files.write(path, bytes);
            }
            use(files);
            const QString written = QDir::cleanPath(call.argv().value(4));
            if (const auto bytes = files.read(written)) {
                kept.insert(written, *bytes);
            }
        });
    });
}

/// Scripts are known by what they look for.
int shell(Call &call)
{
    const QString script = call.arguments().value(1);
    if (answersLooks(call, script)) {
        return 0;
    }
    if (script.contains(u"reboot-required")) {
        return tellReboot(call);
    }
    if (call.host() >= 0) {
        if (const auto code = runCertificateScript(call, script)) {
            return *code;
        }
    }
    if (script.contains(u"openssl x509") && call.host() >= 0) {
        return listCertificates(call);
    }
    if (script.contains(u"/etc/containerd/cri-base.json") && call.host() >= 0) {
        return reportHost(call);
    }
    if (script.contains(u"sed -i") && script.contains(u"/etc/kubernetes/kubelet.conf") && call.host() >= 0) {
        return setKubeletServer(call);
    }
    if (script.contains(u"tar -C / -czf") && call.host() >= 0) {
        return packFolder(call);
    }
    if (call.host() >= 0) {
        if (const auto code = runEtcdScript(call).or_else([&call] { return transferFiles(call); })) {
            return *code;
        }
    }
    call.errLine(u"sh: 1: %1: command not found"_s.arg(script.simplified().section(u' ', 0, 0)));
    return 127;
}

int systemctl(Call &call)
{
    const QStringList words = pathsOf(call);
    const QString verb = words.value(0);
    if (verb == u"is-active" || verb == u"is-enabled") {
        for (const QString &unit : words.mid(1)) {
            Q_UNUSED(unit)
            call.outLine(verb == u"is-active" ? u"active"_s : u"enabled"_s);
        }
        return 0;
    }
    if (verb == u"is-system-running") {
        call.outLine(u"running"_s);
        return 0;
    }
    if ((verb == u"reboot" || verb == u"poweroff") && call.host() >= 0) {
        call.cluster().with([&](ClusterModel &model) { model.halt(call.host(), verb == u"poweroff"); });
        return 0;
    }
    if (verb == u"list-units") {
        call.outLine(u"0 loaded units listed."_s);
        return 0;
    }
    if (verb == u"restart" || verb == u"start" || verb == u"stop") {
        return call.sleep(std::chrono::seconds{2}) ? 0 : 1;
    }
    call.errLine(u"Unknown command verb '%1'."_s.arg(verb));
    return 1;
}

int sleepFor(Call &call)
{
    return call.sleep(Milliseconds(static_cast<qint64>(call.arguments().value(0).toDouble() * 1000))) ? 0 : 1;
}

int uname(Call &call)
{
    const SimNode node = machineOf(call);
    call.outLine(call.arguments().value(0) == "-n"_L1 ? node.name : node.kernel);
    return 0;
}

Program says(const std::function<QString(const SimNode &)> &text)
{
    return [text](Call &call) {
        call.outLine(text(machineOf(call)));
        return 0;
    };
}

} // namespace

Program nodeProgram(const QString &name)
{
    static const QHash<QString, Program> programs{
        {u"cat"_s, cat},
        {u"sha256sum"_s, sha256sum},
        {u"shutdown"_s, shutdown},
        {u"sh"_s, shell},
        {u"systemctl"_s, systemctl},
        {u"date"_s, tellDate},
        {u"tar"_s, listArchive},
        {u"sleep"_s, sleepFor},
        {u"hostname"_s, says([](const SimNode &node) { return node.name; })},
        {u"uname"_s, uname},
        {u"whoami"_s, says([](const SimNode &) { return u"ops"_s; })},
        {u"find"_s, listFiles},
        {u"rm"_s, removeFiles},
        {u"mkdir"_s, [](Call &) { return 0; }},
        {u"true"_s, [](Call &) { return 0; }},
        {u"false"_s, [](Call &) { return 1; }},
    };
    return programs.value(name);
}

} // namespace kubemori::demo
