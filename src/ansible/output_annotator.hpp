// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/output_line.hpp"
#include "logs/line_feed.hpp"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

namespace kubemori::ansible {

/// Puts what ansible's terminal shows into a log, line by line: each line gets the host it is about as its source, with
/// what follows a result indented, and a level (a failure, a warning, or plain output). One thread at a time, and the
/// only one that writes such output to the store.
class OutputAnnotator
{
public:
    /// Called for every complete line, on the feeding thread, with its number in the store and its text without escape
    /// sequences. Of a line that the store keeps in pieces the number is the first one's.
    using Listener = std::function<void(logs::LineNumber, const QString &text, const OutputLine &)>;

    explicit OutputAnnotator(std::shared_ptr<logs::LogStore> store, Listener listener = {});

    /// Bytes may be cut anywhere. What has no line feed yet, a prompt for instance, is at once the log's open line.
    void feed(QByteArrayView bytes, qint64 timeMs);
    /// The program has ended: what has no line feed is a line.
    void end();

    /// The same for lines that come another way: for logs::openLogFile(). A node that a saved line names stays.
    [[nodiscard]] static logs::LineHooks hooks(Listener listener = {});

private:
    logs::LineFeed m_feed;
};

} // namespace kubemori::ansible
