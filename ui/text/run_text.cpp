// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/run_text.hpp"

#include <QStringList>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::Phase;
using ansible::PhaseState;
using ansible::RunPrompt;
using ansible::RunState;

namespace {

constexpr qsizetype mostUnfinished = 12; // the rest is in the tree

} // namespace

QString RunText::status(HostStatus status)
{
    switch (status) {
    case HostStatus::Running:
        return tr("running");
    case HostStatus::Ok:
        return tr("ok");
    case HostStatus::Changed:
        return tr("changed");
    case HostStatus::Skipped:
        return tr("skipped");
    case HostStatus::Failed:
        return tr("failed");
    case HostStatus::Ignored:
        return tr("failed, ignored");
    case HostStatus::Rescued:
        return tr("failed, rescued");
    case HostStatus::Unreachable:
        return tr("unreachable");
    }
    return {};
}

QString RunText::state(const ansible::RunStatus &status)
{
    switch (status.state) {
    case RunState::Starting:
        return tr("Starting…");
    case RunState::Running:
        return tr("Running");
    case RunState::Stopping:
        return tr("Stopping…");
    case RunState::Ended:
        return status.wasStopped ? tr("Stopped") : status.isSuccess() ? tr("Done") : tr("Failed");
    case RunState::Lost:
        return tr("Unknown");
    }
    return {};
}

QString RunText::ending(const ansible::RunStatus &status)
{
    if (status.state == RunState::Lost) {
        return tr("It ended without a word: its host went down, or its supervisor was killed. Look at the nodes before "
                  "you run it again.");
    }
    if (!status.isOver()) {
        return {};
    }
    if (status.wasStopped) {
        return tr("It was stopped by a person.");
    }
    if (status.signal != 0) {
        return tr("It was ended from outside by signal %1.").arg(status.signal);
    }
    switch (status.exitCode.value_or(-1)) {
    case 0:
        return tr("All tasks were done.");
    case 2:
        return tr("Tasks failed on some nodes (exit code 2).");
    case 3:
    case 4:
        return tr("Some nodes could not be reached, or a file could not be read (exit code %1).").arg(*status.exitCode);
    case 5:
        return tr("ansible did not understand its options (exit code 5).");
    case 250:
        return tr("ansible met a fault of its own (exit code 250).");
    default:
        return status.exitCode ? tr("It ended with exit code %1.").arg(*status.exitCode)
                               : tr("How it ended is not known.");
    }
}

QString RunText::phase(Phase phase)
{
    switch (phase) {
    case Phase::Cordon:
        return tr("Cordon");
    case Phase::Drain:
        return tr("Drain");
    case Phase::Engine:
        return tr("Engine");
    case Phase::Kubeadm:
        return tr("kubeadm");
    case Phase::Network:
        return tr("Network");
    case Phase::Uncordon:
        return tr("Uncordon");
    }
    return {};
}

QString RunText::phasePurpose(Phase phase)
{
    switch (phase) {
    case Phase::Cordon:
        return tr("No new pods come to the node");
    case Phase::Drain:
        return tr("Pods are moved to other nodes");
    case Phase::Engine:
        return tr("The container engine is installed and restarted");
    case Phase::Kubeadm:
        return tr("Kubernetes itself is upgraded");
    case Phase::Network:
        return tr("The network plugin is installed");
    case Phase::Uncordon:
        return tr("Pods may come to the node again");
    }
    return {};
}

QString RunText::phaseState(PhaseState state)
{
    switch (state) {
    case PhaseState::Waiting:
        return tr("waits");
    case PhaseState::Running:
        return tr("running");
    case PhaseState::Done:
        return tr("done");
    case PhaseState::Skipped:
        return tr("skipped");
    case PhaseState::Failed:
        return tr("failed");
    }
    return {};
}

QString RunText::task(const ansible::TaskRun &task)
{
    const QString name = task.name.isEmpty() ? task.action : task.name;
    return task.role.isEmpty() ? name : QString(task.role + u" : "_s + name);
}

QString RunText::attempt(const ansible::HostRun &host)
{
    if (host.attempts <= 0) {
        return {};
    }
    return host.retries > 0 ? tr("attempt %1 of %2").arg(host.attempts).arg(host.retries)
                            : tr("%n attempt(s)", nullptr, host.attempts);
}

QString RunText::details(const ansible::HostRun &host)
{
    QStringList parts;
    if (host.isCensored) {
        parts << tr("what it says is kept secret (no_log)");
    }
    if (host.status == HostStatus::Running || host.attempts > 1) {
        parts << attempt(host);
    }
    if (host.exitCode && *host.exitCode != 0) {
        parts << tr("exit code %1").arg(*host.exitCode);
    }
    if (!host.delegatedTo.isEmpty()) {
        parts << tr("done on %1").arg(host.delegatedTo);
    }
    parts << host.message.simplified();
    parts.removeAll(QString());
    return parts.join(u"  ·  "_s);
}

