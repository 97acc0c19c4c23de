// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/start_run_dialog.hpp"

#include "ui/runs/variable_table.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRequest;

namespace {

QStringList listOf(const QLineEdit *edit)
{
    QStringList words;
    for (const QString &word : edit->text().split(u',', Qt::SkipEmptyParts)) {
        words << word.trimmed();
    }
    words.removeAll(QString());
    return words;
}

} // namespace

StartRunDialog::StartRunDialog(RunSource &source, GuiMailbox &mailbox, const RunRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_given(request)
{
    setObjectName(u"startRunDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(760, 620) : QSize(760, 620).boundedTo(parent->window()->size() - QSize(40, 50)));
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(18, 14, 18, 6);
    column->setSpacing(8);
    m_place = plainLabel(page, u"startRunPlace"_s, true);
    column->addWidget(m_place);
    column->addWidget(makeFields());
    column->addWidget(makeMore());
    column->addStretch(1);
    auto *scroll = new QScrollArea(this); // in a small window, and when more is shown
    scroll->setObjectName(u"startRunScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makePreview());
    layout->addWidget(makeButtons());
    m_delay.setSingleShot(true);
    m_delay.setInterval(std::chrono::milliseconds(250));
    connect(&m_delay, &QTimer::timeout, this, &StartRunDialog::requestPlan);
    fill(request);
    retranslateUi();
    updateKind();
    listPlaybooks();
    requestPlan();
    m_playbook->setFocus();
}

QLineEdit *StartRunDialog::addLine(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textChanged, this, &StartRunDialog::schedule);
    return edit;
}

QCheckBox *StartRunDialog::addCheck(const QString &name)
{
    auto *box = new QCheckBox(this);
    box->setObjectName(name);
    connect(box, &QCheckBox::toggled, this, &StartRunDialog::schedule);
    return box;
}

QWidget *StartRunDialog::makeFields()
{
    auto *fields = new QWidget(this);
    m_form = new QFormLayout(fields);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_kind = new QComboBox(fields);
    m_kind->setObjectName(u"startRunKind"_s);
    m_kind->addItem(QString(), static_cast<int>(RunRequest::Kind::Playbook));
    m_kind->addItem(QString(), static_cast<int>(RunRequest::Kind::Module));
    m_kind->addItem(QString(), static_cast<int>(RunRequest::Kind::Inventory));
    m_playbook = new QComboBox(fields);
    m_playbook->setObjectName(u"startRunPlaybook"_s);
    m_playbook->setEditable(true);
    m_playbook->lineEdit()->setObjectName(u"startRunPlaybookLine"_s);
    m_playbook->setInsertPolicy(QComboBox::NoInsert);
    m_playbook->completer()->setFilterMode(Qt::MatchContains);
    m_playbook->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_pattern = addLine(u"startRunPattern"_s);
    m_module = addLine(u"startRunModule"_s);
    m_arguments = addLine(u"startRunArguments"_s);
    m_limit = addLine(u"startRunLimit"_s);
    m_tags = addLine(u"startRunTags"_s);
    m_skipTags = addLine(u"startRunSkipTags"_s);
    m_check = addCheck(u"startRunCheck"_s);
    m_diff = addCheck(u"startRunDiff"_s);
    m_options = new QWidget(fields);
    auto *options = new QHBoxLayout(m_options);
    options->setContentsMargins(0, 0, 0, 0);
    options->addWidget(m_check);
    options->addWidget(m_diff);
    options->addStretch(1);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_playbook, m_pattern, m_module, m_arguments,
                                                           m_limit, m_tags, m_skipTags, m_options}) {
        m_form->addRow(new QLabel(fields), field);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &StartRunDialog::updateKind);
    connect(m_playbook, &QComboBox::currentTextChanged, this, &StartRunDialog::schedule);
    return fields;
}

QWidget *StartRunDialog::makeMore()
{
    auto *area = new QWidget(this);
    m_moreButton = new QToolButton(area);
    m_moreButton->setObjectName(u"startRunMore"_s);
    m_moreButton->setCheckable(true);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setArrowType(Qt::RightArrow);
    m_more = new QWidget(area);
    m_variables = new VariableTable(m_more);
    m_inventory = addLine(u"startRunInventory"_s);
    m_startAt = addLine(u"startRunStartAt"_s);
    m_become = addCheck(u"startRunBecome"_s);
    m_askBecome = addCheck(u"startRunAskBecome"_s);
    m_askSsh = addCheck(u"startRunAskSsh"_s);
    m_askVault = addCheck(u"startRunAskVault"_s);
    m_passwords = new QWidget(m_more);
    auto *passwords = new QVBoxLayout(m_passwords);
    passwords->setContentsMargins(0, 0, 0, 0);
    passwords->setSpacing(4);
    for (QCheckBox *box : {m_become, m_askBecome, m_askSsh, m_askVault}) {
        passwords->addWidget(box);
    }
    m_verbosity = new QSpinBox(m_more);
    m_verbosity->setObjectName(u"startRunVerbosity"_s);
    m_verbosity->setRange(0, 4);
    m_forks = new QSpinBox(m_more);
    m_forks->setObjectName(u"startRunForks"_s);
    m_forks->setRange(0, 500);
    m_moreForm = new QFormLayout(m_more);
    m_moreForm->setContentsMargins(0, 0, 0, 0);
    m_moreForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_moreForm->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_variables, m_passwords, m_inventory, m_startAt, m_verbosity, m_forks}) {
        m_moreForm->addRow(new QLabel(m_more), field);
    }
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_moreButton);
    layout->addWidget(m_more);
    m_more->hide();
    connect(m_moreButton, &QToolButton::toggled, this, [this](bool on) {
        m_moreButton->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        m_more->setVisible(on);
    });
    connect(m_variables, &VariableTable::changed, this, &StartRunDialog::schedule);
    connect(m_verbosity, &QSpinBox::valueChanged, this, &StartRunDialog::schedule);
    connect(m_forks, &QSpinBox::valueChanged, this, &StartRunDialog::schedule);
    return area;
}

