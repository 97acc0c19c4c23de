// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/located_event.hpp"
#include "base/result.hpp"
#include "logs/log_store.hpp"

#include <QList>

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::logs {
class OpenedLog;
}

namespace kubemori::ui {

/// The output of any run of ansible that was written to a file, read as a log and as the events that its text tells.
class RunLogFile
{
public:
    struct Part
    {
        QList<ansible::LocatedEvent> events;
        bool isDone = false;
        std::optional<Error> error; ///< reading ended here; what came before stays
    };
    /// Called on the reader's thread.
    using Sink = std::function<void(const Part &)>;

    /// Opens it and begins to read. Blocks for the opening only.
    [[nodiscard]] static Result<std::shared_ptr<RunLogFile>> open(const QString &path, Sink sink);
    ~RunLogFile();
    RunLogFile(const RunLogFile &) = delete;
    RunLogFile &operator=(const RunLogFile &) = delete;

    [[nodiscard]] const std::shared_ptr<logs::LogStore> &store() const;

private:
    struct Reading;
    RunLogFile(std::shared_ptr<Reading> reading, std::unique_ptr<logs::OpenedLog> log);

    std::shared_ptr<Reading> m_reading;
    std::unique_ptr<logs::OpenedLog> m_log;
};

} // namespace kubemori::ui
