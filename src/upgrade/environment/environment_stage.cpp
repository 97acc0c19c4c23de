// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/environment_stage.hpp"

#include "base/version.hpp"
#include "kubespray/checkout.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/environment/find_pythons.hpp"
#include "upgrade/environment/pip_words.hpp"
#include "upgrade/stages/make_finding.hpp"

#include <QCryptographicHash>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using State = EnvironmentLook::State;

namespace {

/// A failure of the program, which a person can mend; what is no finding is that it was stopped or the host was lost.
bool endsTheStage(const Error &error)
{
    return error.code != ErrorCode::TimedOut && error.code != ErrorCode::ProgramMissing &&
           error.code != ErrorCode::StartFailed;
}

QString rangeOf(const HopTarget &target)
{
    return target.ansibleMax.isEmpty() ? u">=%1"_s.arg(target.ansibleMin)
                                       : u">=%1,<%2"_s.arg(target.ansibleMin, target.ansibleMax);
}

bool fits(const QString &version, const HopTarget &target)
{
    const auto have = Version::parse(version);
    const auto min = Version::parse(target.ansibleMin);
    const auto max = Version::parse(target.ansibleMax);
    return have && (!min || *have >= *min) && (!max || *have < *max);
}

Finding ansibleFinding(const QString &version, const HopTarget &target)
{
    const bool isAsserted = !target.ansibleMin.isEmpty() || !target.ansibleMax.isEmpty();
    const QString seen = version.isEmpty() ? u"no ansible that runs"_s : version;
    return makeFinding(checks::ansibleVersion,
                       version.isEmpty() || !fits(version, target) ? Severity::Block : Severity::Good, version,
                       isAsserted ? u"%1, wanted %2"_s.arg(seen, rangeOf(target)) : seen);
}

QString listOf(const QList<PythonProgram> &programs)
{
    QStringList lines;
    for (const PythonProgram &program : programs) {
        lines.append(u"%1 %2%3"_s.arg(program.path, program.version,
                                      program.hasVenv ? QString() : u", without venv or ensurepip"_s));
    }
    return lines.isEmpty() ? u"no Python 3 was found"_s : lines.join(u'\n');
}

/// A program as it is started there: a bare name is looked for on PATH, whatever lies in the home.
QString programOn(const DeployerWork &where, const QString &named)
{
    if (!named.contains(u'/')) {
        return named;
    }
    const QString path = where.path(named);
    return path.contains(u'/') ? path : QString(u"./"_s + path);
}

QString hintLine(const QString &hint)
{
    return u"hint: "_s + hint;
}

} // namespace

QString environmentFolder(const HopRecord &hop)
{
    return hop.choices.venv.isEmpty() ? u"~/.local/share/kubemori/venv/"_s + hop.to : hop.choices.venv;
}

Result<std::optional<EnvironmentStage::Requirements>> EnvironmentStage::requirements(const DeployerWork &where,
                                                                                     const HopRecord &hop,
                                                                                     QList<Finding> &findings,
                                                                                     const std::stop_token &stop) const
{
    const auto state = kubespray::Checkout(where.deployer().runner, where.checkout()).state(stop);
    if (!state) {
        return std::unexpected(state.error());
    }
    const QString branch = kubespray::workBranchName(hop.to);
    if (state->branch != branch && state->tag != hop.to) { // another release's requirements lie there
        findings.append(
            makeFinding(checks::workBranch, Severity::Block, branch,
                        u"checked out is “%1”"_s.arg(state->branch.isEmpty() ? state->tag : state->branch)));
        return std::nullopt;
    }
    const QString name = hop.target.requirements.isEmpty() ? u"requirements.txt"_s : hop.target.requirements;
    const QString path = where.checkout() + u'/' + name;
    const auto text = where.files().read(path, stop);
    if (!text && text.error().code != ErrorCode::NotFound) {
        return std::unexpected(text.error());
    }
    if (!text) {
        findings.append(makeFinding(checks::pipInstall, Severity::Block, name,
                                    u"the checkout has no such file\n"_s + hintLine(u"no-requirements"_s)));
        return std::nullopt;
    }
    return Requirements{
        .path = path, .hash = QString::fromLatin1(QCryptographicHash::hash(*text, QCryptographicHash::Sha256).toHex())};
}

