// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/settings_check.hpp"

#include "base/shell_quote.hpp"
#include "group_vars/inventory_folder.hpp"
#include "inventory/yaml_document.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/make_finding.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds syntaxTimeout = std::chrono::minutes{5};
constexpr int noEnvironment = 41;
constexpr const char *vaultMark = "$ANSIBLE_VAULT";

/// $1: the environment, $2: the checkout, $3: the inventory, $4: the playbook. Paths may be relative to where a program
/// starts, and ansible reads ansible.cfg only in the folder it is started in.
constexpr const char *syntaxScript = R"sh(v=$(cd -- "$1" 2>/dev/null && pwd) || exit 41
[ -x "$v/bin/ansible-playbook" ] || exit 41
i=$(realpath -- "$3") && cd -- "$2" || exit
exec "$v/bin/ansible-playbook" --syntax-check -i "$i" "$4" </dev/null)sh";

bool isYaml(const QString &path)
{
    return path.endsWith(".yml"_L1) || path.endsWith(".yaml"_L1);
}

Result<Finding> checkFiles(const DeployerWork &where, const HopRecord &hop, const std::stop_token &stop)
{
    const auto files = group_vars::readFolder(where.files(), where.path(hop.inventoryFolder), stop);
    if (!files) {
        return std::unexpected(files.error());
    }
    int count = 0;
    QStringList wrong;
    for (const auto &[path, bytes] : files->asKeyValueRange()) {
        if (!isYaml(path) || bytes.startsWith(vaultMark)) {
            continue;
        }
        ++count;
        if (const auto fault = yamlFault(path, bytes)) {
            wrong.append(fault->toString());
        }
    }
    return makeFinding(checks::settingsValid, wrong.isEmpty() ? Severity::Good : Severity::Block, hop.inventoryFolder,
                       wrong.isEmpty() ? u"%1 files of YAML"_s.arg(count) : wrong.join(u'\n'));
}

/// What ansible said from its last error on, else its last lines; without empty ones.
QString lastWords(const QByteArray &text)
{
    constexpr qsizetype most = 12;
    QStringList lines;
    qsizetype error = -1;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        if (line.startsWith("ERROR!"_L1) || line.startsWith("[ERROR]"_L1)) {
            error = lines.size();
        }
        lines.append(line.trimmed());
    }
    const qsizetype begin = error >= 0 ? error : std::max<qsizetype>(0, lines.size() - most);
    return lines.sliced(begin).mid(0, most).join(u'\n').left(2000);
}

Result<Finding> checkSyntax(const DeployerWork &where, const HopRecord &hop, const StageWork::OutputSink &sink,
                            const std::stop_token &stop)
{
    const QString playbook = hop.target.upgradePlaybook;
    Finding finding = makeFinding(checks::settingsValid, Severity::Unknown, playbook);
    if (hop.venv.isEmpty() || playbook.isEmpty() || hop.inventoryFile.isEmpty()) {
        finding.evidence = u"it cannot be run yet: no environment, playbook or inventory"_s;
        return finding;
    }
    const QString venv = where.path(hop.venv);
    const QStringList shown{venv + u"/bin/ansible-playbook"_s, u"--syntax-check"_s, u"-i"_s, hop.inventoryFile,
                            playbook};
    tellCommand(sink, shellJoin(shown));
    command::Command command =
        DeployerWork::commandOf({u"sh"_s, u"-c"_s, QString::fromLatin1(syntaxScript), u"sh"_s, venv, where.checkout(),
                                 where.path(hop.inventoryFile), playbook},
                                syntaxTimeout);
    command.environment.insert(
        {{u"ANSIBLE_NOCOLOR"_s, u"1"_s}, {u"ANSIBLE_FORCE_COLOR"_s, u"0"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}});
    const auto captured = command::capture(*where.deployer().runner, command, stop);
    if (!captured) {
        const ErrorCode code = captured.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::Disconnected || code == ErrorCode::Unreachable) {
            return std::unexpected(captured.error());
        }
        finding.evidence = toLogLine(captured.error());
        return finding;
    }
    if (sink) {
        sink(captured->output + captured->errors);
    }
    const bool needsVault = captured->errors.contains("vault secrets") || captured->errors.contains("vault password");
    if (captured->exit.signal != 0 || captured->exit.code == noEnvironment) {
        finding.evidence = captured->exit.code == noEnvironment ? u"there is no ansible-playbook in %1"_s.arg(hop.venv)
                                                                : u"ended by signal %1"_s.arg(captured->exit.signal);
    } else if (captured->exit.isSuccess()) {
        finding.severity = Severity::Good;
        finding.evidence = shellJoin(shown);
    } else {
        finding.severity = needsVault ? Severity::Unknown : Severity::Warn;
        finding.evidence = lastWords(captured->output + '\n' + captured->errors);
    }
    return finding;
}

} // namespace

std::optional<inventory::Problem> yamlFault(const QString &path, const QByteArray &bytes)
{
    if (!isYaml(path) || bytes.startsWith(vaultMark)) {
        return {};
    }
    inventory::Problems warnings;
    auto read = inventory::readYamlDocument(bytes, path, {}, warnings);
    return read ? std::nullopt : std::optional(std::move(read.error()));
}

Result<QList<Finding>> checkSettings(const DeployerWork &where, const HopRecord &hop, const StageWork::OutputSink &sink,
                                     std::stop_token stop)
{
    auto files = checkFiles(where, hop, stop);
    if (!files) {
        return std::unexpected(files.error());
    }
    return checkSyntax(where, hop, sink, stop).transform([&files](const Finding &syntax) {
        return QList<Finding>{*files, syntax};
    });
}

} // namespace kubemori::upgrade
