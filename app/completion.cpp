// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/completion.hpp"

#include "app/cli/cli.hpp"
#include "app/composition/outside.hpp"
#include "app/help_table.hpp"
#include "app/window_options.hpp"
#include "ui/text/hop_text.hpp"

#include "advice/issue_base.hpp"
#include "cluster/profile_store.hpp"
#include "command/local_runner.hpp"
#include "demo/demo_world.hpp"
#include "kubespray/release_tags.hpp"

#include <QDir>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOperations = 100;

/// A word to offer, and what it is.
struct Candidate
{
    QString word;
    QString description;
};

QString configFile(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i).startsWith("--config="_L1)) {
            return words.at(i).sliced(9);
        }
        if (words.at(i) == "--config"_L1) {
            return words.value(words.value(i + 1) == "="_L1 ? i + 2 : i + 1);
        }
    }
    return cluster::ProfileStore::defaultPath();
}

QList<Candidate> clusters(const QStringList &words)
{
    QList<Candidate> found;
    if (words.contains(u"--demo"_s)) {
        for (const QString &name : demo::DemoWorld::names()) {
            found.append({.word = name, .description = {}});
        }
        return found;
    }
    if (const auto loaded = cluster::ProfileStore(configFile(words)).load()) {
        for (const cluster::Profile &profile : loaded->profiles) {
            found.append({.word = profile.id, .description = profile.name});
        }
    }
    return found;
}

/// The newest first; their names begin with the time.
QList<Candidate> operations(bool demo)
{
    QList<Candidate> found;
    const QDir root(composition::operationsRoot(demo));
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        if (found.size() < mostOperations) {
            found.append({.word = name, .description = {}});
        }
    }
    return found;
}

/// Release tags of the checkout that --repo names, or of the folder the shell is in, the newest first.
QList<Candidate> tags(const QStringList &words)
{
    if (words.contains(u"--cluster"_s)) {
        return {}; // it may be on another host, and nobody waits for that at a prompt
    }
    const qsizetype at = words.indexOf(u"--repo"_s);
    const QString repo = at < 0 ? QString() : words.value(at + 1);
    constexpr Milliseconds shortTime{2000};
    const kubespray::Git git(std::make_shared<command::LocalRunner>(), QDir::current().absoluteFilePath(repo),
                             shortTime);
    QList<Candidate> found;
    for (const kubespray::ReleaseTag &tag : kubespray::releaseTags(git, {}).value_or(QList<kubespray::ReleaseTag>())) {
        found.prepend({.word = tag.name, .description = tag.date.toString(u"yyyy-MM-dd"_s)});
    }
    return found;
}

/// The program's own: nobody waits for folders at a prompt.
QList<Candidate> issues()
{
    QList<Candidate> found;
    for (const advice::KnownIssue &issue : advice::builtInIssues().issues) {
        found.append({.word = issue.id, .description = ui::HopText::local(issue.title)});
    }
    return found;
}

/// What a placeholder of the help stands for.
QList<Candidate> valuesOf(const QString &option, const QString &placeholder, const QStringList &words)
{
    const QString bare = QString(placeholder).remove(u'[').remove(u']').remove(u"..."_s);
    if (option == "--cluster"_L1) {
        return clusters(words);
    }
    if (bare == "FORMAT"_L1) {
        return {{.word = u"table"_s, .description = {}}, {.word = u"json"_s, .description = {}}};
    }
    if (bare == "FILE"_L1 || bare == "DIR"_L1 || bare == "PATH"_L1) {
        return {{.word = bare == "DIR"_L1 ? u":dir"_s : u":file"_s, .description = {}}};
    }
    if (bare == "ID"_L1) {
        return operations(words.contains(u"--demo"_s));
    }
    if (bare == "ISSUE"_L1) {
        return words.contains(u"lint"_s) ? QList<Candidate>{{.word = u":file"_s, .description = {}}} : issues();
    }
    if (bare == "TAG"_L1) {
        return tags(words);
    }
    QList<Candidate> alternatives;
    if (bare.contains(u'|')) {
        for (const QString &each : bare.split(u'|')) {
            alternatives.append({.word = each, .description = {}});
        }
    }
    return alternatives;
}

HelpTable tableOf(const QString &subcommand)
{
    if (!subcommand.isEmpty()) {
        return HelpTable::read(cli::subcommandHelp(subcommand));
    }
    const auto options = parseWindowOptions({u"kubemori"_s, u"--help"_s});
    return options ? HelpTable::read(options->helpText) : HelpTable{};
}

/// How many of the words before the last one are arguments, and no options or their values.
qsizetype argumentsBefore(const QStringList &words, const HelpTable &table)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        const QString &word = words.at(i);
        if (!word.startsWith(u'-')) {
            ++count;
        } else if (const HelpOption *option = table.find(word); option != nullptr && !option->value.isEmpty()) {
            i += words.value(i + 1) == "="_L1 ? 2 : 1; // bash cuts words at =
        }
    }
    return count;
}

QList<Candidate> candidates(const QStringList &words)
{
    const QString subcommand =
        words.size() > 1 && cli::subcommandNames().contains(words.constFirst()) ? words.constFirst() : QString();
    const HelpTable table = tableOf(subcommand);
    const QStringList typed = subcommand.isEmpty() ? words : words.sliced(1);
    const QString current = typed.constLast();
    const bool cut = typed.size() > 2 && typed.at(typed.size() - 2) == "="_L1;
    const QString before = typed.value(typed.size() - (cut ? 3 : 2));
    if (const HelpOption *option = table.find(before); option != nullptr && !option->value.isEmpty()) {
        return valuesOf(option->names.constLast(), option->value, words);
    }
    QList<Candidate> found;
    if (const qsizetype sign = current.indexOf(u'='); current.startsWith("--"_L1) && sign > 0) {
        const QString name = current.left(sign);
        if (const HelpOption *option = table.find(name); option != nullptr) {
            for (const Candidate &value : valuesOf(name, option->value, words)) {
                found.append({.word = value.word.startsWith(u':') ? value.word : QString(name + u'=' + value.word),
                              .description = value.description});
            }
        }
        return found;
    }
    if (current.startsWith(u'-')) {
        for (const HelpOption &option : table.options) {
            found.append({.word = option.names.constLast(), .description = option.description});
        }
        return found;
    }
    if (subcommand.isEmpty()) {
        if (typed.size() == 1) {
            for (const QString &name : cli::subcommandNames()) {
                found.append({.word = name, .description = cli::subcommandSummary(name)});
            }
        }
        return found;
    }
    const QString placeholder = table.arguments.value(argumentsBefore(typed, table));
    return placeholder.isEmpty() ? found : valuesOf({}, placeholder, words);
}

} // namespace

QByteArray completions(const QStringList &words)
{
    if (words.isEmpty()) {
        return {};
    }
    // bash gives the = itself as the word under the cursor.
    QStringList typed = words;
    if (typed.size() > 1 && typed.constLast() == "="_L1) {
        typed.append(QString());
    }
    QByteArray text;
    for (const Candidate &candidate : candidates(typed)) {
        if (!candidate.word.startsWith(u':') && !candidate.word.startsWith(typed.constLast())) {
            continue;
        }
        text += candidate.word.toUtf8();
        if (!candidate.description.isEmpty()) {
            text += '\t' + candidate.description.simplified().toUtf8();
        }
        text += '\n';
    }
    return text;
}

} // namespace kubemori
