// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// What JSON knows is taken as such: 1, true, "1", [1]. Anything else is text.
QJsonValue valueOf(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return document.array().size() == 1 ? document.array().first() : QJsonValue(text);
}

QStringList listOf(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

} // namespace

void addRunOptions(QCommandLineParser &parser)
{
    parser.addOption({u"module"_s, CliText::tr("Run this module on hosts instead of a playbook."), u"NAME"_s});
    parser.addOption({u"graph"_s, CliText::tr("Show the inventory's groups and hosts as ansible reads them, and run no "
                                              "playbook.")});
    parser.addOption({u"args"_s, CliText::tr("With --module: its arguments."), u"TEXT"_s});
    parser.addOption({u"inventory"_s, CliText::tr("Another inventory than the cluster's."), u"PATH"_s});
    parser.addOption({u"limit"_s, CliText::tr("Only these hosts."), u"PATTERN"_s});
    parser.addOption({u"tags"_s, CliText::tr("Only tasks with these tags."), u"a,b"_s});
    parser.addOption({u"skip-tags"_s, CliText::tr("No tasks with these tags."), u"a,b"_s});
    parser.addOption({{u"e"_s, u"extra-var"_s},
                      CliText::tr("A variable; numbers, true, false and JSON are taken as such."),
                      u"NAME=VALUE"_s});
    parser.addOption({u"start-at-task"_s, CliText::tr("Begin at this task."), u"NAME"_s});
    parser.addOption({u"check"_s, CliText::tr("Change nothing, as far as modules can tell.")});
    parser.addOption({u"diff"_s, CliText::tr("Show what changes in files.")});
    parser.addOption({u"no-become"_s, CliText::tr("Do not run tasks as root (-b is the usual).")});
    parser.addOption({{u"K"_s, u"ask-become-pass"_s}, CliText::tr("sudo on the nodes wants a password.")});
    parser.addOption({{u"k"_s, u"ask-pass"_s}, CliText::tr("ssh to the nodes wants a password.")});
    parser.addOption({u"ask-vault-pass"_s, CliText::tr("The inventory holds encrypted variables.")});
    parser.addOption({u"forks"_s, CliText::tr("How many hosts at the same time."), u"N"_s});
    parser.addOption({u"detach"_s, CliText::tr("Return as soon as it has started.")});
    parser.addOption({u"dry-run"_s, CliText::tr("Show what would be run, and run nothing.")});
    parser.addOption({u"yes"_s, CliText::tr("Do not ask before it is started.")});
}

std::optional<ansible::RunRequest> readRunOptions(const QCommandLineParser &parser, const QString &target)
{
    ansible::RunRequest request;
    request.kind = parser.isSet(u"module"_s) ? ansible::RunRequest::Kind::Module : ansible::RunRequest::Kind::Playbook;
    if (parser.isSet(u"graph"_s)) {
        request.kind = ansible::RunRequest::Kind::Inventory;
    }
    (request.kind == ansible::RunRequest::Kind::Module ? request.pattern : request.playbook) = target;
    request.module = parser.value(u"module"_s);
    request.arguments = parser.value(u"args"_s);
    request.inventory = parser.value(u"inventory"_s);
    request.limit = parser.value(u"limit"_s);
    request.tags = listOf(parser.value(u"tags"_s));
    request.skipTags = listOf(parser.value(u"skip-tags"_s));
    request.startAtTask = parser.value(u"start-at-task"_s);
    request.isCheck = parser.isSet(u"check"_s);
    request.showsDiff = parser.isSet(u"diff"_s);
    request.become = !parser.isSet(u"no-become"_s);
    request.asksBecomePassword = parser.isSet(u"ask-become-pass"_s);
    request.asksSshPassword = parser.isSet(u"ask-pass"_s);
    request.asksVaultPassword = parser.isSet(u"ask-vault-pass"_s);
    if (parser.isSet(u"forks"_s)) {
        bool good = false;
        request.forks = parser.value(u"forks"_s).toInt(&good);
        if (!good || request.forks < 1) {
            say(CliText::tr("--forks must be a number from 1 on."));
            return std::nullopt;
        }
    }
    for (const QString &pair : parser.values(u"extra-var"_s)) {
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1) {
            say(CliText::tr("“%1” is no NAME=VALUE.").arg(printable(pair)));
            return std::nullopt;
        }
        request.extraVariables.append({.name = pair.first(at), .value = valueOf(pair.sliced(at + 1))});
    }
    return request;
}

} // namespace kubemori::cli
