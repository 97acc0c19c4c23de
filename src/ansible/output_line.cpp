// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/output_line.hpp"

#include "ansible/event_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Kind = OutputLine::Kind;

constexpr qsizetype fewestStars = 3;

QString named(QStringView text)
{
    return cut(text.trimmed().toString(), longestName);
}

/// Without the row of stars behind a banner; false: there is none.
bool dropStars(QStringView &text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1) == u'*') {
        --end;
    }
    const bool isBanner = text.size() - end >= fewestStars && end > 0 && text.at(end - 1) == u' ';
    text = isBanner ? text.first(end).trimmed() : text;
    return isBanner;
}

/// "TASK [name]": what is in the brackets, for a banner that begins with `word`.
std::optional<OutputLine> readTitle(QStringView text, QStringView word, Kind kind, bool goesOn)
{
    if (!text.startsWith(word)) {
        return std::nullopt;
    }
    QStringView rest = text.sliced(word.size());
    if (rest.startsWith(u": [")) {
        rest = rest.sliced(1); // as ansible 1 wrote it
    }
    if (rest.endsWith(u" [CHECK MODE]")) {
        rest.chop(13);
    }
    if (!rest.startsWith(u" [")) {
        return std::nullopt;
    }
    rest = rest.sliced(2);
    if (rest.endsWith(u']')) {
        rest.chop(1);
    }
    OutputLine line;
    line.kind = kind;
    line.name = named(rest);
    line.goesOn = goesOn;
    return line;
}

OutputLine ofKind(Kind kind)
{
    OutputLine line;
    line.kind = kind;
    return line;
}

/// `isMarked`: stars or a cow say that it is a banner; a title in brackets is one without, too.
std::optional<OutputLine> readBanner(QStringView text, bool isMarked, bool goesOn)
{
    if (auto line = readTitle(text, u"TASK", Kind::Task, goesOn)) {
        return line;
    }
    if (auto line = readTitle(text, u"PLAY", Kind::Play, goesOn)) {
        return line;
    }
    if (auto line = readTitle(text, u"RUNNING HANDLER", Kind::Handler, goesOn)) {
        return line;
    }
    if (text == u"NO MORE HOSTS LEFT") {
        return ofKind(Kind::NoMoreHosts);
    }
    if (isMarked && (text == u"PLAY RECAP" || text == u"PLAY RECAP:")) {
        return ofKind(Kind::RecapStart);
    }
    if (isMarked && (text == u"PLAY" || text == u"PLAY [CHECK MODE]")) {
        return ofKind(Kind::Play);
    }
    return std::nullopt;
}

/// "[node1 -> node2(10.0.0.2)]", with `text` behind the first bracket. False: it does not end.
bool takeHosts(QStringView &text, OutputLine &line)
{
    const qsizetype end = text.indexOf(u']');
    if (end <= 0) {
        return false;
    }
    QStringView host = text.first(end);
    text = text.sliced(end + 1);
    if (const qsizetype arrow = host.indexOf(u" -> "); arrow > 0) {
        QStringView other = host.sliced(arrow + 4);
        if (const qsizetype address = other.lastIndexOf(u'('); address > 0 && other.endsWith(u')')) {
            other = other.first(address);
        }
        line.delegatedTo = named(other);
        host = host.first(arrow);
    }
    line.host = named(host);
    return true;
}

/// Where the bracket that was opened before `text` is closed; -1: nowhere.
qsizetype closing(QStringView text)
{
    int depth = 1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        depth += text.at(i) == u'(' ? 1 : text.at(i) == u')' ? -1 : 0;
        if (depth == 0) {
            return i;
        }
    }
    const qsizetype before = text.indexOf(u") => "); // an item with a bracket of its own: ":-("
    return before >= 0 ? before : text.lastIndexOf(u')');
}

void takeItem(QStringView &text, OutputLine &line)
{
    constexpr QStringView mark = u"(item=";
    QStringView rest = text.trimmed();
    rest = rest.startsWith(u"=> (item=") ? rest.sliced(3) : rest;
    if (!rest.startsWith(mark)) {
        return;
    }
    rest = rest.sliced(mark.size());
    const qsizetype end = closing(rest);
    line.kind = Kind::ItemResult;
    line.item = named(end < 0 ? rest : rest.first(end));
    text = end < 0 ? QStringView() : rest.sliced(end + 1);
}

void takeMessage(QStringView text, OutputLine &line)
{
    text = text.trimmed();
    if (text.startsWith(u"=>")) {
        text = text.sliced(2).trimmed();
    }
    line.message = cut(text.toString(), longestMessage);
}

