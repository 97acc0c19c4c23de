// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/inventory_files_dialog.hpp"

#include "diff/file_diff.hpp"
#include "ui/diff/diff_pane.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/code_editor.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/question_box.hpp"
#include "upgrade/stages/settings_check.hpp"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::InventoryFileChange;
using FilePointer = std::shared_ptr<const diff::FileDiff>;

namespace {

constexpr std::chrono::milliseconds checkAfter{250};
constexpr int pathRole = Qt::UserRole;

diff::FileChange changeOf(const InventoryFileChange &file)
{
    diff::FileChange change;
    change.old.path = file.before ? file.oldPath : QString();
    change.now.path = file.after ? file.path : QString();
    change.status = !file.before                ? diff::FileStatus::Added
                    : !file.after               ? diff::FileStatus::Deleted
                    : file.oldPath != file.path ? diff::FileStatus::Renamed
                                                : diff::FileStatus::Modified;
    return change;
}

void countLines(diff::FileDiff &file)
{
    if (file.kind != diff::FileDiff::Kind::Text) {
        return;
    }
    int added = 0;
    int removed = 0;
    for (const diff::LineChange &change : file.changes) {
        added += change.lines.newCount;
        removed += change.lines.oldCount;
    }
    file.change.added = added;
    file.change.removed = removed;
}

/// A text that comes back from the editor byte for byte.
bool isEditable(const InventoryFileChange &file)
{
    return file.after && !diff::FileText::isBinary(*file.after) &&
           QString::fromUtf8(*file.after).toUtf8() == *file.after && !file.after->contains('\r');
}

} // namespace

InventoryFilesDialog::InventoryFilesDialog(UpgradeDesk &desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
{
    setObjectName(u"inventoryFilesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QSize wanted(1180, 720);
    resize(parent == nullptr ? wanted : wanted.boundedTo(parent->window()->size() - QSize(24, 40)));
    m_diff = new DiffPane(this);
    m_diff->setObjectName(u"inventoryFilesDiff"_s);
    m_empty = new EmptyState(u"branch"_s, u"inventoryFilesEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_diff);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeEditor());
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeFiles());
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 900});
    m_state = new ElidedLabel(this);
    m_state->setObjectName(u"inventoryFilesState"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_state);
    layout->addWidget(makeButtons());
    m_checkTimer.setSingleShot(true);
    connect(&m_checkTimer, &QTimer::timeout, this, &InventoryFilesDialog::checkText);
    connect(m_diff, &DiffPane::optionsChanged, this, [this](const diff::DiffOptions &options) {
        m_options = options;
        showDiff();
    });
    retranslateUi();
    load();
}

InventoryFilesDialog::~InventoryFilesDialog()
{
    // They tell of changes even while they are taken down, when what would hear of it is gone.
    m_editor->disconnect(this);
    m_list->disconnect(this);
}

QWidget *InventoryFilesDialog::makeFiles()
{
    auto *page = new QWidget(this);
    m_list = new QListWidget(page);
    m_list->setObjectName(u"inventoryFilesList"_s);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_all = new QCheckBox(page);
    m_all->setObjectName(u"inventoryFilesAll"_s);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_all);
    connect(m_list, &QListWidget::currentRowChanged, this, &InventoryFilesDialog::choose);
    connect(m_all, &QCheckBox::toggled, this, &InventoryFilesDialog::fillList);
    return page;
}

QWidget *InventoryFilesDialog::makeEditor()
{
    m_editor = new CodeEditor(this);
    m_editor->setObjectName(u"inventoryFilesEditor"_s);
    m_editorPage = m_editor;
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_saveError.reset();
        m_checkTimer.start(checkAfter);
        updateState();
    });
    return m_editorPage;
}