Result<std::optional<PythonProgram>> EnvironmentStage::choosePython(const DeployerWork &where, const HopRecord &hop,
                                                                    QList<Finding> &findings,
                                                                    const std::stop_token &stop) const
{
    command::Runner &runner = *where.deployer().runner;
    const QString wanted = hop.target.python.isEmpty() ? u"not documented"_s : hop.target.python;
    const auto pythons =
        hop.choices.python.isEmpty()
            ? findPythons(runner, hop.target, stop)
            : lookAtPython(runner, programOn(where, hop.choices.python), hop.target, stop)
                  .transform([](const PythonProgram &program) { return QList<PythonProgram>{program}; });
    if (!pythons && pythons.error().code != ErrorCode::NotFound) {
        return std::unexpected(pythons.error());
    }
    const bool isChosen = !hop.choices.python.isEmpty();
    const auto found = pythons.value_or(QList<PythonProgram>());
    const bool isUsable = !found.isEmpty() && found.constFirst().hasVenv && (found.constFirst().fits || isChosen);
    if (!isUsable) {
        findings.append(makeFinding(checks::python, Severity::Block, hop.choices.python,
                                    u"wanted: %1\n%2"_s.arg(wanted, listOf(found))));
        return std::nullopt;
    }
    const PythonProgram &python = found.constFirst();
    findings.append(makeFinding(checks::python, python.fits ? Severity::Good : Severity::Warn, python.path,
                                u"%1, wanted: %2"_s.arg(python.version, wanted)));
    return python;
}

Result<QList<PlannedCommand>> EnvironmentStage::plan(const HopRecord &hop, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    const VirtualEnvironment environment(where, *site().clock, where.path(environmentFolder(hop)));
    QList<Finding> findings;
    const auto from = requirements(where, hop, findings, stop);
    const auto there = environment.look(stop);
    if (!from || !there) {
        return std::unexpected(!from ? from.error() : there.error());
    }
    QList<PlannedCommand> commands;
    const bool isSame = *from && there->marker.requirements == (*from)->hash && there->marker.isComplete;
    if (there->state == State::Foreign || (there->state == State::Ours && isSame)) {
        return commands;
    }
    if (!there->marker.isComplete) {
        const auto python = choosePython(where, hop, findings, stop);
        if (!python) {
            return std::unexpected(python.error());
        }
        if (there->state == State::Ours) {
            commands.append(where.planned({u"rm"_s, u"-rf"_s, u"--"_s, environment.folder()}));
        }
        commands.append(where.planned(environment.makeCommand(*python ? (*python)->path : u"python3"_s)));
    }
    const QString name = hop.target.requirements.isEmpty() ? u"requirements.txt"_s : hop.target.requirements;
    commands.append(where.planned(environment.installCommand(*from ? (*from)->path : where.checkout() + u'/' + name,
                                                             where.path(hop.choices.wheels))));
    commands.append(where.planned(environment.versionCommand()));
    return commands;
}

Result<QList<Finding>> EnvironmentStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    const QString named = environmentFolder(hop);
    const VirtualEnvironment environment(where, *site().clock, where.path(named));
    QList<Finding> findings;
    const auto from = requirements(where, hop, findings, stop);
    if (!from || !*from) {
        return from ? Result<QList<Finding>>(findings) : std::unexpected(from.error());
    }
    const auto there = environment.look(stop);
    if (!there) {
        return std::unexpected(there.error());
    }
    if (there->state == State::Foreign) {
        return takeForeign(environment, hop, findings, stop).transform([&](bool isTaken) {
            hop.venv = isTaken ? named : hop.venv;
            return findings;
        });
    }
    EnvironmentMarker marker = there->marker;
    bool isReady = marker.isComplete;
    if (isReady) {
        const auto version = environment.ansibleVersion(stop);
        if (!version) {
            return std::unexpected(version.error());
        }
        const bool isSame = marker.requirements == (*from)->hash;
        if (isSame && fits(*version, hop.target)) {
            hop.venv = named;
            findings.append(makeFinding(checks::virtualEnvironment, Severity::Good, named,
                                        u"there already, made with %1"_s.arg(marker.python)));
            findings.append(ansibleFinding(*version, hop.target));
            return findings;
        }
        // Other requirements go over the old ones; one that does not run, or has the wrong ansible, is made anew.
        isReady = !isSame && !version->isEmpty();
    }
    if (!isReady) {
        const auto made = make(where, environment, hop, (*from)->hash, findings, sink, stop);
        if (!made || !*made) {
            return made ? Result<QList<Finding>>(findings) : std::unexpected(made.error());
        }
        marker = {.isComplete = false, .tag = hop.to, .python = {}, .requirements = (*from)->hash};
        for (const Finding &finding : std::as_const(findings)) {
            marker.python = finding.check == checks::python ? finding.subject : marker.python;
        }
    }
    const auto installed = install(where, environment, hop, **from, marker, findings, sink, stop);
    if (!installed) {
        return std::unexpected(installed.error());
    }
    if (*installed) {
        hop.venv = named;
    }
    return findings;
}

