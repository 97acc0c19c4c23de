// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/step_words.hpp"

#include "base/shell_quote.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView checkWords("# check: nothing to do here if this ends with 0");
constexpr QLatin1StringView runWords("# run");
constexpr QLatin1StringView verifyWords("# verify: it has worked if this ends with 0");
constexpr QLatin1StringView undoWords("# undo: only if run or verify fails");

void add(QStringList &lines, QLatin1StringView what, const QString &text)
{
    if (!text.isEmpty()) {
        lines.append(QString(what));
        lines.append(text.endsWith(u'\n') ? text.chopped(1) : text);
    }
}

/// How a step without a verify of its own is proved.
void addUsualProof(QStringList &lines, const RemedyAction &action, bool hasVerify, bool hasCheck)
{
    if (hasVerify) {
        return;
    }
    if (hasCheck) {
        lines.append(u"# verify: check again"_s);
    }
    if (action.isControlPlane) {
        lines.append(u"# verify: the API server says that the node is Ready"_s);
    }
}

void addLines(QStringList &lines, QChar mark, const QString &text)
{
    for (const QString &line : (text.endsWith(u'\n') ? text.chopped(1) : text).split(u'\n')) {
        lines.append(mark + line);
    }
}

} // namespace

QString scriptWords(const RemedyAction &action)
{
    QStringList lines{u"# "_s + action.title};
    add(lines, checkWords, action.check);
    add(lines, runWords, action.run);
    add(lines, verifyWords, action.verify);
    addUsualProof(lines, action, !action.verify.isEmpty(), !action.check.isEmpty());
    add(lines, undoWords, action.undo);
    return lines.join(u'\n');
}

QString kubectlWords(const RemedyAction &action, const QString &kubectl)
{
    const auto call = [&kubectl](const QStringList &arguments) {
        return arguments.isEmpty() ? QString() : QString(kubectl + u' ' + shellJoin(arguments));
    };
    QStringList lines{u"# "_s + action.title};
    add(lines, checkWords, call(action.checkArguments));
    add(lines, runWords, call(action.runArguments));
    add(lines, verifyWords, call(action.verifyArguments));
    addUsualProof(lines, action, !action.verifyArguments.isEmpty(), !action.checkArguments.isEmpty());
    add(lines, undoWords, call(action.undoArguments));
    return lines.join(u'\n');
}

QString editWords(const RemedyAction &action)
{
    const bool isBack = action.kind == RemedyAction::Kind::Unpatch;
    QStringList lines;
    if (action.kind == RemedyAction::Kind::Setting) {
        addLines(lines, u'+', action.entry);
    } else {
        addLines(lines, u'-', isBack ? action.patch.replace : action.patch.find);
        addLines(lines, u'+', isBack ? action.patch.find : action.patch.replace);
    }
    return lines.join(u'\n');
}

} // namespace kubemori::advice