/// "ok: [node1] => (item=x) => {…}", `text` behind the word and its ": [".
OutputLine readResult(QStringView text, HostStatus status)
{
    OutputLine line = ofKind(Kind::HostResult);
    line.status = status;
    if (!takeHosts(text, line)) {
        return {};
    }
    if (text.startsWith(u": FAILED!")) {
        text = text.sliced(9);
    } else if (text.startsWith(u": UNREACHABLE!")) {
        line.status = HostStatus::Unreachable;
        text = text.sliced(14);
    } else {
        takeItem(text, line);
    }
    takeMessage(text, line);
    return line;
}

/// "FAILED - RETRYING: [node1]: name (3 retries left).", older versions without the host.
OutputLine readRetry(QStringView text)
{
    OutputLine line = ofKind(Kind::Retry);
    if (text.startsWith(u'[')) {
        QStringView rest = text.sliced(1);
        if (takeHosts(rest, line) && rest.startsWith(u": ")) {
            text = rest.sliced(2);
        } else {
            line.host.clear(); // it belongs to the name
            line.delegatedTo.clear();
        }
    }
    const qsizetype end = text.indexOf(u" retries left)");
    const qsizetype open = end < 0 ? -1 : text.first(end).lastIndexOf(u" (");
    if (open < 0) {
        return {};
    }
    line.name = named(text.first(open));
    line.retriesLeft = std::max(0, text.sliced(open + 2, end - open - 2).toInt());
    return line;
}

bool takeCount(QStringView word, HostTally &tally)
{
    const qsizetype equals = word.indexOf(u'=');
    bool isNumber = false;
    const int number = equals < 0 ? 0 : word.sliced(equals + 1).toInt(&isNumber);
    if (!isNumber || number < 0) {
        return false;
    }
    const std::array<std::pair<QStringView, int *>, 7> fields{{{u"ok", &tally.ok},
                                                               {u"changed", &tally.changed},
                                                               {u"unreachable", &tally.unreachable},
                                                               {u"failed", &tally.failed},
                                                               {u"skipped", &tally.skipped},
                                                               {u"rescued", &tally.rescued},
                                                               {u"ignored", &tally.ignored}}};
    for (const auto &[name, field] : fields) {
        if (word.first(equals) == name) {
            *field = number;
        }
    }
    return true;
}

/// "node1   : ok=5  changed=2  unreachable=0  failed=0" and what later versions have behind that.
std::optional<OutputLine> readRecapHost(QStringView text)
{
    const qsizetype colon = text.indexOf(u": ok=");
    if (colon <= 0 || !text.contains(u"failed=")) {
        return std::nullopt;
    }
    OutputLine line = ofKind(Kind::RecapHost);
    line.host = named(text.first(colon));
    const auto words = text.sliced(colon + 1).split(u' ', Qt::SkipEmptyParts);
    const bool isRecap = !line.host.isEmpty() && !line.host.contains(u' ') &&
                         std::ranges::all_of(words, [&](QStringView word) { return takeCount(word, line.tally); });
    return isRecap ? std::optional(line) : std::nullopt;
}

/// "node1 | CHANGED | rc=0 >>", "node1 | UNREACHABLE! => {": of `ansible` itself.
std::optional<OutputLine> readAdHoc(QStringView text)
{
    static constexpr std::array<std::pair<QStringView, HostStatus>, 7> words{
        {{u"SUCCESS", HostStatus::Ok},
         {u"CHANGED", HostStatus::Changed},
         {u"FAILED!", HostStatus::Failed},
         {u"FAILED", HostStatus::Failed},
         {u"UNREACHABLE!:", HostStatus::Unreachable},
         {u"UNREACHABLE!", HostStatus::Unreachable},
         {u"SKIPPED", HostStatus::Skipped}}};
    const qsizetype bar = text.indexOf(u" | ");
    if (bar <= 0 || text.first(bar).contains(u' ')) {
        return std::nullopt;
    }
    QStringView rest = text.sliced(bar + 3);
    const auto found = std::ranges::find_if(words, [rest](const auto &word) {
        return rest.startsWith(word.first) && (rest.size() == word.first.size() || rest.at(word.first.size()) == u' ');
    });
    if (found == words.end()) {
        return std::nullopt;
    }
    OutputLine line = ofKind(Kind::HostResult);
    line.host = named(text.first(bar));
    line.status = found->second;
    rest = rest.sliced(found->first.size()).trimmed();
    if (rest.startsWith(u"| rc=")) {
        rest = rest.sliced(5);
        const qsizetype blank = rest.indexOf(u' ');
        bool isNumber = false;
        const int code = (blank < 0 ? rest : rest.first(blank)).toInt(&isNumber);
        line.exitCode = isNumber ? std::optional(code) : std::nullopt;
        rest = blank < 0 ? QStringView() : rest.sliced(blank + 1).trimmed();
        rest = rest == u">>" ? QStringView() : rest.startsWith(u"| ") ? rest.sliced(2) : rest;
    }
    takeMessage(rest, line);
    return line;
}

