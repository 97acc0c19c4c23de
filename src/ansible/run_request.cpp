// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_request.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostVerbosity = 4;

bool isSecretive(const QString &name)
{
    static const QRegularExpression words(u"pass(word|wd|phrase)?s?$|secret|token$|private_key|credential"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

/// What could break out of its place: a line feed ends what a person reads, NUL what a program gets.
bool isOneLine(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control && c != u'\t'; });
}

Result<> checkWords(const RunRequest &request, const QString &inventory)
{
    const std::array fields{std::pair{u"playbook"_s, request.playbook},
                            std::pair{u"pattern"_s, request.pattern},
                            std::pair{u"module"_s, request.module},
                            std::pair{u"arguments"_s, request.arguments},
                            std::pair{u"inventory"_s, inventory},
                            std::pair{u"limit"_s, request.limit},
                            std::pair{u"tags"_s, request.tags.join(u',')},
                            std::pair{u"start-at-task"_s, request.startAtTask},
                            std::pair{u"skip-tags"_s, request.skipTags.join(u',')}};
    for (const auto &[name, value] : fields) {
        if (!isOneLine(value)) {
            return fail(ErrorCode::InvalidInput, u"control characters"_s, name);
        }
    }
    const bool isPlaybook = request.kind == RunRequest::Kind::Playbook;
    const bool isModule = request.kind == RunRequest::Kind::Module;
    const QString target = isPlaybook ? request.playbook : isModule ? request.pattern : u"all"_s;
    const QString name = isPlaybook ? u"playbook"_s : u"pattern"_s;
    if (target.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"empty"_s, name);
    }
    if (target.startsWith(u'-')) {
        return fail(ErrorCode::InvalidInput, u"begins with -"_s, name);
    }
    if (isModule && request.module.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"empty"_s, u"module"_s);
    }
    if (inventory.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"empty"_s, u"inventory"_s);
    }
    return {};
}

Result<QString> extraVariables(const QList<ExtraVariable> &variables)
{
    static const QRegularExpression identifier(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    QJsonObject all;
    for (const ExtraVariable &variable : variables) {
        if (!identifier.match(variable.name).hasMatch()) {
            return fail(ErrorCode::InvalidInput, u"not a variable's name: %1"_s.arg(variable.name), u"extra-vars"_s);
        }
        if (isSecretive(variable.name)) {
            // It would be in the list of processes, and in the history.
            return fail(ErrorCode::InvalidInput, u"looks like a secret: %1"_s.arg(variable.name), u"extra-vars"_s);
        }
        if (all.contains(variable.name)) {
            return fail(ErrorCode::InvalidInput, u"given twice: %1"_s.arg(variable.name), u"extra-vars"_s);
        }
        all.insert(variable.name, variable.value);
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void addFlags(QStringList &words, const RunRequest &request)
{
    const std::array flags{
        std::pair{request.become, u"-b"_s},          std::pair{request.asksBecomePassword, u"-K"_s},
        std::pair{request.asksSshPassword, u"-k"_s}, std::pair{request.asksVaultPassword, u"--ask-vault-pass"_s},
        std::pair{request.isCheck, u"--check"_s},    std::pair{request.showsDiff, u"--diff"_s}};
    for (const auto &[isSet, word] : flags) {
        if (isSet) {
            words.append(word);
        }
    }
    if (request.verbosity > 0) {
        words.append(u'-' + QString(std::min(request.verbosity, mostVerbosity), u'v'));
    }
    if (request.forks > 0) {
        words.append(u"--forks=%1"_s.arg(request.forks));
    }
}

void addValue(QStringList &words, const QString &option, const QString &value)
{
    if (!value.isEmpty()) {
        words.append(option + u'=' + value); // in one word: a value that begins with '-' stays a value
    }
}

QStringList inventoryCommand(const RunRequest &request, const QString &inventory)
{
    QStringList words{u"ansible-inventory"_s};
    addValue(words, u"--inventory"_s, inventory);
    if (request.asksVaultPassword) {
        words.append(u"--ask-vault-pass"_s);
    }
    words.append(u"--graph"_s);
    return words;
}

} // namespace

Result<QStringList> commandLine(const RunRequest &request, const QString &inventory)
{
    if (const auto checked = checkWords(request, inventory); !checked) {
        return std::unexpected(checked.error());
    }
    if (request.kind == RunRequest::Kind::Inventory) {
        return inventoryCommand(request, inventory);
    }
    const auto variables = extraVariables(request.extraVariables);
    if (!variables) {
        return std::unexpected(variables.error());
    }
    const bool isPlaybook = request.kind == RunRequest::Kind::Playbook;
    QStringList words{isPlaybook ? u"ansible-playbook"_s : u"ansible"_s};
    addValue(words, u"--inventory"_s, inventory);
    addFlags(words, request);
    addValue(words, u"--limit"_s, request.limit);
    if (isPlaybook) {
        addValue(words, u"--tags"_s, request.tags.join(u','));
        addValue(words, u"--skip-tags"_s, request.skipTags.join(u','));
        addValue(words, u"--start-at-task"_s, request.startAtTask);
    } else {
        addValue(words, u"--module-name"_s, request.module);
        addValue(words, u"--args"_s, request.arguments);
    }
    if (!request.extraVariables.isEmpty()) {
        addValue(words, u"--extra-vars"_s, *variables);
    }
    words.append(isPlaybook ? request.playbook : request.pattern);
    return words;
}

} // namespace kubemori::ansible
