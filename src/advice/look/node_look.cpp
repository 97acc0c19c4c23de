// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/node_look.hpp"

#include "base/linked_stop.hpp"
#include "base/shell_quote.hpp"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestScript = 10; // seconds
constexpr qsizetype longestOutput = qsizetype{4} << 20;
constexpr int timedOut = 124; // of timeout(1)
constexpr int notFound = 127;
constexpr int notExecutable = 126;

/// No script can print it by chance.
QString makeMark()
{
    QString mark = u"kubemori"_s;
    for (int i = 0; i < 4; ++i) {
        mark += u'-' + QString::number(QRandomGenerator::system()->generate(), 16);
    }
    return mark;
}

/// Behind each answer comes a line with the mark, the script's number and its exit code.
QString scriptOf(const QStringList &scripts, const QString &mark)
{
    QString text = u"LC_ALL=C; PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; "
                   u"export LC_ALL PATH; exec 2>/dev/null </dev/null\n"_s;
    for (qsizetype i = 0; i < scripts.size(); ++i) {
        text += u"timeout %1 sh -c %2\n"_s.arg(QString::number(longestScript), shellQuote(scripts.at(i))) +
                u"printf '\\n%s %s %s\\n' %1 %2 \"$?\"\n"_s.arg(mark, QString::number(i));
    }
    return text + u"exit 0\n"_s;
}

Answer answerOf(const QByteArray &text, int code, const QString &where)
{
    if (code == timedOut) {
        return fail(ErrorCode::TimedOut, u"a command took longer than %1 s"_s.arg(longestScript), where);
    }
    if (code == notFound || code == notExecutable) {
        return fail(ErrorCode::NotProved, u"a program is not there (exit code %1)"_s.arg(code), where);
    }
    QString said = QString::fromUtf8(text);
    while (said.endsWith(u'\n')) {
        said.chop(1);
    }
    return said;
}

/// Puts the answers that stand in the output in their places.
void takeAnswers(const QByteArray &output, const QByteArray &mark, const QString &where, QList<Answer> &answers)
{
    const QByteArray line = '\n' + mark + ' ';
    qsizetype from = 0;
    while (true) {
        const qsizetype at = output.indexOf(line, from);
        const qsizetype end = at < 0 ? -1 : output.indexOf('\n', at + 1);
        if (end < 0) {
            return;
        }
        const QList<QByteArray> words = output.sliced(at + line.size(), end - at - line.size()).split(' ');
        bool isNumber = false;
        const int number = words.value(0).toInt(&isNumber);
        if (isNumber && words.size() == 2 && number >= 0 && number < answers.size()) {
            answers[number] = answerOf(output.sliced(from, at - from), words.at(1).toInt(), where);
        }
        from = end + 1;
    }
}

} // namespace

QList<Answer> askNode(const cluster::NodeHost &host, const QStringList &scripts, Milliseconds longest,
                      const std::stop_token &stop)
{
    const QString mark = makeMark();
    const QString where = host.runner->location();
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, scriptOf(scripts, mark)};
    command.become = host.become;
    command.timeout = longest;
    QByteArray output;
    bool isTooLong = false;
    LinkedStop linked(stop);
    const auto ended = host.runner->run(
        command,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                return;
            }
            isTooLong = isTooLong || output.size() + bytes.size() > longestOutput;
            if (isTooLong) {
                linked.source().request_stop();
            } else {
                output.append(bytes);
            }
        },
        linked.token());
    Error why = ended ? Error{.code = ErrorCode::ExitedNonZero,
                              .detail = u"the shell ended with exit code %1"_s.arg(ended->code),
                              .subject = where,
                              .context = {}}
                      : ended.error().on(where);
    if (isTooLong) {
        why = {
            .code = ErrorCode::InvalidData, .detail = u"the answers are too long"_s, .subject = where, .context = {}};
    }
    QList<Answer> answers(scripts.size(), std::unexpected(why));
    takeAnswers(output, mark.toLatin1(), where, answers);
    return answers;
}

} // namespace kubemori::advice
