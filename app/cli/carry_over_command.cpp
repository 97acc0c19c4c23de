// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/carry_over_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/decisions_file.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/sample_source.hpp"
#include "app/cli/settings_json.hpp"

#include "command/local_runner.hpp"
#include "group_vars/carry_over.hpp"
#include "group_vars/checkout_files.hpp"
#include "group_vars/inventory_folder.hpp"
#include "group_vars/local_inventory.hpp"
#include "group_vars/setting_readers.hpp"
#include "kubespray/checkout.hpp"
#include "ui/text/carry_text.hpp"
#include "ui/text/settings_text.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using group_vars::CarriedFile;
using ui::CarryText;
using ui::SettingsText;

namespace {

/// What the options name, read.
struct Job
{
    group_vars::LocalInventory mine;
    group_vars::CarryOverInput input;
};

std::unexpected<Error> about(const Error &error, const QString &option)
{
    return std::unexpected(error.during(option));
}

/// The rules hold between releases; folders that do not say which they are have none.
Result<> addRules(Job &job, const Sample &oldSample, const Sample &newSample)
{
    if (!oldSample.version || !newSample.version) {
        say(CliText::tr("It is not known which releases the folders are of: what is known about renamed settings and "
                        "changed defaults is not used."));
        return {};
    }
    job.input.from = *oldSample.version;
    job.input.to = *newSample.version;
    const auto &rules = group_vars::builtInSettingsRules();
    if (!rules) {
        return std::unexpected(rules.error());
    }
    job.input.rules = *rules;
    return {};
}

/// Which of my settings the roles of a tag name. Without it all the rest is as good.
std::optional<QSet<QString>> readKeysOf(const Job &job, const QString &repository, const QString &tag,
                                        const std::stop_token &stop)
{
    const group_vars::SettingReaders readers(std::make_shared<command::LocalRunner>(),
                                             QFileInfo(repository).absoluteFilePath());
    auto read = readers.readKeys(group_vars::ownSettings(job.input.oldSample, job.input.mine), tag, stop);
    if (!read) {
        sayError(read.error());
        return std::nullopt;
    }
    return std::move(*read);
}

Result<Job> readJob(const QCommandLineParser &parser, const Context &context)
{
    const SampleSource source(parser.value(u"repo"_s), context.stop);
    Job job;
    auto mine = group_vars::readLocalInventory(parser.value(u"inventory"_s), context.stop);
    if (!mine) {
        return about(mine.error(), u"--inventory"_s);
    }
    job.mine = std::move(*mine);
    auto oldSample = source.read(parser.value(u"from"_s));
    if (!oldSample) {
        return about(oldSample.error(), u"--from"_s);
    }
    auto newSample = source.read(parser.value(u"to"_s));
    if (!newSample) {
        return about(newSample.error(), u"--to"_s);
    }
    job.input.mine = job.mine.files;
    job.input.oldSample = std::move(oldSample->files);
    job.input.newSample = std::move(newSample->files);
    if (const auto added = addRules(job, *oldSample, *newSample); !added) {
        return std::unexpected(added.error());
    }
    if (newSample->isTag) {
        job.input.readKeys = readKeysOf(job, source.repository(), parser.value(u"to"_s), context.stop);
    }
    if (oldSample->isTag) {
        job.input.oldReadKeys = readKeysOf(job, source.repository(), parser.value(u"from"_s), context.stop);
    }
    if (parser.isSet(u"decisions"_s)) {
        auto decisions = readDecisions(parser.value(u"decisions"_s), context.stop);
        if (!decisions) {
            return about(decisions.error(), u"--decisions"_s);
        }
        job.input.resolutions = std::move(*decisions);
    }
    return job;
}

/// "mycluster" of REPO/inventory/mycluster; empty for a folder elsewhere.
QString nameIn(const QString &repository, const QString &folder)
{
    const QString relative = QDir(repository + u"/inventory"_s).relativeFilePath(QFileInfo(folder).absoluteFilePath());
    return relative.startsWith(u'.') || relative.contains(u'/') ? QString() : relative;
}

/// What was changed in the checkout itself, against the release that it stands at.
void addCheckoutFiles(const Job &job, const QCommandLineParser &parser, const std::stop_token &stop,
                      group_vars::CarryOverResult &result)
{
    const QString repository = QFileInfo(parser.value(u"repo"_s)).absoluteFilePath();
    const auto runner = std::make_shared<command::LocalRunner>();
    const auto state = kubespray::Checkout(runner, repository).state(stop);
    const QString base = state ? state->baseRelease() : QString();
    if (parser.value(u"repo"_s).isEmpty() || base.isEmpty()) {
        return; // a bare repository, or none of Kubespray's own
    }
    const QStringList names{u"ansible.cfg"_s, u".gitignore"_s};
    const kubespray::RevisionFiles files{kubespray::Git(runner, repository)};
    group_vars::CheckoutFiles checkout;
    checkout.old = files.read(base, names, stop).value_or(group_vars::FolderFiles());
    checkout.fresh = files.read(parser.value(u"to"_s), names, stop).value_or(group_vars::FolderFiles());
    for (const QString &name : names) {
        QFile file(repository + u'/' + name);
        if (file.open(QIODevice::ReadOnly) && checkout.old.contains(name) && checkout.fresh.contains(name)) {
            checkout.mine.insert(name, file.readAll());
        }
    }
    checkout.inventory = nameIn(repository, job.mine.folder);
    checkout.result = nameIn(repository, parser.value(u"out"_s));
    group_vars::carryCheckoutFiles(checkout, job.input.resolutions, result);
}

void addCopied(group_vars::CarryOverResult &result, const group_vars::LocalInventory &mine)
{
    for (const QStringList &paths : {mine.copied, QStringList(mine.links.keys())}) {
        for (const QString &path : paths) {
            result.files.append(
                {.path = path, .outcome = CarriedFile::Outcome::Same, .bytes = {}, .mine = path, .note = {}});
        }
    }
    std::ranges::sort(result.files, {}, &CarriedFile::path);
}

QString resultText(const group_vars::CarryOverResult &result, const group_vars::MetallbMigration &metallb)
{
    QList<QStringList> rows;
    for (const group_vars::CarriedSetting &setting : result.settings) {
        const auto shown = [](const std::optional<inventory::Value> &value) {
            return value ? printable(SettingsText::value(*value)) : u"–"_s;
        };
        rows.append({printable(setting.key), CarryText::decision(setting.decision), shown(setting.mine),
                     printable(SettingsText::side(setting.newState, setting.newDefault.value_or(inventory::Value()))),
                     printable(setting.file)});
    }
    QString text = table({CliText::tr("SETTING"), CliText::tr("DECISION"), CliText::tr("MINE"),
                          CliText::tr("NEW DEFAULT"), CliText::tr("FILE")},
                         rows);
    for (const CarriedFile &file : result.files) {
        if (file.outcome == CarriedFile::Outcome::Dropped && !file.mine.isEmpty()) {
            text += CliText::tr("Not carried over: %1").arg(printable(file.path)) + u'\n';
        }
    }
    for (const group_vars::CarryConflict &conflict : result.conflicts) {
        if (!conflict.isResolved) {
            text += u"\n%1 (%2:%3)\n  %4\n"_s.arg(printable(conflict.id), printable(conflict.file))
                        .arg(conflict.line)
                        .arg(CarryText::question(conflict));
        }
    }
    if (metallb.isNeeded) {
        text += u'\n' +
                CliText::tr("MetalLB: %1 are not read any more. Put this into addons.yml instead:")
                    .arg(metallb.oldKeys.join(u", "_s)) +
                u'\n' + printable(QString::fromUtf8(metallb.settings)) + u'\n' +
                CliText::tr("The same as objects for kubectl:") + u'\n' +
                printable(QString::fromUtf8(metallb.manifests));
    }
    return text + u'\n' + CarryText::summary(result) + u'\n';
}

int refuse(const Error &error)
{
    sayError(error);
    return readingExitCode(error);
}

} // namespace

