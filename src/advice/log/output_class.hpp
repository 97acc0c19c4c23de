// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace kubemori::advice {

/// What a line of ansible's output seems to be by its first bytes: enough to know whether ansible::LogReader has to
/// see it.
enum class OutputClass {
    Other,
    Good,     ///< ok, changed, skipping
    Failure,  ///< fatal, failed
    Included, ///< names hosts
    Retry,
    Ignoring,
    Task,
    Handler,
    Play,
    Recap,
    NoMoreHosts,
    Error,   ///< ERROR!, [ERROR]: and an exception that a task's failure is to tell of
    Warning, ///< [WARNING], [DEPRECATION WARNING]
    Version, ///< of a run with -v: its first lines
    Document ///< "{" alone: the json callback's
};

/// `text`: behind stamps and colours, without the line feed.
[[nodiscard]] OutputClass classOf(QByteArrayView text);
/// The host in the brackets of a result; empty: there is none.
[[nodiscard]] QByteArrayView hostOf(QByteArrayView text);
/// A banner whose cow speaks several lines: this is the first one.
[[nodiscard]] bool opensBalloon(QByteArrayView text);
/// What `ansible` itself prints of a host: "node1 | FAILED | rc=2 >>".
[[nodiscard]] bool isAdHoc(QByteArrayView text);
/// What a run with -vvv tells of its connections: the result says it again.
[[nodiscard]] bool isDebugging(QByteArrayView text);

} // namespace kubemori::advice
