// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/question.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

bool needsWords(Choice choice)
{
    return choice == Choice::Accept;
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
