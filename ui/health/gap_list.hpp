// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QPlainTextEdit;

namespace kubemori::ui {

class Fold;

/// What a look could not see, a line each below a heading that says how many: never hidden, though it may be folded up
/// where there is much of it. GUI thread.
class GapList final : public QWidget
{
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    GapList(const QString &name, QWidget *parent);

    /// Hidden without lines. Few are open at once where there is room.
    void setLines(const QString &title, const QStringList &lines, bool isRoomy);

private:
    Fold *m_fold = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QStringList m_lines;
};

} // namespace kubemori::ui
