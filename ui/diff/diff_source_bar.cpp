// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_source_bar.hpp"

#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// What an item stands for besides a name.
enum class Special { None, Folder };

} // namespace

DiffSourceBar::DiffSourceBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"diffSourceBar"_s);
    m_repository = new ElidedLabel(this);
    m_repository->setObjectName(u"diffRepository"_s);
    m_fromLabel = plainLabel(this, u"diffFromLabel"_s);
    m_toLabel = plainLabel(this, u"diffToLabel"_s);
    m_fromField = makeField(u"diffFrom"_s);
    m_toField = makeField(u"diffTo"_s);
    m_fromLabel->setBuddy(m_fromField);
    m_toLabel->setBuddy(m_toField);
    m_swap = new QToolButton(this);
    m_swap->setObjectName(u"diffSwap"_s);
    m_swap->setAutoRaise(true);
    m_swap->setIcon(icons::action(u"swap"_s));
    m_again = new QToolButton(this);
    m_again->setObjectName(u"diffAgain"_s);
    m_again->setAutoRaise(true);
    m_again->setIcon(icons::action(u"refresh"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 10, 8);
    row->addWidget(m_fromLabel);
    row->addWidget(m_fromField, 2);
    row->addWidget(m_swap);
    row->addWidget(m_toLabel);
    row->addWidget(m_toField, 2);
    row->addWidget(m_again);
    row->addWidget(m_repository, 1);
    connect(m_swap, &QToolButton::clicked, this, &DiffSourceBar::swap);
    connect(m_again, &QToolButton::clicked, this, &DiffSourceBar::chosen);
    retranslateUi();
}

QComboBox *DiffSourceBar::makeField(const QString &name)
{
    auto *field = new QComboBox(this);
    field->setObjectName(name);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setMinimumContentsLength(10);
    field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field->setMaxVisibleItems(20);
    field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    field->completer()->setFilterMode(Qt::MatchContains);
    connect(field, &QComboBox::activated, this, [this, field](int index) {
        if (field->itemData(index).toInt() == static_cast<int>(Special::Folder)) {
            field->setEditText(shown(versionOf(field)));
            askFolder(field);
        } else {
            take(field);
        }
    });
    connect(field->lineEdit(), &QLineEdit::editingFinished, this, [this, field] { take(field); });
    return field;
}

void DiffSourceBar::setNames(const diff::RepositoryNames &names)
{
    m_names = names;
    fill(m_fromField, m_from);
    fill(m_toField, m_to);
}

void DiffSourceBar::setRepository(const QString &name)
{
    m_repository->setText(name);
}

void DiffSourceBar::setFoldersHere(bool here)
{
    m_isHere = here;
    setNames(m_names);
}

void DiffSourceBar::setVersions(const QString &from, const QString &to)
{
    m_from = from;
    m_to = to;
    m_fromField->setEditText(shown(from));
    m_toField->setEditText(shown(to));
}

QString DiffSourceBar::shown(const QString &version) const
{
    return version == diff::DiffSource::workingTreeWord ? tr("Working tree") : version;
}

QString DiffSourceBar::meant(const QString &text) const
{
    const QString word = text.trimmed();
    return word == tr("Working tree") ? QString(diff::DiffSource::workingTreeWord) : word;
}

void DiffSourceBar::fill(QComboBox *field, const QString &version)
{
    const QSignalBlocker blocked(field);
    field->clear();
    field->addItem(tr("Working tree"));
    if (m_isHere) {
        field->addItem(tr("Folder…"), static_cast<int>(Special::Folder));
    }
    for (const QStringList &group : {m_names.tags, m_names.branches}) {
        if (!group.isEmpty()) {
            field->insertSeparator(field->count());
            field->addItems(group);
        }
    }
    field->setCurrentIndex(field->findText(shown(version), Qt::MatchFixedString | Qt::MatchCaseSensitive));
    field->setEditText(shown(version));
}

void DiffSourceBar::take(QComboBox *field)
{
    const QString version = meant(field->currentText());
    QString &known = versionOf(field);
    if (version.isEmpty()) {
        field->setEditText(shown(known));
    } else if (version != known) {
        known = version;
        Q_EMIT chosen();
    }
}

void DiffSourceBar::askFolder(QComboBox *field)
{
    auto *dialog = new QFileDialog(window(), tr("Compare with a Folder"));
    dialog->setObjectName(u"diffFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, field](const QString &path) {
        field->setEditText(path);
        take(field);
    });
    dialog->open();
}

void DiffSourceBar::swap()
{
    setVersions(QString(m_to), QString(m_from));
    Q_EMIT chosen();
}

void DiffSourceBar::retranslateUi()
{
    m_fromLabel->setText(tr("&From"));
    m_toLabel->setText(tr("&To"));
    m_fromField->setAccessibleName(tr("From version"));
    m_toField->setAccessibleName(tr("To version"));
    const QString explanation = tr("A tag, branch, commit, the working tree, or a folder that begins with “/”");
    m_fromField->setToolTip(explanation);
    m_toField->setToolTip(explanation);
    m_swap->setToolTip(tr("Swap the two versions"));
    m_swap->setAccessibleName(tr("Swap the two versions"));
    m_again->setToolTip(tr("Compare again"));
    m_again->setAccessibleName(tr("Compare again"));
    setNames(m_names);
}

void DiffSourceBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
