// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/issue_view.hpp"

#include "ui/text/finding_text.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

Tone toneOf(advice::Severity severity)
{
    return severity == advice::Severity::Block  ? Tone::Bad
           : severity == advice::Severity::Warn ? Tone::Attention
                                                : Tone::Active;
}

} // namespace

IssueView::IssueView(const QString &name, QWidget *parent)
    : QScrollArea(parent)
    , m_name(name)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it takes the keyboard, and brings itself into view
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page = new QWidget(this);
    m_page->setObjectName(name + u"Page"_s);
    m_icon = new QLabel(m_page);
    m_icon->setObjectName(name + u"Icon"_s);
    m_title = words(u"Title"_s);
    emphasise(m_title, 1.5);
    m_severity = words(u"Severity"_s);
    m_note = words(u"Note"_s);
    m_text = words(u"Text"_s);
    m_placesTitle = heading(u"PlacesTitle"_s);
    m_places = pane(u"Places"_s);
    m_remedyTitle = heading(u"RemedyTitle"_s);
    m_remedy = words(u"Remedy"_s);
    m_stepsTitle = heading(u"StepsTitle"_s);
    m_steps = pane(u"Steps"_s);
    m_links = new QLabel(m_page);
    m_links->setObjectName(name + u"Links"_s);
    m_links->setTextFormat(Qt::RichText);
    m_links->setWordWrap(true);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_links->setOpenExternalLinks(true);
    m_source = words(u"Source"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(6);
    layout->addLayout(head);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_severity, m_note, m_text, m_placesTitle, m_places, m_remedyTitle, m_remedy,
                                          m_stepsTitle, m_steps, m_links, m_source}) {
        layout->addWidget(part);
    }
    layout->addStretch(1);
    setWidget(m_page);
    viewport()->setAutoFillBackground(false);
    m_page->setAutoFillBackground(false);
    clear();
}

QLabel *IssueView::words(const QString &part)
{
    QLabel *label = plainLabel(m_page, m_name + part, true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(120); // else long words make it as wide as they are
    return label;
}

QLabel *IssueView::heading(const QString &part)
{
    QLabel *label = plainLabel(m_page, m_name + part);
    emphasise(label);
    label->setContentsMargins(0, 6, 0, 0);
    return label;
}

QPlainTextEdit *IssueView::pane(const QString &part)
{
    auto *pane = new QPlainTextEdit(m_page);
    pane->setObjectName(m_name + part);
    pane->setReadOnly(true);
    pane->setTabChangesFocus(true);
    pane->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return pane;
}

void IssueView::setIssue(const advice::KnownIssue &issue, const QList<advice::Sighting> &sightings, const QString &note)
{
    const bool isOther = !m_issue || m_issue->id != issue.id;
    m_issue = issue;
    m_sightings = sightings;
    m_noteText = note;
    fill();
    if (isOther) {
        verticalScrollBar()->setValue(0);
    }
}

void IssueView::clear()
{
    m_issue.reset();
    m_page->hide();
}

void IssueView::fill()
{
    if (!m_issue) {
        return;
    }
    const advice::KnownIssue &issue = *m_issue;
    const QColor colour = Appearance::colour(toneOf(issue.severity), palette());
    const upgrade::Severity severity = IssueText::severity(issue.severity);
    const auto set = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_icon->setPixmap(icons::pixmap(FindingText::icon(severity), 20, colour, devicePixelRatioF()));
    set(m_title, IssueText::title(issue));
    m_severity->setText(FindingText::severity(severity));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour);
    m_severity->setPalette(colours);
    set(m_note, m_noteText);
    QFont slanted = m_note->font();
    slanted.setItalic(true);
    m_note->setFont(slanted);
    set(m_text, IssueText::text(issue));
    const QString places = IssueText::places(m_sightings);
    m_places->setPlainText(places);
    m_places->setAccessibleName(tr("Where it was seen"));
    m_places->setVisible(!places.isEmpty());
    set(m_placesTitle, places.isEmpty() ? QString() : tr("Where it was seen"));
    const QString remedy = IssueText::remedy(issue);
    set(m_remedy, remedy);
    set(m_remedyTitle, remedy.isEmpty() ? QString() : tr("What to do"));
    const QString steps = IssueText::steps(issue, m_sightings);
    m_steps->setPlainText(steps);
    m_steps->setAccessibleName(tr("Steps of the remedy"));
    m_steps->setVisible(!steps.isEmpty());
    set(m_stepsTitle, steps.isEmpty() ? QString() : tr("The same as steps that can be run"));
    QStringList links;
    for (const QString &link : issue.links) {
        links << u"<a href=\"%1\">%2</a>"_s.arg(link.toHtmlEscaped(), link.toHtmlEscaped());
    }
    m_links->setText(links.join(u"<br>"_s));
    m_links->setAccessibleName(tr("Read on"));
    m_links->setFocusPolicy(Qt::StrongFocus);
    m_links->setVisible(!links.isEmpty());
    QStringList source{tr("Id: %1", "of an issue").arg(issue.id)};
    if (!issue.source.isEmpty()) {
        source << tr("Seen in: %1", "source of an issue").arg(issue.source);
    }
    source << tr("File: %1", "of an issue").arg(IssueText::origin(issue));
    set(m_source, source.join(u'\n'));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Appearance::quietText(palette()));
    m_source->setPalette(quiet);
    setAccessibleName(IssueText::title(issue));
    m_page->show();
    fitPanes();
}

/// As high as their lines, up to a limit beyond which they scroll by themselves.
void IssueView::fitPanes()
{
    constexpr int mostPlaces = 6;
    constexpr int mostSteps = 18;
    for (const auto &[pane, most] : {std::pair(m_places, mostPlaces), std::pair(m_steps, mostSteps)}) {
        const int lines = std::clamp(pane->blockCount(), 1, most);
        const int bar = pane->horizontalScrollBar()->sizeHint().height();
        const QString text = pane->toPlainText();
        const bool isTall = std::ranges::any_of(text, [](QChar letter) { return letter.unicode() >= 0x2e80; });
        const int line = pane->fontMetrics().lineSpacing() + (isTall ? 5 : 0); // letters of another font are higher
        pane->setFixedHeight(lines * line + bar + 12);
    }
}

void IssueView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        fill();
    }
    QScrollArea::changeEvent(event);
}

void IssueView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_page->setMaximumWidth(viewport()->width());
}

} // namespace kubemori::ui
