// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

#include <optional>

class QComboBox;
class QFormLayout;

namespace kubemori::ui {

class PathEdit;

/// With which Python the environment is made, where, and from which packages.
class EnvironmentPage final : public StagePage
{
    Q_OBJECT
public:
    explicit EnvironmentPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;

protected:
    void load() override;
    void showChoices() override;

private:
    using Pythons = QList<upgrade::PythonProgram>;
    void take(const Result<Pythons> &pythons);
    void fillPythons();
    [[nodiscard]] QString pythonText(const upgrade::PythonProgram &python) const;

    std::optional<Result<Pythons>> m_pythons;
    QLabel *m_wants = nullptr;
    QComboBox *m_python = nullptr;
    QLabel *m_pythonNote = nullptr;
    PathEdit *m_venv = nullptr;
    PathEdit *m_wheels = nullptr;
    QFormLayout *m_form = nullptr;
};

} // namespace kubemori::ui