QWidget *InventoryFilesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    const auto add = [&](const QString &name, QDialogButtonBox::ButtonRole role) {
        QPushButton *button = buttons->addButton(QString(), role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_edit = add(u"inventoryFilesEdit"_s, QDialogButtonBox::ActionRole);
    m_discard = add(u"inventoryFilesDiscard"_s, QDialogButtonBox::ResetRole);
    m_save = add(u"inventoryFilesSave"_s, QDialogButtonBox::ApplyRole);
    m_save->setProperty("primary", true);
    m_close = add(u"inventoryFilesClose"_s, QDialogButtonBox::RejectRole);
    connect(m_edit, &QPushButton::clicked, this, &InventoryFilesDialog::beginEdit);
    connect(m_discard, &QPushButton::clicked, this, &InventoryFilesDialog::endEdit);
    connect(m_save, &QPushButton::clicked, this, &InventoryFilesDialog::save);
    connect(m_close, &QPushButton::clicked, this, &InventoryFilesDialog::reject);
    return buttons;
}

bool InventoryFilesDialog::isEditing() const
{
    return !m_edited.isEmpty();
}

const InventoryFileChange *InventoryFilesDialog::file() const
{
    if (!m_changes || !*m_changes) {
        return nullptr;
    }
    const auto found = std::ranges::find((*m_changes)->files, m_path, &InventoryFileChange::path);
    return found == (*m_changes)->files.cend() ? nullptr : &*found;
}

void InventoryFilesDialog::load()
{
    m_desk.source().inventoryChanges(
        m_desk.upgrade(), m_desk.back<Changes>(this, [this](const Result<Changes> &result) { take(result); }));
}

void InventoryFilesDialog::take(const Result<Changes> &result)
{
    m_changes = result;
    fillList();
}

void InventoryFilesDialog::fillList()
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        if (m_changes && *m_changes) {
            for (const InventoryFileChange &each : (*m_changes)->files) {
                if (!each.isChanged() && !m_all->isChecked() && each.path != m_path) {
                    continue;
                }
                const QString mark = !each.before ? tr("new") : !each.after ? tr("goes") : QString();
                auto *item = new QListWidgetItem(mark.isEmpty() ? each.path : tr("%1 (%2)").arg(each.path, mark));
                item->setData(pathRole, each.path);
                item->setToolTip(each.path);
                m_list->addItem(item);
                if (each.path == m_path) {
                    m_list->setCurrentItem(item);
                }
            }
            if (m_list->currentRow() < 0 && m_list->count() > 0) {
                m_list->setCurrentRow(0);
            }
        }
    }
    choose();
}

void InventoryFilesDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString path = item == nullptr ? QString() : item->data(pathRole).toString();
    m_path = path;
    showDiff();
    updateState();
}

void InventoryFilesDialog::showDiff()
{
    const InventoryFileChange *shown = file();
    ++m_round;
    if (shown == nullptr) {
        m_diff->clear();
        return;
    }
    // A value: the worker may be at it longer than this dialog lives.
    const auto work = [change = changeOf(*shown), before = shown->before.value_or(QByteArray()),
                       after = shown->after.value_or(QByteArray()), options = m_options, round = m_round,
                       self = QPointer<InventoryFilesDialog>(this), address = m_desk.mailbox().address()] {
        auto made = diff::makeFileDiff(change, before, after, options, {});
        if (!made) {
            return;
        }
        countLines(*made);
        address.post([self, round, made = std::make_shared<const diff::FileDiff>(*std::move(made))] {
            if (InventoryFilesDialog *dialog = self.get(); dialog != nullptr && dialog->m_round == round) {
                dialog->m_diff->showFile(made);
            }
        });
    };
    QThreadPool::globalInstance()->start(work);
}

void InventoryFilesDialog::beginEdit()
{
    const InventoryFileChange *shown = file();
    if (shown == nullptr || !isEditable(*shown)) {
        return;
    }
    m_edited = m_path;
    m_fault.clear();
    m_saveError.reset();
    const DiffView *view = m_diff->view();
    const int line = view->rows().count() > 0 ? view->rows().at(view->currentRow()).newLine + 1 : 1;
    m_editor->setContent(m_path, QString::fromUtf8(*shown->after));
    checkText();
    m_editor->goToLine(line);
    updateState();
    m_editor->setFocus();
}

void InventoryFilesDialog::endEdit()
{
    m_edited.clear();
    m_saveError.reset();
    updateState();
}

void InventoryFilesDialog::checkText()
{
    if (!isEditing()) {
        return;
    }
    const auto fault = upgrade::yamlFault(m_edited, m_editor->toPlainText().toUtf8());
    m_fault = !fault            ? QString()
              : fault->line > 0 ? tr("Line %1: %2").arg(fault->line).arg(fault->detail)
                                : fault->detail;
    m_editor->markLine(fault ? fault->line : 0);
    updateState();
}

