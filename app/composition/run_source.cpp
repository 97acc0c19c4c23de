// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/run_source.hpp"

#include "app/composition/ansible_secrets.hpp"

#include "base/linked_stop.hpp"
#include "base/shell_quote.hpp"
#include "command/file_transfer.hpp"

#include <QRandomGenerator>
#include <QSysInfo>

#include <algorithm>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// A path as run.py takes it: what is relative on its host is in the home.
QString inHome(const QString &path)
{
    return path.isEmpty() || path.startsWith(u'/') ? path : QString(u"~/"_s + path);
}

QString belowCheckout(const QString &path, const QString &checkout)
{
    const QString folder = checkout.endsWith(u'/') ? checkout : QString(checkout + u'/');
    return path.startsWith(folder) ? path.sliced(folder.size()) : inHome(path);
}

/// "20261128-013000-417-upgrade-cluster": sorts by time, is a plain file name, and says what it is.
QString newId(const QDateTime &now, const ansible::RunRequest &request)
{
    QString word = request.kind == ansible::RunRequest::Kind::Inventory  ? u"inventory"_s
                   : request.kind == ansible::RunRequest::Kind::Playbook ? request.playbook.section(u'/', -1)
                                                                         : u"ansible-"_s + request.module;
    word = word.section(u'.', 0, 0).left(40);
    for (QChar &c : word) {
        const bool isPlain =
            (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
        c = isPlain ? c : u'-';
    }
    return now.toString(u"yyyyMMdd-HHmmss-zzz-"_s) +
           QString::number(QRandomGenerator::global()->bounded(0x1000, 0x10000), 16) + u'-' + word;
}

ansible::RunOwner ownerOf(const QString &id, const QString &command, const QDateTime &now)
{
    return {.user = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME")),
            .host = QSysInfo::machineHostName(),
            .run = id,
            .command = command,
            .since = now};
}

/// "  hosts (2):", then one a line.
QStringList listedHosts(const QString &said)
{
    QStringList hosts;
    for (const QString &line : said.split(u'\n')) {
        const QString host = line.trimmed();
        if (line.startsWith("    "_L1) && !host.isEmpty()) {
            hosts.append(host);
        }
    }
    return hosts;
}

bool isPlaybook(const QString &name)
{
    return name.endsWith(u".yml"_s) || name.endsWith(u".yaml"_s);
}

Result<QStringList> playbooksOf(const cluster::Deployer &deployer, const std::stop_token &stop)
{
    const command::FileTransfer files(deployer.runner);
    const auto top = files.list(deployer.checkout, stop);
    if (!top) {
        return std::unexpected(top.error());
    }
    QStringList names;
    for (const command::FileEntry &entry : *top) {
        // Other files at the top are settings of tools and begin with a dot, or say what they are.
        const bool isOther = entry.name.startsWith(u'.') || entry.name == "galaxy.yml"_L1 ||
                             entry.name == "_config.yml"_L1 || entry.name == "requirements.yml"_L1;
        if (entry.isNameWhole && !isOther && isPlaybook(entry.name)) {
            names.append(entry.name);
        }
    }
    // Since v2.22 they are in a folder of their own, with those at the top for habit.
    for (const command::FileEntry &entry :
         files.list(deployer.checkout + u"/playbooks"_s, stop).value_or(QList<command::FileEntry>())) {
        if (entry.isNameWhole && isPlaybook(entry.name)) {
            names.append(u"playbooks/"_s + entry.name);
        }
    }
    return names;
}

/// The window's handle on a run.
class Handle final : public ui::RunHandle
{
public:
    explicit Handle(std::unique_ptr<ansible::LiveRun> run)
        : m_run(std::move(run))
    {
    }

    void stop() override { m_run->stop(); }
    void send(const QString &line) override { m_run->send(line); }
    void abortPause() override { m_run->abortPause(); }

private:
    std::unique_ptr<ansible::LiveRun> m_run;
};

} // namespace

RealRunSource::RealRunSource(cluster::Profile profile, const World &world)
    : m_profile(std::move(profile))
    , m_world(world)
    , m_deployer(cluster::inHomeHere(world.access(m_profile).deployer()))
{
}

ui::CheckoutPlace RealRunSource::place() const
{
    const cluster::KubesprayAccess &kubespray = m_profile.kubespray;
    return {.host = kubespray.host, .path = kubespray.path, .inventory = kubespray.inventory};
}

bool RealRunSource::isElsewhere() const
{
    return !m_deployer.host.isEmpty() || m_profile.simulated;
}

ansible::RunHost RealRunSource::host() const
{
    // The Python of the system: a run has to be found again also when its virtual environment is gone.
    return ansible::RunHost(m_deployer.runner);
}

