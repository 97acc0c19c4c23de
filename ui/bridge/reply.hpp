// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QPointer>

#include <functional>
#include <utility>

namespace kubemori::ui {

/// A callback for a source: `take` gets the result on the GUI thread, if `receiver` is still there. To be called on the
/// GUI thread.
template<class T, class Receiver, class Take>
[[nodiscard]] std::function<void(Result<T>)> reply(Receiver *receiver, const GuiMailbox &mailbox, Take take)
{
    return [self = QPointer<Receiver>(receiver), address = mailbox.address(),
            take = std::move(take)](const Result<T> &result) {
        address.post([self, take, result] {
            if (!self.isNull()) {
                take(result);
            }
        });
    };
}

/// The same for lines of progress.
template<class Receiver, class Take>
[[nodiscard]] std::function<void(QString)> lineReply(Receiver *receiver, const GuiMailbox &mailbox, Take take)
{
    return [self = QPointer<Receiver>(receiver), address = mailbox.address(),
            take = std::move(take)](const QString &line) {
        address.post([self, take, line] {
            if (!self.isNull()) {
                take(line);
            }
        });
    };
}

} // namespace kubemori::ui
