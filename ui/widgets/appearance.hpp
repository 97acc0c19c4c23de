// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

namespace kubemori::ui {

/// What a colour of the program's own stands for. Never the only carrier of a state: icon and word come with it.
enum class Tone { Neutral, Good, Attention, Bad, Active };

/// Light or dark, following the desktop. Where the desktop brings its own widget style, its palette is left alone; on
/// the plain Fusion style the program sets a quiet palette of its own.
class Appearance final : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };

    /// Installs itself on the application; keep it as long as windows are shown.
    explicit Appearance(Scheme scheme = Scheme::System, QObject *parent = nullptr);
    void setScheme(Scheme scheme);

    /// Whether these colours are light text on a dark ground.
    [[nodiscard]] static bool isDark(const QPalette &palette);
    /// For icons and text on the palette's base colour.
    [[nodiscard]] static QColor colour(Tone tone, const QPalette &palette);
    /// A faint ground in that tone, for badges, frames and bars.
    [[nodiscard]] static QColor ground(Tone tone, const QPalette &palette);
    /// Secondary text: readable, but quieter than the text colour.
    [[nodiscard]] static QColor quietText(const QPalette &palette);
    /// Hairlines between areas.
    [[nodiscard]] static QColor line(const QPalette &palette);

private:
    void apply();

    Scheme m_scheme;
};

} // namespace kubemori::ui
