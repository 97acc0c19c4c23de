// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/verdict.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

QString toString(Truth truth)
{
    switch (truth) {
    case Truth::No:
        return u"no"_s;
    case Truth::Unknown:
        return u"unknown"_s;
    case Truth::Yes:
        return u"yes"_s;
    }
    return {};
}

Verdict judge(const KnownIssue & /*issue*/, const Picture & /*picture*/)
{
    return {};
}

Verdict judge(const Condition & /*condition*/, const Picture & /*picture*/)
{
    return {};
}

Questions questionsOf(const QList<KnownIssue> & /*issues*/, const Version & /*current*/, const Version & /*target*/)
{
    return {};
}

} // namespace kubemori::advice
