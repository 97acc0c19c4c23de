// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_editor.hpp"

#include "ui/logs/log_colours.hpp"
#include "ui/widgets/appearance.hpp"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int gutterMargin = 6;
constexpr int indentation = 2;

/// In the colours of the theme, as far as they can be read on this ground.
class ReadableHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
public:
    using SyntaxHighlighter::SyntaxHighlighter;
    void setGround(const QColor &ground) { m_ground = ground; }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        SyntaxHighlighter::applyFormat(offset, length, format);
        QTextCharFormat applied = QSyntaxHighlighter::format(offset);
        if (length > 0 && applied.hasProperty(QTextFormat::ForegroundBrush)) {
            applied.setForeground(LogColours::readable(applied.foreground().color(), m_ground));
            setFormat(offset, length, applied);
        }
    }

private:
    QColor m_ground;
};

} // namespace

/// The column of line numbers.
class CodeEditor::Gutter final : public QWidget
{
public:
    explicit Gutter(CodeEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintGutter(event); }

private:
    CodeEditor *m_editor;
};

CodeEditor::CodeEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_repository(std::make_unique<KSyntaxHighlighting::Repository>())
    , m_highlighter(new ReadableHighlighter(document()))
    , m_gutter(new Gutter(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(NoWrap);
    setTabChangesFocus(false);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this] { m_gutter->update(); });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEditor::showMarks);
    applyTheme();
    placeGutter();
}

CodeEditor::~CodeEditor()
{
    delete m_highlighter; // before the repository that its definition is of
}

void CodeEditor::setContent(const QString &path, const QString &text)
{
    m_highlighter->setDefinition(m_repository->definitionForFileName(path));
    m_marked = 0;
    setPlainText(text);
    document()->setModified(false);
    moveCursor(QTextCursor::Start);
    showMarks();
}

void CodeEditor::markLine(int line)
{
    if (m_marked != line) {
        m_marked = line;
        showMarks();
        m_gutter->update();
    }
}

void CodeEditor::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line - 1, 0, blockCount() - 1));
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void CodeEditor::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    const auto mark = [&](const QTextBlock &block, const QColor &colour) {
        QTextEdit::ExtraSelection selection;
        selection.format.setBackground(colour);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.cursor = QTextCursor(block);
        marks.append(selection);
    };
    QColor current = palette().color(QPalette::Text);
    current.setAlphaF(0.05F);
    mark(textCursor().block(), current);
    if (m_marked > 0) {
        QColor bad = Appearance::colour(Tone::Bad, palette());
        bad.setAlphaF(0.22F);
        mark(document()->findBlockByNumber(std::min(m_marked, blockCount()) - 1), bad);
    }
    setExtraSelections(marks);
}

int CodeEditor::gutterWidth() const
{
    const qsizetype digits = std::max<qsizetype>(3, QString::number(blockCount()).size());
    return (2 * gutterMargin) + fontMetrics().horizontalAdvance(QString(digits, u'0'));
}

void CodeEditor::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void CodeEditor::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    const QColor usual = palette().color(QPalette::PlaceholderText);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom()) {
            break;
        }
        const int line = block.blockNumber() + 1;
        painter.setPen(line == m_marked ? Appearance::colour(Tone::Bad, palette()) : usual);
        painter.drawText(QRectF(0, place.top(), m_gutter->width() - gutterMargin, fontMetrics().height()),
                         Qt::AlignRight, QString::number(line));
    }
}

void CodeEditor::applyTheme()
{
    static_cast<ReadableHighlighter *>(m_highlighter)->setGround(palette().color(QPalette::Base));
    m_highlighter->setTheme(m_repository->themeForPalette(palette()));
    m_highlighter->rehighlight();
    showMarks();
    m_gutter->update();
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    } else if (event->type() == QEvent::FontChange) {
        placeGutter();
    }
}

void CodeEditor::indent()
{
    const int column = textCursor().positionInBlock();
    insertPlainText(QString(indentation - (column % indentation), u' '));
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        indent();
        return;
    }
    if (event->key() == Qt::Key_Backtab) { // Shift+Tab leaves the field: Tab belongs to the text
        focusPreviousChild();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace kubemori::ui