ansible::RunSurroundings RealRunSource::surroundings(const QString &run) const
{
    return {.host = host(),
            .root = runsRoot(m_profile.simulated),
            .isElsewhere = isElsewhere(),
            .secrets = std::make_shared<AnsibleSecrets>(
                m_world.credentials(), m_profile.id,
                m_profile.nodes.user.isEmpty() ? m_profile.controlPlane.user : m_profile.nodes.user,
                AnsibleSecrets::Claims{.claims = m_world.promptClaims(), .run = run}),
            .redactor = m_world.redactor(),
            .clock = &m_world.clock()};
}

QString RealRunSource::program(const QString &name) const
{
    return m_deployer.venv.isEmpty() ? name : QString(m_deployer.venv + u"/bin/"_s + name);
}

Result<QString> RealRunSource::inventoryFile(const ansible::RunRequest &request, const std::stop_token &stop) const
{
    if (!request.inventory.isEmpty()) {
        return request.inventory;
    }
    if (m_deployer.inventory.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no inventory is configured"_s, u"inventory"_s);
    }
    const command::FileTransfer files(m_deployer.runner);
    const auto entry = files.stat(m_deployer.inventory, stop);
    if (!entry) {
        return std::unexpected(entry.error().during(u"inventory"_s));
    }
    if (entry->type != command::FileEntry::Type::Folder) {
        return belowCheckout(m_deployer.inventory, m_deployer.checkout);
    }
    // A folder is an inventory too, but Kubespray keeps other things beside the file.
    for (const QString &name : {u"inventory.ini"_s, u"hosts.yaml"_s, u"hosts.yml"_s, u"hosts.ini"_s}) {
        const QString path = m_deployer.inventory + u'/' + name;
        if (files.exists(path, stop).value_or(false)) {
            return belowCheckout(path, m_deployer.checkout);
        }
    }
    return belowCheckout(m_deployer.inventory, m_deployer.checkout);
}

Result<QStringList> RealRunSource::hostsOf(const ansible::RunRequest &request, const QString &inventory,
                                           const std::stop_token &stop) const
{
    const bool isModule = request.kind == ansible::RunRequest::Kind::Module;
    const QString pattern = isModule ? request.pattern : u"all"_s;
    command::Command command;
    command.argv = {program(u"ansible"_s), u"--inventory="_s + inventory};
    if (!request.limit.isEmpty()) {
        command.argv.append(u"--limit="_s + request.limit);
    }
    command.argv += {u"--list-hosts"_s, pattern};
    command.workingDirectory = m_deployer.checkout;
    command.timeout = std::chrono::seconds{30};
    return command::captureChecked(*m_deployer.runner, command, stop).transform([](const command::Captured &said) {
        return listedHosts(QString::fromUtf8(said.output));
    });
}

Result<ui::PlannedRun> RealRunSource::plan(const ansible::RunRequest &request, std::stop_token stop) const
{
    if (m_deployer.checkout.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no Kubespray checkout is configured"_s, m_profile.name);
    }
    const auto inventory = inventoryFile(request, stop);
    if (!inventory) {
        return std::unexpected(inventory.error());
    }
    const auto words = ansible::commandLine(request, *inventory);
    if (!words) {
        return std::unexpected(words.error());
    }
    ui::PlannedRun run{.request = request,
                       .command = shellJoin(*words),
                       .place = m_deployer.host,
                       .folder = m_profile.kubespray.path,
                       .hosts = {}};
    run.request.inventory = *inventory;
    auto hosts = hostsOf(run.request, *inventory, stop);
    if (!hosts && hosts.error().code == ErrorCode::ProgramMissing) {
        return std::unexpected(hosts.error());
    }
    run.hosts = hosts.value_or(QStringList()); // whatever is wrong with the inventory ansible says best itself
    return run;
}

ansible::RunSpec RealRunSource::specOf(const ui::PlannedRun &run) const
{
    const QString inventory = run.request.inventory; // plan() has put it there
    ansible::RunSpec spec;
    const QStringList words = ansible::commandLine(run.request, inventory).value_or(QStringList());
    spec.argv = words;
    spec.argv.first() = m_deployer.venv.isEmpty() ? words.value(0) : inHome(program(words.value(0)));
    spec.folder = inHome(m_deployer.checkout);
    spec.inventory = inventory;
    const QDateTime now = m_world.clock().utcNow();
    ansible::RunRecord &record = spec.record;
    record.id = newId(now, run.request);
    record.cluster = m_profile.id;
    record.host = m_deployer.host;
    record.command = words;
    record.checkout = m_profile.kubespray.path;
    record.inventory = inventory;
    record.owner = ownerOf(record.id, shellJoin(words).left(500), now);
    record.started = now;
    return spec;
}

