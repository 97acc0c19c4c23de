// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.hpp"

namespace kubemori::ui {

Appearance::Scheme schemeOf(const settings::Settings &settings)
{
    switch (settings.scheme) {
    case settings::ColourScheme::Light:
        return Appearance::Scheme::Light;
    case settings::ColourScheme::Dark:
        return Appearance::Scheme::Dark;
    case settings::ColourScheme::System:
        break;
    }
    return Appearance::Scheme::System;
}

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
{
    if (!file.isEmpty()) {
        m_store.emplace(file);
        settings::LoadedSettings loaded = m_store->load();
        m_saved = std::move(loaded.settings);
        m_problems = std::move(loaded.problems);
    }
    m_shown = m_saved;
}

Result<> Preferences::save(const settings::Settings &settings)
{
    const Result<> saved = m_store ? m_store->save(settings) : Result<>();
    if (settings != m_saved) {
        m_saved = settings;
        Q_EMIT changed(m_saved);
    }
    show(m_saved);
    return saved;
}

void Preferences::preview(const settings::Settings &settings)
{
    show(settings);
}

void Preferences::endPreview()
{
    show(m_saved);
}

void Preferences::show(const settings::Settings &settings)
{
    const bool differs = settings.language != m_shown.language || settings.scheme != m_shown.scheme;
    m_shown = settings;
    if (differs) {
        Q_EMIT looksChanged(m_shown);
    }
}

} // namespace kubemori::ui
