// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_request_reader.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRequest;

namespace {

/// The options that take a value, by their short name, as far as they are of interest or have to be skipped.
QString longName(const QString &option)
{
    static const QHash<QString, QString> names{
        {u"-i"_s, u"--inventory"_s},
        {u"-l"_s, u"--limit"_s},
        {u"-t"_s, u"--tags"_s},
        {u"-e"_s, u"--extra-vars"_s},
        {u"-f"_s, u"--forks"_s},
        {u"-m"_s, u"--module-name"_s},
        {u"-a"_s, u"--args"_s},
        {u"-u"_s, u"--user"_s},
        {u"-b"_s, u"--become"_s},
        {u"-K"_s, u"--ask-become-pass"_s},
        {u"-k"_s, u"--ask-pass"_s},
        {u"-C"_s, u"--check"_s},
        {u"-D"_s, u"--diff"_s},
        {u"-J"_s, u"--ask-vault-pass"_s},
        {u"--private-key"_s, u"--key-file"_s},
    };
    return names.value(option, option);
}

bool takesValue(const QString &option)
{
    static const QSet<QString> names{u"--inventory"_s,     u"--limit"_s,   u"--tags"_s,     u"--skip-tags"_s,
                                     u"--extra-vars"_s,    u"--forks"_s,   u"--args"_s,     u"--module-name"_s,
                                     u"--start-at-task"_s, u"--user"_s,    u"--key-file"_s, u"--become-user"_s,
                                     u"--become-method"_s, u"--timeout"_s, u"--vault-id"_s, u"--vault-password-file"_s};
    return names.contains(option);
}

void addVariables(RunRequest &request, const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject()) {
        const QJsonObject object = document.object();
        for (auto each = object.begin(); each != object.end(); ++each) {
            request.extraVariables.append({each.key(), each.value()});
        }
    } else if (const qsizetype at = text.indexOf(u'='); at > 0 && !text.startsWith(u'@')) {
        request.extraVariables.append({text.left(at), text.mid(at + 1)});
    }
}

void setValue(RunRequest &request, const QString &option, const QString &value)
{
    if (option == u"--inventory") {
        request.inventory = value;
    } else if (option == u"--limit") {
        request.limit = value;
    } else if (option == u"--tags") {
        request.tags = value.split(u',', Qt::SkipEmptyParts);
    } else if (option == u"--skip-tags") {
        request.skipTags = value.split(u',', Qt::SkipEmptyParts);
    } else if (option == u"--extra-vars") {
        addVariables(request, value);
    } else if (option == u"--forks") {
        request.forks = value.toInt();
    } else if (option == u"--module-name") {
        request.module = value;
    } else if (option == u"--args") {
        request.arguments = value;
    } else if (option == u"--start-at-task") {
        request.startAtTask = value;
    }
}

void setFlag(RunRequest &request, const QString &option)
{
    if (option == u"--become") {
        request.become = true;
    } else if (option == u"--ask-become-pass") {
        request.asksBecomePassword = true;
    } else if (option == u"--ask-pass") {
        request.asksSshPassword = true;
    } else if (option == u"--ask-vault-pass" || option == u"--ask-vault-password") {
        request.asksVaultPassword = true;
    } else if (option == u"--check") {
        request.isCheck = true;
    } else if (option == u"--diff") {
        request.showsDiff = true;
    } else if (option.startsWith(u"-v") && option.count(u'v') == option.size() - 1) {
        request.verbosity = static_cast<int>(option.size()) - 1;
    }
}

} // namespace

RunRequest requestOf(const ansible::RunRecord &run)
{
    RunRequest request;
    request.become = false;
    const QString program = run.command.value(0).section(u'/', -1);
    request.kind = program == u"ansible"             ? RunRequest::Kind::Module
                   : program == u"ansible-inventory" ? RunRequest::Kind::Inventory
                                                     : RunRequest::Kind::Playbook;
    for (qsizetype i = 1; i < run.command.size(); ++i) {
        const QString &word = run.command[i];
        if (!word.startsWith(u'-')) {
            (request.kind == RunRequest::Kind::Module ? request.pattern : request.playbook) = word;
            continue;
        }
        const qsizetype equals = word.startsWith(u"--") ? word.indexOf(u'=') : -1;
        const QString option = longName(equals > 0 ? word.left(equals) : word);
        if (equals > 0) {
            setValue(request, option, word.mid(equals + 1));
        } else if (takesValue(option)) {
            setValue(request, option, run.command.value(++i));
        } else {
            setFlag(request, option);
        }
    }
    return request;
}

} // namespace kubemori::ui
