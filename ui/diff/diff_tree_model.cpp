// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_tree_model.hpp"

#include "ui/text/diff_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QHash>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

DiffTreeModel::DiffTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_nodes(1)
{
}

void DiffTreeModel::setFiles(diff::FileList files, const Filter &filter)
{
    m_files = std::move(files);
    setFilter(filter);
}

void DiffTreeModel::setFilter(const Filter &filter)
{
    beginResetModel();
    m_shown.files.clear();
    std::ranges::copy_if(m_files.files, std::back_inserter(m_shown.files),
                         [&filter](const diff::FileChange &file) { return !filter || filter(file); });
    build();
    endResetModel();
}

void DiffTreeModel::build()
{
    m_nodes.assign(1, Node());
    m_order.clear();
    QHash<QString, int> folders{{QString(), 0}};
    for (int i = 0; i < m_shown.files.size(); ++i) {
        const QString &path = m_shown.files.at(i).path();
        const qsizetype slash = path.lastIndexOf(u'/');
        const int folder = folderNode(slash < 0 ? QString() : path.first(slash), folders);
        m_nodes.push_back({.name = path.sliced(slash + 1), .parent = folder, .row = 0, .file = i, .children = {}});
        m_nodes[static_cast<std::size_t>(folder)].children.push_back(static_cast<int>(m_nodes.size()) - 1);
    }
    joinChains(0);
    order(0);
}

int DiffTreeModel::folderNode(const QString &path, QHash<QString, int> &folders)
{
    const auto known = folders.constFind(path);
    if (known != folders.cend()) {
        return *known;
    }
    const qsizetype slash = path.lastIndexOf(u'/');
    const int parent = folderNode(slash < 0 ? QString() : path.first(slash), folders);
    const auto node = static_cast<int>(m_nodes.size());
    m_nodes.push_back({.name = path.sliced(slash + 1), .parent = parent, .row = 0, .file = -1, .children = {}});
    m_nodes[static_cast<std::size_t>(parent)].children.push_back(node);
    folders.insert(path, node);
    return node;
}

void DiffTreeModel::joinChains(int node)
{
    Node &here = m_nodes[static_cast<std::size_t>(node)];
    while (node != 0 && here.children.size() == 1) {
        Node &only = m_nodes[static_cast<std::size_t>(here.children.front())];
        if (only.file >= 0) {
            break;
        }
        here.name += u'/' + only.name;
        here.children = std::exchange(only.children, {});
        for (const int child : here.children) {
            m_nodes[static_cast<std::size_t>(child)].parent = node;
        }
    }
    for (const int child : here.children) {
        joinChains(child);
    }
}

void DiffTreeModel::order(int node)
{
    Node &here = m_nodes[static_cast<std::size_t>(node)];
    const auto isFile = [this](int child) { return m_nodes[static_cast<std::size_t>(child)].file >= 0; };
    std::ranges::stable_sort(here.children, [this, isFile](int a, int b) {
        if (isFile(a) != isFile(b)) {
            return isFile(b); // folders first
        }
        return m_nodes[static_cast<std::size_t>(a)].name < m_nodes[static_cast<std::size_t>(b)].name;
    });
    int row = 0;
    for (const int child : here.children) {
        m_nodes[static_cast<std::size_t>(child)].row = row++;
        if (isFile(child)) {
            m_order.push_back(child);
        } else {
            order(child);
        }
    }
}

const DiffTreeModel::Node &DiffTreeModel::nodeOf(const QModelIndex &index) const
{
    return m_nodes[index.isValid() ? static_cast<std::size_t>(index.internalId()) : 0];
}

QModelIndex DiffTreeModel::indexOf(int node) const
{
    return node <= 0 ? QModelIndex()
                     : createIndex(m_nodes[static_cast<std::size_t>(node)].row, 0, static_cast<quintptr>(node));
}

const diff::FileChange *DiffTreeModel::file(const QModelIndex &index) const
{
    const int file = nodeOf(index).file;
    return index.isValid() && file >= 0 ? &m_shown.files.at(file) : nullptr;
}

QModelIndex DiffTreeModel::find(const QString &path) const
{
    for (const int node : m_order) {
        const diff::FileChange &file = m_shown.files.at(m_nodes[static_cast<std::size_t>(node)].file);
        if (file.path() == path || file.old.path == path) {
            return indexOf(node);
        }
    }
    return {};
}

QModelIndex DiffTreeModel::fileAfter(const QModelIndex &index, bool forward) const
{
    const auto here = std::ranges::find(m_order, index.isValid() ? static_cast<int>(index.internalId()) : -1);
    if (here == m_order.end()) {
        return m_order.empty() ? QModelIndex() : indexOf(forward ? m_order.front() : m_order.back());
    }
    if (forward) {
        return here + 1 == m_order.end() ? QModelIndex() : indexOf(*(here + 1));
    }
    return here == m_order.begin() ? QModelIndex() : indexOf(*(here - 1));
}

QModelIndex DiffTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node &node = nodeOf(parent);
    if (column != 0 || row < 0 || static_cast<std::size_t>(row) >= node.children.size()) {
        return {};
    }
    return indexOf(node.children[static_cast<std::size_t>(row)]);
}

QModelIndex DiffTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child).parent) : QModelIndex();
}

int DiffTreeModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeOf(parent).children.size());
}

int DiffTreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QVariant DiffTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node &node = nodeOf(index);
    const diff::FileChange *change = file(index);
    switch (role) {
    case Qt::DisplayRole:
        return node.name;
    case Qt::ToolTipRole:
        return change != nullptr ? plainToolTip(DiffText::path(*change) + u'\n' + DiffText::facts(*change) + u'\n' +
                                                DiffText::counts(*change))
                                 : plainToolTip(node.name);
    case Qt::AccessibleTextRole:
        return change != nullptr ? u"%1, %2, %3"_s.arg(node.name, DiffText::facts(*change), DiffText::counts(*change))
                                 : node.name;
    case FileRole:
        return node.file;
    default:
        return {};
    }
}

void DiffTreeModel::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }
}

} // namespace kubemori::ui
