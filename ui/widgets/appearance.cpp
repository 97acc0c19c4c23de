// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/appearance.hpp"

#include "ui/widgets/quiet_style.hpp"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyle>
#include <QStyleHints>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

struct Colours
{
    QRgb window, base, alternate, text, button, line, highlight, highlightedText, link, disabled, tip;
};

constexpr Colours lightColours{.window = 0xfff4f5f7,
                               .base = 0xffffffff,
                               .alternate = 0xfff8f9fb,
                               .text = 0xff1d2126,
                               .button = 0xfffbfbfc,
                               .line = 0xffd5d9df,
                               .highlight = 0xff2f6fb3,
                               .highlightedText = 0xffffffff,
                               .link = 0xff2462a3,
                               .disabled = 0xff98a0aa,
                               .tip = 0xffffffff};
constexpr Colours darkColours{.window = 0xff1f2328,
                              .base = 0xff16191d,
                              .alternate = 0xff1a1e22,
                              .text = 0xffe3e6ea,
                              .button = 0xff2a2f36,
                              .line = 0xff3a4048,
                              .highlight = 0xff3a78bd,
                              .highlightedText = 0xffffffff,
                              .link = 0xff7db4ee,
                              .disabled = 0xff6c747e,
                              .tip = 0xff2a2f36};

QPalette makePalette(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(c.window));
    palette.setColor(QPalette::WindowText, QColor(c.text));
    palette.setColor(QPalette::Base, QColor(c.base));
    palette.setColor(QPalette::AlternateBase, QColor(c.alternate));
    palette.setColor(QPalette::Text, QColor(c.text));
    palette.setColor(QPalette::Button, QColor(c.button));
    palette.setColor(QPalette::ButtonText, QColor(c.text));
    palette.setColor(QPalette::BrightText, QColor(0xffffffff));
    palette.setColor(QPalette::Highlight, QColor(c.highlight));
    palette.setColor(QPalette::HighlightedText, QColor(c.highlightedText));
    palette.setColor(QPalette::Accent, QColor(c.highlight));
    palette.setColor(QPalette::Link, QColor(c.link));
    palette.setColor(QPalette::LinkVisited, QColor(c.link));
    palette.setColor(QPalette::ToolTipBase, QColor(c.tip));
    palette.setColor(QPalette::ToolTipText, QColor(c.text));
    palette.setColor(QPalette::Light, QColor(c.window).lighter(108));
    palette.setColor(QPalette::Midlight, QColor(c.line).lighter(106));
    palette.setColor(QPalette::Mid, QColor(c.line));
    palette.setColor(QPalette::Dark, QColor(c.line).darker(125));
    palette.setColor(QPalette::Shadow, QColor(c.line).darker(170));
    palette.setColor(QPalette::PlaceholderText, QColor(c.disabled));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(c.disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(c.line));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(c.disabled));
    return palette;
}

/// A desktop says which font it wants. Where none does, Qt takes "Sans Serif", which on a bare Debian is DejaVu: wide,
/// and without Japanese.
void chooseFont()
{
    QFont font = QApplication::font();
    QStringList families{font.family()};
    if (QFontInfo(font).family().startsWith("DejaVu"_L1)) {
        families.prepend(u"Noto Sans"_s);
        families.insert(1, u"Noto Sans CJK JP"_s);
        font.setPointSizeF(9.75);
    }
    // Chinese glyph shapes would be taken for kanji if fontconfig chose by itself.
    families << u"Noto Sans CJK JP"_s << u"Noto Sans JP"_s << u"IPAexGothic"_s;
    families.removeDuplicates();
    font.setFamilies(families);
    QApplication::setFont(font);
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    return QColor::fromRgbF(a.redF() * share + b.redF() * (1 - share), a.greenF() * share + b.greenF() * (1 - share),
                            a.blueF() * share + b.blueF() * (1 - share));
}

} // namespace

Appearance::Appearance(Scheme scheme, QObject *parent)
    : QObject(parent)
    , m_scheme(scheme)
{
    chooseFont();
    if (QApplication::style()->name().compare("fusion"_L1, Qt::CaseInsensitive) == 0) {
        QApplication::setStyle(new QuietStyle);
    }
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::apply);
    setScheme(scheme);
}

void Appearance::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    // For what the desktop draws itself: its own widget style, file dialogs, window frames. Unknown is the desktop's.
    QGuiApplication::styleHints()->setColorScheme(scheme == Scheme::Dark    ? Qt::ColorScheme::Dark
                                                  : scheme == Scheme::Light ? Qt::ColorScheme::Light
                                                                            : Qt::ColorScheme::Unknown);
    apply();
}

void Appearance::apply()
{
    if (qobject_cast<QuietStyle *>(QApplication::style()) == nullptr) {
        return;
    }
    const bool dark =
        m_scheme == Scheme::Dark ||
        (m_scheme == Scheme::System && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(makePalette(dark ? darkColours : lightColours));
}

bool Appearance::isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor Appearance::colour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0xff5fc28d) : QColor(0xff1d7f4b);
    case Tone::Attention:
        return dark ? QColor(0xfff0b84c) : QColor(0xffa66300);
    case Tone::Bad:
        return dark ? QColor(0xfff07f77) : QColor(0xffc0342c);
    case Tone::Active:
        return dark ? QColor(0xff6fb0f2) : QColor(0xff1f67b1);
    case Tone::Neutral:
        break;
    }
    return quietText(palette);
}

QColor Appearance::ground(Tone tone, const QPalette &palette)
{
    return mixed(colour(tone, palette), palette.color(QPalette::Base), isDark(palette) ? 0.17F : 0.09F);
}

QColor Appearance::quietText(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.66F);
}

QColor Appearance::line(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), isDark(palette) ? 0.20F : 0.14F);
}

} // namespace kubemori::ui
