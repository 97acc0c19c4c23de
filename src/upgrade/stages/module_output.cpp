// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/module_output.hpp"

#include "logs/ansi.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

/// Of sudo, and of ansible about it.
const QStringList sudoWords{u"password is required"_s,
                            u"Missing sudo password"_s,
                            u"Incorrect sudo password"_s,
                            u"is not in the sudoers file"_s,
                            u"Sorry, try again"_s,
                            u"Missing become password"_s,
                            u"Incorrect become password"_s,
                            u"may not run sudo"_s,
                            u"no new privileges"_s,
                            u"waiting for privilege escalation prompt"_s,
                            u"sudo: not found"_s};

void finish(ModuleAnswer &answer)
{
    answer.output = answer.output.trimmed();
}

} // namespace

bool ModuleAnswer::isSudoRefusal() const
{
    return !isGood && std::ranges::any_of(sudoWords, [this](const QString &words) {
        return output.contains(words, Qt::CaseInsensitive);
    });
}

QList<ModuleAnswer> readModuleOutput(const QByteArray &text)
{
    static const QRegularExpression head(
        uR"(^(\S+) \| ([A-Z]+)!?(?: \| (?:rc=(-?\d+)|[^>=]*))?\s*(?:>>|=>|\|)?\s*(.*)$)"_s);
    QList<ModuleAnswer> answers;
    bool isOpen = false; // what follows belongs to the last host
    for (const QByteArray &bytes : text.split('\n')) {
        const QString line = logs::plainText(bytes);
        const auto match = head.match(line);
        if (match.hasMatch()) {
            const QString status = match.captured(2);
            ModuleAnswer answer{.host = match.captured(1),
                                .isReached = status != "UNREACHABLE"_L1,
                                .isGood = status == "CHANGED"_L1 || status == "SUCCESS"_L1,
                                .output = match.captured(4)};
            answers.append(answer);
            isOpen = true;
        } else if (line.startsWith("[WARNING]"_L1) || line.startsWith("[ERROR]"_L1) ||
                   line.startsWith("[DEPRECATION WARNING]"_L1)) {
            isOpen = false; // ansible's own, about some other host maybe
        } else if (isOpen) {
            answers.last().output += u'\n' + line;
        }
    }
    std::ranges::for_each(answers, finish);
    return answers;
}

} // namespace kubemori::upgrade