std::unique_ptr<ansible::LiveRun> RealRunSource::begin(const ui::PlannedRun &run, ansible::RunSink sink) const
{
    ansible::RunSpec spec = specOf(run);
    auto around = surroundings(spec.record.id);
    return std::make_unique<ansible::LiveRun>(std::move(around), std::move(spec), std::move(sink));
}

std::unique_ptr<ansible::LiveRun> RealRunSource::attach(const ansible::RunRecord &run, ansible::RunSink sink) const
{
    return std::make_unique<ansible::LiveRun>(surroundings(run.id), run, std::move(sink));
}

std::unique_ptr<ui::RunHandle> RealRunSource::start(const ui::PlannedRun &run, ui::RunSink sink)
{
    return std::make_unique<Handle>(begin(run, std::move(sink)));
}

std::unique_ptr<ui::RunHandle> RealRunSource::follow(const ansible::RunRecord &run, ui::RunSink sink)
{
    return std::make_unique<Handle>(attach(run, std::move(sink)));
}

ansible::RunStore RealRunSource::store() const
{
    return ansible::RunStore(runsRoot(m_profile.simulated));
}

Result<QList<ansible::RunRecord>> RealRunSource::list(std::stop_token stop) const
{
    std::call_once(m_isPruned, [this] { (void)store().prune(m_world.retention(), m_world.clock().utcNow()); });
    QList<ansible::RunRecord> records = store().records();
    records.removeIf([this](const ansible::RunRecord &record) { return record.cluster != m_profile.id; });
    if (!isElsewhere() || m_deployer.checkout.isEmpty()) {
        return records;
    }
    const auto there = host().list({}, std::move(stop));
    if (!there) {
        return records; // what is known here is better than nothing; following one says what is wrong
    }
    for (ansible::RunRecord &record : records) {
        const auto same = std::ranges::find(*there, record.id, &ansible::RunRecord::id);
        if (same != there->end() && !record.status.isOver()) {
            record.status = same->status;
        } else if (same == there->end() && !record.status.isOver()) {
            record.status.state = ansible::RunState::Lost;
        }
    }
    for (const ansible::RunRecord &record : *there) {
        const bool isKnown = std::ranges::contains(records, record.id, &ansible::RunRecord::id);
        if (!isKnown && (record.cluster == m_profile.id || record.checkout == m_profile.kubespray.path)) {
            records.append(record);
        }
    }
    std::ranges::stable_sort(records, std::ranges::greater(), &ansible::RunRecord::started);
    return records;
}

Result<> RealRunSource::remove(const ansible::RunRecord &run, std::stop_token stop) const
{
    Result<> removed = store().remove(run.id);
    if (isElsewhere() && (removed || removed.error().code == ErrorCode::NotFound)) {
        removed = host().remove(run.folder, std::move(stop));
        if (!removed && removed.error().code == ErrorCode::NotFound) {
            removed = Result<>{};
        }
    }
    return removed;
}

void RealRunSource::listPlaybooks(Done<QStringList> done)
{
    m_tasks.post([this, done = std::move(done)](const std::stop_token &stop) { done(playbooksOf(m_deployer, stop)); });
}

void RealRunSource::plan(const ansible::RunRequest &request, Done<ui::PlannedRun> done)
{
    m_unwantedPlan.request_stop(); // it asks ansible, which takes a second, and people type faster
    m_unwantedPlan = {};
    m_tasks.post(
        [this, request, done = std::move(done), unwanted = m_unwantedPlan.get_token()](const std::stop_token &stop) {
            const LinkedStop either(stop, unwanted);
            done(plan(request, either.token()));
        });
}

void RealRunSource::list(Done<QList<ansible::RunRecord>> done)
{
    m_tasks.post([this, done = std::move(done)](const std::stop_token &stop) { done(list(stop)); });
}

void RealRunSource::findGoingOn(std::function<void(bool)> done)
{
    m_tasks.post([this, done = std::move(done)](const std::stop_token &) {
        const QList<ansible::RunRecord> records = store().records();
        done(std::ranges::any_of(records, [this](const ansible::RunRecord &record) {
            return record.cluster == m_profile.id && !record.status.isOver();
        }));
    });
}

void RealRunSource::readEvents(const ansible::RunRecord &run, Done<QList<ansible::RunEvent>> done)
{
    m_tasks.post([this, id = run.id, done = std::move(done)](const std::stop_token &stop) {
        done(store().readEvents(id, stop));
    });
}

void RealRunSource::remove(const ansible::RunRecord &run, Done<QString> done)
{
    m_tasks.post([this, run, done = std::move(done)](const std::stop_token &stop) {
        done(remove(run, stop).transform([&run] { return run.id; }));
    });
}

} // namespace kubemori::composition
