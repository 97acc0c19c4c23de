// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/known_issue.hpp"

namespace kubemori::advice {

bool KnownIssue::isAbout(const Version &from, const Version &to) const
{
    const bool isHop = from != to;
    if (!isHop && (current || crosses)) {
        return false;
    }
    return (!target || target->contains(to)) && (!current || current->contains(from)) &&
           (!crosses || (from < *crosses && *crosses <= to));
}

} // namespace kubemori::advice
