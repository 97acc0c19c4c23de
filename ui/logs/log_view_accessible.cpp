// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view_accessible.hpp"

#include "ui/logs/log_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace kubemori::ui {

namespace {

/// The text of a LogView is what is on screen, failures and warnings with a word for their mark: a million lines would
/// help nobody and take seconds.
class LogViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit LogViewAccessible(LogView *view)
        : QAccessibleWidget(view, QAccessible::Terminal)
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
        return kind == QAccessible::Value ? visibleText() : QAccessibleWidget::text(kind);
    }

    void selection(int index, int *start, int *end) const override
    {
        *start = index == 0 ? offsetOf(m_view->selection().first()) : 0;
        *end = index == 0 ? offsetOf(m_view->selection().last()) : 0;
    }
    [[nodiscard]] int selectionCount() const override { return m_view->selection().isEmpty() ? 0 : 1; }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int /*index*/) override { m_view->setSelection({}); }
    void setSelection(int /*index*/, int start, int end) override
    {
        m_view->setSelection({.anchor = positionOf(start), .cursor = positionOf(end)});
    }
    [[nodiscard]] int cursorPosition() const override { return offsetOf(m_view->selection().cursor); }
    void setCursorPosition(int offset) override { setSelection(0, offset, offset); }
    [[nodiscard]] QString text(int start, int end) const override
    {
        const QString all = visibleText();
        const int from = std::clamp(start, 0, static_cast<int>(all.size()));
        return all.sliced(from, std::clamp(end, from, static_cast<int>(all.size())) - from);
    }
    [[nodiscard]] int characterCount() const override { return static_cast<int>(visibleText().size()); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const QRect line = m_view->lineRect(positionOf(offset).line);
        return line.isValid() ? QRect(m_view->viewport()->mapToGlobal(line.topLeft()), line.size()) : QRect();
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        return offsetOf(m_view->positionAt(m_view->viewport()->mapFromGlobal(point)));
    }
    void scrollToSubstring(int start, int /*end*/) override { m_view->ensureVisible(positionOf(start).line); }
    [[nodiscard]] QString attributes(int /*offset*/, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    [[nodiscard]] QString visibleText() const
    {
        QStringList lines;
        for (const logs::LineNumber line : m_view->visibleLines()) {
            lines.append(m_view->spokenMark(line) + m_view->shownText(line));
        }
        return lines.join(u'\n');
    }
    [[nodiscard]] int offsetOf(LogPosition position) const
    {
        int offset = 0;
        for (const logs::LineNumber line : m_view->visibleLines()) {
            const auto mark = static_cast<int>(m_view->spokenMark(line).size());
            if (line >= position.line) {
                return line == position.line ? offset + mark + position.column : offset;
            }
            offset += mark + static_cast<int>(m_view->shownText(line).size()) + 1;
        }
        return offset;
    }
    [[nodiscard]] LogPosition positionOf(int offset) const
    {
        LogPosition result;
        for (const logs::LineNumber line : m_view->visibleLines()) {
            const auto mark = static_cast<int>(m_view->spokenMark(line).size());
            const auto length = static_cast<int>(m_view->shownText(line).size());
            result = LogPosition{.line = line, .column = std::clamp(offset - mark, 0, length)};
            if (offset <= mark + length) {
                break;
            }
            offset -= mark + length + 1;
        }
        return result;
    }

    LogView *m_view;
};

QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

void installLogViewAccessibility()
{
    QAccessible::installFactory(&makeInterface);
}

} // namespace kubemori::ui
