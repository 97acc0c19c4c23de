// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/reach_stage.hpp"

#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/stages/make_finding.hpp"
#include "upgrade/stages/module_output.hpp"
#include "upgrade/stages/node_names.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

/// Once each, in this order.
QStringList groupsOf(const HopRecord &hop)
{
    const HopTarget &target = hop.target;
    QStringList groups{target.controlPlaneGroup.isEmpty() ? u"kube_control_plane"_s : target.controlPlaneGroup,
                       u"etcd"_s, target.nodeGroup.isEmpty() ? u"kube_node"_s : target.nodeGroup};
    groups.removeDuplicates();
    return groups;
}

ansible::RunRequest requestOf(const HopRecord &hop, const QString &group)
{
    ansible::RunRequest request;
    request.kind = ansible::RunRequest::Kind::Module;
    request.pattern = group;
    request.module = u"command"_s;
    request.arguments = u"uname -n"_s;
    request.inventory = hop.inventoryFile;
    request.become = true;
    request.asksBecomePassword = hop.choices.asksBecomePassword;
    request.asksVaultPassword = hop.choices.asksVaultPassword;
    return request;
}

/// A machine may call itself by its full name, or be called by it: the first part is what has to be the same.
bool isSameName(const QString &one, const QString &other)
{
    if (one.compare(other, Qt::CaseInsensitive) == 0) {
        return true;
    }
    const bool isShort = !one.contains(u'.') || !other.contains(u'.');
    return isShort && one.section(u'.', 0, 0).compare(other.section(u'.', 0, 0), Qt::CaseInsensitive) == 0;
}

QString shortened(const QString &text)
{
    return text.size() > 1500 ? text.left(700) + u"\n[…]\n"_s + text.right(700) : text;
}

/// Of one group's answers: who did not answer, whom sudo refused, who is somebody else.
void judge(const QString &group, const QStringList &expected, const QByteArray &printed, QList<Finding> &findings)
{
    const QList<ModuleAnswer> answers = readModuleOutput(printed);
    QStringList reached;
    QStringList wellNamed;
    for (const QString &host : expected) {
        const auto answer = std::ranges::find(answers, host, &ModuleAnswer::host);
        if (answer == answers.cend() || !answer->isReached) {
            findings.append(
                makeFinding(checks::reachGroup, Severity::Block, host,
                            group + u": "_s + (answer == answers.cend() ? u"no answer"_s : shortened(answer->output))));
            continue;
        }
        if (!answer->isGood) {
            findings.append(makeFinding(answer->isSudoRefusal() ? checks::reachSudo : checks::reachGroup,
                                        Severity::Block, host, group + u": "_s + shortened(answer->output)));
            continue;
        }
        reached.append(host);
        const QString name = answer->output.section(u'\n', 0, 0).trimmed();
        if (isSameName(name, host)) {
            wellNamed.append(host);
        } else { // kubeadm would join it under the inventory's name, ansible may be on the wrong machine
            findings.append(
                makeFinding(checks::reachNames, Severity::Warn, host, u"%1: it calls itself %2"_s.arg(group, name)));
        }
    }
    for (const ModuleAnswer &answer : answers) {
        if (!expected.contains(answer.host)) {
            findings.append(makeFinding(checks::reachGroup, Severity::Block, answer.host,
                                        group + u": it answered, but the inventory does not name it"_s));
        }
    }
    const bool areAll = reached.size() == expected.size() && !expected.isEmpty();
    QString evidence = u"%1 of %2: %3"_s.arg(reached.size())
                           .arg(expected.size())
                           .arg(reached.isEmpty() ? u"–"_s : reached.join(u", "_s));
    if (answers.isEmpty()) { // ansible itself says why
        evidence += u'\n' + shortened(QString::fromUtf8(printed).trimmed());
    }
    findings.append(makeFinding(checks::reachGroup, areAll ? Severity::Good : Severity::Block, group, evidence));
    if (areAll && wellNamed.size() == expected.size()) {
        findings.append(makeFinding(checks::reachNames, Severity::Good, group, wellNamed.join(u", "_s)));
    }
}

} // namespace

Result<QList<PlannedCommand>> ReachStage::plan(const HopRecord &hop, std::stop_token /*stop*/)
{
    QList<PlannedCommand> commands;
    const QString place = site().deployer().runner->location();
    for (const QString &group : groupsOf(hop)) {
        const auto text = site().runs->commandText(hop, requestOf(hop, group));
        if (!text) {
            return std::unexpected(text.error());
        }
        commands.append({.place = place, .text = *text});
    }
    return commands;
}

