// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/prompt_watch.hpp"

#include "logs/ansi.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 4096;
constexpr qsizetype keptLines = 6;
constexpr qsizetype longestText = 1000;

using Kind = RunPrompt::Kind;

struct Form
{
    Kind kind;
    bool isSecret;
    QRegularExpression words; ///< of an unfinished line; "target" and "node" are taken from it
};

const std::array<Form, 7> &forms()
{
    // ansible: lib/ansible/cli/__init__.py ask_passwords(), ask_vault_passwords() (2.9 to 2.19); OpenSSH: sshconnect.c,
    // sshconnect2.c, readpass.c.
    static const std::array<Form, 7> all{
        Form{Kind::BecomePassword, true, QRegularExpression(u"^(BECOME|SUDO|DOAS|SU) password(\\[.*\\])?:\\s*$"_s)},
        Form{Kind::BecomePassword, true, QRegularExpression(u"^\\[sudo\\] password for (?<target>\\S+):\\s*$"_s)},
        Form{Kind::SshPassword, true, QRegularExpression(u"^SSH password:\\s*$"_s)},
        Form{Kind::SshPassword, true,
             QRegularExpression(u"^(\\(\\S+\\) )?(?<target>\\S+@(?<node>\\S+?))'s password:\\s*$"_s)},
        Form{Kind::VaultPassword, true,
             QRegularExpression(u"^(New |Confirm new )?[Vv]ault password( \\((?<target>[^)]*)\\))?:\\s*$"_s)},
        Form{Kind::KeyPassphrase, true,
             QRegularExpression(u"^Enter passphrase for (key )?'?(?<target>[^']+)'?:\\s*$"_s)},
        Form{Kind::HostKey, false,
             QRegularExpression(u"^Are you sure you want to continue connecting \\(yes/no.*\\)\\?\\s*$"_s)}};
    return all;
}

RunPrompt of(Kind kind, const QString &text)
{
    RunPrompt prompt;
    prompt.kind = kind;
    prompt.text = text.left(longestText);
    return prompt;
}

/// The host whose key is not known: the words stand above the question.
QString unknownHost(const QStringList &lines)
{
    static const QRegularExpression words(u"authenticity of host '([^' ]+)"_s);
    for (const QString &line : lines) {
        if (const auto match = words.match(line); match.hasMatch()) {
            return match.captured(1);
        }
    }
    return {};
}

std::optional<RunPrompt> unfinished(const QString &line, const QStringList &above)
{
    for (const Form &form : forms()) {
        const auto match = form.words.match(line);
        if (!match.hasMatch()) {
            continue;
        }
        RunPrompt prompt = of(form.kind, line);
        prompt.isSecret = form.isSecret;
        prompt.target = match.captured(u"target");
        prompt.node = match.captured(u"node");
        if (form.kind == Kind::HostKey) {
            prompt.node = unknownHost(above);
            prompt.text = QStringList(above + QStringList{line}).join(u'\n').right(longestText);
        }
        return prompt;
    }
    return std::nullopt;
}

/// A `pause` prints whole lines: "[task]", then its text with a colon behind it. Kubespray v2.9 to v2.28: "Ready to
/// upgrade node?" and "Ready to uncordon node?", later with the node's name and "cordon and".
std::optional<RunPrompt> pauseOf(const QStringList &lines)
{
    static const QRegularExpression kubespray(
        u"^Ready to (?<what>(cordon and )?upgrade|uncordon) node( (?<node>[a-z0-9.-]+))?\\?( \\(.*\\))?:?$"_s);
    static const QRegularExpression timed(u"^\\(ctrl\\+C then 'C' = continue early, ctrl\\+C then 'A' = abort\\)"_s);
    static const QRegularExpression heading(u"^\\[[^\\]]+\\]$"_s);
    if (lines.isEmpty()) {
        return std::nullopt;
    }
    const QString &last = lines.constLast();
    if (const auto match = kubespray.match(last); match.hasMatch()) {
        RunPrompt prompt = of(Kind::Pause, last);
        prompt.node = match.captured(u"node");
        prompt.isAfterUpgrade = match.captured(u"what") == "uncordon"_L1;
        return prompt;
    }
    // Others: the heading may be some lines above, as a text may have several.
    const auto head =
        std::find_if(lines.rbegin(), lines.rend(), [](const QString &line) { return heading.match(line).hasMatch(); });
    const bool asks = last.endsWith(u':') || timed.match(last).hasMatch();
    if (head != lines.rend() && head != lines.rbegin() && asks) {
        const qsizetype from = lines.size() - (head - lines.rbegin());
        return of(Kind::Pause, lines.sliced(from).join(u'\n'));
    }
    return std::nullopt;
}

} // namespace

void PromptWatch::endLine()
{
    const QString line = logs::plainText(m_line).trimmed();
    m_line.clear();
    if (line.isEmpty()) {
        return;
    }
    m_lines.append(line.left(longestText));
    if (m_lines.size() > keptLines) {
        m_lines.removeFirst();
    }
}

bool PromptWatch::feed(QByteArrayView bytes, SteadyTime now)
{
    m_last = now;
    const bool hasWords = std::ranges::any_of(bytes, [](char c) { return c != '\n' && c != '\r' && c != ' '; });
    if (hasWords) {
        m_isAnswered = false;
    }
    for (const char c : bytes) {
        if (c == '\n') {
            endLine();
        } else if (m_line.size() < longestLine) {
            m_line.append(c);
        }
    }
    if (m_isAnswered) {
        return false;
    }
    // A carriage return begins the line anew.
    const QByteArray current = m_line.endsWith('\r') ? m_line : m_line.mid(m_line.lastIndexOf('\r') + 1);
    const QString line = logs::plainText(current);
    if (auto asked = unfinished(line.trimmed(), m_lines)) {
        return take(std::move(*asked));
    }
    if (line.trimmed().isEmpty()) {
        if (auto pause = pauseOf(m_lines)) {
            return take(std::move(*pause));
        }
    }
    return hasWords && take(RunPrompt());
}

bool PromptWatch::tick(SteadyTime now)
{
    const auto due = nextTick();
    if (!due || now < *due) {
        return false;
    }
    return take(of(Kind::Unknown, logs::plainText(m_line).trimmed()));
}

bool PromptWatch::answered()
{
    m_isAnswered = true;
    m_line.clear();
    m_lines.clear();
    return take(RunPrompt());
}

std::optional<SteadyTime> PromptWatch::nextTick() const
{
    if (m_isAnswered || m_prompt.kind != Kind::None || logs::plainText(m_line).trimmed().isEmpty()) {
        return std::nullopt;
    }
    return m_last + longSilence;
}

bool PromptWatch::take(RunPrompt found)
{
    found.number = m_prompt.number;
    if (found == m_prompt) {
        return false;
    }
    found.number = found.kind == Kind::None ? m_count : ++m_count;
    m_prompt = std::move(found);
    return true;
}

} // namespace kubemori::ansible
