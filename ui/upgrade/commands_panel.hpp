// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/stage_work.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kubemori::ui {

class Fold;

/// The commands that a stage would run, to be read and copied before.
class CommandsPanel final : public QWidget
{
    Q_OBJECT
public:
    /// `looksOnly`: there are never any, as nothing is changed.
    explicit CommandsPanel(bool looksOnly, QWidget *parent = nullptr);

    /// None: they are being made.
    void setCommands(const std::optional<Result<QList<upgrade::PlannedCommand>>> &commands);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateContent();

    bool m_looksOnly;
    std::optional<Result<QList<upgrade::PlannedCommand>>> m_commands;
    Fold *m_fold = nullptr;
    QLabel *m_note = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace kubemori::ui
