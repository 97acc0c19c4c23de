// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_details.hpp"

#include "ui/text/fleet_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHistory = 50;

bool wantsPerson(const fleet::ClusterFacts &facts)
{
    const std::array errors{facts.kubernetes.error, facts.certificates.error, facts.release.error};
    return std::ranges::any_of(errors, [](const auto &error) { return error && fleet::needsPerson(*error); });
}

QString joined(const QStringList &lines)
{
    QStringList some = lines;
    some.removeAll(QString());
    return some.join(u'\n');
}

QString kubernetesDetail(const fleet::KubernetesFacts &facts)
{
    return joined({FleetText::kubelets(facts), StateText::readyCount(facts.ready, facts.nodes)});
}

/// What a line says of a fact, and the explanation below it. The words are made elsewhere: tr() in a template is not
/// found by lupdate.
template<class T, class Show, class Detail>
std::pair<QString, QString> factTexts(const fleet::Fact<T> &fact, const QDateTime &now, Show show, Detail detail)
{
    const QString why = fact.error ? FleetText::whyUnknown(*fact.error) : QString();
    if (!fact.value) {
        return {fact.error ? FleetText::unknown(*fact.error) : FleetText::notLookedAt(), why};
    }
    const QString text = show(*fact.value);
    return {isOld(fact, now) ? FleetText::seen(text, fact.seenAt, now) : text, joined({detail(*fact.value), why})};
}

} // namespace

FleetDetails::FleetDetails(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"fleetDetails"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content = new QWidget(this);
    m_name = plainLabel(m_content, u"fleetDetailsName"_s);
    emphasise(m_name, 2.0);
    m_purpose = plainLabel(m_content, u"fleetDetailsPurpose"_s);
    m_open = new QPushButton(m_content);
    m_open->setObjectName(u"fleetOpenCluster"_s);
    m_ask = new QPushButton(icons::action(u"key"_s), QString(), m_content);
    m_ask->setObjectName(u"fleetAsk"_s);
    m_form = new QFormLayout;
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setHorizontalSpacing(18);
    m_form->setVerticalSpacing(4);
    m_release = addLine(u"fleetRelease"_s);
    m_kubernetes = addLine(u"fleetKubernetes"_s);
    m_skew = addLine(u"fleetSkew"_s);
    m_certificates = addLine(u"fleetCertificates"_s);
    m_operation = addLine(u"fleetOperation"_s);
    m_hints = addLine(u"fleetHints"_s);
    m_historyTitle = plainLabel(m_content, u"fleetHistoryTitle"_s);
    emphasise(m_historyTitle);
    m_history = new QTreeWidget(m_content);
    m_history->setObjectName(u"fleetHistory"_s);
    m_history->setRootIsDecorated(false);
    m_history->setColumnCount(3);
    m_history->setSelectionMode(QAbstractItemView::NoSelection);
    m_history->setFocusPolicy(Qt::TabFocus);
    m_history->setMinimumHeight(140);
    m_history->setFrameShape(QFrame::NoFrame);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name);
    head->addWidget(m_purpose);
    head->addStretch(1);
    head->addWidget(m_ask);
    head->addWidget(m_open);
    auto *past = new QVBoxLayout;
    past->addWidget(m_historyTitle);
    past->addWidget(m_history, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addLayout(m_form, 3);
    columns->addLayout(past, 2);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->addLayout(head);
    layout->addLayout(columns, 1);
    setWidget(m_content);
    connect(m_open, &QPushButton::clicked, this, &FleetDetails::openRequested);
    connect(m_ask, &QPushButton::clicked, this, &FleetDetails::askRequested);
    retranslateUi();
    clear();
}

FleetDetails::Line FleetDetails::addLine(const QString &name)
{
    Line line;
    line.title = plainLabel(m_content, name + u"Title"_s);
    emphasise(line.title);
    auto *texts = new QWidget(m_content);
    line.text = plainLabel(texts, name, true);
    line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.detail = plainLabel(texts, name + u"Detail"_s, true);
    line.detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(texts);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(1);
    layout->addWidget(line.text);
    layout->addWidget(line.detail);
    m_form->addRow(line.title, texts);
    return line;
}

