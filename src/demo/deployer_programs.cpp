// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/programs.hpp"

#include "demo/playbook_run.hpp"
#include "demo/releases.hpp"

#include <QCryptographicHash>
#include <QHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

QString tagOf(const Call &call)
{
    return call.cluster().look([](const ClusterModel &model) { return model.kubespray(); });
}

/// What a hash of the tag's commit could be.
QString commitOf(const QString &tag)
{
    return QString::fromLatin1(QCryptographicHash::hash(tag.toUtf8(), QCryptographicHash::Sha1).toHex());
}

int checkOut(Call &call, const QString &tag)
{
    if (kubernetesOf(tag).isEmpty()) {
        call.errLine(u"error: pathspec '%1' did not match any file(s) known to git"_s.arg(tag));
        return 1;
    }
    call.cluster().with([&tag](ClusterModel &model) { model.setKubespray(tag); });
    call.errLine(u"HEAD is now at %1"_s.arg(commitOf(tag).left(9)));
    return 0;
}

int fetchTags(Call &call)
{
    for (const int percent : {12, 47, 83, 100}) {
        if (!call.sleep(std::chrono::seconds{1})) {
            return 1;
        }
        call.err(u"Receiving objects: %1% (%2/9417)\r"_s.arg(percent).arg(9417 * percent / 100).toUtf8());
    }
    call.errLine({});
    return 0;
}

/// rev-parse: an answer for each question, or the commit.
void parseRevision(const Call &call, const QStringList &words, const QString &folder)
{
    bool asked = false;
    for (const QString &word : words) {
        const QString answer = word == u"--is-inside-work-tree"                                        ? u"true"_s
                               : word == u"--is-bare-repository" || word == u"--is-shallow-repository" ? u"false"_s
                               : word == u"--absolute-git-dir" ? QString(folder + u"/.git"_s)
                                                               : QString();
        if (!answer.isEmpty() || word == u"--show-prefix") {
            call.outLine(answer);
            asked = true;
        }
    }
    if (!asked) {
        call.outLine(commitOf(tagOf(call)));
    }
}

/// A checkout of a release, with nothing changed.
void tellStatus(const Call &call, const QStringList &words)
{
    if (words.contains(u"--porcelain=v2"_s)) {
        const QString end = words.contains(u"-z"_s) ? QString(QChar(0)) : u"\n"_s;
        call.out((u"# branch.oid "_s + commitOf(tagOf(call)) + end + u"# branch.head (detached)"_s + end).toUtf8());
    } else if (!words.contains(u"--porcelain"_s)) {
        call.outLine(u"HEAD detached at %1\nnothing to commit, working tree clean"_s.arg(tagOf(call)));
    }
}

/// Where git is told to work.
QString folderOf(const Call &call, QStringList &words)
{
    QString folder = call.command().workingDirectory;
    while (words.value(0).startsWith(u'-') && words.value(0) != u"--version") {
        const QString option = words.takeFirst();
        if (option == u"-C" || option == u"-c") {
            const QString value = words.isEmpty() ? QString() : words.takeFirst();
            folder = option == u"-C" ? value : folder;
        }
    }
    return folder;
}

int git(Call &call)
{
    QStringList words = call.arguments();
    const QString folder = folderOf(call, words);
    const QString verb = words.value(0);
    if (verb == u"--version" || verb == u"version") {
        call.outLine(u"git version 2.47.3"_s);
        return 0;
    }
    if (!folder.startsWith(u"/srv/demo/")) {
        call.errLine(u"fatal: not a git repository (or any of the parent directories): .git"_s);
        return 128;
    }
    const QString tag = tagOf(call);
    if (verb == u"describe") {
        call.outLine(words.contains(u"--long"_s) ? QString(tag + u"-0-g"_s + commitOf(tag).left(9)) : tag);
    } else if (verb == u"tag") {
        call.outLine(releaseTags().join(u'\n'));
    } else if (verb == u"for-each-ref") {
        call.outLine(words.contains(u"--points-at=HEAD"_s) ? tag : releaseTags().join(u'\n'));
    } else if (verb == u"ls-tree") {
        call.out(QByteArray("cluster.yml\0inventory\0roles\0", 28));
    } else if (verb == u"rev-parse") {
        parseRevision(call, words, folder);
    } else if (verb == u"remote") {
        call.outLine(u"https://github.com/kubernetes-sigs/kubespray.git"_s);
    } else if (verb == u"fetch") {
        return fetchTags(call);
    } else if (verb == u"checkout" || verb == u"switch") {
        return checkOut(call, words.constLast());
    } else if (verb == u"status") {
        tellStatus(call, words);
    } else {
        call.errLine(u"git: '%1' is not a git command. See 'git --help'."_s.arg(verb));
        return 1;
    }
    return 0;
}

int ansible(Call &call)
{
    call.outLine(u"%1 [core 2.18.9]"_s.arg(call.argv().constFirst().section(u'/', -1)));
    return 0;
}

int playbook(Call &call)
{
    return call.arguments().contains(u"--version"_s) ? ansible(call) : runPlaybook(call);
}

} // namespace

Program deployerProgram(const QString &name)
{
    static const QHash<QString, Program> programs{
        {u"git"_s, git}, {u"ansible"_s, ansible}, {u"ansible-playbook"_s, playbook}};
    return programs.value(name);
}

} // namespace kubemori::demo
