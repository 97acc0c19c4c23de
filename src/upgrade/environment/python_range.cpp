// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/python_range.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

using Minor = std::pair<int, int>;

/// Of a pattern's groups: MAJOR and MINOR.
Minor minorOf(const QRegularExpressionMatch &match, int group)
{
    return {match.captured(group).toInt(), match.captured(group + 1).toInt()};
}

} // namespace

std::optional<PythonRange> PythonRange::parse(const QString &text)
{
    static const QRegularExpression between(uR"(\s*(?:,|;|/|\||\band\b|\bor\b(?! (?:newer|later)))\s*)"_s);
    static const QRegularExpression comparison(uR"(^(?:[<>]=?|[!=~]=))"_s);
    PythonRange range;
    std::optional<Span> compared; // comparisons hold all together
    QString plain = text.trimmed();
    if (plain.startsWith("python"_L1, Qt::CaseInsensitive)) {
        plain = plain.sliced(6).trimmed();
    }
    for (const QString &part : plain.split(between, Qt::SkipEmptyParts)) {
        const QString word = part.trimmed();
        if (comparison.match(word).hasMatch()) {
            compared = compared ? compared : Span();
            if (!narrow(*compared, word)) {
                return std::nullopt;
            }
            continue;
        }
        const auto span = spanOf(word);
        if (!span) {
            return std::nullopt;
        }
        range.m_spans.append(*span);
    }
    if (compared) {
        range.m_spans.append(*compared);
    }
    return range.m_spans.isEmpty() ? std::nullopt : std::optional(range);
}

std::optional<PythonRange::Span> PythonRange::spanOf(const QString &part)
{
    static const QRegularExpression fromTo(
        uR"(^v?(\d+)\.(\d+)(?:\.[\dx*]+)?\s*(?:-|–|—|\bto\b)\s*v?(\d+)\.(\d+)(?:\.[\dx*]+)?$)"_s);
    static const QRegularExpression single(uR"(^v?(\d+)\.(\d+)(?:\.[\dx*]+)?\s*(\+|\bor (?:newer|later)\b)?$)"_s);
    if (const auto match = fromTo.match(part); match.hasMatch()) {
        return Span{.low = minorOf(match, 1), .high = minorOf(match, 3), .except = {}};
    }
    if (const auto match = single.match(part); match.hasMatch()) {
        Span span{.low = minorOf(match, 1), .except = {}};
        span.high = match.captured(3).isEmpty() ? span.low : span.high;
        return span;
    }
    return std::nullopt;
}

bool PythonRange::narrow(Span &span, const QString &comparison)
{
    static const QRegularExpression form(uR"(^([<>]=?|[!=~]=)\s*v?(\d+)(?:\.(\d+))?(?:\.[\dx*]+)?$)"_s);
    const auto match = form.match(comparison);
    if (!match.hasMatch()) {
        return false;
    }
    const QString sign = match.captured(1);
    const bool isMajor = match.captured(3).isEmpty();
    const Minor minor = minorOf(match, 2);
    const Minor before = minor.second > 0 ? Minor{minor.first, minor.second - 1} : Minor{minor.first - 1, 999};
    if (sign == ">="_L1) {
        span.low = std::max(span.low, minor);
    } else if (sign == ">"_L1) {
        span.low = std::max(span.low, isMajor ? Minor{minor.first + 1, 0} : Minor{minor.first, minor.second + 1});
    } else if (sign == "<="_L1) {
        span.high = std::min(span.high, isMajor ? Minor{minor.first, 999} : minor);
    } else if (sign == "<"_L1) {
        span.high = std::min(span.high, before);
    } else if (sign == "!="_L1) {
        span.except = minor;
    } else { // "==3.11", "~=3.11": from there on within the major version
        span.low = std::max(span.low, minor);
        span.high = std::min(span.high, sign == "~="_L1 || isMajor ? Minor{minor.first, 999} : minor);
    }
    return true;
}

bool PythonRange::contains(const Version &python) const
{
    const Minor minor{python.major, python.minor};
    return std::ranges::any_of(m_spans, [&minor](const Span &span) {
        return minor >= span.low && minor <= span.high && span.except != minor;
    });
}

} // namespace kubemori::upgrade
