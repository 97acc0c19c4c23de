// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/git_words.hpp"

#include "demo/demo_checkouts.hpp"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Commands that work on the repository they are in. Not: those that have a command line run (bisect, filter-branch,
/// rebase, submodule), change settings (config) or begin something in the background (maintenance).
const QSet<QString> &verbs()
{
    static const QSet<QString> known{
        u"add"_s,          u"branch"_s,     u"cat-file"_s,     u"check-ignore"_s, u"checkout"_s,  u"cherry-pick"_s,
        u"commit"_s,       u"describe"_s,   u"diff"_s,         u"diff-index"_s,   u"diff-tree"_s, u"fetch"_s,
        u"for-each-ref"_s, u"grep"_s,       u"hash-object"_s,  u"log"_s,          u"ls-files"_s,  u"ls-tree"_s,
        u"merge"_s,        u"merge-base"_s, u"merge-file"_s,   u"merge-tree"_s,   u"mv"_s,        u"read-tree"_s,
        u"remote"_s,       u"reset"_s,      u"restore"_s,      u"rev-list"_s,     u"rev-parse"_s, u"revert"_s,
        u"rm"_s,           u"show"_s,       u"show-ref"_s,     u"stash"_s,        u"status"_s,    u"switch"_s,
        u"symbolic-ref"_s, u"tag"_s,        u"update-index"_s, u"worktree"_s,     u"write-tree"_s};
    return known;
}

/// A setting given for one call: none of those that name a program or a path.
bool isHarmlessSetting(const QString &setting)
{
    static const QRegularExpression form(
        uR"(\A(?:color\.\w+|core\.(?:quotepath|safecrlf|autocrlf|abbrev|preloadindex)|versionsort\.suffix|log\.\w+)"
        uR"(|diff\.(?:renames|renamelimit|algorithm|context|noprefix|mnemonicprefix|relative)|merge\.renames)"
        uR"(|http\.lowspeed\w+|gc\.auto|commit\.gpgsign|advice\.\w+)=[\w-]*\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    // With another value it would stay and watch, or be a program.
    return setting.compare("core.fsmonitor=false"_L1, Qt::CaseInsensitive) == 0 || form.match(setting).hasMatch();
}

bool isHarmlessWord(const QString &word)
{
    static constexpr std::array refused{
        "--upload-pack"_L1, "--receive-pack"_L1, "--exec"_L1, "--ext-diff"_L1, "--textconv"_L1,  "--no-index"_L1,
        "--output"_L1,      "--open-files"_L1,   "-O"_L1,     "--gpg-sign"_L1, "--config-env"_L1};
    if (std::ranges::any_of(refused, [&word](QLatin1StringView each) { return word.startsWith(each); })) {
        return false;
    }
    return !word.startsWith(u'/') || DemoCheckouts::isInside(word);
}

/// A remote by its name, or by a path inside.
bool isHarmlessFetch(const QStringList &words)
{
    static const QRegularExpression plain(uR"(\A(?:[\w.-]*\w|\+?refs/\S*)\z)"_s);
    return std::ranges::all_of(words, [](const QString &word) {
        return word.startsWith(u'-') || plain.match(word).hasMatch() ||
               (word.startsWith(u'/') && DemoCheckouts::isInside(word));
    });
}

} // namespace

bool staysInCheckout(const QStringList &words)
{
    if (words.value(0) != "-C"_L1 || !DemoCheckouts::isInside(words.value(1))) {
        return false;
    }
    qsizetype at = 2;
    for (; at < words.size() && words.at(at).startsWith(u'-'); ++at) {
        if (words.at(at) == "-c"_L1 && isHarmlessSetting(words.value(at + 1))) {
            ++at;
        } else if (words.at(at) != "--no-pager"_L1 && words.at(at) != "--no-optional-locks"_L1 &&
                   words.at(at) != "--literal-pathspecs"_L1) {
            return false;
        }
    }
    const QString verb = words.value(at);
    const QStringList rest = words.sliced(std::min(at + 1, words.size()));
    if (!verbs().contains(verb) || !std::ranges::all_of(rest, isHarmlessWord)) {
        return false;
    }
    if (verb == "fetch"_L1) {
        return isHarmlessFetch(rest);
    }
    if (verb == "remote"_L1 || verb == "worktree"_L1) { // to look, not to add
        return rest.isEmpty() || rest.constFirst() == "-v"_L1 || rest.constFirst() == "get-url"_L1 ||
               rest.constFirst() == "list"_L1;
    }
    return true;
}

} // namespace kubemori::demo
