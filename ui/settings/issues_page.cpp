// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/issues_page.hpp"

#include "ui/text/finding_text.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/upgrade/state_icon.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

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
    m_folders->setMaximumHeight(110);
    m_count = plainLabel(this, u"settingsIssuesCount"_s, true);
    m_table = new QTreeWidget(this);
    m_table->setObjectName(u"settingsIssuesTable"_s);
    m_table->setRootIsDecorated(false);
    m_table->setColumnCount(3);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setMinimumHeight(90);
    m_table->setTextElideMode(Qt::ElideMiddle);
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
    layout->addWidget(m_folders);
    layout->addLayout(buttons);
    layout->addWidget(m_count);
    layout->addWidget(m_table, 1);
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
        read();
        Q_EMIT edited();
    }
}

void IssuesPage::removeSelected()
{
    qDeleteAll(m_folders->selectedItems());
    updateButtons();
    read();
    Q_EMIT edited();
}

QStringList IssuesPage::folders() const
{
    QStringList folders;
    for (int row = 0; row < m_folders->count(); ++row) {
        folders << m_folders->item(row)->text();
    }
    return folders;
}

void IssuesPage::read()
{
    if (!isVisible()) {
        return; // when somebody looks
    }
    const auto done = [self = QPointer<IssuesPage>(this), number = ++m_reading,
                       address = m_mailbox.address()](const advice::IssueBase &base) {
        address.post([self, number, base] {
            if (IssuesPage *page = self.get(); page != nullptr && page->m_reading == number) {
                page->m_base = base;
                page->showIssues();
            }
        });
    };
    QThreadPool::globalInstance()->start([done, all = folders()] { done(advice::loadIssues(all)); });
}

void IssuesPage::showIssues()
{
    m_table->setHeaderLabels({tr("Issue"), tr("Title"), tr("File")});
    m_table->clear();
    if (!m_base) {
        m_count->setText(tr("Reading the issues…"));
        return;
    }
    const auto row = [this](const QIcon &icon, const QString &word, const QStringList &texts) {
        auto *item = new QTreeWidgetItem(m_table, texts);
        item->setIcon(0, icon);
        item->setData(0, Qt::AccessibleTextRole, QString(word + u": "_s + texts.constFirst()));
        for (int column = 0; column < texts.size(); ++column) {
            item->setToolTip(column, plainToolTip(texts.at(column)));
        }
    };
    for (const Error &problem : std::as_const(m_base->problems)) { // first: they want to be mended
        row(stateIcon(u"warning"_s, Tone::Bad, *this), tr("Not read"),
            {tr("Not read"), problem.detail.isEmpty() ? IssueText::problem(problem) : problem.detail, problem.subject});
    }
    int own = 0;
    for (const advice::KnownIssue &issue : std::as_const(m_base->issues)) {
        if (issue.file.startsWith(u":/"_s)) {
            continue;
        }
        ++own;
        const upgrade::Severity severity = IssueText::severity(issue.severity);
        row(stateIcon(FindingText::icon(severity), Tone::Neutral, *this), FindingText::severity(severity),
            {issue.id, IssueText::title(issue), issue.file});
    }
    constexpr int widest = 240;
    for (const int column : {0, 1}) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 10, widest));
    }
    m_table->setVisible(m_table->topLevelItemCount() > 0);
    m_count->setText(tr("%n issue(s) come with the program.", nullptr, static_cast<int>(m_base->issues.size()) - own) +
                     u' ' + tr("%n of your own.", nullptr, own));
}

void IssuesPage::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    read();
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
    read();
}

void IssuesPage::takeValues(settings::Settings &settings) const
{
    settings.knownIssueFolders = folders();
}

void IssuesPage::retranslateUi()
{
    m_hint->setText(
        tr("Kubemori brings known issues of Kubespray releases along. Folders with issues of your own, one "
           "YAML file each, are read too; an issue there takes the place of one with the same id that comes "
           "along. “kubemori issues lint” looks whether a file is right."));
    m_table->setAccessibleName(tr("Issues of your own"));
    showIssues();
    m_folders->setAccessibleName(tr("Folders"));
    m_add->setText(tr("Add a &folder…"));
    m_remove->setText(tr("&Remove"));
    updateButtons();
}

} // namespace kubemori::ui
