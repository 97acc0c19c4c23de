// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_checkouts.hpp"

#include "base/clock.hpp"
#include "base/replace_file.hpp"
#include "demo/checkout_history.hpp"
#include "demo/own_inventory.hpp"
#include "operation/file_lock.hpp"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Of what is made: another one is made anew.
constexpr QByteArrayView format = "kubemori demo checkout 2\n";
constexpr Milliseconds longestGit = std::chrono::minutes{2};

/// Of both repositories. Nothing is to go on in the background when a call of git has ended.
constexpr auto commonSettings = "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n"_L1;

bool isMade(const QString &folder)
{
    QFile file(folder + u"/format"_s);
    return file.open(QIODevice::ReadOnly) && file.readAll() == format;
}

const ClusterRecipe *recipeOf(const QString &id)
{
    const auto &recipes = demoClusters();
    const auto found = std::ranges::find(recipes, id, &ClusterRecipe::id);
    return found == recipes.end() ? nullptr : &*found;
}

QByteArray checkoutSettings(const ClusterRecipe &recipe)
{
    QString folder = DemoCheckouts::folderOf(recipe.id);
    folder.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u"[user]\n\tname = Ops of %1\n\temail = ops@%2.example\n"
           "[remote \"origin\"]\n\turl = \"%3/origin.git\"\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"_s
               .arg(recipe.name, recipe.id.section(u'.', 1), folder)
               .toUtf8();
}

Result<> write(const QString &path, const QByteArray &content, QIODevice::OpenMode mode)
{
    QFile file(path);
    if (!file.open(mode) || file.write(content) != content.size() || !file.flush()) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return {};
}

/// Waits for whoever makes it just now.
Result<std::unique_ptr<operation::FileLock>> lock(const QString &id, const std::stop_token &stop)
{
    SystemClock clock;
    const auto owner = operation::LockOwner::here(u"checkout"_s, QDateTime::currentDateTimeUtc());
    while (true) {
        auto taken = operation::FileLock::take(DemoCheckouts::root() + u"/."_s + id + u".lock"_s, owner);
        if (taken || taken.error().code != ErrorCode::Locked) {
            return taken;
        }
        if (!clock.sleepFor(Milliseconds{20}, stop)) {
            return fail(ErrorCode::Cancelled);
        }
    }
}

} // namespace

QString DemoCheckouts::root()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/demo/checkouts"_s;
}

QString DemoCheckouts::folderOf(const QString &id)
{
    return root() + u'/' + id;
}

QString DemoCheckouts::checkoutOf(const QString &id)
{
    return folderOf(id) + u"/kubespray"_s;
}

QString DemoCheckouts::failureMarkOf(const QString &id)
{
    return folderOf(id) + u"/upgrade-failed"_s;
}

QString DemoCheckouts::clusterOf(const QString &path)
{
    const QString plain = QDir::cleanPath(path);
    const QString above = root() + u'/';
    const QString id = plain.startsWith(above) ? plain.sliced(above.size()).section(u'/', 0, 0) : QString();
    return recipeOf(id) == nullptr ? QString() : id;
}

bool DemoCheckouts::isInside(const QString &path)
{
    const QString top = QFileInfo(root()).canonicalFilePath();
    QString there = QDir::cleanPath(path);
    if (top.isEmpty() || !there.startsWith(u'/') || path.split(u'/').contains(".."_L1)) {
        return false;
    }
    while (!QFileInfo::exists(there)) {
        if (QFileInfo(there).isSymLink()) {
            return false; // what would be made would be made elsewhere
        }
        there = there.section(u'/', 0, -2);
    }
    return QString(QFileInfo(there).canonicalFilePath() + u'/').startsWith(top + u'/');
}

QMap<QString, QString> DemoCheckouts::gitEnvironment()
{
    QMap<QString, QString> variables;
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
        if (name.startsWith("GIT_"_L1)) {
            variables.insert(name, QString()); // not inherited: it may lead to another repository or program
        }
    }
    variables.insert({
        {u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s},
        {u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s},
        {u"GIT_ATTR_NOSYSTEM"_s, u"1"_s},
        {u"XDG_CONFIG_HOME"_s, u"/dev/null"_s}, // .config/git has files that are no settings
        {u"GIT_CEILING_DIRECTORIES"_s, root()},
        {u"GIT_ALLOW_PROTOCOL"_s, u"file"_s},
        {u"GIT_TERMINAL_PROMPT"_s, u"0"_s},
        {u"GIT_PAGER"_s, u"cat"_s},
        {u"GIT_EDITOR"_s, u"false"_s},
        {u"GIT_SEQUENCE_EDITOR"_s, u"false"_s},
        {u"GIT_CONFIG_COUNT"_s, u"1"_s},
        {u"GIT_CONFIG_KEY_0"_s, u"core.hooksPath"_s},
        {u"GIT_CONFIG_VALUE_0"_s, u"/dev/null"_s},
    });
    return variables;
}

