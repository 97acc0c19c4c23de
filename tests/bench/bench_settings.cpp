// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for before the settings of two releases can be compared, and before an inventory is carried over:
// with git of a real checkout, as the window and the command line do it. KUBEMORI_KUBESPRAY names the checkout.
#include "command/local_runner.hpp"
#include "group_vars/carry_over.hpp"
#include "group_vars/inventory_folder.hpp"
#include "group_vars/settings_diff.hpp"
#include "kubespray/revision_files.hpp"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori;

namespace {

constexpr int skipped = 77;
constexpr int rounds = 9;
constexpr double diffGoal = 150;  // milliseconds
constexpr double carryGoal = 300; // milliseconds

double medianOf(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times.at(rounds / 2);
}

bool report(const char *what, double milliseconds, double goal)
{
    const bool good = goal <= 0 || milliseconds <= goal;
    std::printf("%-58s %7.1f ms%s\n", what, milliseconds, good ? "" : "  GOAL MISSED");
    return good;
}

group_vars::FolderFiles sampleOf(const kubespray::RevisionFiles &files, const QString &tag)
{
    auto sample = group_vars::readSample(files, tag, {});
    if (!sample) {
        std::fprintf(stderr, "bench: %s\n", qPrintable(toLogLine(sample.error())));
        std::exit(1);
    }
    return *sample;
}

/// Forty settings of the sample's own changed, as far as they are plain words.
group_vars::FolderFiles customised(group_vars::FolderFiles folder)
{
    int left = 40;
    for (auto file = folder.begin(); file != folder.end() && left > 0; ++file) {
        QList<QByteArray> lines = file->split('\n');
        for (QByteArray &line : lines) {
            if (left > 0 && line.startsWith("# ") && line.contains(": ") && line.endsWith("false")) {
                line = line.sliced(2).chopped(5) + "true";
                --left;
            }
        }
        *file = lines.join('\n');
    }
    folder.insert(u"inventory.ini"_s, "[all]\nnode1\n");
    return folder;
}

} // namespace

int main()
{
    const QString checkout = qEnvironmentVariable("KUBEMORI_KUBESPRAY");
    if (checkout.isEmpty()) {
        std::puts("KUBEMORI_KUBESPRAY names no Kubespray checkout: skipped");
        return skipped;
    }
    const QString from = u"v2.26.0"_s;
    const QString to = u"v2.27.0"_s;
    const kubespray::RevisionFiles files(kubespray::Git(std::make_shared<command::LocalRunner>(), checkout));
    const auto before = sampleOf(files, from);
    const auto after = sampleOf(files, to);
    group_vars::CarryOverInput input;
    input.oldSample = before;
    input.mine = customised(before);
    input.newSample = after;
    input.from = Version::parse(from).value_or(Version());
    input.to = Version::parse(to).value_or(Version());
    input.rules = group_vars::builtInSettingsRules().value_or(group_vars::SettingsRules());

    bool good = true;
    const auto compare = [](const auto &a, const auto &b) {
        (void)group_vars::settingsDiff(group_vars::SettingsSet::read(a), group_vars::SettingsSet::read(b));
    };
    good &= report("settings diff of two tags, git included",
                   medianOf([&] { compare(sampleOf(files, from), sampleOf(files, to)); }), diffGoal);
    report("  without git", medianOf([&] { compare(before, after); }), 0);
    good &= report("carry-over of an inventory with 40 changes, git included", medianOf([&] {
                       input.oldSample = sampleOf(files, from);
                       input.newSample = sampleOf(files, to);
                       (void)group_vars::carryOver(input);
                   }),
                   carryGoal);
    report("  without git", medianOf([&] { (void)group_vars::carryOver(input); }), 0);
    report("for comparison: git diff of the two samples, by lines", medianOf([&] {
               QProcess git;
               git.start(u"git"_s,
                         {u"-C"_s, checkout, u"diff"_s, u"--no-color"_s, from, to, u"--"_s, u"inventory/sample"_s});
               git.waitForFinished();
           }),
           0);
    return good ? 0 : 1;
}
