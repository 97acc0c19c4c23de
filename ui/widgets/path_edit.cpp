// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/path_edit.hpp"

#include "ui/widgets/icons.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

PathEdit::PathEdit(Kind kind, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(objectName);
    m_browse = new QPushButton(icons::action(u"folder"_s), QString(), this);
    m_browse->setObjectName(objectName + u"Browse"_s);
    m_browse->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_browse);
    setFocusProxy(m_edit);
    connect(m_browse, &QPushButton::clicked, this, &PathEdit::browse);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { Q_EMIT pathChanged(path()); });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { Q_EMIT pathChosen(path()); });
}

QString PathEdit::path() const
{
    return m_edit->text().trimmed();
}

void PathEdit::setPath(const QString &path)
{
    m_edit->setText(path);
}

void PathEdit::setTexts(const QString &name, const QString &placeholder)
{
    m_name = name;
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(placeholder);
    m_browse->setText(tr("Browse…"));
    m_browse->setAccessibleName(tr("%1: browse").arg(name));
}

void PathEdit::browse()
{
    QString start = path();
    if (start.startsWith("~/"_L1)) {
        start = QDir::homePath() + start.sliced(1);
    }
    auto *dialog = new QFileDialog(this, m_name, start.isEmpty() ? QDir::homePath() : QFileInfo(start).absolutePath());
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(dialog->filter() | QDir::Hidden); // ~/.kube, ~/.ssh
    dialog->setFileMode(m_kind == Kind::Folder    ? QFileDialog::Directory
                        : m_kind == Kind::NewFile ? QFileDialog::AnyFile
                                                  : QFileDialog::ExistingFile);
    dialog->setAcceptMode(m_kind == Kind::NewFile ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        setPath(chosen);
        Q_EMIT pathChosen(chosen);
    });
    dialog->open();
}

} // namespace kubemori::ui
