// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/evidence_view.hpp"

#include "ui/bridge/reply.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTabBar>
#include <QTabWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

QString pieceText(const AdviceSource::Evidence &piece)
{
    QString text = u"$ "_s + piece.command + u'\n';
    if (piece.error) {
        text += u"# "_s + ErrorText::line(*piece.error) + u'\n';
        text += piece.error->detail.isEmpty() ? QString() : u"# "_s + piece.error->detail + u'\n';
    }
    return text + piece.text.trimmed() + u'\n';
}

Result<QString> write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // a node's inside is nobody else's business
    file.write(text.toUtf8());
    if (!file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return path;
}

} // namespace

EvidenceView::EvidenceView(AdviceSource &source, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mailbox(mailbox)
{
    setObjectName(u"evidence"_s);
    m_state = new ElidedLabel(this);
    m_state->setObjectName(u"evidenceState"_s);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"evidenceTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setObjectName(u"evidenceTabBar"_s);
    const auto button = [this](const QString &icon, const QString &name) {
        auto *made = icon.isEmpty() ? new QPushButton(this) : new QPushButton(icons::action(icon), QString(), this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_cancel = button({}, u"evidenceCancel"_s);
    m_copy = button(u"copy"_s, u"evidenceCopy"_s);
    m_save = button({}, u"evidenceSave"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(row);
    layout->addWidget(m_tabs, 1);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_source.cancel(); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_save, &QPushButton::clicked, this, &EvidenceView::chooseFile);
    retranslateUi();
}

void EvidenceView::collect(const QString &node)
{
    if (m_isCollecting || node.isEmpty()) {
        return;
    }
    m_isCollecting = true;
    m_node = node;
    m_pieces.clear();
    fill();
    say(u"running"_s, Tone::Active, tr("Asking %1…").arg(node));
    Q_EMIT stateChanged();
    m_source.collectEvidence(node,
                             lineReply(this, m_mailbox,
                                       [this](const QString &line) {
                                           if (m_isCollecting) {
                                               say(u"running"_s, Tone::Active, line);
                                           }
                                       }),
                             reply<Pieces>(this, m_mailbox, [this](const Result<Pieces> &pieces) { take(pieces); }));
}

void EvidenceView::take(const Result<Pieces> &pieces)
{
    m_isCollecting = false;
    if (pieces) {
        m_pieces = *pieces;
        say(u"info"_s, Tone::Neutral, tr("What %1 says of itself now. Nothing was changed there.").arg(m_node));
    } else if (pieces.error().code == ErrorCode::Cancelled) {
        say(u"info"_s, Tone::Neutral, tr("Cancelled."));
    } else {
        say(u"not-ready"_s, Tone::Bad, ErrorText::describe(pieces.error()).toText().simplified());
    }
    fill();
    Q_EMIT stateChanged();
}

void EvidenceView::say(const QString &icon, Tone tone, const QString &text)
{
    m_state->setIcon(icon, Appearance::colour(tone, palette()));
    m_state->setText(text);
}

void EvidenceView::fill()
{
    while (m_tabs->count() > 0) {
        delete m_tabs->widget(0);
    }
    for (const AdviceSource::Evidence &piece : std::as_const(m_pieces)) {
        auto *page = new QPlainTextEdit(m_tabs);
        page->setObjectName(u"evidence-"_s + piece.name);
        page->setReadOnly(true);
        page->setTabChangesFocus(true);
        page->setLineWrapMode(QPlainTextEdit::NoWrap);
        page->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        page->setPlainText(pieceText(piece));
        page->setAccessibleName(IssueText::evidence(piece.name));
        page->moveCursor(piece.name == u"kubelet-journal" ? QTextCursor::End : QTextCursor::Start); // the newest counts
        const int tab = m_tabs->addTab(page, IssueText::evidence(piece.name));
        if (piece.error) {
            m_tabs->setTabIcon(tab, icons::pixmap(u"warning"_s, 16, Appearance::colour(Tone::Attention, palette()),
                                                  devicePixelRatioF()));
            m_tabs->setTabToolTip(tab, ErrorText::line(*piece.error));
        }
    }
    m_tabs->setVisible(!m_pieces.isEmpty());
    m_cancel->setVisible(m_isCollecting);
    m_copy->setVisible(!m_pieces.isEmpty());
    m_save->setVisible(!m_pieces.isEmpty());
}

QString EvidenceView::text() const
{
    QStringList parts;
    for (const AdviceSource::Evidence &piece : m_pieces) {
        parts << u"=== %1: %2 ===\n"_s.arg(m_node, piece.name) + pieceText(piece);
    }
    return parts.join(u'\n');
}

void EvidenceView::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Save the evidence"), QDir::homePath());
    dialog->setObjectName(u"evidenceSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_node + u"-evidence.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &EvidenceView::saveTo);
    dialog->open();
}

void EvidenceView::saveTo(const QString &path)
{
    const auto done = reply<QString>(this, m_mailbox, [this](const Result<QString> &saved) {
        if (saved) {
            say(u"ready"_s, Tone::Good, tr("Saved: %1").arg(*saved));
        } else {
            say(u"not-ready"_s, Tone::Bad, ErrorText::describe(saved.error()).toText().simplified());
        }
    });
    QThreadPool::globalInstance()->start([done, path, all = text()] { done(write(path, all)); });
}

void EvidenceView::retranslateUi()
{
    setAccessibleName(tr("Evidence"));
    m_tabs->setAccessibleName(tr("Pieces of evidence"));
    m_cancel->setText(tr("Stop asking"));
    m_copy->setText(tr("Copy all"));
    m_save->setText(tr("Save…"));
    fill();
}

void EvidenceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