QWidget *StartRunDialog::makePreview()
{
    auto *area = new QWidget(this);
    m_problem = plainLabel(area, u"startRunProblem"_s, true);
    m_command = new QPlainTextEdit(area);
    m_command->setObjectName(u"startRunCommand"_s);
    m_command->setReadOnly(true);
    m_command->setTabChangesFocus(true);
    m_command->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // to be read whole
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setFixedHeight(3 * m_command->fontMetrics().lineSpacing() + 18);
    m_hosts = plainLabel(area, u"startRunHosts"_s, true);
    m_danger = plainLabel(area, u"startRunDanger"_s, true);
    m_name = new QLineEdit(area);
    m_name->setObjectName(u"startRunName"_s);
    m_danger->setBuddy(m_name);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(18, 6, 18, 4);
    layout->setSpacing(6);
    for (QWidget *each : std::initializer_list<QWidget *>{m_problem, m_command, m_hosts, m_danger, m_name}) {
        layout->addWidget(each);
    }
    connect(m_name, &QLineEdit::textChanged, this, &StartRunDialog::updateState);
    return area;
}

QWidget *StartRunDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    buttons->setContentsMargins(18, 4, 18, 12);
    m_run = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_run->setObjectName(u"startRunRun"_s);
    m_run->setAutoDefault(false);
    m_run->setProperty("primary", true);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"startRunCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &StartRunDialog::confirm);
    return buttons;
}

void StartRunDialog::setCluster(const QString &name, cluster::Purpose purpose)
{
    m_cluster = name;
    m_purpose = purpose;
    retranslateUi();
}

void StartRunDialog::fill(const RunRequest &request)
{
    m_kind->setCurrentIndex(static_cast<int>(request.kind));
    m_playbook->setEditText(request.playbook);
    m_pattern->setText(request.pattern.isEmpty() ? u"all"_s : request.pattern);
    m_module->setText(request.module.isEmpty() ? u"ping"_s : request.module);
    m_arguments->setText(request.arguments);
    m_limit->setText(request.limit);
    m_tags->setText(request.tags.join(u", "_s));
    m_skipTags->setText(request.skipTags.join(u", "_s));
    m_variables->setVariables(request.extraVariables);
    m_inventory->setText(request.inventory);
    m_startAt->setText(request.startAtTask);
    m_become->setChecked(request.become);
    m_askBecome->setChecked(request.asksBecomePassword);
    m_askSsh->setChecked(request.asksSshPassword);
    m_askVault->setChecked(request.asksVaultPassword);
    m_check->setChecked(request.isCheck);
    m_diff->setChecked(request.showsDiff);
    m_verbosity->setValue(request.verbosity);
    m_forks->setValue(request.forks);
    // What was asked for is not hidden.
    m_moreButton->setChecked(!request.extraVariables.isEmpty() || !request.startAtTask.isEmpty() ||
                             request.asksBecomePassword || request.asksVaultPassword || request.asksSshPassword);
}

RunRequest StartRunDialog::request() const
{
    RunRequest request = m_given;
    request.kind = static_cast<RunRequest::Kind>(m_kind->currentData().toInt());
    const bool isModule = request.kind == RunRequest::Kind::Module;
    const bool isPlaybook = request.kind == RunRequest::Kind::Playbook;
    request.playbook = isPlaybook ? m_playbook->currentText().trimmed() : QString();
    request.pattern = isModule ? m_pattern->text().trimmed() : QString();
    request.module = isModule ? m_module->text().trimmed() : QString();
    request.arguments = isModule ? m_arguments->text().trimmed() : QString();
    request.inventory = m_inventory->text().trimmed();
    request.limit = m_limit->text().trimmed();
    request.tags = isPlaybook ? listOf(m_tags) : QStringList();
    request.skipTags = isPlaybook ? listOf(m_skipTags) : QStringList();
    request.extraVariables = m_variables->variables().value_or(QList<ansible::ExtraVariable>());
    request.startAtTask = isPlaybook ? m_startAt->text().trimmed() : QString();
    request.become = m_become->isChecked();
    request.asksBecomePassword = m_askBecome->isChecked();
    request.asksSshPassword = m_askSsh->isChecked();
    request.asksVaultPassword = m_askVault->isChecked();
    request.isCheck = m_check->isChecked();
    request.showsDiff = m_diff->isChecked();
    request.verbosity = m_verbosity->value();
    request.forks = m_forks->value();
    return request;
}

void StartRunDialog::updateKind()
{
    const auto kind = static_cast<RunRequest::Kind>(m_kind->currentData().toInt());
    const bool isModule = kind == RunRequest::Kind::Module;
    const bool isPlaybook = kind == RunRequest::Kind::Playbook;
    m_form->setRowVisible(m_playbook, isPlaybook);
    m_form->setRowVisible(m_tags, isPlaybook);
    m_form->setRowVisible(m_skipTags, isPlaybook);
    m_moreForm->setRowVisible(m_startAt, isPlaybook);
    m_form->setRowVisible(m_limit, kind != RunRequest::Kind::Inventory);
    m_form->setRowVisible(m_pattern, isModule);
    m_form->setRowVisible(m_module, isModule);
    m_form->setRowVisible(m_arguments, isModule);
    schedule();
}

} // namespace kubemori::ui
