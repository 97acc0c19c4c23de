// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settings_diff_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/sample_source.hpp"
#include "app/cli/settings_json.hpp"

#include "command/local_runner.hpp"
#include "ui/text/settings_text.hpp"

#include <QCommandLineParser>
#include <QFileInfo>

#include <memory>
#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using ui::SettingsText;

namespace {

/// What names the settings in the roles of the newer tag; nothing, and a message, when git cannot say.
std::optional<SettingUses> usesOf(const group_vars::SettingsDiff &diff, const QString &repository, const QString &tag,
                                  const std::stop_token &stop)
{
    QStringList keys;
    for (const group_vars::SettingChange &change : diff.changes) {
        keys.append(change.key);
    }
    const group_vars::SettingReaders readers(std::make_shared<command::LocalRunner>(),
                                             QFileInfo(repository).absoluteFilePath());
    auto uses = readers.usesOf(keys, tag, stop);
    if (!uses) {
        sayError(uses.error());
        return std::nullopt;
    }
    return *uses;
}

QString diffText(const group_vars::SettingsDiff &diff)
{
    QList<QStringList> rows;
    for (const group_vars::SettingChange &change : diff.changes) {
        const QString &file = change.after.file.isEmpty() ? change.before.file : change.after.file;
        rows.append({printable(change.key), SettingsText::kind(change.kind),
                     printable(SettingsText::side(change.before.state, change.before.value)),
                     printable(SettingsText::side(change.after.state, change.after.value)), printable(file)});
    }
    if (rows.isEmpty()) {
        return CliText::tr("The settings do not differ.") + u'\n';
    }
    return table(
        {CliText::tr("SETTING"), CliText::tr("CHANGE"), CliText::tr("OLD"), CliText::tr("NEW"), CliText::tr("FILE")},
        rows);
}

} // namespace

QString SettingsDiffCommand::name() const
{
    return u"settings-diff"_s;
}

QString SettingsDiffCommand::summary() const
{
    return CliText::tr("Shows how the settings of two Kubespray releases, or of two inventories, differ. Settings that "
                       "stand in comments count, as the samples show defaults that way.");
}

void SettingsDiffCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"from"_s, CliText::tr("A release tag of the checkout, or a folder with group_vars."),
                                 u"FROM"_s);
    parser.addPositionalArgument(u"to"_s, CliText::tr("What to compare with, of the same kind."), u"TO"_s);
    parser.addOption({u"repo"_s, CliText::tr("The Kubespray checkout that has the tags."), u"FOLDER"_s});
    parser.addOption(
        {u"readers"_s, CliText::tr("With json: list the roles of the newer tag that name each setting, too.")});
}

int SettingsDiffCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2) {
        say(CliText::tr("Use: kubemori settings-diff --repo FOLDER FROM TO, or kubemori settings-diff FOLDER FOLDER."));
        return WrongUsage;
    }
    const SampleSource source(parser.value(u"repo"_s), context.stop);
    const auto before = source.read(words.at(0));
    const auto after = before ? source.read(words.at(1)) : before;
    if (!before || !after) {
        const Error &error = before ? after.error() : before.error();
        sayError(error);
        return readingExitCode(error);
    }
    const group_vars::SettingsDiff diff = group_vars::settingsDiff(group_vars::SettingsSet::read(before->files),
                                                                   group_vars::SettingsSet::read(after->files));
    for (const QString &file : diff.unreadable) {
        say(CliText::tr("%1 cannot be read as settings: it is encrypted, or no YAML.").arg(printable(file)));
    }
    std::optional<SettingUses> uses;
    if (parser.isSet(u"readers"_s) && after->isTag) {
        uses = usesOf(diff, source.repository(), words.at(1), context.stop);
        if (!uses) {
            return Failed;
        }
    }
    const QByteArray text =
        context.json ? settingsDiffJson(diff, before->shownPrefix, after->shownPrefix, uses ? &*uses : nullptr)
                     : diffText(diff).toUtf8();
    return writeOut(text) ? Done : Failed;
}

} // namespace kubemori::cli
