// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/gap_list.hpp"

#include "ui/upgrade/fold.hpp"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

GapList::GapList(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    m_fold = new Fold(name, this);
    m_text = new QPlainTextEdit(m_fold);
    m_text->setObjectName(name + u"Text"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->viewport()->setAutoFillBackground(false);
    m_fold->setContent(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->addWidget(m_fold);
    hide();
}

void GapList::setLines(const QString &title, const QStringList &lines, bool isRoomy)
{
    constexpr int few = 3;
    constexpr int most = 5;
    m_fold->setTitle(title);
    m_text->setAccessibleName(title);
    if (std::exchange(m_lines, lines) != lines) {
        m_text->setPlainText(lines.join(u'\n'));
        m_fold->setOpen(isRoomy && lines.size() <= few);
    }
    const int shown = std::clamp(static_cast<int>(lines.size()), 1, most);
    m_text->setFixedHeight(shown * m_text->fontMetrics().lineSpacing() + 14);
    setVisible(!lines.isEmpty());
}

} // namespace kubemori::ui
