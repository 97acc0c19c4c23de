// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/checkout_history.hpp"

#include "demo/fast_import.hpp"
#include "demo/kubespray_tree.hpp"
#include "demo/own_inventory.hpp"

#include <algorithm>
#include <vector>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

QDateTime dateOf(const Release &release)
{
    return QDateTime::fromString(release.date, Qt::ISODate);
}

FastImport::Signature maintainers(const Release &release)
{
    return {.name = u"Demo maintainers"_s, .email = u"maintainers@kubespray.example"_s, .when = dateOf(release)};
}

/// The releases in the order of their dates; empty `until`: all of them.
std::vector<const Release *> releasesUntil(const QString &until)
{
    std::vector<const Release *> known;
    for (const Release &release : releases()) {
        if (until.isEmpty() || release.date.toString() <= until) {
            known.push_back(&release);
        }
    }
    std::ranges::sort(known, {}, [](const Release *release) { return dateOf(*release); });
    return known;
}

/// Writes them as a line of first releases with a branch of patches on each. Marks of the releases by their tags.
QHash<QString, int> writeReleases(FastImport &import, const std::vector<const Release *> &known, const QString &heads)
{
    QHash<QString, int> marks;
    QHash<QString, int> tips; // of the lines of patches
    int main = 0;
    for (const Release *release : known) {
        const bool isFirst = release->version().patch == 0;
        const QString branch = heads + (isFirst ? u"master"_s : QString(u"release-"_s + release->line()));
        const int mark = import.commit(branch, isFirst ? main : tips.value(release->line()), maintainers(*release),
                                       u"Release %1"_s.arg(release->tag.toString()), kubesprayTree(*release));
        import.tag(release->tag, mark, maintainers(*release),
                   u"%1, with Kubernetes %2"_s.arg(release->tag.toString(), release->kubernetes.toString()));
        main = isFirst ? mark : main;
        tips.insert(release->line(), mark);
        marks.insert(release->tag, mark);
    }
    return marks;
}

/// As Kubespray ignores all inventories, the admins first have to let theirs in.
void writeWorkBranch(FastImport &import, const ClusterRecipe &recipe, const Release &release, int mark)
{
    const Tree tree = kubesprayTree(release);
    const auto signature = [&](int days) {
        return FastImport::Signature{.name = u"Ops of "_s + recipe.name,
                                     .email = u"ops@%1.example"_s.arg(recipe.id.section(u'.', 1)),
                                     .when = dateOf(release).addDays(days)};
    };
    const auto with = [&tree](Tree own) {
        own.insert(tree);
        own[u".gitignore"_s] += "!" + QByteArray(ownInventoryFolder.data(), ownInventoryFolder.size()) + '\n';
        return own;
    };
    const QString branch = u"refs/heads/t_"_s + release.tag.toString();
    const int copied =
        import.commit(branch, mark, signature(9), u"Keep our inventory here"_s, with(copiedInventory(recipe, tree)));
    import.commit(branch, copied, signature(10), u"Set what is ours for %1"_s.arg(release.tag.toString()),
                  with(ownInventory(recipe, tree)));
}

/// The newest known of the line before.
const Release *releaseBefore(const Release &release, const std::vector<const Release *> &known)
{
    const Release *before = nullptr;
    for (const Release *each : known) {
        const bool isOfLineBefore = each->version().minor + 1 == release.version().minor;
        if (isOfLineBefore && dateOf(*each) < dateOf(release) &&
            (before == nullptr || before->version() < each->version())) {
            before = each;
        }
    }
    return before;
}

} // namespace

QByteArray originHistory()
{
    FastImport import;
    (void)writeReleases(import, releasesUntil({}), u"refs/heads/"_s);
    return import.stream();
}

QByteArray checkoutHistory(const ClusterRecipe &recipe)
{
    FastImport import;
    const std::vector<const Release *> known = releasesUntil(recipe.lastFetch);
    const QHash<QString, int> marks = writeReleases(import, known, u"refs/remotes/origin/"_s);
    if (const Release *release = releaseOf(recipe.kubespray); release != nullptr) {
        if (const Release *before = releaseBefore(*release, known); before != nullptr) {
            writeWorkBranch(import, recipe, *before, marks.value(before->tag));
        }
        writeWorkBranch(import, recipe, *release, marks.value(release->tag));
    }
    return import.stream();
}

QString workBranchOf(const ClusterRecipe &recipe)
{
    return u"t_"_s + recipe.kubespray;
}

} // namespace kubemori::demo
