// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the dialog in the language of the moment.
#include "ui/runs/start_run_dialog.hpp"
#include "ui/runs/variable_table.hpp"
#include "ui/text/run_text.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

namespace kubemori::ui {

namespace {

void setLabel(const QFormLayout *form, QWidget *field, const QString &text)
{
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(field))) {
        label->setTextFormat(Qt::PlainText);
        label->setObjectName(field->objectName() + QStringLiteral("Label"));
        label->setText(text + QStringLiteral(":"));
        label->setBuddy(field);
        label->setMinimumWidth(130); // the same in both parts of the dialog
    }
    static const QRegularExpression marks(QStringLiteral("\\(&.\\)|&")); // "Limit(&L)" in languages of other letters
    field->setAccessibleName(QString(text).remove(marks));
}

} // namespace

void StartRunDialog::retranslateUi()
{
    setWindowTitle(m_cluster.isEmpty() ? tr("Run ansible") : tr("Run ansible on %1", "cluster").arg(m_cluster));
    const CheckoutPlace place = m_source.place();
    m_place->setText(tr("On %1, in %2", "host, folder").arg(RunText::place(place.host), place.path));
    m_kind->setItemText(0, tr("A playbook"));
    m_kind->setItemText(1, tr("One module on some hosts"));
    m_kind->setItemText(2, tr("Groups and hosts of the inventory"));
    setLabel(m_form, m_kind, tr("&What"));
    setLabel(m_form, m_playbook, tr("&Playbook"));
    setLabel(m_form, m_pattern, tr("&Hosts"));
    setLabel(m_form, m_module, tr("&Module"));
    setLabel(m_form, m_arguments, tr("Its ar&guments"));
    setLabel(m_form, m_limit, tr("&Limit"));
    setLabel(m_form, m_tags, tr("&Tags"));
    setLabel(m_form, m_skipTags, tr("S&kip tags"));
    setLabel(m_form, m_options, tr("Options"));
    m_playbook->lineEdit()->setAccessibleName(m_playbook->accessibleName());
    m_playbook->lineEdit()->setPlaceholderText(tr("cluster.yml, upgrade-cluster.yml, …"));
    m_limit->setPlaceholderText(tr("all nodes of the inventory; node1,node2 or a group"));
    m_tags->setPlaceholderText(tr("all; several with commas between them"));
    m_skipTags->setPlaceholderText(tr("none"));
    m_check->setText(tr("&Check mode"));
    m_check->setToolTip(tr("Says what would be done, and does nothing (--check)"));
    m_diff->setText(tr("Show &differences"));
    m_diff->setToolTip(tr("Shows what changes in files (--diff)"));
    m_moreButton->setText(tr("M&ore"));
    m_moreButton->setAccessibleName(tr("More options"));
    setLabel(m_moreForm, m_variables, tr("&Extra variables"));
    setLabel(m_moreForm, m_passwords, tr("Rights and passwords"));
    setLabel(m_moreForm, m_inventory, tr("&Inventory"));
    setLabel(m_moreForm, m_startAt, tr("&Start at task"));
    setLabel(m_moreForm, m_verbosity, tr("&Verbosity"));
    setLabel(m_moreForm, m_forks, tr("&Forks"));
    m_inventory->setPlaceholderText(place.inventory);
    m_become->setText(tr("Become root on the nodes (sudo)"));
    m_askBecome->setText(tr("Ask for sudo’s password"));
    m_askSsh->setText(tr("Ask for ssh’s password"));
    m_askVault->setText(tr("Ask for the vault’s password"));
    m_verbosity->setSpecialValueText(tr("normal"));
    m_forks->setSpecialValueText(tr("as in ansible.cfg"));
    m_command->setAccessibleName(tr("Command that runs"));
    m_command->setPlaceholderText(tr("The command stands here as soon as it is known."));
    m_danger->setText(tr("This playbook takes nodes apart, and “%1” is a production cluster. To run it all the same, "
                         "type the cluster’s name:")
                          .arg(m_cluster));
    m_name->setAccessibleName(tr("Name of the cluster"));
    m_run->setText(tr("&Run"));
    m_cancel->setText(tr("Ca&ncel"));
    updateState();
}

void StartRunDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
