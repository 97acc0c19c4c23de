// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/prompter.hpp"

#include <QDialog>

#include <functional>

namespace kubemori::ui {

/// Asks whether an unknown ssh host key is the right one. Closing it in any other way than by "Accept" is a no.
class HostKeyDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `reply` is called exactly once.
    HostKeyDialog(const command::HostKeyQuestion &question, std::function<void(Result<bool>)> reply, QWidget *parent);

private:
    std::function<void(Result<bool>)> m_reply;
};

} // namespace kubemori::ui
