// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
class SyntaxHighlighter;
} // namespace KSyntaxHighlighting

namespace kubemori::ui {

/// A text to be edited, with line numbers, the colours of its language, and a mark where something is wrong. GUI
/// thread.
class CodeEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// The language follows from the file's name. Nothing can be undone behind it.
    void setContent(const QString &path, const QString &text);
    /// Marks a line, from 1; 0: none.
    void markLine(int line);
    [[nodiscard]] int markedLine() const { return m_marked; }
    void goToLine(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Gutter;
    void paintGutter(QPaintEvent *event);
    [[nodiscard]] int gutterWidth() const;
    void placeGutter();
    void applyTheme();
    void showMarks();
    /// Two spaces, as YAML has no tabs.
    void indent();

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter = nullptr;
    Gutter *m_gutter = nullptr;
    int m_marked = 0;
};

} // namespace kubemori::ui
