// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/findings_view.hpp"

#include "ui/text/finding_text.hpp"
#include "ui/upgrade/state_icon.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;

namespace {

constexpr int findingRole = Qt::UserRole; ///< index into the findings; a group has none
constexpr std::array order{Severity::Block, Severity::Unknown, Severity::Warn, Severity::Info, Severity::Good};

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return Tone::Bad;
    case Severity::Unknown:
    case Severity::Warn:
        return Tone::Attention;
    case Severity::Info:
        return Tone::Active;
    case Severity::Good:
        break;
    }
    return Tone::Good;
}

} // namespace

FindingsView::FindingsView(QWidget *parent)
    : QWidget(parent)
{
    m_summary = plainLabel(this, u"findingsSummary"_s, true);
    emphasise(m_summary);
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(u"findings"_s);
    m_tree->setColumnCount(3);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree);
    layout->addWidget(makeDetails());
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &FindingsView::showDetails);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &FindingsView::fitHeight);
    connect(m_tree, &QTreeWidget::itemCollapsed, this, &FindingsView::fitHeight);
    retranslateUi();
}

QWidget *FindingsView::makeDetails()
{
    m_details = new QWidget(this);
    m_title = plainLabel(m_details, u"findingTitle"_s, true);
    emphasise(m_title);
    m_evidence = plainLabel(m_details, u"findingEvidence"_s, true);
    m_evidence->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_evidence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy = plainLabel(m_details, u"findingRemedy"_s, true);
    m_link = new QLabel(m_details);
    m_link->setObjectName(u"findingLink"_s);
    m_link->setTextFormat(Qt::RichText);
    m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_link->setOpenExternalLinks(true);
    m_fix = new QPushButton(icons::action(u"command"_s), QString(), m_details);
    m_fix->setObjectName(u"findingFix"_s);
    m_fix->setAutoDefault(false);
    m_copy = new QPushButton(icons::action(u"copy"_s), QString(), m_details);
    m_copy->setObjectName(u"findingCopy"_s);
    m_copy->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_fix);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(8, 2, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_evidence);
    layout->addWidget(m_remedy);
    layout->addWidget(m_link);
    layout->addLayout(buttons);
    connect(m_fix, &QPushButton::clicked, this, &FindingsView::askForFix);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const Finding *finding = current()) {
            QGuiApplication::clipboard()->setText(FindingText::toText(*finding));
        }
    });
    return m_details;
}

void FindingsView::setFindings(const QList<Finding> &findings)
{
    setVisible(!findings.isEmpty());
    if (m_findings != findings) {
        m_findings = findings;
        fill();
    }
}

void FindingsView::setBusy(bool busy)
{
    m_isBusy = busy;
    m_fix->setEnabled(!busy);
}

void FindingsView::fill()
{
    m_tree->clear();
    QStringList counts;
    for (const Severity severity : order) {
        addGroup(severity);
        const auto count = std::ranges::count(m_findings, severity, &Finding::severity);
        if (count > 0) {
            counts << FindingText::group(severity, static_cast<int>(count));
        }
    }
    m_summary->setText(counts.join(u"  ·  "_s));
    for (const int column : {0, 1}) {
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column) + 12, 320));
    }
    // What is graver than good is to be read at once.
    QTreeWidgetItem *first = m_tree->topLevelItem(0);
    m_tree->setCurrentItem(first != nullptr && first->isExpanded() ? first->child(0) : nullptr);
    fitHeight();
    showDetails();
}