QString RunText::tally(const ansible::HostTally &tally)
{
    QStringList parts;
    const auto add = [&parts](int number, const QString &text) {
        if (number > 0) {
            parts << text.arg(number);
        }
    };
    add(tally.failed, tr("%1 failed", "results"));
    add(tally.unreachable, tr("%1 unreachable", "results"));
    add(tally.rescued, tr("%1 rescued", "results"));
    add(tally.ignored, tr("%1 ignored", "results"));
    add(tally.changed, tr("%1 changed", "results"));
    add(tally.ok, tr("%1 ok", "results"));
    add(tally.skipped, tr("%1 skipped", "results"));
    return parts.join(u" · "_s);
}

QString RunText::promptTitle(const RunPrompt &prompt)
{
    switch (prompt.kind) {
    case RunPrompt::Kind::None:
        return {};
    case RunPrompt::Kind::Pause:
        if (prompt.node.isEmpty()) {
            return tr("The run waits for you");
        }
        return prompt.isAfterUpgrade ? tr("Kubespray waits before it uncordons %1").arg(prompt.node)
                                     : tr("Kubespray waits before it upgrades %1").arg(prompt.node);
    case RunPrompt::Kind::HostKey:
        return prompt.node.isEmpty() ? tr("ssh does not know a host’s key")
                                     : tr("ssh does not know the key of %1").arg(prompt.node);
    case RunPrompt::Kind::SshPassword:
        return prompt.target.isEmpty() ? tr("ssh waits for a password")
                                       : tr("ssh waits for the password of %1").arg(prompt.target);
    case RunPrompt::Kind::BecomePassword:
        return tr("sudo on the nodes waits for a password");
    case RunPrompt::Kind::VaultPassword:
        return prompt.target.isEmpty() ? tr("The vault waits for its password")
                                       : tr("The vault “%1” waits for its password").arg(prompt.target);
    case RunPrompt::Kind::KeyPassphrase:
        return prompt.target.isEmpty() ? tr("An ssh key waits for its passphrase")
                                       : tr("The ssh key %1 waits for its passphrase").arg(prompt.target);
    case RunPrompt::Kind::Unknown:
        return tr("Waiting for input?");
    }
    return {};
}

QString RunText::promptText(const RunPrompt &prompt)
{
    switch (prompt.kind) {
    case RunPrompt::Kind::None:
        return {};
    case RunPrompt::Kind::Pause:
        return prompt.isAfterUpgrade ? tr("The node’s upgrade is done. Have a look at it; “Continue” lets pods come "
                                          "to it again and the run goes on.")
                                     : tr("“Continue” goes on with the run. Until then nothing happens.");
    case RunPrompt::Kind::HostKey:
        return tr("Compare the fingerprint with the host’s own (ssh-keygen -lf on its console). Accept it only if it "
                  "is the same.");
    case RunPrompt::Kind::SshPassword:
    case RunPrompt::Kind::BecomePassword:
    case RunPrompt::Kind::VaultPassword:
    case RunPrompt::Kind::KeyPassphrase:
        return tr("It is asked for in a window of its own and goes straight to the program.");
    case RunPrompt::Kind::Unknown:
        return tr("Nothing has come for a while, and the last line is unfinished. If it is a question, type the "
                  "answer here; if not, just wait.");
    }
    return {};
}

QString RunText::unfinished(const ansible::RunTree &tree)
{
    QStringList lines;
    const std::vector<ansible::TreePlace> places = tree.unfinished();
    for (const ansible::TreePlace &place : places) {
        const ansible::TaskRun *task = tree.task(place);
        const ansible::HostRun *host = tree.host(place);
        if (task == nullptr || host == nullptr) {
            continue;
        }
        if (lines.size() == mostUnfinished) {
            lines << tr("and %n more", nullptr, static_cast<int>(places.size()) - static_cast<int>(mostUnfinished));
            break;
        }
        // What a delegated task does happens elsewhere.
        const QString where = host->delegatedTo.isEmpty() ? host->host : host->delegatedTo;
        const QString module = task->action.section(u'.', -1);
        lines << (module.isEmpty() ? tr("%1: %2", "node, task").arg(where, RunText::task(*task))
                                   : tr("%1: %2 (%3)", "node, task, module").arg(where, RunText::task(*task), module));
    }
    return lines.join(u'\n');
}

QString RunText::place(const QString &host)
{
    return host.isEmpty() ? tr("this machine") : host;
}

} // namespace kubemori::ui
