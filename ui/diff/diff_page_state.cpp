// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_filter_bar.hpp"
#include "ui/diff/diff_page.hpp"
#include "ui/diff/diff_pane.hpp"
#include "ui/diff/diff_view.hpp"

#include <QDataStream>
#include <QSplitter>

namespace kubemori::ui {

namespace {

/// Raised when the meaning of a value changes; older ones are then not restored.
constexpr quint32 stateVersion = 1;

} // namespace

QByteArray DiffPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    const diff::DiffOptions options = m_pane->options();
    stream << stateVersion << (m_pane->view()->layoutMode() == diff::Layout::SideBySide)
           << static_cast<qint32>(options.whitespace) << options.ignoreBlankLines << m_filter->isOnlyInventory()
           << m_splitter->saveState();
    return state;
}

void DiffPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 version = 0;
    bool isSideBySide = true;
    qint32 whitespace = 0;
    bool ignoresBlank = false;
    bool onlyInventory = false;
    QByteArray splitter;
    stream >> version >> isSideBySide >> whitespace >> ignoresBlank >> onlyInventory >> splitter;
    if (version != stateVersion || stream.status() != QDataStream::Ok || whitespace < 0 ||
        whitespace > static_cast<qint32>(diff::Whitespace::IgnoreAll)) {
        return;
    }
    m_pane->setLayoutMode(isSideBySide ? diff::Layout::SideBySide : diff::Layout::Unified);
    m_pane->setOptions({.whitespace = static_cast<diff::Whitespace>(whitespace), .ignoreBlankLines = ignoresBlank});
    m_filter->setOnlyInventory(onlyInventory);
    m_splitter->restoreState(splitter);
    if (m_listed && m_listed->options != m_pane->options()) {
        compare();
    }
}

} // namespace kubemori::ui
