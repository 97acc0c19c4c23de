// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/report_links.hpp"

#include "operation/operation_folder.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/widgets/icons.hpp"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::OperationFolder;

ReportLinks::ReportLinks(OperationController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_opener([](const QUrl &url) { return QDesktopServices::openUrl(url); })
{
    setObjectName(u"reportLinks"_s);
    m_report = new QPushButton(icons::action(u"log"_s), QString(), this);
    m_report->setObjectName(u"operationOpenReport"_s);
    m_folder = new QPushButton(icons::action(u"folder"_s), QString(), this);
    m_folder->setObjectName(u"operationOpenFolder"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton *button : {m_report, m_folder}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_report, &QPushButton::clicked, this, &ReportLinks::openReport);
    connect(m_folder, &QPushButton::clicked, this, &ReportLinks::openFolder);
    connect(&controller, &OperationController::statusChanged, this, &ReportLinks::update);
    retranslateUi();
}

QString ReportLinks::folder() const
{
    const OperationStatus &status = m_controller.status();
    return OperationFolder::pathOf(status.root, status.plan.operation).value_or(QString());
}

void ReportLinks::update()
{
    setVisible(m_controller.status().finished.has_value());
}

void ReportLinks::openReport()
{
    const QString report = OperationFolder::reportPath(folder(), u"html"_s);
    if (!QFileInfo(report).isFile()) {
        Q_EMIT openFailed(tr("There is no report of this operation: %1 was not written. The operation’s folder holds "
                             "its journal.")
                              .arg(report));
        return;
    }
    open(report);
}

void ReportLinks::openFolder()
{
    const QString path = folder();
    if (!QFileInfo(path).isDir()) {
        Q_EMIT openFailed(tr("This operation left no folder: %1 is not there.").arg(path));
        return;
    }
    open(path);
}

void ReportLinks::open(const QString &path)
{
    if (!m_opener(QUrl::fromLocalFile(path))) {
        Q_EMIT openFailed(tr("This desktop has no program that opens %1. Open it yourself.").arg(path));
    }
}

void ReportLinks::retranslateUi()
{
    setAccessibleName(tr("Report of the operation"));
    m_report->setText(tr("Open re&port"));
    m_report->setToolTip(tr("Shows what was done, in the browser"));
    m_folder->setText(tr("Open &folder"));
    m_folder->setToolTip(tr("Shows the operation’s files: report, journal, and the output of every command"));
    update();
}

void ReportLinks::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