QString CarryOverCommand::name() const
{
    return u"carry-over"_s;
}

QString CarryOverCommand::summary() const
{
    return CliText::tr("Writes a new inventory folder for another Kubespray release: that release's sample with the "
                       "settings and files of yours in it. The old folder is not touched.");
}

void CarryOverCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"repo"_s, CliText::tr("The Kubespray checkout that has the tags."), u"FOLDER"_s});
    parser.addOption(
        {u"inventory"_s, CliText::tr("Your inventory: its folder, or the inventory file in it."), u"FOLDER"_s});
    parser.addOption({u"from"_s,
                      CliText::tr("The release it was made for: a tag, or a folder with that release's sample."),
                      u"TAG"_s});
    parser.addOption(
        {u"to"_s, CliText::tr("The release to carry it to: a tag, or a folder with its sample."), u"TAG"_s});
    parser.addOption({u"out"_s, CliText::tr("The folder to write. It must not exist, or be empty."), u"FOLDER"_s});
    parser.addOption({u"decisions"_s,
                      CliText::tr("A YAML file with what was decided: by the id of a conflict mine, new, or text: with "
                                  "the lines to write."),
                      u"FILE"_s});
    parser.addOption({u"dry-run"_s, CliText::tr("Say what would become of every setting and write nothing.")});
}

int CarryOverCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const bool dryRun = parser.isSet(u"dry-run"_s);
    QStringList needed{u"inventory"_s, u"from"_s, u"to"_s};
    if (!dryRun) {
        needed.append(u"out"_s);
    }
    for (const QString &option : std::as_const(needed)) {
        if (parser.value(option).isEmpty()) {
            say(CliText::tr("--%1 is needed.").arg(option));
            return WrongUsage;
        }
    }
    const auto job = readJob(parser, context);
    if (!job) {
        return refuse(job.error());
    }
    const QString out = parser.value(u"out"_s);
    if (const auto free = dryRun ? Result<>() : group_vars::checkOutput(job->mine, out); !free) {
        return refuse(free.error());
    }
    group_vars::CarryOverResult result = group_vars::carryOver(job->input);
    addCheckoutFiles(*job, parser, context.stop, result);
    for (const QString &id : std::as_const(result.unusedResolutions)) {
        say(CliText::tr("The decision for %1 is not used: there is no such conflict.").arg(printable(id)));
    }
    // The folder first: a script that reads the answer may rely on it.
    if (const auto written = dryRun ? Result<>() : group_vars::writeInventory(job->mine, result, {}, out, context.stop);
        !written) {
        return refuse(written.error());
    }
    addCopied(result, job->mine);
    const QString language = parser.isSet(u"language"_s)                 ? parser.value(u"language"_s)
                             : QLocale().language() == QLocale::Japanese ? u"ja"_s
                                                                         : u"en"_s;
    const auto metallb = group_vars::migrateMetallb(job->input.mine, job->input.to);
    const bool told = writeOut(context.json ? carryOverJson(result, job->input.rules, metallb, language)
                                            : resultText(result, metallb).toUtf8());
    if (!result.isComplete()) {
        say(CliText::tr(
            "Decisions are needed. Until they are made, what held so far stands in the files, under comments "
            "that begin with “# kubemori: undecided”."));
        return DecisionNeeded;
    }
    return told ? Done : Failed;
}

} // namespace kubemori::cli
