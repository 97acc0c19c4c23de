// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_tree.hpp"

#include "ui/diff/diff_file_delegate.hpp"

#include <QEvent>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

DiffTree::DiffTree(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"diffTree"_s);
    setModel(&m_model);
    setItemDelegate(new DiffFileDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    retranslate();
}

void DiffTree::setFiles(const diff::FileList &files, const DiffTreeModel::Filter &filter)
{
    const QString kept = current() != nullptr ? current()->path() : QString();
    m_isRestoring = true;
    m_model.setFiles(files, filter);
    m_isRestoring = false;
    restore(kept);
}

void DiffTree::setFilter(const DiffTreeModel::Filter &filter)
{
    const QString kept = current() != nullptr ? current()->path() : QString();
    m_isRestoring = true;
    m_model.setFilter(filter);
    m_isRestoring = false;
    restore(kept);
}

void DiffTree::restore(const QString &path)
{
    expandAll();
    QModelIndex index = path.isEmpty() ? QModelIndex() : m_model.find(path);
    if (!index.isValid()) {
        index = m_model.fileAfter({}, true);
    }
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    } else {
        Q_EMIT currentFileChanged(nullptr);
    }
}

const diff::FileChange *DiffTree::current() const
{
    return m_model.file(currentIndex());
}

bool DiffTree::select(const QString &path)
{
    const QModelIndex index = m_model.find(path);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
    return index.isValid();
}

bool DiffTree::step(bool forward)
{
    const QModelIndex index = m_model.fileAfter(currentIndex(), forward);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
    return index.isValid();
}

void DiffTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    // A folder shows nothing of its own: the file stays.
    if (const diff::FileChange *file = m_model.file(current); file != nullptr && !m_isRestoring) {
        Q_EMIT currentFileChanged(file);
    }
}

void DiffTree::retranslate()
{
    setAccessibleName(tr("Changed files"));
    m_model.retranslate();
}

void DiffTree::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QTreeView::changeEvent(event);
}

} // namespace kubemori::ui
