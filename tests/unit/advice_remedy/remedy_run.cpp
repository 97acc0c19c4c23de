// SPDX-License-Identifier: GPL-3.0-or-later
#include "remedy_run.hpp"

#include "advice/remedy/remedy_recipe.hpp"
#include "command/local_runner.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace operation;

HostRunner::HostRunner(QString host, QString root, const After &after)
    : m_host(std::move(host))
    , m_root(std::move(root))
    , m_after(after)
{
}

Result<command::Exit> HostRunner::run(const command::Command &command, const command::OutputSink &sink,
                                      std::stop_token stop)
{
    command::Command here = command;
    here.environment.insert(u"HOST"_s, m_host);
    here.environment.insert(u"ROOT"_s, m_root);
    here.workingDirectory = here.workingDirectory.isEmpty() ? m_root : here.workingDirectory;
    auto ended = command::LocalRunner().run(here, sink, std::move(stop));
    const auto lost = m_after ? m_after(m_host, command) : std::nullopt;
    return lost ? std::unexpected(*lost) : std::move(ended);
}

RemedyRun::RemedyRun()
    : hosts(m_temp.path())
{
    request.issue.id = u"a-known-issue"_s;
    request.profile.id = u"lab"_s;
    request.profile.nodes.become = false;
    request.profile.nodes.address = cluster::NodeAddress::Name;
    request.profile.controlPlane.kubectl = root() + u"/kubectl"_s;
    request.profile.kubespray.path = root() + u"/checkout"_s;
    request.nodes = {u"cp1"_s, u"cp2"_s, u"node1"_s};
    request.controlPlanes = {u"cp1"_s, u"cp2"_s};
    request.checkout = request.profile.kubespray.path;
    request.inventory = root() + u"/inventory"_s;
    request.now = clock.utcNow();
    for (const QString &folder : {u"cp1"_s, u"cp2"_s, u"node1"_s, u"checkout"_s, u"inventory/group_vars"_s, u"ops"_s}) {
        QDir(root()).mkpath(folder);
    }
}

OperationEnvironment RemedyRun::environment()
{
    OperationEnvironment environment;
    environment.clock = &clock;
    environment.redactor = &m_redactor;
    environment.root = root() + u"/ops"_s;
    return environment;
}

void RemedyRun::run()
{
    plan = advice::planRemedy(request).value();
    execute(RunMode::Begin);
}

void RemedyRun::undo()
{
    plan = advice::planPatchUndo(request).value();
    m_operation.reset();
    execute(RunMode::Begin);
}

void RemedyRun::beginAndDie(const std::function<void(Recorder &)> &begun)
{
    plan = advice::planRemedy(request).value();
    const auto records = OperationRecords::create(plan, environment()).value();
    Recorder recorder(*records.journal, [](const Event &) {}, clock, {});
    begun(recorder);
}

void RemedyRun::goOn(RunMode mode)
{
    m_operation.reset();
    questions.clear();
    // What is on disk is all that another process has.
    const QString folder = OperationFolder::pathOf(environment().root, plan.operation).value();
    plan = readJournalIn(folder).value().plan;
    execute(mode);
}

void RemedyRun::execute(RunMode mode)
{
    const auto access = std::make_shared<cluster::ClusterAccess>(request.profile, hosts);
    const kube::Kubectl kubectl(access->controlPlaneHosts(), std::chrono::seconds{20});
    auto recipe = advice::remedyRecipe(plan, access, kubectl, std::make_shared<CommandLog>()).value();
    m_begun = std::make_unique<std::latch>(1);
    m_operation = std::make_unique<Operation>(
        std::move(recipe), environment(), [this](const Event &event) { take(event); }, mode);
    m_begun->count_down();
    m_operation->wait();
}

void RemedyRun::take(const Event &event)
{
    if (std::holds_alternative<Started>(event)) {
        m_begun->wait();
    } else if (const auto *changed = std::get_if<StepChanged>(&event)) {
        states[changed->step] = changed->state;
    } else if (const auto *seen = std::get_if<Observed>(&event)) {
        observations.append(seen->what);
    } else if (const auto *asked = std::get_if<Asked>(&event)) {
        questions.append(asked->question);
        m_operation->answer(asked->question.id, onQuestion ? onQuestion(asked->question) : Answer(Choice::Stop));
    } else if (const auto *end = std::get_if<Finished>(&event)) {
        finished = *end;
    }
}

void RemedyRun::write(const QString &path, const QByteArray &content) const
{
    QDir(root()).mkpath(QFileInfo(path).path());
    QFile file(root() + u'/' + path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    Q_ASSERT_X(written, "RemedyRun::write", qPrintable(path));
    if (!written) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

QByteArray RemedyRun::read(const QString &path) const
{
    QFile file(root() + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool RemedyRun::exists(const QString &path) const
{
    return QFileInfo::exists(root() + u'/' + path);
}

NodeResult RemedyRun::node(const QString &name) const
{
    const auto found = std::ranges::find(finished.nodes, name, &NodeResult::node);
    return found == finished.nodes.end() ? NodeResult{} : *found;
}

advice::RemedyStep commandStep(const QString &run, const QString &verify, const QString &undo, const QString &check)
{
    advice::RemedyStep step;
    step.kind = advice::RemedyStep::Kind::Command;
    step.title.en = u"Do it"_s;
    step.scope = advice::NodeScope::ControlPlane;
    step.run = run;
    step.verify = verify;
    step.undo = undo;
    step.check = check;
    return step;
}

} // namespace kubemori::test
