// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/failure_card.hpp"

#include "ui/text/issue_text.hpp"
#include "ui/text/run_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 360; // the log has all of it
constexpr qsizetype mostLines = 4;
constexpr qsizetype longestRemedy = 220; // the details have all of it

/// The first lines, as they were written.
QString shortened(const QString &message, bool isCompact)
{
    const qsizetype most = isCompact ? 1 : mostLines;
    const qsizetype longest = isCompact ? longestMessage / 4 : longestMessage;
    const QStringList lines = message.trimmed().split(u'\n');
    QString text = lines.mid(0, most).join(u'\n');
    if (text.size() > longest) {
        text = text.left(longest) + u'…';
    } else if (lines.size() > most) {
        text += u" …"_s;
    }
    return text;
}

} // namespace

FailureCard::FailureCard(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"runFailure"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"runFailureIcon"_s);
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"runFailureTitle"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_message = plainLabel(this, u"runFailureMessage"_s, true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setMinimumWidth(140); // else it wants to be wider than high
    m_count = plainLabel(this, u"runFailureCount"_s);
    m_previous = new QToolButton(this);
    m_previous->setObjectName(u"runFailurePrevious"_s);
    m_previous->setArrowType(Qt::LeftArrow);
    m_previous->setAutoRaise(true);
    m_next = new QToolButton(this);
    m_next->setObjectName(u"runFailureNext"_s);
    m_next->setArrowType(Qt::RightArrow);
    m_next->setAutoRaise(true);
    m_show = new QPushButton(this);
    m_show->setObjectName(u"runFailureShow"_s);
    m_show->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_count);
    buttons->addWidget(m_previous);
    buttons->addWidget(m_next);
    buttons->addWidget(m_show);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 10, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0);
    layout->addWidget(m_title, 0, 1);
    layout->addLayout(buttons, 0, 2);
    layout->addWidget(m_message, 1, 1, 1, 2);
    layout->addWidget(makeCause(), 2, 1, 1, 2);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_current < m_failures.size()) {
            Q_EMIT revealRequested(m_failures[m_current]);
        }
    });
    hide();
}

QWidget *FailureCard::makeCause()
{
    m_causeRow = new QWidget(this);
    m_cause = new ElidedLabel(m_causeRow);
    m_cause->setObjectName(u"runFailureCause"_s);
    m_remedy = plainLabel(m_causeRow, u"runFailureRemedy"_s, true);
    m_remedy->setMinimumWidth(140);
    m_details = new QPushButton(m_causeRow);
    m_details->setObjectName(u"runFailureDetails"_s);
    m_details->setAutoDefault(false);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_cause);
    words->addWidget(m_remedy);
    auto *layout = new QHBoxLayout(m_causeRow);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addWidget(m_details, 0, Qt::AlignTop);
    connect(m_details, &QPushButton::clicked, this, &FailureCard::detailsRequested);
    return m_causeRow;
}

void FailureCard::setFailures(const ansible::RunTree &tree, std::vector<ansible::TreePlace> failures)
{
    const ansible::TreePlace shown =
        m_tree == &tree && m_current < m_failures.size() ? m_failures[m_current] : ansible::TreePlace();
    m_tree = &tree;
    m_failures = std::move(failures);
    m_current = 0;
    for (std::size_t i = 0; i < m_failures.size(); ++i) { // one before it may have been rescued
        if (m_failures[i] == shown) {
            m_current = i;
        }
    }
    fill();
    Q_EMIT shownChanged();
}

void FailureCard::setCause(CauseState state, const std::optional<advice::KnownIssue> &issue)
{
    m_state = state;
    m_issue = issue;
    fill();
}

ansible::TreePlace FailureCard::shownFailure() const
{
    return m_current < m_failures.size() ? m_failures[m_current]
                                         : ansible::TreePlace{.play = -1, .batch = -1, .task = -1, .host = -1};
}

void FailureCard::setCompact(bool isCompact)
{
    if (m_isCompact != isCompact) {
        m_isCompact = isCompact;
        fill();
    }
}