void FindingsView::addGroup(Severity severity)
{
    QList<QTreeWidgetItem *> items;
    const QIcon icon = stateIcon(FindingText::icon(severity), toneOf(severity), *this); // drawn once for thousands
    for (qsizetype i = 0; i < m_findings.size(); ++i) {
        const Finding &finding = m_findings.at(i);
        if (finding.severity != severity) {
            continue;
        }
        auto *item = new QTreeWidgetItem;
        items.append(item);
        item->setData(0, findingRole, i);
        item->setText(0, FindingText::title(finding));
        item->setText(1, finding.subject);
        item->setText(2, finding.evidence.section(u'\n', 0, 0));
        item->setIcon(0, icon);
        item->setData(0, Qt::AccessibleTextRole, QString(FindingText::severity(severity) + u": "_s + item->text(0)));
        item->setToolTip(2, plainToolTip(finding.evidence));
    }
    if (!items.isEmpty()) {
        auto *group = new QTreeWidgetItem(m_tree);
        group->addChildren(items);
        group->setFirstColumnSpanned(true);
        group->setText(0, FindingText::group(severity, group->childCount()));
        QFont bold = font();
        bold.setBold(true);
        group->setFont(0, bold);
        group->setExpanded(severity != Severity::Good);
    }
}

void FindingsView::fitHeight()
{
    int rows = 0;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = m_tree->topLevelItem(i);
        rows += 1 + (group->isExpanded() ? group->childCount() : 0);
    }
    constexpr int most = 12;
    const int row = m_tree->topLevelItemCount() > 0 ? m_tree->sizeHintForRow(0) : fontMetrics().height();
    m_tree->setFixedHeight(m_tree->header()->sizeHint().height() + std::clamp(rows, 2, most) * row + 6);
}

const Finding *FindingsView::current() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QVariant index = item == nullptr ? QVariant() : item->data(0, findingRole);
    return index.isValid() ? &m_findings.at(index.toLongLong()) : nullptr;
}

void FindingsView::showDetails()
{
    const Finding *finding = current();
    m_details->setVisible(finding != nullptr);
    if (finding == nullptr) {
        return;
    }
    const QString title = FindingText::title(*finding);
    m_title->setText(
        finding->subject.isEmpty() ? title : tr("%1: %2", "what was looked at, where").arg(title, finding->subject));
    m_evidence->setText(finding->evidence);
    m_evidence->setVisible(!finding->evidence.isEmpty());
    const bool isGood = finding->severity == Severity::Good;
    const QString remedy = isGood ? QString() : FindingText::remedy(*finding);
    m_remedy->setText(tr("What to do: %1").arg(remedy));
    m_remedy->setVisible(!remedy.isEmpty());
    m_link->setText(u"<a href=\"%1\">%2</a>"_s.arg(finding->link.toHtmlEscaped(),
                                                   tr("Read on: %1").arg(finding->link).toHtmlEscaped()));
    m_link->setAccessibleName(finding->link);
    m_link->setVisible(!finding->link.isEmpty());
    m_fix->setVisible(!finding->fix.isEmpty());
    m_fix->setToolTip(plainToolTip(FindingText::command(finding->fix)));
}

void FindingsView::askForFix()
{
    const Finding *finding = current();
    if (finding == nullptr || finding->fix.isEmpty()) {
        return;
    }
    auto *box = new QuestionBox(window());
    box->setObjectName(u"fixDialog"_s);
    box->setTexts(tr("Run this command?"), tr("It runs on %1, and changes what it says there. The stage is not done "
                                              "again by it: check again afterwards.")
                                               .arg(FindingText::place(finding->fix)));
    box->setCommands(FindingText::command(finding->fix));
    box->addChoice(tr("&Run"), u"fixConfirm"_s, [this, fix = finding->fix] { Q_EMIT fixConfirmed(fix); });
    box->addRefusal(tr("&Cancel"), u"fixCancel"_s);
    box->open();
}

void FindingsView::retranslateUi()
{
    m_tree->setHeaderLabels({tr("Looked at"), tr("Where"), tr("Seen")});
    m_tree->setAccessibleName(tr("Findings"));
    m_fix->setText(tr("Run this…"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the finding"));
    fill();
}

void FindingsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    } else if (event->type() == QEvent::PaletteChange) {
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
