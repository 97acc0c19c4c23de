// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/identity_form.hpp"

#include "cluster/profile_draft.hpp"
#include "cluster/profile_editor.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using cluster::Purpose;

namespace {

constexpr std::array purposes{Purpose::Production, Purpose::Staging, Purpose::Test, Purpose::Education};

} // namespace

IdentityForm::IdentityForm(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"identityForm"_s);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    const auto addRow = [this, form](const QString &name, QWidget *field) {
        QLabel *label = plainLabel(this, name);
        label->setBuddy(field);
        form->addRow(label, field);
        return label;
    };
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"clusterName"_s);
    m_nameLabel = addRow(u"clusterNameLabel"_s, m_name);
    m_id = new QLineEdit(this);
    m_id->setObjectName(u"clusterId"_s);
    m_idLabel = addRow(u"clusterIdLabel"_s, m_id);
    m_idNote = plainLabel(this, u"clusterIdNote"_s, true);
    m_idNote->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), m_idNote);
    m_purpose = new QComboBox(this);
    m_purpose->setObjectName(u"clusterPurpose"_s);
    for (const Purpose purpose : purposes) {
        m_purpose->addItem(StateText::purpose(purpose), static_cast<int>(purpose));
    }
    m_purposeLabel = addRow(u"clusterPurposeLabel"_s, m_purpose);
    m_previewLabel = plainLabel(this, u"clusterPreviewLabel"_s, true);
    m_preview = new QPlainTextEdit(this);
    m_preview->setObjectName(u"clusterPreview"_s);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_previewLabel->setBuddy(m_preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(form);
    layout->addSpacing(6);
    layout->addWidget(m_previewLabel);
    layout->addWidget(m_preview, 1);
    connect(m_name, &QLineEdit::textEdited, this, &IdentityForm::nameEdited);
    connect(m_id, &QLineEdit::textEdited, this, [this] {
        m_followsName = false;
        Q_EMIT changed();
    });
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &IdentityForm::changed);
    retranslateUi();
}

void IdentityForm::setProfile(const cluster::Profile &profile, const QStringList &taken, bool isIdFixed)
{
    m_taken = taken;
    m_name->setText(profile.name);
    m_followsName = !isIdFixed;
    m_id->setText(profile.id.isEmpty() && !profile.name.isEmpty() ? cluster::suggestedId(profile.name, taken)
                                                                  : profile.id);
    m_id->setReadOnly(isIdFixed);
    m_purpose->setCurrentIndex(m_purpose->findData(static_cast<int>(profile.purpose)));
    retranslateUi();
}

void IdentityForm::nameEdited()
{
    if (m_followsName) {
        m_id->setText(m_name->text().trimmed().isEmpty() ? QString() : cluster::suggestedId(m_name->text(), m_taken));
    }
    Q_EMIT changed();
}

cluster::Profile IdentityForm::named(cluster::Profile profile) const
{
    profile.id = m_id->text().trimmed();
    profile.name = m_name->text().trimmed();
    profile.name = profile.name.isEmpty() ? profile.id : profile.name;
    profile.purpose = static_cast<Purpose>(m_purpose->currentData().toInt());
    return profile;
}

void IdentityForm::preview(const cluster::Profile &profile, const cluster::Timeouts &defaults)
{
    const QString text = QString::fromUtf8(cluster::listOfProfiles({profile}, defaults));
    m_preview->setPlainText(text.sliced(text.indexOf(u"  - ")));
}

void IdentityForm::retranslateUi()
{
    m_nameLabel->setText(tr("&Name:"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Production Tokyo"));
    m_idLabel->setText(tr("I&d:"));
    m_id->setAccessibleName(tr("Id"));
    m_idNote->setText(m_id->isReadOnly()
                          ? tr("The id stays: the records of operations are kept under it.")
                          : tr("For --cluster and the names of files; lower-case letters, digits and dashes."));
    m_purposeLabel->setText(tr("&Purpose:"));
    m_purpose->setAccessibleName(tr("Purpose"));
    for (int row = 0; row < m_purpose->count(); ++row) {
        m_purpose->setItemText(row, StateText::purpose(static_cast<Purpose>(m_purpose->itemData(row).toInt())));
    }
    m_previewLabel->setText(tr("This is what clusters.yaml says of the cluster then:"));
    m_preview->setAccessibleName(tr("Entry in clusters.yaml"));
}

} // namespace kubemori::ui
