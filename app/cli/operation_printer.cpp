// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operation_printer.hpp"

#include "app/cli/output.hpp"
#include "ui/text/blocker_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"

#include <QTime>

#include <cstdio>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

void line(const QString &where, const QString &what)
{
    const QString time = QTime::currentTime().toString(u"HH:mm:ss"_s);
    const QByteArray bytes = printable(time + u"  "_s + where + u"  "_s + what).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

class Teller
{
public:
    explicit Teller(const QMap<QString, operation::PlanStep> &steps)
        : m_steps(steps)
    {
    }

    void operator()(const operation::StepChanged &change) const
    {
        using operation::StepState;
        if (change.state == StepState::Checking || change.state == StepState::Verifying ||
            change.state == StepState::Pending) {
            return;
        }
        const operation::PlanStep step = m_steps.value(change.step);
        QString text = ui::OperationText::step(step.kind) + u": "_s + ui::OperationText::state(change.state);
        if (change.state == StepState::Failed || change.state == StepState::Unknown) {
            text += u" ("_s + ui::ErrorText::line(change.error) + u')';
        }
        line(step.node, text);
    }
    void operator()(const operation::CommandStarted &command) const
    {
        line(node(command.step), u"$ "_s + command.command + u"  ["_s + command.location + u']');
    }
    void operator()(const operation::CommandOutput &output) const
    {
        line(node(output.step), u"| "_s + QString::fromUtf8(output.line));
    }
    void operator()(const operation::Observed &observed) const { line(observed.node, observed.what); }
    void operator()(const operation::Blockers &blockers) const
    {
        for (const operation::DrainBlocker &blocker : operation::substance(blockers.list)) {
            line(blockers.node, u"! "_s + ui::BlockerText::line(blocker));
        }
    }
    // Told elsewhere (questions and the result) or not worth a line.
    void operator()(const operation::Started &) const {}
    void operator()(const operation::CommandFinished &) const {}
    void operator()(const operation::Asked &) const {}
    void operator()(const operation::Answered &) const {}
    void operator()(const operation::NodeFinished &) const {}
    void operator()(const operation::Controlled &) const {} // there are no controls on a terminal
    void operator()(const operation::Finished &) const {}

private:
    [[nodiscard]] QString node(const QString &step) const { return m_steps.value(step).node; }

    const QMap<QString, operation::PlanStep> &m_steps;
};

} // namespace

void OperationPrinter::print(const operation::Event &event)
{
    if (const auto *started = std::get_if<operation::Started>(&event)) {
        for (const operation::PlanStep &step : started->plan.steps) {
            m_steps.insert(step.id, step);
        }
    }
    if (const auto *blockers = std::get_if<operation::Blockers>(&event); blockers != nullptr && !isNews(*blockers)) {
        return;
    }
    std::visit(Teller(m_steps), event);
}

bool OperationPrinter::isNews(const operation::Blockers &blockers)
{
    QList<operation::DrainBlocker> lasting = operation::substance(blockers.list);
    for (operation::DrainBlocker &blocker : lasting) {
        blocker.remedies.clear(); // the question tells them
    }
    return std::exchange(m_blockers, lasting) != lasting;
}

QString planText(const operation::Plan &plan)
{
    QString text;
    QString node;
    for (const operation::PlanStep &step : plan.steps) {
        if (step.node != node) {
            node = step.node;
            text += node + u'\n';
        }
        for (const QString &command : step.command.split(u'\n')) {
            text +=
                u"  "_s + ui::OperationText::step(step.kind) + u":  "_s + command + u"  ["_s + step.location + u"]\n"_s;
        }
    }
    for (const operation::PlanWarning &warning : plan.warnings) {
        text += u"! "_s + ui::OperationText::warning(warning) + u'\n';
    }
    return printable(text);
}

} // namespace kubemori::cli