void InventoryFilesDialog::save()
{
    checkText();
    const InventoryFileChange *shown = file();
    if (shown == nullptr || !isEditing() || !m_fault.isEmpty() || m_isSaving) {
        return;
    }
    m_isSaving = true;
    m_saveError.reset();
    updateState();
    const upgrade::InventoryEdit edit{
        .path = m_edited, .expected = *shown->after, .text = m_editor->toPlainText().toUtf8()};
    m_desk.source().editInventoryFile(
        m_desk.upgrade(), edit,
        m_desk.back<QString>(this, [this](const Result<QString> &result) { takeSaved(result); }));
}

void InventoryFilesDialog::takeSaved(const Result<QString> &result)
{
    m_isSaving = false;
    if (!result) {
        m_saveError = result.error();
        updateState();
        return;
    }
    m_edited.clear();
    updateState();
    load();
    Q_EMIT saved(*result);
}

void InventoryFilesDialog::reject()
{
    if (m_isSaving) {
        return;
    }
    if (!isEditing() || !m_editor->document()->isModified()) {
        QDialog::reject();
        return;
    }
    auto *box = new QuestionBox(this);
    box->setObjectName(u"inventoryFilesLeave"_s);
    box->setTexts(tr("Discard what you changed in “%1”?").arg(m_edited), tr("It is not saved."));
    box->addChoice(tr("&Discard"), u"inventoryFilesLeaveDiscard"_s, [this] {
        m_edited.clear();
        QDialog::reject();
    });
    box->addRefusal(tr("&Go on editing"), u"inventoryFilesLeaveStay"_s);
    box->open();
}

void InventoryFilesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
}

void InventoryFilesDialog::retranslateUi()
{
    const upgrade::HopRecord &hop = m_desk.hop();
    setWindowTitle(tr("Inventory files: %1 → %2").arg(hop.from, hop.to));
    m_list->setAccessibleName(tr("Files of the inventory"));
    m_all->setText(tr("&Unchanged ones, too"));
    m_editor->setAccessibleName(tr("Text of the file"));
    m_edit->setText(tr("&Edit"));
    m_discard->setText(tr("&Discard"));
    m_save->setText(tr("&Save and commit"));
    m_close->setText(tr("C&lose"));
    fillList();
}

void InventoryFilesDialog::updateState()
{
    const InventoryFileChange *shown = file();
    const bool isRead = m_changes && m_changes->has_value();
    m_stack->setCurrentWidget(isEditing() ? m_editorPage : shown == nullptr ? static_cast<QWidget *>(m_empty) : m_diff);
    if (!m_changes) {
        m_empty->setTexts(tr("Reading the inventory…"), QString());
    } else if (!isRead) {
        m_empty->setTexts(tr("The inventory could not be read"), ErrorText::line(m_changes->error()));
    } else {
        m_empty->setTexts(tr("Nothing changes"), tr("The inventory stays as it is."));
    }
    const bool isWritten = isRead && (*m_changes)->isWritten;
    const bool canEdit = isWritten && shown != nullptr && isEditable(*shown) && !m_desk.isRunning();
    m_edit->setVisible(!isEditing());
    m_edit->setEnabled(canEdit);
    m_discard->setVisible(isEditing());
    m_discard->setEnabled(!m_isSaving);
    m_save->setVisible(isEditing());
    m_save->setEnabled(m_fault.isEmpty() && !m_isSaving && m_editor->document()->isModified());
    m_editor->setReadOnly(m_isSaving);
    m_list->setEnabled(!isEditing()); // a text is ended by saving or discarding it
    m_all->setEnabled(!isEditing());
    const QColor bad = Appearance::colour(Tone::Bad, palette());
    const QColor good = Appearance::colour(Tone::Good, palette());
    if (m_saveError) {
        m_state->setText(ErrorText::line(*m_saveError));
        m_state->setIcon(u"not-ready"_s, bad);
    } else if (m_isSaving) {
        m_state->setText(tr("Saving…"));
        m_state->setIcon({}, {});
    } else if (isEditing()) {
        m_state->setText(m_fault.isEmpty() ? tr("No mistake found.") : m_fault);
        m_state->setIcon(m_fault.isEmpty() ? u"ready"_s : u"not-ready"_s, m_fault.isEmpty() ? good : bad);
    } else {
        m_state->setText(!isRead     ? QString()
                         : isWritten ? tr("Left: before the hop. Right: as it lies in the inventory now.")
                                     : tr("Left: as it is. Right: as it will be. Files can be edited once they are "
                                          "written."));
        m_state->setIcon({}, {});
    }
}

} // namespace kubemori::ui
