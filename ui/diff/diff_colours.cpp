// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_colours.hpp"

#include "ui/logs/log_colours.hpp"
#include "ui/widgets/appearance.hpp"

namespace kubemori::ui {

namespace {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](float x, float y) {
        return static_cast<float>(static_cast<double>(x) * share + static_cast<double>(y) * (1 - share));
    };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()));
}

struct Hue
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<Hue, syntaxStyleCount> hues{{
    {.light = 0xff1d2126, .dark = 0xffe3e6ea}, // text; replaced by the palette's
    {.light = 0xff8a3d00, .dark = 0xffe8a86b}, // keyword
    {.light = 0xff0b5cad, .dark = 0xff82b9f2}, // key
    {.light = 0xff0a6b4b, .dark = 0xff7fcfae}, // string
    {.light = 0xff9c1f6e, .dark = 0xffe69ac6}, // number
    {.light = 0xff646d78, .dark = 0xff98a2ad}, // comment
    {.light = 0xff6a3fb5, .dark = 0xffc2a5f5}, // template
    {.light = 0xff1d2126, .dark = 0xffe3e6ea}, // heading
    {.light = 0xffb3261e, .dark = 0xfff2938c}, // error
}};

} // namespace

DiffColours::DiffColours(const QPalette &palette)
    : m_palette(palette)
    , m_text(palette.color(QPalette::Text))
    , m_gutterText(Appearance::quietText(palette))
    , m_line(Appearance::line(palette))
    , m_isDark(Appearance::isDark(palette))
{
    const QColor base = palette.color(QPalette::Base);
    m_foldGround = mixed(Appearance::colour(Tone::Active, palette), base, m_isDark ? 0.14 : 0.07);
    m_fillerLine = mixed(m_text, base, m_isDark ? 0.14 : 0.10);
    const std::array<QColor, grounds> tones{m_gutterText, Appearance::colour(Tone::Bad, palette),
                                            Appearance::colour(Tone::Good, palette)};
    for (std::size_t i = 0; i < grounds; ++i) {
        const bool isPlain = i == 0;
        m_marks.at(i) = tones.at(i);
        m_grounds.at(i) = isPlain ? base : mixed(tones.at(i), base, m_isDark ? 0.16 : 0.10);
        m_words.at(i) = isPlain ? base : mixed(tones.at(i), base, m_isDark ? 0.33 : 0.27);
        m_gutters.at(i) = isPlain ? mixed(m_text, base, 0.03) : mixed(tones.at(i), base, m_isDark ? 0.26 : 0.18);
        for (std::size_t style = 0; style < syntaxStyleCount; ++style) {
            const Hue &hue = hues.at(style);
            const bool isText = style == static_cast<std::size_t>(SyntaxStyle::Text) ||
                                style == static_cast<std::size_t>(SyntaxStyle::Heading);
            const QColor colour = isText ? m_text : QColor(m_isDark ? hue.dark : hue.light);
            // Readable where words are marked too.
            m_syntax.at(i).at(style).setForeground(LogColours::readable(colour, m_words.at(i)));
        }
        m_syntax.at(i).at(static_cast<std::size_t>(SyntaxStyle::Heading)).setFontWeight(QFont::Bold);
        m_syntax.at(i).at(static_cast<std::size_t>(SyntaxStyle::Comment)).setFontItalic(true);
    }
    m_gutterText = LogColours::readable(m_gutterText, m_gutters.at(0));
}

QTextCharFormat DiffColours::syntaxFormat(SyntaxStyle style, Ground ground) const
{
    return m_syntax.at(index(ground)).at(static_cast<std::size_t>(style));
}

QTextCharFormat DiffColours::foundFormat(bool isCurrent) const
{
    const QColor ground = m_isDark ? QColor(isCurrent ? 0xB36B00 : 0x5C4A00) : QColor(isCurrent ? 0xFFB020 : 0xFFE98A);
    QTextCharFormat result;
    result.setBackground(ground);
    result.setForeground(LogColours::readable(m_isDark ? Qt::white : Qt::black, ground));
    return result;
}

QTextCharFormat DiffColours::selectionFormat(bool hasFocus) const
{
    const QPalette::ColorGroup group = hasFocus ? QPalette::Active : QPalette::Inactive;
    QTextCharFormat result;
    result.setBackground(m_palette.color(group, QPalette::Highlight));
    result.setForeground(m_palette.color(group, QPalette::HighlightedText));
    return result;
}

} // namespace kubemori::ui
