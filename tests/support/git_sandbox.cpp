// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/git_sandbox.hpp"

#include "command/local_runner.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace kubemori;

QByteArray GitSandbox::git(const QString &folder, const QStringList &arguments) const
{
    command::Command command;
    command.argv = QStringList{u"git"_s,
                               u"-c"_s,
                               u"user.name=Test"_s,
                               u"-c"_s,
                               u"user.email=test@example.com"_s,
                               u"-c"_s,
                               u"protocol.file.allow=always"_s} +
                   arguments;
    command.workingDirectory = path(folder);
    command.environment = {{u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s}, {u"GIT_CONFIG_SYSTEM"_s, u"/dev/null"_s}};
    command.timeout = std::chrono::seconds{60};
    command::LocalRunner here;
    const auto done = command::captureChecked(here, command, {});
    if (!done) {
        qFatal("%s", qPrintable(toLogLine(done.error())));
    }
    return done->output;
}

void GitSandbox::write(const QString &file, const QByteArray &content) const
{
    QDir().mkpath(QFileInfo(path(file)).path());
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path(file)));
    }
}

void GitSandbox::makeKubespray(const QString &folder) const
{
    write(folder + u"/cluster.yml"_s, "---\n");
    write(folder + u"/roles/etcd/tasks/main.yml"_s, "---\n");
    write(folder + u"/inventory/sample/inventory.ini"_s, "[all]\n");
    write(folder + u"/.gitignore"_s, "*.retry\n");
    git(folder, {u"init"_s, u"-q"_s, u"-b"_s, u"master"_s});
    git(folder, {u"add"_s, u"."_s});
    git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, u"Begin"_s});
}

QString GitSandbox::commit(const QString &folder) const
{
    QFile readme(path(folder + u"/README.md"_s));
    if (!readme.open(QIODevice::Append)) {
        qFatal("cannot write README.md");
    }
    readme.write("more\n");
    readme.close();
    git(folder, {u"add"_s, u"README.md"_s});
    git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, u"More"_s});
    return QString::fromLatin1(git(folder, {u"rev-parse"_s, u"HEAD"_s}).trimmed());
}