Result<QList<Finding>> ReachStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    if (hop.inventoryFile.isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    u"which file holds the hosts is not decided yet: Inventory comes before"_s);
    }
    const DeployerWork where(site().deployer());
    QList<Finding> findings;
    const auto config = lookAtConfig(stop);
    if (!config) {
        return std::unexpected(config.error());
    }
    findings.append(*config);
    const inventory::HostFiles files{where.files()};
    const auto loaded = inventory::readInventory(where.path(hop.inventoryFile), files, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (loaded.isRefused()) {
        return std::unexpected(loaded.error());
    }
    QStringList nodes;
    for (const QString &group : groupsOf(hop)) {
        const QStringList expected = loaded.inventory.hostsOf(group);
        if (group != "etcd"_L1) {
            nodes += expected;
        }
        const auto printed = ask(hop, group, sink, stop);
        if (!printed) {
            return std::unexpected(printed.error());
        }
        judge(group, expected, *printed, findings);
    }
    const bool isRefused =
        std::ranges::any_of(findings, [](const Finding &finding) { return finding.check == checks::reachSudo; });
    const bool areGood = gravest(findings) < Severity::Unknown;
    if (!isRefused && areGood) {
        findings.append(makeFinding(checks::reachSudo, Severity::Good, {}, u"ansible -b on all of them"_s));
    }
    nodes.removeDuplicates();
    compareWithNodes(hop, nodes, findings, stop);
    return findings;
}

Result<QByteArray> ReachStage::ask(const HopRecord &hop, const QString &group, const OutputSink &sink,
                                   const std::stop_token &stop) const
{
    // Events do not carry what a command prints; the output does.
    QByteArray output;
    const auto record = site().runs->run(hop, requestOf(hop, group),
                                         {.started = {},
                                          .events = {},
                                          .output =
                                              [&](const QByteArray &bytes) {
                                                  output += bytes;
                                                  if (sink) {
                                                      sink(bytes);
                                                  }
                                              }},
                                         stop);
    if (!record) {
        return std::unexpected(record.error().during(u"asking group %1"_s.arg(group)));
    }
    if (!record->status.isOver() || record->status.state == ansible::RunState::Lost) {
        return fail(ErrorCode::Disconnected, u"nobody knows how run %1 ended"_s.arg(record->id), group);
    }
    return output;
}

/// What of ansible.cfg decides how nodes are reached.
Result<Finding> ReachStage::lookAtConfig(const std::stop_token &stop) const
{
    static const QRegularExpression telling(
        uR"(^\s*(remote_user|private_key_file|forks|timeout|host_key_checking|fact_caching\w*|pipelining|ssh_args|become\w*|strategy|gathering)\s*=.*$)"_s,
        QRegularExpression::MultilineOption);
    const DeployerWork where(site().deployer());
    Finding finding = makeFinding(checks::ansibleCfg, Severity::Info, u"ansible.cfg"_s);
    const auto text = where.files().read(where.checkout() + u"/ansible.cfg"_s, stop);
    const auto folder = where.files().stat(where.checkout() + u"/."_s, stop);
    if (!text && text.error().code != ErrorCode::NotFound) {
        return std::unexpected(text.error());
    }
    if (!text) {
        finding.evidence = u"the checkout has none"_s;
        return finding;
    }
    QStringList lines;
    for (const auto &match : telling.globalMatch(QString::fromUtf8(*text))) {
        lines.append(match.captured(0).trimmed());
    }
    if (folder && (folder->mode & 0002) != 0) { // ansible's own rule
        finding.severity = Severity::Warn;
        lines.prepend(u"anyone may write to %1: ansible passes over its ansible.cfg"_s.arg(where.checkout()));
    }
    finding.evidence = lines.join(u'\n');
    return finding;
}

void ReachStage::compareWithNodes(const HopRecord &hop, const QStringList &hosts, QList<Finding> &findings,
                                  const std::stop_token &stop) const
{
    const auto nodes = nodeNames(site(), hop, stop);
    if (!nodes) {
        findings.append(makeFinding(checks::reachNames, Severity::Unknown, {}, toLogLine(nodes.error())));
        return;
    }
    QStringList onlyNodes;
    QStringList onlyHosts;
    std::ranges::copy_if(*nodes, std::back_inserter(onlyNodes),
                         [&hosts](const QString &node) { return !hosts.contains(node); });
    std::ranges::copy_if(hosts, std::back_inserter(onlyHosts),
                         [&nodes](const QString &host) { return !nodes->contains(host); });
    const bool areSame = onlyNodes.isEmpty() && onlyHosts.isEmpty();
    QStringList lines{u"%1 nodes, %2 hosts"_s.arg(nodes->size()).arg(hosts.size())};
    if (!onlyNodes.isEmpty()) {
        lines.append(u"only in the cluster: "_s + onlyNodes.join(u", "_s));
    }
    if (!onlyHosts.isEmpty()) {
        lines.append(u"only in the inventory: "_s + onlyHosts.join(u", "_s));
    }
    findings.append(
        makeFinding(checks::reachNames, areSame ? Severity::Good : Severity::Warn, u"cluster"_s, lines.join(u'\n')));
}

} // namespace kubemori::upgrade
