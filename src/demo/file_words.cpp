// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/file_words.hpp"

#include "demo/demo_checkouts.hpp"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// The words before "--", and how many paths follow.
struct Form
{
    QLatin1StringView words;
    qsizetype paths;
};

constexpr std::array forms{Form{"cp -a"_L1, 2},
                           Form{"cp -a -n"_L1, 2},
                           Form{"mv -T"_L1, 2},
                           Form{"rm -rf"_L1, 1},
                           Form{"diff -r"_L1, 2},
                           Form{"diff -rq"_L1, 2},
                           Form{"mkdir -p"_L1, 1},
                           Form{"mkdir -p -m 0755"_L1, 1},
                           Form{"mkdir -p -m 0700"_L1, 1},
                           Form{"rm -f"_L1, 1},
                           Form{"diff -rq --no-dereference"_L1, 2}};

/// A script, by words that only it has.
struct Script
{
    QLatin1StringView mark;
    QLatin1StringView text; ///< what is run in its place
    qsizetype paths;
};

// $1: the checkout, $2: a revision with a path, $3: the copy, $4: what lies in its place. In names that it is given,
// tar would take backslashes and colons for its own.
constexpr auto archive = R"sh(set -e
trap 'rm -f -- "$3.tar"' EXIT
git -C "$1" archive --format=tar "$2" > "$3.tar"
mkdir -p -- "$3"
(cd -- "$3" && tar -x) < "$3.tar"
[ ! -d "$4" ] || cp -a -n -- "$4/." "$3")sh"_L1;

constexpr std::array scripts{
    Script{.mark = R"([ ! -d "$2" ] || mv -T -- "$2" "$1")"_L1,
           .text = R"sh([ -e "$1" ] || [ ! -d "$2" ] || mv -T -- "$2" "$1")sh"_L1,
           .paths = 2},
    Script{.mark = "for name in artifacts credentials"_L1,
           .text = R"sh(set -e
for name in artifacts credentials; do
  [ ! -d "$1/$name" ] || cp -a -n -- "$1/$name" "$2/"
done)sh"_L1,
           .paths = 2},
};

/// In a checkout, and neither it nor in git's own folder.
bool isInCheckout(const QString &path)
{
    const QString id = DemoCheckouts::clusterOf(path);
    const QString above = DemoCheckouts::checkoutOf(id) + u'/';
    if (id.isEmpty() || !path.startsWith(above) || path.split(u'/').contains(".."_L1)) {
        return false;
    }
    const QString below = QDir::cleanPath(path).sliced(std::min(above.size(), QDir::cleanPath(path).size()));
    return !below.isEmpty() && below.section(u'/', 0, 0) != ".git"_L1;
}

std::optional<FileWork> program(const QStringList &argv)
{
    const qsizetype dashes = argv.indexOf("--"_L1);
    if (dashes < 0) {
        return std::nullopt;
    }
    const QString words = argv.first(dashes).join(u' ');
    const QStringList paths = argv.sliced(dashes + 1);
    const bool isKnown =
        std::ranges::any_of(forms, [&](const Form &form) { return form.words == words && form.paths == paths.size(); });
    if (!isKnown || !std::ranges::all_of(paths, isInCheckout)) {
        return std::nullopt;
    }
    return FileWork{.argv = argv, .places = paths};
}

/// `git archive` of a folder of a branch, into a folder beside it.
std::optional<FileWork> archiveScript(const QStringList &argv)
{
    static const QRegularExpression revision(uR"(\Arefs/heads/[A-Za-z0-9][\w.-]*:[A-Za-z0-9][\w./-]*\z)"_s);
    const QStringList words = argv.sliced(4);
    if (words.size() != 4 || !revision.match(words.at(1)).hasMatch() || words.at(1).contains(".."_L1)) {
        return std::nullopt;
    }
    const bool isOurs = words.at(0) == DemoCheckouts::checkoutOf(DemoCheckouts::clusterOf(words.at(0)));
    if (!isOurs || !isInCheckout(words.at(2)) || !isInCheckout(words.at(3))) {
        return std::nullopt;
    }
    return FileWork{.argv = argv.first(2) + QStringList{QString(archive)} + argv.sliced(3),
                    .places = {words.at(0), words.at(2), words.at(3)}};
}

std::optional<FileWork> script(const QStringList &argv)
{
    const QString given = argv.value(2);
    if (argv.size() < 5 || argv.at(0) != "sh"_L1 || argv.at(1) != "-c"_L1) {
        return std::nullopt;
    }
    if (given.contains("archive --format=tar"_L1)) {
        return archiveScript(argv);
    }
    const auto *const found =
        std::ranges::find_if(scripts, [&given](const Script &each) { return given.contains(each.mark); });
    const QStringList paths = argv.sliced(4);
    if (found == scripts.end() || paths.size() != found->paths || !std::ranges::all_of(paths, isInCheckout)) {
        return std::nullopt;
    }
    return FileWork{.argv = argv.first(2) + QStringList{QString(found->text)} + argv.sliced(3), .places = paths};
}

} // namespace

std::optional<FileWork> fileWorkOf(const QStringList &argv)
{
    return program(argv).or_else([&argv] { return script(argv); });
}

} // namespace kubemori::demo
