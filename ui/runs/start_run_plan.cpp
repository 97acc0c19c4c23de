// SPDX-License-Identifier: GPL-3.0-or-later
// The command that comes of what the fields say.
#include "ui/runs/start_run_dialog.hpp"
#include "ui/runs/variable_table.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRequest;

namespace {

constexpr qsizetype fewHosts = 12;

/// What cannot be undone on a cluster that is in use.
bool isDangerous(const QString &playbook)
{
    const QString name = playbook.section(u'/', -1).section(u'.', 0, -2).replace(u'_', u'-');
    return name == u"reset" || name == u"remove-node" || name == u"recover-control-plane";
}

} // namespace

void StartRunDialog::listPlaybooks()
{
    const QPointer<StartRunDialog> self(this);
    m_source.listPlaybooks([self, address = m_mailbox.address()](const Result<QStringList> &playbooks) {
        address.post([self, playbooks] {
            StartRunDialog *dialog = self.get();
            if (dialog == nullptr || !playbooks) {
                return; // a name can be typed all the same
            }
            const QSignalBlocker quiet(dialog->m_playbook); // what is asked for stays the same
            const QString typed = dialog->m_playbook->currentText();
            dialog->m_playbook->clear();
            dialog->m_playbook->addItems(*playbooks);
            dialog->m_playbook->setCurrentIndex(
                typed.isEmpty() ? -1 : dialog->m_playbook->findText(typed, Qt::MatchExactly));
            dialog->m_playbook->setEditText(typed);
        });
    });
}

/// What is shown is not the answer to what the fields say, and must not be run.
void StartRunDialog::schedule()
{
    m_plan.reset();
    ++m_round;
    m_delay.start();
    updateState();
}

void StartRunDialog::requestPlan()
{
    if (const auto variables = m_variables->variables(); !variables) {
        m_plan = std::unexpected(variables.error());
        updateState();
        return;
    }
    const RunRequest wanted = request();
    if (wanted.kind == RunRequest::Kind::Playbook && wanted.playbook.isEmpty()) {
        updateState(); // nothing is wrong yet
        return;
    }
    const QPointer<StartRunDialog> self(this);
    m_source.plan(wanted, [self, address = m_mailbox.address(), round = ++m_round](const Result<PlannedRun> &plan) {
        address.post([self, round, plan] {
            if (StartRunDialog *dialog = self.get(); dialog != nullptr && dialog->m_round == round) {
                dialog->take(plan);
            }
        });
    });
}

void StartRunDialog::take(const Result<PlannedRun> &plan)
{
    m_plan = plan;
    updateState();
}

QWidget *StartRunDialog::fieldOf(const QString &subject) const
{
    const QHash<QString, QWidget *> fields{
        {u"playbook"_s, m_playbook},   {u"pattern"_s, m_pattern},     {u"module"_s, m_module},
        {u"arguments"_s, m_arguments}, {u"inventory"_s, m_inventory}, {u"limit"_s, m_limit},
        {u"tags"_s, m_tags},           {u"skip-tags"_s, m_skipTags},  {u"extra-vars"_s, m_variables},
        {u"forks"_s, m_forks},         {u"verbosity"_s, m_verbosity}, {u"start-at-task"_s, m_startAt},
    };
    return fields.value(subject);
}

void StartRunDialog::showProblem(const Error &error)
{
    QWidget *field = error.code == ErrorCode::InvalidInput ? fieldOf(error.subject) : nullptr;
    if (field == nullptr && error.code == ErrorCode::InvalidInput && !m_variables->variables()) {
        m_problem->setText(error.subject.isEmpty()
                               ? tr("Extra variables: “%1” has no name.").arg(error.detail)
                               : tr("Extra variables: the value of %1 is not of its type.").arg(error.subject));
        return;
    }
    if (field == nullptr) {
        m_problem->setText(ErrorText::describe(error).toText());
        return;
    }
    const QString name = field->accessibleName();
    const QString about = error.detail.section(u": "_s, 1);
    if (error.detail == u"empty") {
        m_problem->setText(tr("“%1” is missing.").arg(name));
        return;
    }
    if (error.detail.startsWith(u"looks like a secret")) {
        m_problem->setText(
            tr("Extra variables: %1 looks like a secret. The command is kept and can be seen by others; put "
               "it into a vault instead.")
                .arg(about));
        return;
    }
    if (error.detail.startsWith(u"given twice")) {
        m_problem->setText(tr("Extra variables: %1 is given twice.").arg(about));
        return;
    }
    if (error.detail.startsWith(u"not a variable's name")) {
        m_problem->setText(tr("Extra variables: “%1” is no name of a variable.").arg(about));
        return;
    }
    m_problem->setText(error.detail.isEmpty() ? tr("“%1” is missing or cannot be used.").arg(name)
                                              : tr("“%1”: %2", "field, what is wrong").arg(name, error.detail));
}

bool StartRunDialog::needsName() const
{
    const RunRequest wanted = request();
    return m_purpose == cluster::Purpose::Production && !wanted.isCheck && wanted.kind == RunRequest::Kind::Playbook &&
           isDangerous(wanted.playbook);
}

void StartRunDialog::updateState()
{
    const bool isMade = m_plan && m_plan->has_value();
    m_problem->setVisible(m_plan && !*m_plan);
    if (m_plan && !*m_plan) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Appearance::colour(Tone::Bad, palette()));
        m_problem->setPalette(colours);
        showProblem(m_plan->error());
    }
    if (isMade) {
        const PlannedRun &plan = m_plan->value();
        m_command->setPlainText(plan.command);
        m_hosts->setText(plan.hosts.isEmpty() ? tr("Which nodes are meant could not be read from the inventory.")
                                              : tr("%n node(s): %1", nullptr, static_cast<int>(plan.hosts.size()))
                                                    .arg(plan.hosts.mid(0, fewHosts).join(u", "_s) +
                                                         (plan.hosts.size() > fewHosts ? u", …"_s : QString())));
        m_hosts->setToolTip(plainToolTip(plan.hosts.join(u", "_s)));
    } else if (m_plan) {
        m_command->clear();
        m_hosts->clear();
    }
    const bool asks = needsName();
    m_danger->setVisible(asks);
    m_name->setVisible(asks);
    const bool isNamed = !asks || m_name->text().trimmed() == m_cluster;
    m_run->setEnabled(isMade && isNamed);
    m_run->setToolTip(isMade && isNamed ? tr("Runs this command")
                      : isMade          ? tr("Needs the cluster’s name")
                      : m_plan          ? tr("Something has to be put right first")
                                        : tr("Nothing to run yet"));
}

void StartRunDialog::confirm()
{
    if (!m_run->isEnabled()) {
        return;
    }
    const PlannedRun plan = m_plan->value();
    accept();
    Q_EMIT planConfirmed(plan);
}

} // namespace kubemori::ui
