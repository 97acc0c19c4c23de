// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/output_class.hpp"

#include <algorithm>
#include <array>

namespace kubemori::advice {

namespace {

OutputClass ofTitle(QByteArrayView text)
{
    using enum OutputClass;
    if (text.startsWith("TASK [") || text.startsWith("TASK: [")) {
        return Task;
    }
    if (text.startsWith("RUNNING HANDLER [")) {
        return Handler;
    }
    if (text.startsWith("PLAY RECAP")) {
        return Recap;
    }
    if (text.startsWith("PLAY [") || text.startsWith("PLAY ***") || text.startsWith("PLAY: [") || text == "PLAY >") {
        return Play;
    }
    if (text.startsWith("PLAYBOOK: ")) {
        return Version;
    }
    return text.startsWith("NO MORE HOSTS LEFT") ? NoMoreHosts : Other;
}

OutputClass ofBracket(QByteArrayView text)
{
    if (text.startsWith("[WARNING]: ") || text.startsWith("[DEPRECATION WARNING]: ") ||
        text.startsWith("[DEPRECATED]: ")) {
        return OutputClass::Warning;
    }
    return text.startsWith("[ERROR]: ") ? OutputClass::Error : OutputClass::Other;
}

/// "< TASK [x] >", "/ TASK [a long \": of a cow's balloon, perhaps with a blank in front.
OutputClass ofBalloon(QByteArrayView text)
{
    return text.size() > 2 && text.at(1) == ' ' ? ofTitle(text.sliced(2)) : OutputClass::Other;
}

} // namespace

OutputClass classOf(QByteArrayView text)
{
    using enum OutputClass;
    if (text.isEmpty()) {
        return Other;
    }
    switch (text.front()) {
    case 'o':
        return text.startsWith("ok: [") ? Good : Other;
    case 'c':
        return text.startsWith("changed: [") ? Good : Other;
    case 's':
        return text.startsWith("skipping: [") ? Good : Other;
    case 'f':
        return text.startsWith("fatal: [") || text.startsWith("failed: [") ? Failure : Other;
    case 'i':
        return text.startsWith("included: ") ? Included : Other;
    case 'a':
        return text.startsWith("ansible-playbook ") ? Version : Other;
    case 'F':
        return text.startsWith("FAILED - RETRYING: ") ? Retry : Other;
    case 'T':
    case 'P':
    case 'R':
    case 'N':
        return ofTitle(text);
    case 'E':
        return text.startsWith("ERROR! ") || text.startsWith("ERROR: ") ? Error : Other;
    case 'A':
        return text.startsWith("An exception occurred during task execution.") ? Error : Other;
    case '.':
        return text.startsWith("...ignoring") ? Ignoring : Other;
    case '{':
        return text == "{" ? Document : Other;
    case '[':
        return ofBracket(text);
    case ' ':
        return text.size() > 2 && text.at(1) == '[' ? ofBracket(text.sliced(1)) : ofBalloon(text.sliced(1));
    case '<':
    case '/':
        return ofBalloon(text);
    default:
        return Other;
    }
}

QByteArrayView hostOf(QByteArrayView text)
{
    const qsizetype open = text.indexOf('[');
    if (open < 0) {
        return {};
    }
    for (qsizetype at = open + 1; at < text.size(); ++at) {
        if (text.at(at) == ']' || text.at(at) == ' ') {
            return text.sliced(open + 1, at - open - 1);
        }
    }
    return {};
}

bool opensBalloon(QByteArrayView text)
{
    return text.startsWith("/ ") || text.startsWith(" / ");
}

bool isAdHoc(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 5> words{"SUCCESS", "CHANGED", "FAILED", "UNREACHABLE!", "SKIPPED"};
    const qsizetype bar = text.indexOf('|') - 1;
    if (bar <= 0 || bar + 3 >= text.size() || text.first(bar).contains(' ') || !text.sliced(bar).startsWith(" | ")) {
        return false;
    }
    const QByteArrayView rest = text.sliced(bar + 3);
    return std::ranges::any_of(words, [rest](QByteArrayView word) { return rest.startsWith(word); });
}

bool isDebugging(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 6> beginnings{"task path: ", "Using module file ", "redirecting ",
                                                              "META: ",      "NOTIFIED HANDLER ",  "Loading "};
    return text.startsWith('<') ||
           std::ranges::any_of(beginnings, [text](QByteArrayView start) { return text.startsWith(start); });
}

} // namespace kubemori::advice
