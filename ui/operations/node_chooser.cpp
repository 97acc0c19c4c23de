// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/node_chooser.hpp"

#include "ui/nodes/reboot_needs.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

bool isUnknown(const KnownRebootNeed &need)
{
    return !need || !need->has_value();
}

bool isRequired(const KnownRebootNeed &need)
{
    return !isUnknown(need) && (*need)->required;
}

} // namespace

NodeChooser::NodeChooser(const QStringList &nodes, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"nodeChooser"_s);
    m_title = plainLabel(this, u"rebootNodesTitle"_s);
    emphasise(m_title);
    m_all = new QCheckBox(this);
    m_all->setObjectName(u"rebootAll"_s);
    m_all->setChecked(true);
    m_onlyRequired = new QCheckBox(this);
    m_onlyRequired->setObjectName(u"rebootOnlyRequired"_s);
    m_onlyRequired->hide();
    m_nodes = new QListWidget(this);
    m_nodes->setObjectName(u"rebootNodes"_s);
    m_nodes->setUniformItemSizes(true);
    m_nodes->setTextElideMode(Qt::ElideMiddle);
    m_nodes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const QString &node : nodes) {
        auto *item = new QListWidgetItem(node, m_nodes);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setToolTip(plainToolTip(node));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 10, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_all);
    layout->addWidget(m_onlyRequired);
    layout->addWidget(m_nodes, 1);
    connect(m_nodes, &QListWidget::itemChanged, this, &NodeChooser::updateAll);
    connect(m_all, &QCheckBox::clicked, this, &NodeChooser::tick);
    connect(m_onlyRequired, &QCheckBox::toggled, this, &NodeChooser::wishChanged);
    retranslateUi();
}

void NodeChooser::offerRebootNeeds(RebootNeeds &needs)
{
    m_needs = &needs;
    m_onlyRequired->show();
    connect(m_needs, &RebootNeeds::answered, this, &NodeChooser::take);
}

bool NodeChooser::onlyRequired() const
{
    return m_onlyRequired->isChecked();
}

int NodeChooser::count() const
{
    return m_nodes->count();
}

QStringList NodeChooser::chosen() const
{
    QStringList names;
    for (int i = 0; i < m_nodes->count() && !m_isAsking; ++i) {
        if (m_nodes->item(i)->checkState() == Qt::Checked) {
            names << m_nodes->item(i)->text();
        }
    }
    return names;
}

int NodeChooser::answered() const
{
    int answered = 0;
    for (int i = 0; i < m_nodes->count(); ++i) {
        answered += m_needs->isAsking(m_nodes->item(i)->text()) ? 0 : 1;
    }
    return answered;
}

QStringList NodeChooser::notRequired() const
{
    QStringList names;
    for (int i = 0; i < m_nodes->count() && !m_answers.isEmpty(); ++i) {
        const QString name = m_nodes->item(i)->text();
        if (const KnownRebootNeed need = m_answers.value(name); !isUnknown(need) && !isRequired(need)) {
            names << name;
        }
    }
    return names;
}

QStringList NodeChooser::unknown(bool ticked) const
{
    QStringList names;
    for (int i = 0; i < m_nodes->count() && !m_answers.isEmpty(); ++i) {
        const QListWidgetItem *item = m_nodes->item(i);
        if (isUnknown(m_answers.value(item->text())) && (item->checkState() == Qt::Checked) == ticked) {
            names << item->text();
        }
    }
    return names;
}

QString NodeChooser::reason(const QString &node) const
{
    const KnownRebootNeed need = m_answers.value(node);
    return need && !need->has_value() ? RebootText::whyUnknown(need->error()) : RebootText::explanation(need);
}

void NodeChooser::tick(bool all)
{
    {
        const QSignalBlocker quiet(m_nodes);
        for (int i = 0; i < m_nodes->count(); ++i) {
            if (m_nodes->item(i)->flags().testFlag(Qt::ItemIsEnabled)) {
                m_nodes->item(i)->setCheckState(all ? Qt::Checked : Qt::Unchecked);
            }
        }
    }
    updateAll();
}

