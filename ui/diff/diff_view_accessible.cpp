// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view_accessible.hpp"

#include "ui/diff/diff_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace kubemori::ui {

namespace {

/// The text of a DiffView is what is on screen, with signs in front; its value is the current row.
class DiffViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit DiffViewAccessible(DiffView *view)
        : QAccessibleWidget(view, QAccessible::Document)
        , m_view(view)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State result = QAccessibleWidget::state();
        result.readOnly = true;
        result.multiLine = true;
        result.selectableText = true;
        return result;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view->spokenRow(m_view->currentRow()) : QAccessibleWidget::text(kind);
    }

    void selection(int /*index*/, int *start, int *end) const override
    {
        *start = 0;
        *end = 0;
    }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int /*start*/, int /*end*/) override {}
    void removeSelection(int /*index*/) override { m_view->setSelection({}); }
    void setSelection(int /*index*/, int /*start*/, int /*end*/) override {}
    [[nodiscard]] int cursorPosition() const override { return offsetOf(m_view->currentRow()); }
    void setCursorPosition(int offset) override { m_view->setCurrentRow(rowOf(offset)); }
    [[nodiscard]] QString text(int start, int end) const override
    {
        const QString all = visibleText();
        const int from = std::clamp(start, 0, static_cast<int>(all.size()));
        return all.sliced(from, std::clamp(end, from, static_cast<int>(all.size())) - from);
    }
    [[nodiscard]] int characterCount() const override { return static_cast<int>(visibleText().size()); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const QRect row = m_view->rowRect(rowOf(offset));
        return {m_view->viewport()->mapToGlobal(row.topLeft()), row.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        const int y = m_view->viewport()->mapFromGlobal(point).y();
        const int height = std::max(1, m_view->rowRect(0).height());
        return offsetOf(m_view->firstVisibleRow() + y / height);
    }
    void scrollToSubstring(int start, int /*end*/) override { m_view->setCurrentRow(rowOf(start)); }
    [[nodiscard]] QString attributes(int /*offset*/, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    [[nodiscard]] int endRow() const
    {
        return std::min(m_view->rows().count(), m_view->firstVisibleRow() + m_view->visibleRows());
    }
    [[nodiscard]] QString visibleText() const
    {
        QStringList lines;
        for (int row = m_view->firstVisibleRow(); row < endRow(); ++row) {
            lines.append(m_view->spokenRow(row));
        }
        return lines.join(u'\n');
    }
    [[nodiscard]] int offsetOf(int wanted) const
    {
        qsizetype offset = 0;
        for (int row = m_view->firstVisibleRow(); row < std::min(wanted, endRow()); ++row) {
            offset += m_view->spokenRow(row).size() + 1;
        }
        return static_cast<int>(offset);
    }
    [[nodiscard]] int rowOf(int offset) const
    {
        int row = m_view->firstVisibleRow();
        for (qsizetype rest = offset; row + 1 < endRow(); ++row) {
            rest -= m_view->spokenRow(row).size() + 1;
            if (rest < 0) {
                break;
            }
        }
        return row;
    }

    DiffView *m_view;
};

QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *view = qobject_cast<DiffView *>(object);
    return view ? new DiffViewAccessible(view) : nullptr;
}

} // namespace

void installDiffViewAccessibility()
{
    QAccessible::installFactory(&makeInterface); // an installed one is not installed twice
}

} // namespace kubemori::ui
