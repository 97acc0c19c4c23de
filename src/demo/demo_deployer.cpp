// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_deployer.hpp"

#include "demo/cluster_recipe.hpp"
#include "demo/demo_checkouts.hpp"
#include "demo/file_scripts.hpp"
#include "demo/pip_program.hpp"
#include "demo/playbook_run.hpp"
#include "demo/releases.hpp"

#include <algorithm>
#include <array>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

struct Python
{
    QLatin1StringView path;
    QLatin1StringView file; ///< what it leads to
    QLatin1StringView version;
    bool hasVenv = true;
};

constexpr std::array pythons{
    Python{"/usr/bin/python3"_L1, "/usr/bin/python3.13"_L1, "3.13.5"_L1},
    Python{"/usr/bin/python3.11"_L1, "/usr/bin/python3.11"_L1, "3.11.13"_L1},
    Python{"/usr/bin/python3.13"_L1, "/usr/bin/python3.13"_L1, "3.13.5"_L1},
    Python{"/usr/local/bin/python3.9"_L1, "/usr/local/bin/python3.9"_L1, "3.9.23"_L1, false},
};

const Python *pythonAt(const QString &word)
{
    const QString path = word.startsWith(u'/') ? word : QString(u"/usr/bin/"_s + word);
    const auto *const found = std::ranges::find(pythons, path, &Python::path);
    return found == pythons.end() ? nullptr : found;
}

int findPythons(const Call &call)
{
    const QStringList wanted = call.argv().sliced(std::min<qsizetype>(call.argv().size(), 4));
    for (const Python &python : pythons) {
        const bool isMeant = wanted.isEmpty() || std::ranges::any_of(wanted, [&python](const QString &word) {
                                 return pythonAt(word) == &python;
                             });
        if (isMeant) {
            call.outLine(u"python\t%1\t%2\t%3 %4"_s.arg(QString(python.path), QString(python.file),
                                                        QString(python.version), python.hasVenv ? u"1"_s : u"0"_s));
        }
    }
    return 0;
}

/// `rm -rf -- FOLDER`, and the `find` that leaves one file in it.
QString removedBy(const QStringList &argv)
{
    return argv.size() == 4 && argv.first(3) == QStringList{u"rm"_s, u"-rf"_s, u"--"_s} ? argv.constLast() : QString();
}

QString emptiedBy(const QStringList &argv)
{
    return argv.value(0) == "find"_L1 && argv.contains(u"-exec"_s) && argv.contains(u"rm"_s) ? argv.value(1)
                                                                                             : QString();
}

} // namespace

void DemoDeployer::with(const std::function<void(SimFiles &)> &use)
{
    const std::scoped_lock lock(m_mutex);
    use(m_files);
}

QString DemoDeployer::ansibleIn(const QString &folder) const
{
    const std::scoped_lock lock(m_mutex);
    if (const QString made = m_ansible.value(folder); !made.isEmpty()) {
        return made;
    }
    // The one that clusters.yaml would name is that of the release the cluster began with.
    for (const ClusterRecipe &recipe : demoClusters()) {
        const Release *release = releaseOf(recipe.kubespray);
        if (release != nullptr && folder == profileOf(recipe).kubespray.venv) {
            return ansibleCoreOf(release->ansible);
        }
    }
    return {};
}

int DemoDeployer::makeEnvironment(Call &call, const QString &folder)
{
    const Python *python = pythonAt(call.argv().constFirst());
    if (python == nullptr) {
        call.errLine(u"sh: 1: %1: command not found"_s.arg(call.argv().constFirst()));
        return 127;
    }
    if (!python->hasVenv) {
        call.outLine(u"The virtual environment was not created successfully because ensurepip is not available."_s);
        return 1;
    }
    if (!call.sleep(seconds{4})) {
        return 1;
    }
    with([&](SimFiles &files) {
        files.write(folder + u"/pyvenv.cfg"_s,
                    "home = /usr/bin\nversion = " + QByteArray(python->version.data()) + '\n');
        files.write(folder + u"/bin/python"_s, {});
        files.write(folder + u"/bin/pip"_s, {});
    });
    return 0;
}

