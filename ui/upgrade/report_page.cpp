// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/report_page.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/markdown_view.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::HopRecord;
using upgrade::Stage;

ReportPage::ReportPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(Stage::Report, desk, parent)
{
    hideCommands();
    growBody();
    m_hint = plainLabel(content(), u"reportHint"_s, true);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view = new MarkdownView(u"upgradeReport"_s, content());
    m_view->setMinimumHeight(320);
    m_save = new QPushButton(content());
    m_save->setObjectName(u"upgradeReportSave"_s);
    m_save->setAutoDefault(false);
    m_copy = new QPushButton(icons::action(u"copy"_s), QString(), content());
    m_copy->setObjectName(u"upgradeReportCopy"_s);
    m_copy->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_save);
    row->addWidget(m_copy);
    row->addStretch(1);
    m_enter = new QPushButton(icons::action(u"settings"_s), QString(), content());
    m_enter->setObjectName(u"upgradeReportEnter"_s);
    m_enter->setAutoDefault(false);
    auto *enter = new QHBoxLayout;
    enter->addWidget(m_enter);
    enter->addStretch(1);
    body()->addWidget(m_hint);
    body()->addLayout(enter);
    connect(m_enter, &QPushButton::clicked, this, [this] {
        m_enter->setEnabled(false);
        Q_EMIT profileRequested(this->desk().hop().venv, this->desk().hop().inventoryFile);
    });
    body()->addWidget(m_view, 1);
    body()->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ReportPage::chooseFile);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_report); });
}

void ReportPage::load()
{
    desk().flush();
    desk().source().report(desk().upgrade(), desk().back<QString>(this, [this](const Result<QString> &report) {
        m_report = report.value_or(QString());
        m_view->setText(m_report);
        m_save->setEnabled(report.has_value());
        m_copy->setEnabled(report.has_value());
        if (!report && report.error().code != ErrorCode::Cancelled) {
            say(Tone::Bad, ErrorText::describe(report.error()).toText());
        }
    }));
}

void ReportPage::forget()
{
    m_report.clear();
    m_view->setText(m_report);
    m_save->setEnabled(false);
    m_copy->setEnabled(false);
    StagePage::forget();
}

bool ReportPage::isLast() const
{
    return desk().upgrade().hop + 1 >= desk().upgrade().hops.size();
}

QString ReportPage::actionText() const
{
    if (!desk().hasUpgrade() || desk().upgrade().isFinished()) {
        return {};
    }
    if (isLast()) {
        return tr("Finish");
    }
    const HopRecord &next = desk().upgrade().hops.at(desk().upgrade().hop + 1);
    return tr("Go on with %1", "route of the next hop").arg(UpgradeText::route(next.from, next.to));
}

QString ReportPage::whyNoAction() const
{
    if (const QString busy = StagePage::whyNoAction(); !busy.isEmpty()) {
        return busy;
    }
    if (!desk().hasUpgrade()) {
        return {};
    }
    for (const Stage stage : upgrade::allStages()) {
        if (stage == Stage::Report) {
            break;
        }
        if (!desk().hop().record(stage).isPassed()) {
            return tr("“%1” is not done yet.", "stage").arg(UpgradeText::stage(stage));
        }
    }
    return {};
}

QString ReportPage::whyNoNext() const
{
    return tr("This is the last page.");
}

void ReportPage::act()
{
    const bool goesOn = !isLast();
    desk().edit([this, goesOn](upgrade::Upgrade &upgrade) {
        HopRecord &hop = upgrade.current();
        hop.finished = desk().now();
        hop.stages[Stage::Report] = {.at = desk().now(), .findings = {}, .accepted = {}};
        if (goesOn) {
            ++upgrade.hop;
            upgrade.stage = Stage::Target;
        }
    });
    desk().flush();
    if (goesOn) {
        Q_EMIT hopBegun();
    } else {
        load(); // the report says it too
    }
}

void ReportPage::showChoices()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    const HopRecord &hop = desk().hop();
    const bool isFinished = desk().upgrade().isFinished();
    m_hint->setVisible(isFinished);
    m_enter->setVisible(isFinished);
    m_hint->setText(isFinished
                        ? tr("The upgrade is finished. So that later runs use the new environment and inventory, "
                             "enter them in the cluster’s profile (clusters.yaml, kubespray):\n"
                             "    venv: %1\n    inventory: %2")
                              .arg(hop.venv, hop.inventoryFile)
                        : QString());
}

void ReportPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), QDir::homePath());
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"upgrade-%1-%2.md"_s.arg(desk().upgrade().cluster, desk().hop().to));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::save);
    dialog->open();
}

void ReportPage::save(const QString &path)
{
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(m_report.toUtf8()) >= 0 && file.commit();
    if (isSaved) {
        say(Tone::Good, tr("Saved: %1").arg(path));
    } else {
        say(Tone::Bad, ErrorText::describe(
                           Error{.code = ErrorCode::Io, .detail = file.errorString(), .subject = path, .context = {}})
                           .toText());
    }
}

void ReportPage::retranslateUi()
{
    m_enter->setText(tr("&Enter them in the profile"));
    m_save->setText(tr("Save…"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the report"));
    m_view->setAccessibleName(tr("Report"));
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