Result<QByteArray> DemoCheckouts::git(const QStringList &arguments, const QByteArray &input,
                                      const std::stop_token &stop)
{
    command::Command command;
    command.argv = QStringList{u"git"_s} + arguments;
    command.input = input;
    command.environment = gitEnvironment();
    command.environment.insert(u"LC_ALL"_s, u"C"_s);
    command.timeout = longestGit;
    return command::captureChecked(m_runner, command, stop).transform([](const command::Captured &captured) {
        return captured.output;
    });
}

Result<> DemoCheckouts::import(const QString &folder, const QStringList &kind, const QByteArray &settings,
                               const QByteArray &history, const std::stop_token &stop)
{
    const QStringList init =
        QStringList{u"init"_s, u"-q"_s, u"--template="_s, u"--initial-branch=master"_s} + kind + QStringList{folder};
    if (const auto made = git(init, {}, stop); !made) {
        return std::unexpected(made.error());
    }
    const QString inside = folder + (kind.isEmpty() ? u"/.git"_s : QString());
    const QByteArray all = QByteArray(commonSettings.data(), commonSettings.size()) + settings;
    return write(inside + u"/config"_s, all, QIODevice::Append).and_then([&] {
        return git({u"-C"_s, folder, u"fast-import"_s, u"--quiet"_s, u"--done"_s}, history, stop)
            .transform([](const QByteArray &) { /* it says nothing */ });
    });
}

Result<> DemoCheckouts::build(const ClusterRecipe &recipe, const QString &place, const std::stop_token &stop)
{
    const QString checkout = place + u"/kubespray"_s;
    return import(place + u"/origin.git"_s, {u"--bare"_s}, {}, originHistory(), stop)
        .and_then([&] { return import(checkout, {}, checkoutSettings(recipe), checkoutHistory(recipe), stop); })
        .and_then(
            [&] { return git({u"-C"_s, checkout, u"checkout"_s, u"-q"_s, workBranchOf(recipe), u"--"_s}, {}, stop); })
        .and_then([&](const QByteArray &) -> Result<> {
            if (!recipe.hasOpenWork) {
                return {};
            }
            const QString path = checkout + u'/' + ownInventoryFolder + u"/group_vars/k8s_cluster/addons.yml"_s;
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                return fail(ErrorCode::Io, file.errorString(), path);
            }
            return write(path, withOpenWork(file.readAll()), QIODevice::WriteOnly | QIODevice::Truncate);
        })
        .and_then([&] { return write(place + u"/format"_s, format.toByteArray(), QIODevice::WriteOnly); });
}

Result<> DemoCheckouts::make(const QString &id, const std::stop_token &stop)
{
    const QString folder = folderOf(id);
    if (isMade(folder)) {
        return {};
    }
    const ClusterRecipe *recipe = recipeOf(id);
    if (recipe == nullptr) {
        return fail(ErrorCode::NotFound, u"there is no such demo cluster"_s, id);
    }
    if (!QDir().mkpath(root())) {
        return fail(ErrorCode::Io, u"this folder cannot be made"_s, root());
    }
    QFile::setPermissions(root(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto locked = lock(id, stop);
    if (!locked) {
        return std::unexpected(locked.error());
    }
    if (isMade(folder)) {
        return {}; // by the one who had the lock
    }
    QTemporaryDir place(root() + u"/.new-XXXXXX"_s); // 0700
    if (!place.isValid()) {
        return fail(ErrorCode::Io, place.errorString(), root());
    }
    if (const Result<> built = build(*recipe, place.path(), stop); !built) {
        return built;
    }
    if (QFileInfo::exists(folder) && !QDir(folder).removeRecursively()) {
        return fail(ErrorCode::Io, u"what is left of an older one cannot be removed"_s, folder);
    }
    if (!QDir().rename(place.path(), folder)) {
        return fail(ErrorCode::Io, u"it cannot be put in its place"_s, folder);
    }
    place.setAutoRemove(false);
    return {};
}

QString DemoCheckouts::releaseOf(const QString &id, const std::stop_token &stop)
{
    if (!isMade(folderOf(id))) {
        return {};
    }
    const QStringList describe{u"-C"_s,         checkoutOf(id), u"describe"_s, u"--tags"_s,
                               u"--abbrev=0"_s, u"--match"_s,   u"v[0-9]*"_s};
    return QString::fromUtf8(git(describe, {}, stop).value_or(QByteArray()).trimmed());
}

} // namespace kubemori::demo