void FailureCard::go(int step)
{
    const int count = static_cast<int>(m_failures.size());
    if (count > 0) {
        m_current = static_cast<std::size_t>((static_cast<int>(m_current) + step + count) % count);
        fill();
        Q_EMIT shownChanged();
    }
}

void FailureCard::fill()
{
    const bool isKnown = m_state == CauseState::Known && m_issue;
    setVisible(!m_failures.empty() || isKnown);
    for (QWidget *each : std::initializer_list<QWidget *>{m_count, m_previous, m_next}) {
        each->setVisible(m_failures.size() > 1);
    }
    m_show->setVisible(!m_failures.empty());
    if (!m_failures.empty()) {
        fillFailure();
    } else if (isKnown) { // a log of a service has no tasks
        m_icon->setPixmap(
            icons::pixmap(u"warning"_s, 20, Appearance::colour(Tone::Bad, palette()), devicePixelRatioF()));
        m_title->setText(tr("This log speaks of a known issue"));
        setAccessibleName(m_title->text());
        m_message->hide();
    }
    fillCause();
}

void FailureCard::fillCause()
{
    const bool isKnown = m_state == CauseState::Known && m_issue;
    // That nothing is known is worth a line only where there is room.
    m_causeRow->setVisible(isKnown || (m_state != CauseState::Nothing && !m_isCompact));
    m_details->setVisible(isKnown);
    m_details->setText(tr("&Details…"));
    m_details->setToolTip(tr("The cause, what helps, and what the node says of itself"));
    const QColor quiet = Appearance::quietText(palette());
    if (isKnown) {
        m_cause->setIcon(u"search"_s, Appearance::colour(Tone::Attention, palette()));
        m_cause->setText(tr("Probable cause: %1").arg(IssueText::title(*m_issue)));
        const QString remedy = IssueText::remedy(*m_issue);
        m_remedy->setText(remedy.size() > longestRemedy ? remedy.left(longestRemedy).trimmed() + u'…' : remedy);
        m_remedy->setToolTip(plainToolTip(remedy));
    } else {
        m_cause->setIcon(m_state == CauseState::Looking ? u"running"_s : u"info"_s, quiet);
        m_cause->setText(m_state == CauseState::Looking  ? tr("Looking for the cause…")
                         : m_state == CauseState::Failed ? tr("The log could not be looked through for the cause.")
                                                         : tr("No known issue explains it."));
    }
    m_remedy->setVisible(isKnown && !m_isCompact && !m_remedy->text().isEmpty());
}

void FailureCard::fillFailure()
{
    const ansible::TaskRun *task = m_tree->task(m_failures[m_current]);
    const ansible::HostRun *host = m_tree->host(m_failures[m_current]);
    if (task == nullptr || host == nullptr) {
        return;
    }
    const bool isGone = host->status == ansible::HostStatus::Unreachable;
    m_icon->setPixmap(icons::pixmap(isGone ? u"warning"_s : u"not-ready"_s, 20,
                                    Appearance::colour(Tone::Bad, palette()), devicePixelRatioF()));
    const QString title = isGone ? tr("%1 could not be reached: %2", "node, task").arg(host->host, RunText::task(*task))
                                 : tr("%1 failed: %2", "node, task").arg(host->host, RunText::task(*task));
    m_title->setText(title);
    setAccessibleName(title);
    const QString message =
        host->isCensored ? tr("What it says is kept secret (no_log).") : shortened(host->message, m_isCompact);
    m_message->setText(message);
    m_message->setToolTip(plainToolTip(host->isCensored ? message : host->message.left(2000)));
    m_message->setVisible(!message.isEmpty());
    m_count->setText(tr("%1 of %2", "failures").arg(m_current + 1).arg(m_failures.size()));
    m_previous->setToolTip(tr("Previous failure"));
    m_previous->setAccessibleName(tr("Previous failure"));
    m_next->setToolTip(tr("Next failure"));
    m_next->setAccessibleName(tr("Next failure"));
    m_show->setText(tr("Show in &log"));
}

void FailureCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        fill();
    }
    QFrame::changeEvent(event);
}

void FailureCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Appearance::colour(Tone::Bad, palette()), 1.0));
    painter.setBrush(Appearance::ground(Tone::Bad, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace kubemori::ui
