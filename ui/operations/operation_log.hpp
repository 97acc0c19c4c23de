// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_store.hpp"
#include "operation/event.hpp"

#include <QHash>

#include <memory>

namespace kubemori::ui {

/// Writes an operation's events into the live log: every command with where it ran, its output, and how it ended.
/// Technical terms, not translated. Used on the operation's thread only.
class OperationLog
{
public:
    explicit OperationLog(std::shared_ptr<logs::LogStore> store);

    void write(const operation::Event &event);

private:
    void add(const operation::Started &event);
    void add(const operation::StepChanged &event);
    void add(const operation::CommandStarted &event);
    void add(const operation::CommandOutput &event);
    void add(const operation::CommandFinished &event);
    void add(const operation::Observed &event);
    void add(const operation::Blockers &event);
    void add(const operation::Asked &event);
    void add(const operation::Answered &event);
    void add(const operation::NodeFinished &event);
    void add(const operation::Controlled &event);
    void add(const operation::Finished &event);
    void line(const QString &node, logs::LogLevel level, const QString &text);
    [[nodiscard]] QString nodeOf(const QString &step) const;

    std::shared_ptr<logs::LogStore> m_store;
    QHash<QString, QString> m_nodes;           ///< step id to node
    QList<operation::DrainBlocker> m_blockers; ///< as written last
};

} // namespace kubemori::ui
