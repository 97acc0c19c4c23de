// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/reboot_text.hpp"

#include <QHash>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QListWidgetItem;

namespace kubemori::ui {

class RebootNeeds;

/// The nodes of a cluster to be ticked, all at first. On wish only those that say they need a reboot: the nodes are
/// asked anew then, what they answer holds until the wish is taken back, and those that cannot say are left out unless
/// a person ticks them.
class NodeChooser final : public QWidget
{
    Q_OBJECT
public:
    explicit NodeChooser(const QStringList &nodes, QWidget *parent = nullptr);

    /// Shows the option. `needs` must outlive the chooser.
    void offerRebootNeeds(RebootNeeds &needs);
    /// Empty while nodes are being asked.
    [[nodiscard]] QStringList chosen() const;
    /// Only nodes that need a reboot are wanted.
    [[nodiscard]] bool onlyRequired() const;
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    /// How many of the nodes have answered, while they are being asked.
    [[nodiscard]] int answered() const;
    [[nodiscard]] int count() const;
    /// Nodes that the option leaves out because they need no reboot.
    [[nodiscard]] QStringList notRequired() const;
    /// Nodes that cannot say whether they need one; those that are ticked all the same, or those that are left out.
    [[nodiscard]] QStringList unknown(bool ticked) const;
    /// Why the first of these cannot say.
    [[nodiscard]] QString reason(const QString &node) const;
    void retranslateUi();

Q_SIGNALS:
    void chosenChanged();

private:
    void tick(bool all);
    void wishChanged(bool onlyRequired);
    void take();
    void restore();
    void showNeed(QListWidgetItem &item, const KnownRebootNeed &need);
    void updateAll();

    RebootNeeds *m_needs = nullptr;
    QHash<QString, KnownRebootNeed> m_answers; ///< while the wish holds
    QSet<QString> m_unticked;                  ///< by the person, before the wish
    bool m_isAsking = false;
    QLabel *m_title = nullptr;
    QCheckBox *m_all = nullptr;
    QCheckBox *m_onlyRequired = nullptr;
    QListWidget *m_nodes = nullptr;
};

} // namespace kubemori::ui
