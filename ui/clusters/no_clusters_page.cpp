// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/no_clusters_page.hpp"

#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString NoClustersPage::example()
{
    return u"version: 1\n"
           "clusters:\n"
           "  - id: lab\n"
           "    name: Lab\n"
           "    purpose: test            # production, staging, test or education\n"
           "    control_plane:\n"
           "      hosts: [10.0.0.11, 10.0.0.12]\n"
           "      user: ops\n"
           "      become: true           # kubectl runs there with sudo\n"_s;
}

NoClustersPage::NoClustersPage(QString clustersFile, QWidget *parent)
    : QWidget(parent)
    , m_file(std::move(clustersFile))
{
    setObjectName(u"noClustersPage"_s);
    m_state = new EmptyState(u"cluster"_s, u"noClusters"_s, this);
    m_example = new QPlainTextEdit(example(), m_state);
    m_example->setObjectName(u"clustersExample"_s);
    m_example->setReadOnly(true);
    m_example->setTabChangesFocus(true);
    m_example->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_example->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_example->setFixedHeight(10 * QFontMetrics(m_example->font()).lineSpacing() + 16);
    m_example->setMinimumWidth(480);
    auto *row = new QWidget(m_state);
    m_add = new QPushButton(row);
    m_add->setObjectName(u"addFirstCluster"_s);
    m_add->setProperty("primary", true);
    m_add->hide();
    m_copy = new QPushButton(icons::action(u"copy"_s), QString(), row);
    m_copy->setObjectName(u"copyExample"_s);
    m_open = new QPushButton(icons::action(u"folder"_s), QString(), row);
    m_open->setObjectName(u"openFolder"_s);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 4, 0, 0);
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    m_state->addWidget(m_example);
    m_state->addWidget(row);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->addWidget(m_state);
    connect(m_add, &QPushButton::clicked, this, &NoClustersPage::addRequested);
    connect(m_copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(example()); });
    connect(m_open, &QPushButton::clicked, this, &NoClustersPage::folderRequested);
    retranslateUi();
}

void NoClustersPage::setProblems(const QStringList &problems)
{
    m_problems = problems;
    retranslateUi();
}

void NoClustersPage::setCanAdd(bool can)
{
    m_add->setVisible(can);
}

void NoClustersPage::setNotice(const QString &text)
{
    m_notice = text;
    retranslateUi();
}

void NoClustersPage::retranslateUi()
{
    const QString above = m_notice.isEmpty() ? QString() : QString(m_notice + u"\n\n"_s);
    if (m_problems.isEmpty()) {
        m_state->setTexts(tr("No cluster yet"),
                          above + tr("Add one step by step; every link to it is tested. Or write it into this file "
                                     "yourself, as below; it is read again by itself:\n%1\nPasswords do not belong "
                                     "there; they are asked for when needed.")
                                      .arg(m_file));
    } else {
        m_state->setTexts(tr("The list of clusters cannot be used"),
                          above + tr("Correct these places; the file is read again by itself:\n%1\nA cluster looks "
                                     "like this:")
                                      .arg(m_problems.join(u'\n')));
    }
    m_add->setText(tr("&Add a cluster…"));
    m_example->setAccessibleName(tr("Example of clusters.yaml"));
    m_copy->setText(tr("&Copy the example"));
    m_open->setText(tr("&Open the folder"));
}

void NoClustersPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
