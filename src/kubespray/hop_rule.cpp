// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_rule.hpp"

#include "kubespray/release_tags.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

QString toString(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return u"block"_s;
    case Severity::Warn:
        return u"warn"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

std::optional<TagRange::Span> TagRange::parseSpan(const QString &text)
{
    static const QRegularExpression line(uR"(\Av(\d{1,6})\.(\d{1,6})\.\*\z)"_s);
    if (text == "*"_L1) {
        return Span{};
    }
    if (const auto match = line.match(text); match.hasMatch()) {
        const Version first{.major = match.captured(1).toInt(), .minor = match.captured(2).toInt(), .pre = {}};
        const Version next{.major = first.major, .minor = first.minor + 1, .pre = {}};
        return Span{.from = first, .to = next, .isOpen = true};
    }
    if (text.startsWith(">="_L1)) {
        const auto from = releaseVersion(text.sliced(2).trimmed());
        return from ? std::optional(Span{.from = from, .to = std::nullopt, .isOpen = false}) : std::nullopt;
    }
    if (text.startsWith(u'<') && !text.startsWith("<="_L1)) {
        const auto to = releaseVersion(text.sliced(1).trimmed());
        return to ? std::optional(Span{.from = std::nullopt, .to = to, .isOpen = true}) : std::nullopt;
    }
    const qsizetype dots = text.indexOf(".."_L1);
    const auto from = releaseVersion(dots < 0 ? text : text.first(dots).trimmed());
    const auto to = dots < 0 ? from : releaseVersion(text.sliced(dots + 2).trimmed());
    return from && to && *from <= *to ? std::optional(Span{.from = from, .to = to, .isOpen = false}) : std::nullopt;
}

Result<TagRange> TagRange::parse(const QString &text)
{
    TagRange range;
    range.m_text = text.trimmed();
    for (const QString &part : text.split(u',')) {
        const auto span = parseSpan(part.trimmed());
        if (!span) {
            return fail(ErrorCode::InvalidInput, u"“%1” is no range of release tags"_s.arg(part.trimmed()));
        }
        range.m_spans.append(*span);
    }
    return range;
}

bool TagRange::contains(const Version &version) const
{
    Version release = version; // a candidate has the release's code
    release.pre.clear();
    return std::ranges::any_of(m_spans, [&](const Span &span) {
        const bool isBelow = span.from && release < *span.from;
        const bool isAbove = span.to && (span.isOpen ? release >= *span.to : release > *span.to);
        return !isBelow && !isAbove;
    });
}

QString SettingCondition::toString() const
{
    switch (test) {
    case Test::IsTrue:
        return key + " is true"_L1;
    case Test::IsFalse:
        return key + " is false"_L1;
    case Test::IsOneOf:
        return key + " is "_L1 + values.join(" or "_L1);
    case Test::IsNoneOf:
        return key + " is not "_L1 + values.join(" or "_L1);
    case Test::IsDefined:
        return key + " is set"_L1;
    case Test::IsUndefined:
        break;
    }
    return key + " is not set"_L1;
}

} // namespace kubemori::kubespray
