// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_table.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori {

using namespace Qt::StringLiterals;

HelpTable HelpTable::read(const QString &helpText)
{
    // "  -o, --output <FORMAT>  Output format" and, where the description is long, further lines without a dash.
    static const QRegularExpression option(
        uR"(\A  ((?:--?[A-Za-z][A-Za-z0-9-]*(?:, )?)+)(?: <([^>]+)>)?(?:\s+(.*))?\z)"_s);
    HelpTable table;
    for (const QString &line : helpText.split(u'\n')) {
        if (line.startsWith("Usage: "_L1)) {
            const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
            table.arguments = words.sliced(std::min(words.indexOf(u"[options]"_s) + 1, words.size()));
        } else if (const auto match = option.match(line); match.hasMatch()) {
            table.options.append({.names = match.captured(1).split(u", "_s),
                                  .value = match.captured(2),
                                  .description = match.captured(3).trimmed()});
        }
    }
    return table;
}

const HelpOption *HelpTable::find(const QString &name) const
{
    const auto found =
        std::ranges::find_if(options, [&name](const HelpOption &each) { return each.names.contains(name); });
    return found == options.end() ? nullptr : &*found;
}

} // namespace kubemori
