// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/text/reboot_text.hpp"

#include <QHash>
#include <QObject>

namespace kubemori::ui {

class NodeTableModel;

/// Keeps the table's word on which nodes need a reboot: a node is asked when it first appears, after its boot id has
/// changed, when it became Ready and could not say before, and once an hour. GUI thread; the session asks in the
/// background.
class RebootNeeds final : public QObject
{
    Q_OBJECT
public:
    /// All arguments must outlive this.
    RebootNeeds(ClusterSession &session, GuiMailbox &mailbox, NodeTableModel &nodes, const Clock &clock,
                QObject *parent = nullptr);

    /// Asks those whose turn it is.
    void update();
    /// Asks all nodes now; what they said before stays until they answer.
    void askAll();
    [[nodiscard]] bool isAsking(const QString &node) const;
    /// What the node said last.
    [[nodiscard]] KnownRebootNeed of(const QString &node) const;

Q_SIGNALS:
    void answered(const QString &node);

private:
    struct Asked
    {
        QString bootId;
        bool ready = false;
        bool pending = false;
        SteadyTime at;
    };
    void ask(bool all);
    void take(const QString &node, const Result<maintenance::RebootNeed> &need);

    ClusterSession &m_session;
    GuiMailbox &m_mailbox;
    NodeTableModel &m_nodes;
    const Clock &m_clock;
    QHash<QString, Asked> m_asked;
};

} // namespace kubemori::ui
