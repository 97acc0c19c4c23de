// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plan_confirmation.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"

#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::InvalidInput:
        return WrongUsage;
    case ErrorCode::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

} // namespace

bool writeJson(const QJsonObject &object)
{
    return writeOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int failWith(const Error &error)
{
    sayError(error);
    return exitCodeOf(error);
}

int confirmPlan(const QString &shown, TerminalPrompter &prompter, const std::stop_token &stop)
{
    const auto answer = prompter.askLine(shown + CliText::tr("Type “yes” to run this: "), stop);
    if (!answer && answer.error().code == ErrorCode::Declined) {
        say(CliText::tr("There is no terminal to ask on. Look at the plan with --dry-run, then give --yes."));
        return DecisionNeeded;
    }
    if (!answer) {
        return Interrupted;
    }
    if (*answer != "yes"_L1) {
        say(CliText::tr("Nothing was done."));
        return DecisionNeeded;
    }
    return Done;
}

} // namespace kubemori::cli