Result<bool> EnvironmentStage::takeForeign(const VirtualEnvironment &environment, const HopRecord &hop,
                                           QList<Finding> &findings, const std::stop_token &stop) const
{
    // One that a person made and named is as good if its ansible is: but only if it was named.
    const auto version = hop.choices.venv.isEmpty() ? Result<QString>(QString()) : environment.ansibleVersion(stop);
    if (!version && endsTheStage(version.error())) {
        return std::unexpected(version.error());
    }
    const bool isTaken = version && fits(*version, hop.target);
    findings.append(makeFinding(checks::virtualEnvironment, isTaken ? Severity::Info : Severity::Block,
                                environmentFolder(hop),
                                isTaken ? u"not made by Kubemori; taken as it is"_s
                                        : u"AlreadyExists: there is something in it that is not ours; nothing of it "
                                          u"was touched"_s));
    if (isTaken) {
        findings.append(ansibleFinding(*version, hop.target));
    }
    return isTaken;
}

Result<bool> EnvironmentStage::make(const DeployerWork &where, const VirtualEnvironment &environment,
                                    const HopRecord &hop, const QString &hash, QList<Finding> &findings,
                                    const OutputSink &sink, const std::stop_token &stop) const
{
    const auto python = choosePython(where, hop, findings, stop);
    if (!python || !*python) {
        return python ? Result<bool>(false) : std::unexpected(python.error());
    }
    const EnvironmentMarker begun{.isComplete = false, .tag = hop.to, .python = (*python)->path, .requirements = hash};
    const auto ready = environment.remove(sink, stop).and_then([&] { return environment.mark(begun, stop); });
    if (!ready) {
        return std::unexpected(ready.error());
    }
    const auto made = environment.run(environment.makeCommand((*python)->path), sink, stop);
    if (!made && endsTheStage(made.error())) {
        return std::unexpected(made.error().during(u"making the environment; what is unfinished is made anew"_s));
    }
    const bool isMade = made && made->exit.isSuccess();
    const QString words = !made ? toLogLine(made.error()) : readPipFailure(made->output).words;
    const QString hint = !made ? u"silent"_s : readPipFailure(made->output).hint;
    findings.append(makeFinding(
        checks::virtualEnvironment, isMade ? Severity::Good : Severity::Block, environmentFolder(hop),
        isMade ? u"made with %1 %2"_s.arg((*python)->path, (*python)->version) : words + u'\n' + hintLine(hint)));
    return isMade;
}

Result<bool> EnvironmentStage::install(const DeployerWork &where, const VirtualEnvironment &environment,
                                       const HopRecord &hop, const Requirements &from, EnvironmentMarker marker,
                                       QList<Finding> &findings, const OutputSink &sink,
                                       const std::stop_token &stop) const
{
    marker.requirements = from.hash;
    marker.isComplete = false;
    if (auto marked = environment.mark(marker, stop); !marked) {
        return std::unexpected(marked.error());
    }
    const auto done =
        environment.run(environment.installCommand(from.path, where.path(hop.choices.wheels)), sink, stop);
    if (!done && endsTheStage(done.error())) {
        return std::unexpected(done.error().during(u"installing; what is unfinished is made anew"_s));
    }
    if (!done || !done->exit.isSuccess()) {
        const PipFailure failure = done ? readPipFailure(done->output) : PipFailure{};
        findings.append(makeFinding(checks::pipInstall, Severity::Block, failure.package,
                                    (done ? failure.words : toLogLine(done.error())) + u'\n' +
                                        hintLine(done ? failure.hint : u"silent"_s)));
        return false;
    }
    findings.append(makeFinding(checks::pipInstall, Severity::Good, from.path, u"sha256 "_s + from.hash));
    const auto version = environment.ansibleVersion(stop);
    if (!version) {
        return std::unexpected(version.error());
    }
    findings.append(ansibleFinding(*version, hop.target));
    marker.isComplete = true;
    if (auto marked = environment.mark(marker, stop); !marked) {
        return std::unexpected(marked.error());
    }
    return fits(*version, hop.target);
}

} // namespace kubemori::upgrade
