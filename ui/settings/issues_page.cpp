// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/issues_page.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

IssuesPage::IssuesPage(QWidget *parent)
    : SettingsPage(parent)
{
    setObjectName(u"settingsIssues"_s);
    m_hint = plainLabel(this, u"settingsIssuesHint"_s, true);
    m_folders = new QListWidget(this);
    m_folders->setObjectName(u"settingsIssueFolders"_s);
    m_folders->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_folders->setTextElideMode(Qt::ElideMiddle);
    m_add = new QPushButton(this);
    m_add->setObjectName(u"settingsIssuesAdd"_s);
    m_remove = new QPushButton(this);
    m_remove->setObjectName(u"settingsIssuesRemove"_s);
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(10);
    layout->addWidget(m_hint);
    layout->addWidget(m_folders, 1);
    layout->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &IssuesPage::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &IssuesPage::removeSelected);
    connect(m_folders, &QListWidget::itemSelectionChanged, this, &IssuesPage::updateButtons);
    retranslateUi();
}

void IssuesPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this);
    dialog->setObjectName(u"settingsIssuesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setWindowTitle(tr("Folder with known issues"));
    connect(dialog, &QFileDialog::fileSelected, this, &IssuesPage::addFolder);
    dialog->open();
}

void IssuesPage::addFolder(const QString &folder)
{
    if (m_folders->findItems(folder, Qt::MatchExactly).isEmpty()) {
        m_folders->addItem(folder);
        Q_EMIT edited();
    }
}

void IssuesPage::removeSelected()
{
    qDeleteAll(m_folders->selectedItems());
    updateButtons();
    Q_EMIT edited();
}

void IssuesPage::updateButtons()
{
    const bool selected = !m_folders->selectedItems().isEmpty();
    m_remove->setEnabled(selected);
    m_remove->setToolTip(selected ? QString() : tr("Select a folder first."));
}

QString IssuesPage::title() const
{
    return tr("Known issues");
}

void IssuesPage::setValues(const settings::Settings &settings)
{
    const QSignalBlocker quiet(this);
    m_folders->clear();
    m_folders->addItems(settings.knownIssueFolders);
    updateButtons();
}

void IssuesPage::takeValues(settings::Settings &settings) const
{
    settings.knownIssueFolders.clear();
    for (int row = 0; row < m_folders->count(); ++row) {
        settings.knownIssueFolders.append(m_folders->item(row)->text());
    }
}

void IssuesPage::retranslateUi()
{
    m_hint->setText(tr("Kubemori brings known issues of Kubespray releases along. Folders with files of your own are "
                       "read too; an entry there goes before one of the same name that comes along."));
    m_folders->setAccessibleName(tr("Folders"));
    m_add->setText(tr("Add a &folder…"));
    m_remove->setText(tr("&Remove"));
    updateButtons();
}

} // namespace kubemori::ui
