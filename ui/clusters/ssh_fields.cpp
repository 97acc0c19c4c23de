// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/ssh_fields.hpp"

#include "ui/widgets/path_edit.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

SshFields::SshFields(QFormLayout *form, const QString &prefix, bool withSudo, QWidget *parent)
    : QObject(parent)
{
    constexpr int highestPort = 65535;
    const auto label = [&](const QString &name, QWidget *buddy) {
        QLabel *made = plainLabel(parent, prefix + name + u"Label"_s);
        made->setBuddy(buddy);
        form->addRow(made, buddy);
        return made;
    };
    m_user = new QLineEdit(parent);
    m_user->setObjectName(prefix + u"User"_s);
    m_userLabel = label(u"User"_s, m_user);
    m_port = new QSpinBox(parent);
    m_port->setObjectName(prefix + u"Port"_s);
    m_port->setRange(0, highestPort); // 0: what ~/.ssh/config says
    m_port->setGroupSeparatorShown(false);
    m_portLabel = label(u"Port"_s, m_port);
    m_key = new PathEdit(PathEdit::Kind::File, prefix + u"Key"_s, parent);
    m_keyLabel = label(u"Key"_s, m_key);
    if (withSudo) {
        m_become = new QCheckBox(parent);
        m_become->setObjectName(prefix + u"Become"_s);
        m_become->setChecked(true);
        form->addRow(QString(), m_become);
    }
    retranslateUi();
}

SshFields::Values SshFields::values() const
{
    return {.user = m_user->text().trimmed(),
            .port = m_port->value(),
            .identityFile = m_key->path(),
            .become = m_become == nullptr || m_become->isChecked()};
}

void SshFields::setValues(const Values &values)
{
    m_user->setText(values.user);
    m_port->setValue(values.port);
    m_key->setPath(values.identityFile);
    if (m_become != nullptr) {
        m_become->setChecked(values.become);
    }
}

void SshFields::retranslateUi()
{
    const QString fromConfig = tr("as ~/.ssh/config says");
    m_userLabel->setText(tr("User:"));
    m_user->setAccessibleName(tr("User"));
    m_user->setPlaceholderText(fromConfig);
    m_portLabel->setText(tr("Port:"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setSpecialValueText(fromConfig);
    m_keyLabel->setText(tr("Key file:"));
    m_key->setTexts(tr("Key file"), tr("agent, or as ~/.ssh/config says"));
    if (m_become != nullptr) {
        m_become->setText(tr("Use sudo there"));
    }
}

} // namespace kubemori::ui