void FleetDetails::setLine(const Line &line, const std::pair<QString, QString> &texts)
{
    line.text->setText(texts.first);
    line.detail->setText(texts.second);
    line.detail->setVisible(!texts.second.isEmpty());
}

void FleetDetails::showRow(const FleetRow &row, const QDateTime &now)
{
    const fleet::ClusterFacts &facts = row.record.facts;
    m_name->setText(row.profile.name);
    m_purpose->setText(
        row.record.isLooking
            ? tr("%1  ·  %2", "purpose, state").arg(StateText::purpose(row.profile.purpose), FleetText::looking())
            : StateText::purpose(row.profile.purpose));
    if (row.profile.kubespray.path.isEmpty()) {
        setLine(m_release, {tr("not configured"), tr("Name the checkout in clusters.yaml: kubespray, path.")});
    } else {
        setLine(m_release, factTexts(facts.release, now, &FleetText::release, &FleetText::checkout));
    }
    setLine(m_kubernetes, factTexts(facts.kubernetes, now, &FleetText::kubernetes, kubernetesDetail));
    const fleet::SkewVerdict skew = fleet::skewOf(facts.kubernetes.value.value_or(fleet::KubernetesFacts{}));
    setLine(m_skew, {FleetText::skew(skew), FleetText::skewMeaning(skew)});
    const auto certificates = [&now](const fleet::CertificateFacts &found) {
        return FleetText::certificates(found, now);
    };
    setLine(m_certificates, factTexts(facts.certificates, now, certificates, &FleetText::certificateDetail));
    const auto &operations = row.record.operations;
    setLine(m_operation,
            {operations.isEmpty() ? tr("none from this account") : FleetText::operation(operations.constFirst()),
             operations.isEmpty() ? QString() : FleetText::ago(operations.constFirst().lastAt, now)});
    setHints(row.hints);
    setHistory(row.record.history);
    m_ask->setVisible(wantsPerson(facts));
    m_ask->setEnabled(!row.record.isLooking);
    m_content->show();
}

void FleetDetails::setHints(const QList<fleet::PromotionHint> &hints)
{
    QStringList sentences;
    for (const fleet::PromotionHint &hint : hints) {
        sentences << FleetText::hintSentence(hint);
    }
    m_form->setRowVisible(m_hints.title, !sentences.isEmpty());
    setLine(m_hints, {sentences.join(u"\n\n"_s), QString()});
}

void FleetDetails::setHistory(const QList<fleet::VersionRecord> &history)
{
    m_history->clear();
    for (const fleet::VersionRecord &record : history | std::views::reverse | std::views::take(mostHistory)) {
        const QString nodes = record.kubelets.join(u", "_s);
        const QString kubernetes =
            record.isSettled()
                ? record.apiServer
                : tr("%1, nodes %2", "API server's version, kubelets' versions").arg(record.apiServer, nodes);
        new QTreeWidgetItem(m_history, {FleetText::day(record.at), record.release.isEmpty() ? u"–"_s : record.release,
                                        record.apiServer.isEmpty() ? u"–"_s : kubernetes});
    }
    for (int column = 0; column < m_history->columnCount(); ++column) {
        m_history->resizeColumnToContents(column);
    }
}

void FleetDetails::clear()
{
    m_content->hide();
}

void FleetDetails::retranslateUi()
{
    setAccessibleName(tr("Details of the cluster"));
    m_open->setText(tr("&Open the cluster"));
    m_ask->setText(tr("&Ask for the password"));
    m_ask->setToolTip(tr("Looks again, and asks for passwords and about host keys where they are needed"));
    m_release.title->setText(tr("Kubespray"));
    m_kubernetes.title->setText(tr("Kubernetes"));
    m_skew.title->setText(tr("Version skew"));
    m_certificates.title->setText(tr("Certificates"));
    m_operation.title->setText(tr("Last operation"));
    m_hints.title->setText(tr("Next release"));
    m_historyTitle->setText(tr("What it ran"));
    m_history->setHeaderLabels({tr("Since"), tr("Kubespray"), tr("Kubernetes")});
    m_history->setAccessibleName(tr("What it ran"));
}

void FleetDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QScrollArea::changeEvent(event);
}

} // namespace kubemori::ui
