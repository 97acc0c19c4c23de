// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/question.hpp"

#include "operation/names.hpp"

#include <algorithm>

namespace kubemori::operation {

bool isRemedy(Choice choice)
{
    return choice == Choice::RelaxBudget || choice == Choice::ScaleUp || choice == Choice::ForceDelete;
}

bool needsWords(Choice choice)
{
    return choice == Choice::Accept || isRemedy(choice);
}

QList<Remedy> Question::remedies() const
{
    QList<Remedy> all;
    for (const DrainBlocker &blocker : blockers) {
        for (const Remedy &remedy : blocker.remedies) {
            if (!all.contains(remedy)) {
                all.append(remedy);
            }
        }
    }
    return all;
}

bool Question::offers(const Answer &answer) const
{
    if (!choices.contains(answer.choice) || (needsWords(answer.choice) && answer.words.trimmed().isEmpty())) {
        return false;
    }
    return !isRemedy(answer.choice) || std::ranges::any_of(remedies(), [&answer](const Remedy &remedy) {
        return remedy.choice == answer.choice && remedy.object == answer.words;
    });
}

QString toString(Choice choice)
{
    return nameOf(choice);
}

QString toString(Question::Kind kind)
{
    return nameOf(kind);
}

} // namespace kubemori::operation
