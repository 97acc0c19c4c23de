// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_exchange_dialog.hpp"

#include "cluster/profile_draft.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/path_edit.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const QList<cluster::Profile> &profiles)
{
    QStringList ids;
    for (const cluster::Profile &profile : profiles) {
        ids.append(profile.id);
    }
    return ids;
}

} // namespace

ClusterExchangeDialog::ClusterExchangeDialog(Direction direction, ClusterSetup &setup, GuiMailbox &mailbox,
                                             QList<cluster::Profile> ours, QWidget *parent)
    : QDialog(parent)
    , m_direction(direction)
    , m_setup(setup)
    , m_mailbox(mailbox)
    , m_ours(std::move(ours))
{
    const bool isImport = direction == Direction::Import;
    setObjectName(isImport ? u"importDialog"_s : u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(isImport ? tr("Import clusters") : tr("Export clusters"));
    auto *text = plainLabel(this, u"exchangeText"_s, true);
    text->setText(isImport
                      ? tr("Takes clusters over from another clusters.yaml. A cluster whose id is used here already "
                           "gets another one.")
                      : tr("Writes the chosen clusters to a file for another computer. Logins in addresses, power-on "
                           "commands with a password, and comments are left out."));
    m_path = new PathEdit(isImport ? PathEdit::Kind::File : PathEdit::Kind::NewFile, u"exchangePath"_s, this);
    m_path->setTexts(tr("File"), isImport ? QString() : u"~/clusters-export.yaml"_s);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"exchangeList"_s);
    m_list->setAccessibleName(tr("Clusters"));
    m_list->setHeaderLabels({tr("Cluster"), tr("Id"), tr("Purpose"), tr("Note")});
    m_list->setRootIsDecorated(false);
    m_note = plainLabel(this, u"exchangeNote"_s, true);
    auto *buttons = new QDialogButtonBox(this);
    m_confirm = buttons->addButton(isImport ? tr("&Import") : tr("&Export"), QDialogButtonBox::ActionRole);
    m_confirm->setObjectName(u"exchangeConfirm"_s);
    m_confirm->setProperty("primary", true);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole)->setObjectName(u"exchangeCancel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addWidget(m_path);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    resize(640, 420);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ClusterExchangeDialog::confirm);
    connect(m_list, &QTreeWidget::itemChanged, this, &ClusterExchangeDialog::updateState);
    connect(m_path, &PathEdit::pathChanged, this, [this, isImport] { isImport ? read() : updateState(); });
    if (!isImport) {
        list(m_ours);
    }
    updateState();
}

void ClusterExchangeDialog::read()
{
    ++m_number;
    list({});
    m_note->clear();
    if (m_path->path().isEmpty()) {
        return;
    }
    const QPointer<ClusterExchangeDialog> self(this);
    m_setup.read(m_path->path(), [self, number = m_number,
                                  address = m_mailbox.address()](const Result<cluster::LoadedProfiles> &loaded) {
        address.post([self, number, loaded] {
            if (ClusterExchangeDialog *dialog = self.get(); dialog != nullptr && dialog->m_number == number) {
                dialog->show(loaded);
            }
        });
    });
}

void ClusterExchangeDialog::show(const Result<cluster::LoadedProfiles> &loaded)
{
    if (!loaded) {
        showFailure(ErrorText::describe(loaded.error()).toText());
        return;
    }
    QStringList lines;
    for (const cluster::ProfileProblem &problem : loaded->problems) {
        lines.append(problem.toString());
    }
    m_note->setText(loaded->text ? lines.join(u'\n') : tr("There is no such file."));
    list(loaded->profiles);
}

void ClusterExchangeDialog::list(const QList<cluster::Profile> &profiles)
{
    m_profiles = profiles;
    m_list->clear();
    QStringList taken = m_direction == Direction::Import ? idsOf(m_ours) : QStringList();
    for (cluster::Profile &profile : m_profiles) {
        auto *item = new QTreeWidgetItem(m_list);
        const QString id = taken.contains(profile.id) ? cluster::suggestedId(profile.id, taken) : profile.id;
        item->setText(0, profile.name);
        item->setText(1, profile.id);
        item->setText(2, StateText::purpose(profile.purpose));
        item->setText(3, id == profile.id ? QString() : tr("becomes %1").arg(id));
        item->setCheckState(0, Qt::Checked);
        profile.id = id;
        taken.append(id);
    }
    for (int column = 0; column < m_list->columnCount(); ++column) {
        m_list->resizeColumnToContents(column);
    }
    updateState();
}

QList<cluster::Profile> ClusterExchangeDialog::chosen() const
{
    QList<cluster::Profile> chosen;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->checkState(0) == Qt::Checked) {
            chosen.append(m_profiles.at(row));
        }
    }
    return chosen;
}

void ClusterExchangeDialog::confirm()
{
    if (m_direction == Direction::Import) {
        QList<cluster::ProfileEdit> edits;
        for (const cluster::Profile &profile : chosen()) {
            edits.append({.kind = cluster::ProfileEdit::Kind::Add, .id = {}, .profile = profile});
        }
        Q_EMIT importConfirmed(edits);
        return;
    }
    QString path = m_path->path();
    path = path.startsWith("~/"_L1) ? QString(QDir::homePath() + path.sliced(1)) : path;
    const QPointer<ClusterExchangeDialog> self(this);
    m_setup.write(path, cluster::exportProfiles(chosen()),
                  [self, path, address = m_mailbox.address()](const Result<> &written) {
                      address.post([self, path, written] {
                          ClusterExchangeDialog *dialog = self.get();
                          if (dialog == nullptr) {
                              return;
                          }
                          if (!written) {
                              dialog->showFailure(ErrorText::describe(written.error()).toText());
                              return;
                          }
                          dialog->accept();
                          Q_EMIT dialog->exported(path);
                      });
                  });
}

void ClusterExchangeDialog::showFailure(const QString &text)
{
    m_note->setText(text);
}

void ClusterExchangeDialog::updateState()
{
    if (m_confirm != nullptr) {
        m_confirm->setEnabled(!chosen().isEmpty() && !m_path->path().isEmpty());
    }
}

} // namespace kubemori::ui