int DemoDeployer::install(Call &call, const QString &folder)
{
    const auto ansible = runPip(call);
    if (!ansible) {
        return 1;
    }
    with([&](SimFiles &files) {
        for (const QString &name : {u"ansible"_s, u"ansible-playbook"_s, u"ansible-inventory"_s}) {
            files.write(folder + u"/bin/"_s + name, {});
        }
        m_ansible.insert(folder, ansible->isEmpty() ? QString() : ansibleCoreOf(*ansible));
    });
    return 0;
}

/// Its words are the environment, the checkout, the inventory and the playbook.
int DemoDeployer::checkSyntax(Call &call)
{
    const QStringList words = call.argv().sliced(4);
    constexpr int noEnvironment = 41;
    if (words.size() != 4 || ansibleIn(words.at(0)).isEmpty()) {
        return noEnvironment;
    }
    command::Command command;
    command.argv = {words.at(0) + u"/bin/ansible-playbook"_s, u"--syntax-check"_s, u"-i"_s, words.at(2), words.at(3)};
    command.workingDirectory = words.at(1);
    const command::OutputSink sink = [&call](command::Stream stream, QByteArrayView bytes) {
        stream == command::Stream::Error ? call.err(bytes) : call.out(bytes);
    };
    Call playbook = call.calling(command, sink);
    return playbook.sleep(seconds{4}) ? runPlaybook(playbook) : 1;
}

std::optional<int> DemoDeployer::runScript(Call &call)
{
    const QString script = call.argv().value(2);
    if (script.contains("ensurepip"_L1)) {
        return call.sleep(seconds{1}) ? findPythons(call) : 1;
    }
    if (script.contains("--syntax-check"_L1)) {
        return checkSyntax(call);
    }
    return runFileScript(call, [this](const auto &use) { with(use); });
}

std::optional<int> DemoDeployer::runIn(Call &call, const QString &folder, const QString &name)
{
    bool isThere = false;
    with([&](SimFiles &files) { isThere = files.isFile(folder + u"/bin/"_s + name); });
    if (name.startsWith("python"_L1) && isThere) {
        const QStringList words = call.arguments();
        return words.mid(0, 3) == QStringList{u"-m"_s, u"pip"_s, u"install"_s} ? install(call, folder) : 1;
    }
    const QString ansible = ansibleIn(folder);
    if (name.startsWith("ansible"_L1) && call.arguments().contains(u"--version"_s)) {
        if (ansible.isEmpty()) {
            constexpr int notFound = 127;
            call.errLine(u"sh: 1: %1: command not found"_s.arg(call.argv().constFirst()));
            return notFound;
        }
        call.outLine(u"%1 [core %2]\n  python version = 3.11.13 (%3/bin/python)"_s.arg(name, ansible, folder));
        return 0;
    }
    return std::nullopt;
}

std::optional<int> DemoDeployer::run(Call &call)
{
    const QStringList &argv = call.argv();
    const QString program = argv.constFirst();
    if (program == "sh"_L1 && argv.value(1) == "-c"_L1) {
        return runScript(call);
    }
    if (argv.size() == 4 && argv.mid(1, 2) == QStringList{u"-m"_s, u"venv"_s}) {
        return makeEnvironment(call, argv.constLast());
    }
    if (const QString folder = removedBy(argv); !folder.isEmpty()) {
        with([&](SimFiles &files) {
            files.remove(folder);
            m_ansible.remove(folder);
        });
        return 0;
    }
    if (const QString folder = emptiedBy(argv); !folder.isEmpty()) {
        const QString kept = argv.value(argv.indexOf(u"-name"_s) + 1);
        with([&](SimFiles &files) {
            for (const SimFiles::Entry &entry : files.list(folder)) {
                if (entry.name != kept) {
                    files.remove(folder + u'/' + entry.name);
                }
            }
            m_ansible.remove(folder);
        });
        return 0;
    }
    const qsizetype bin = program.lastIndexOf("/bin/"_L1);
    return bin > 0 ? runIn(call, program.first(bin), program.sliced(bin + 5)) : std::nullopt;
}

} // namespace kubemori::demo
