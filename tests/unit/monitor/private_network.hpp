// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::test {

/// Moves this process into a network of its own, in which it may send echoes, 127.0.0.0/8 and ::1 answer and
/// `silentAddress` is a black hole. To be called before any thread is started. Says why not if the machine does not
/// allow it.
QString enterPrivateNetwork();
/// Why there is no private network; empty if there is.
QString whyNoPrivateNetwork();
/// Moves the calling thread, and those it starts from now on, to where echo sockets are allowed or to where they are
/// not.
bool allowEchoSockets(bool allowed);

inline const QString silentAddress = QStringLiteral("10.98.0.7");

} // namespace kubemori::test