void NodeChooser::wishChanged(bool onlyRequired)
{
    if (!onlyRequired) {
        restore();
        return;
    }
    m_unticked.clear();
    for (int i = 0; i < m_nodes->count(); ++i) {
        if (m_nodes->item(i)->checkState() != Qt::Checked) {
            m_unticked.insert(m_nodes->item(i)->text());
        }
    }
    m_isAsking = true;
    m_nodes->setEnabled(false);
    m_all->setEnabled(false);
    m_needs->askAll();
    Q_EMIT chosenChanged();
    take(); // a cluster without nodes answers at once
}

/// The answers count together: a plan must not change under the eyes of who reads it.
void NodeChooser::take()
{
    if (!m_isAsking) {
        return;
    }
    if (answered() < m_nodes->count()) {
        Q_EMIT chosenChanged();
        return;
    }
    m_isAsking = false;
    {
        const QSignalBlocker quiet(m_nodes);
        for (int i = 0; i < m_nodes->count(); ++i) {
            QListWidgetItem &item = *m_nodes->item(i);
            const KnownRebootNeed need = m_needs->of(item.text());
            m_answers.insert(item.text(), need);
            item.setCheckState(isRequired(need) && !m_unticked.contains(item.text()) ? Qt::Checked : Qt::Unchecked);
            item.setFlags(item.flags().setFlag(Qt::ItemIsEnabled, isUnknown(need) || isRequired(need)));
            showNeed(item, need);
        }
    }
    m_nodes->setEnabled(true);
    m_all->setEnabled(true);
    updateAll();
}

void NodeChooser::restore()
{
    m_isAsking = false;
    m_answers.clear();
    {
        const QSignalBlocker quiet(m_nodes);
        for (int i = 0; i < m_nodes->count(); ++i) {
            QListWidgetItem &item = *m_nodes->item(i);
            item.setFlags(item.flags() | Qt::ItemIsEnabled);
            item.setCheckState(m_unticked.contains(item.text()) ? Qt::Unchecked : Qt::Checked);
            item.setIcon(QIcon());
            item.setToolTip(plainToolTip(item.text()));
            item.setData(Qt::AccessibleTextRole, QVariant());
        }
    }
    m_nodes->setEnabled(true);
    m_all->setEnabled(true);
    updateAll();
}

void NodeChooser::showNeed(QListWidgetItem &item, const KnownRebootNeed &need)
{
    const QString icon = isUnknown(need) ? u"unknown"_s : isRequired(need) ? u"rolling-reboot"_s : u"already-done"_s;
    const Tone tone = isRequired(need) ? Tone::Attention : Tone::Neutral;
    item.setIcon(icons::pixmap(icon, 16, Appearance::colour(tone, palette()), devicePixelRatioF()));
    item.setToolTip(plainToolTip(item.text() + u'\n' + RebootText::explanation(need)));
    item.setData(Qt::AccessibleTextRole, QString(item.text() + u", "_s + RebootText::explanation(need)));
}

void NodeChooser::updateAll()
{
    bool all = true;
    for (int i = 0; i < m_nodes->count(); ++i) {
        const QListWidgetItem *item = m_nodes->item(i);
        all = all && (item->checkState() == Qt::Checked || !item->flags().testFlag(Qt::ItemIsEnabled));
    }
    m_all->setChecked(all);
    Q_EMIT chosenChanged();
}

void NodeChooser::retranslateUi()
{
    m_title->setText(tr("Nodes"));
    m_all->setText(tr("&All nodes"));
    m_onlyRequired->setText(tr("&Only nodes that need a reboot"));
    m_onlyRequired->setToolTip(tr("Asks every node now whether it needs one"));
    m_nodes->setAccessibleName(tr("Nodes to reboot"));
    const QSignalBlocker quiet(m_nodes);
    for (int i = 0; i < m_nodes->count() && !m_answers.isEmpty(); ++i) {
        showNeed(*m_nodes->item(i), m_answers.value(m_nodes->item(i)->text()));
    }
}

} // namespace kubemori::ui
