// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_colours.hpp"

#include <array>
#include <cmath>

namespace kubemori::ui {

namespace {

constexpr double leastContrast = 4.5;

// The sixteen named colours, as modern terminals have them; black and white are made readable where they stand on
// themselves.
constexpr std::array<QRgb, 16> named{0xFF2E3436, 0xFFC01C28, 0xFF1E8449, 0xFF9A6700, 0xFF1F5FBF, 0xFF8E3FA8,
                                     0xFF0E7490, 0xFFB0B4B8, 0xFF6B7280, 0xFFE5484D, 0xFF2EA05A, 0xFFC98A00,
                                     0xFF3B82F6, 0xFFB65FCF, 0xFF0FA3BF, 0xFFF4F5F7};

double luminancePart(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * luminancePart(colour.redF()) + 0.7152 * luminancePart(colour.greenF()) +
           0.0722 * luminancePart(colour.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QColor fromTable(std::uint8_t index)
{
    if (index < named.size()) {
        return QColor::fromRgb(named.at(index));
    }
    constexpr int firstGrey = 232;
    if (index >= firstGrey) {
        const int grey = 8 + (index - firstGrey) * 10;
        return {grey, grey, grey};
    }
    const auto step = [](int level) { return level == 0 ? 0 : 55 + level * 40; };
    const int cube = index - static_cast<int>(named.size());
    return {step(cube / 36), step(cube / 6 % 6), step(cube % 6)};
}

} // namespace

LogColours::LogColours(const QPalette &palette)
    : m_palette(palette)
    , m_text(palette.color(QPalette::Text))
    , m_base(palette.color(QPalette::Base))
    , m_gutterText(readable(mixed(m_text, m_base, 0.45), m_base))
    , m_gutterLine(mixed(m_text, m_base, 0.85))
    , m_isDark(luminance(m_base) < luminance(m_text))
{
}

double LogColours::contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

QColor LogColours::readable(const QColor &colour, const QColor &ground)
{
    const bool onDark = contrast(ground, Qt::white) > contrast(ground, Qt::black);
    const QColor target = onDark ? Qt::white : Qt::black;
    QColor result = colour;
    for (int tenth = 1; tenth <= 10 && contrast(result, ground) < leastContrast; ++tenth) {
        result = mixed(colour, target, tenth / 10.0);
    }
    return result;
}

QColor LogColours::resolve(const logs::AnsiColour &colour, const QColor &fallback) const
{
    switch (colour.kind) {
    case logs::AnsiColour::Kind::Default:
        return fallback;
    case logs::AnsiColour::Kind::Indexed:
        return fromTable(colour.index);
    case logs::AnsiColour::Kind::Rgb:
        return {colour.red, colour.green, colour.blue};
    }
    return fallback;
}

QTextCharFormat LogColours::format(const logs::AnsiStyle &style) const
{
    QColor text = resolve(style.foreground, m_text);
    QColor ground = resolve(style.background, m_base);
    if (style.inverse) {
        std::swap(text, ground);
    }
    if (style.faint) {
        text = mixed(text, ground, 0.3);
    }
    QTextCharFormat result;
    result.setForeground(readable(text, ground));
    if (ground != m_base) {
        result.setBackground(ground);
    }
    if (style.bold) {
        result.setFontWeight(QFont::Bold);
    }
    result.setFontItalic(style.italic);
    result.setFontUnderline(style.underline);
    result.setFontStrikeOut(style.strike);
    return result;
}

QTextCharFormat LogColours::levelFormat(logs::LogLevel level) const
{
    QTextCharFormat result;
    switch (level) {
    case logs::LogLevel::Output:
        result.setForeground(m_text);
        break;
    case logs::LogLevel::Error:
    case logs::LogLevel::Warning:
    case logs::LogLevel::Failure:
        result.setForeground(levelMark(level));
        break;
    case logs::LogLevel::Command:
        result.setForeground(m_text);
        result.setFontWeight(QFont::Bold);
        break;
    case logs::LogLevel::Notice:
        result.setForeground(m_gutterText);
        break;
    }
    return result;
}

QColor LogColours::levelMark(logs::LogLevel level) const
{
    constexpr std::uint8_t red = 1;
    constexpr std::uint8_t yellow = 3;
    switch (level) {
    case logs::LogLevel::Error:
    case logs::LogLevel::Failure:
        return readable(fromTable(red), m_base);
    case logs::LogLevel::Warning:
        return readable(fromTable(yellow), m_base);
    default:
        return m_gutterText;
    }
}

QTextCharFormat LogColours::foundFormat(bool isCurrent) const
{
    const QColor ground = m_isDark ? QColor(isCurrent ? 0xB36B00 : 0x5C4A00) : QColor(isCurrent ? 0xFFB020 : 0xFFE98A);
    QTextCharFormat result;
    result.setBackground(ground);
    result.setForeground(readable(m_isDark ? Qt::white : Qt::black, ground));
    return result;
}

QTextCharFormat LogColours::selectionFormat(bool hasFocus) const
{
    const QPalette::ColorGroup group = hasFocus ? QPalette::Active : QPalette::Inactive;
    QTextCharFormat result;
    result.setBackground(m_palette.color(group, QPalette::Highlight));
    result.setForeground(m_palette.color(group, QPalette::HighlightedText));
    return result;
}

} // namespace kubemori::ui
