// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/carry_text.hpp"

#include "group_vars/settings_rules.hpp"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::CarriedFile;
using group_vars::CarriedSetting;
using group_vars::CarryConflict;
using Decision = CarriedSetting::Decision;
using Kind = CarryConflict::Kind;

QString CarryText::decision(Decision decision)
{
    switch (decision) {
    case Decision::KeptMine:
        return tr("kept");
    case Decision::TookNew:
        return tr("new default");
    case Decision::EqualsNew:
        return tr("same as the new default");
    case Decision::Own:
        return tr("own setting");
    case Decision::Unset:
        return tr("left out");
    case Decision::Gone:
        return tr("not in the new sample");
    case Decision::Renamed:
        return tr("renamed");
    case Decision::DefaultChanged:
        return tr("default changed");
    case Decision::Unread:
        return tr("read by no role");
    }
    std::unreachable();
}

QString CarryText::explanation(const CarriedSetting &setting)
{
    QStringList sentences;
    switch (setting.decision) {
    case Decision::KeptMine:
        sentences << tr("Your value is kept, in the place where the new sample has this setting.");
        break;
    case Decision::TookNew:
        sentences << tr("You had the old default; the new one takes its place.");
        break;
    case Decision::EqualsNew:
        sentences << tr("Your value is the new default now.");
        break;
    case Decision::Own:
        sentences << tr("Neither sample has this setting; it comes along as it is.");
        break;
    case Decision::Unset:
        sentences << tr("You had taken this setting out; it is a comment in the new file.");
        break;
    case Decision::Gone:
        sentences << (setting.since.isEmpty()
                          ? tr("The new sample does not have this setting any more. Your value is kept.")
                          : tr("Since %1 the sample does not have this setting any more. Your value is kept.")
                                .arg(setting.since));
        break;
    case Decision::Renamed:
        sentences << tr("This setting has another name now. Your value is kept under it.");
        break;
    case Decision::DefaultChanged:
        sentences << tr("You relied on a default, and that is another one now.");
        break;
    case Decision::Unread:
        sentences << tr("No role of the new release reads this setting. Your value is kept and has no effect.");
        break;
    }
    if (!setting.replacedBy.isEmpty()) {
        sentences << tr("Its place is taken by %1.").arg(setting.replacedBy);
    }
    if (const QString text = rule(setting.rule); !text.isEmpty()) {
        sentences << text;
    }
    return sentences.join(u' ');
}

QString CarryText::conflictState(const CarryConflict &conflict)
{
    return conflict.isResolved ? tr("decided") : tr("to decide");
}

QString CarryText::question(const CarryConflict &conflict)
{
    QString text;
    switch (conflict.kind) {
    case Kind::BothChanged:
        text = tr("You changed this setting, and the new release has another default.");
        break;
    case Kind::DefaultChanged:
        text = tr("You did not set this, and the new release has another default. Keep what holds now, or take the new "
                  "one?");
        break;
    case Kind::Format:
        text = tr("The new release wants this value written in another way.");
        break;
    case Kind::Pinned:
        text = tr("Your value holds back a version.");
        break;
    case Kind::Renamed:
        text = tr("This setting has another name now that does not mean quite the same.");
        break;
    case Kind::WholeFile:
        text = tr("You changed this file, and so did the new release. It cannot be merged setting by setting.");
        break;
    }
    const QString why = rule(conflict.rule);
    return why.isEmpty() ? text : QString(text + u' ' + why);
}

QString CarryText::problem(group_vars::ResolutionProblem problem)
{
    switch (problem) {
    case group_vars::ResolutionProblem::NotYaml:
        return tr("This is not YAML.");
    case group_vars::ResolutionProblem::OtherKey:
        return tr("This has to be this one setting: its name, a colon, its value.");
    case group_vars::ResolutionProblem::OtherType:
        return tr("The value is of another type than before. It can be taken if that is meant.");
    }
    std::unreachable();
}

QString CarryText::summary(const group_vars::CarryOverResult &result)
{
    const auto kept = std::ranges::count_if(result.settings, [](const CarriedSetting &setting) {
        return setting.mine.has_value() && setting.conflict.isEmpty() && setting.decision != Decision::TookNew;
    });
    const auto open =
        std::ranges::count_if(result.conflicts, [](const CarryConflict &conflict) { return !conflict.isResolved; });
    QStringList parts{tr("%n setting(s) of yours come along", nullptr, static_cast<int>(kept))};
    parts << (open == 0 ? tr("nothing is left to decide") : tr("%n to decide", nullptr, static_cast<int>(open)));
    const auto files = std::ranges::count_if(
        result.files, [](const CarriedFile &file) { return file.outcome != CarriedFile::Outcome::Dropped; });
    parts << tr("%n file(s)", nullptr, static_cast<int>(files));
    return parts.join(u"  ·  "_s);
}

QString CarryText::outcome(CarriedFile::Outcome outcome)
{
    switch (outcome) {
    case CarriedFile::Outcome::Same:
        return tr("unchanged", "file");
    case CarriedFile::Outcome::Merged:
        return tr("merged", "file");
    case CarriedFile::Outcome::Conflict:
        return tr("to decide", "file");
    case CarriedFile::Outcome::Dropped:
        return tr("left out", "file");
    }
    std::unreachable();
}

QString CarryText::metallbNote(group_vars::MetallbMigration::Note note)
{
    using Note = group_vars::MetallbMigration::Note;
    switch (note) {
    case Note::BgpPeers:
        return tr("BGP peers are among them: have a look at what they have become.");
    case Note::Template:
        return tr("An address range is a template; no object can be made of it.");
    case Note::NoPools:
        return tr("Nothing says which addresses MetalLB may give out.");
    case Note::AvoidBuggyIps:
        return tr("Addresses ending in .0 and .255 stay unused, as before.");
    case Note::ServicesOfKubeVip:
        return tr("kube_vip_services_enabled is on too: two programs would give out addresses.");
    }
    std::unreachable();
}

QString CarryText::rule(const QString &id)
{
    if (id.isEmpty()) {
        return {};
    }
    const auto &rules = group_vars::builtInSettingsRules();
    if (!rules) {
        return {};
    }
    const auto found = std::ranges::find(*rules, id, &group_vars::SettingsRule::id);
    return found == rules->cend() ? QString() : found->text(tr("en", "code of the language of this file"));
}

} // namespace kubemori::ui
