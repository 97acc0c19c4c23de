// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "settings/settings_store.hpp"
#include "ui/widgets/appearance.hpp"

#include <QObject>

#include <optional>

namespace kubemori::ui {

/// The colours that these settings ask for.
[[nodiscard]] Appearance::Scheme schemeOf(const settings::Settings &settings);

/// The settings while the window is open: what is saved, and what is only tried out. Whoever follows a setting listens
/// here, so that a change counts at once. GUI thread.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    /// Reads `file`; empty: the defaults, and nothing is written.
    explicit Preferences(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] const settings::Settings &saved() const { return m_saved; }
    /// What was wrong in the file when it was read.
    [[nodiscard]] const QList<settings::SettingsProblem> &problems() const { return m_problems; }
    /// Empty where nothing is remembered.
    [[nodiscard]] QString path() const { return m_store ? m_store->path() : QString(); }

    /// They count from now on. After an error they count too, but only until the program ends.
    Result<> save(const settings::Settings &settings);
    /// Shows language and appearance of these, until endPreview() or save().
    void preview(const settings::Settings &settings);
    void endPreview();

Q_SIGNALS:
    /// Other settings count now.
    void changed(const kubemori::settings::Settings &settings);
    /// Language or appearance as they are to be shown now.
    void looksChanged(const kubemori::settings::Settings &settings);

private:
    void show(const settings::Settings &settings);

    std::optional<settings::SettingsStore> m_store;
    QList<settings::SettingsProblem> m_problems;
    settings::Settings m_saved;
    settings::Settings m_shown;
};

} // namespace kubemori::ui