OutputLine readIncluded(QStringView text)
{
    OutputLine line = ofKind(Kind::Included);
    const qsizetype hosts = text.indexOf(u" for ");
    line.name = named(hosts < 0 ? text : text.first(hosts));
    QStringView rest = hosts < 0 ? QStringView() : text.sliced(hosts + 5);
    if (const qsizetype item = rest.indexOf(u" => (item="); item >= 0) {
        line.item = named(rest.sliced(item + 10).chopped(rest.endsWith(u')') ? 1 : 0));
        rest = rest.first(item);
    }
    line.message = cut(rest.toString(), longestMessage);
    return line;
}

OutputLine readSaid(QStringView text, Kind kind)
{
    OutputLine line = ofKind(kind);
    line.message = cut(text.trimmed().toString(), longestMessage);
    return line;
}

} // namespace

std::optional<BalloonLine> readBalloon(QStringView text)
{
    constexpr qsizetype shortest = 5;
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    if (text.startsWith(u' ')) {
        text = text.sliced(1);
    }
    if (text.size() < shortest || text.at(1) != u' ' || text.at(text.size() - 2) != u' ') {
        return std::nullopt;
    }
    const char16_t first = text.front().unicode();
    const char16_t last = text.back().unicode();
    const bool isOnly = (first == u'<' && last == u'>');
    const bool isFirst = first == u'/' && last == u'\\';
    const bool isLast = first == u'\\' && last == u'/';
    const bool isMiddle = (first == u'|' && last == u'|') || (first == u'(' && last == u')');
    if (!isOnly && !isFirst && !isLast && !isMiddle) {
        return std::nullopt;
    }
    return BalloonLine{.text = text.sliced(2, text.size() - 4).trimmed().toString(),
                       .opens = isOnly || isFirst,
                       .closes = isOnly || isLast};
}

OutputLine readOutputLine(const QString &whole)
{
    static constexpr std::array<std::pair<QStringView, HostStatus>, 5> results{{{u"ok: [", HostStatus::Ok},
                                                                                {u"changed: [", HostStatus::Changed},
                                                                                {u"skipping: [", HostStatus::Skipped},
                                                                                {u"fatal: [", HostStatus::Failed},
                                                                                {u"failed: [", HostStatus::Failed}}};
    static constexpr std::array<std::pair<QStringView, Kind>, 8> said{
        {{u"[WARNING]: ", Kind::Warning},
         {u" [WARNING]: ", Kind::Warning},
         {u"[DEPRECATION WARNING]: ", Kind::Warning},
         {u"[DEPRECATED]: ", Kind::Warning},
         {u"[ERROR]: ", Kind::Error},
         {u"ERROR! ", Kind::Error},
         {u"ERROR: ", Kind::Error},
         {u"An exception occurred during task execution.", Kind::Error}}};
    const QStringView line(whole);
    for (const auto &[word, status] : results) {
        if (line.startsWith(word)) {
            return readResult(line.sliced(word.size()), status);
        }
    }
    for (const auto &[word, kind] : said) {
        if (line.startsWith(word)) {
            return readSaid(line.sliced(word.endsWith(u' ') ? word.size() : 0), kind);
        }
    }
    QStringView text = line.trimmed();
    if (text == u"...ignoring") {
        return ofKind(Kind::Ignoring);
    }
    if (line.startsWith(u"FAILED - RETRYING: ")) {
        return readRetry(line.sliced(19));
    }
    if (line.startsWith(u"included: ")) {
        return readIncluded(text.sliced(10));
    }
    if (const auto balloon = readBalloon(line)) {
        return balloon->opens ? readBanner(balloon->text, true, !balloon->closes).value_or(OutputLine{}) : OutputLine{};
    }
    const bool isMarked = dropStars(text);
    if (auto banner = readBanner(text, isMarked, false)) {
        return *banner;
    }
    if (auto recap = readRecapHost(text)) {
        return *recap;
    }
    return line.startsWith(u' ') ? OutputLine{} : readAdHoc(text).value_or(OutputLine{});
}

} // namespace kubemori::ansible
