// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace kubemori::test {

/// What a scripted program does.
struct ScriptedAnswer
{
    QByteArray output;
    QByteArray errors;
    command::Exit exit;
    /// Set: run() ends with this error after the output was given.
    std::optional<Error> error;
};

/// A Runner that answers by rules instead of running anything, and remembers what it was asked. The last rule whose
/// pattern is contained in the display text wins; a command without a rule fails the call with ProgramMissing.
/// Thread-safe.
class ScriptedRunner final : public command::Runner
{
public:
    using Handler = std::function<ScriptedAnswer(const command::Command &, std::stop_token)>;

    explicit ScriptedRunner(QString location = QStringLiteral("scripted"));

    void on(const QString &pattern, ScriptedAnswer answer);
    void on(const QString &pattern, Handler handler);
    /// What was run so far, as display texts.
    [[nodiscard]] QStringList commands() const;

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

private:
    QString m_location;
    mutable std::mutex m_mutex;
    std::vector<std::pair<QString, Handler>> m_rules;
    QStringList m_commands;
};

} // namespace kubemori::test
