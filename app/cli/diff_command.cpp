// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/diff_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "ui/text/diff_text.hpp"

#include "command/local_runner.hpp"
#include "diff/comparison.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using diff::DiffSource;

namespace {

std::optional<ChosenCheckout> repositoryOf(const QCommandLineParser &parser, const Context &context)
{
    if (!parser.isSet(u"repo"_s)) {
        return checkoutOfCluster(parser.value(u"cluster"_s), context);
    }
    return ChosenCheckout{.world = nullptr,
                          .runner = std::make_shared<command::LocalRunner>(),
                          .folder = QDir::current().absoluteFilePath(parser.value(u"repo"_s)),
                          .inventory = {}};
}

/// A relative folder is one of this shell's.
std::optional<DiffSource> sourceOf(const QString &word, const command::Runner &runner)
{
    auto source = DiffSource::parse(word);
    if (!source) {
        sayError(source.error());
        return std::nullopt;
    }
    const bool isHere = runner.location() == "local"_L1;
    if (source->kind == DiffSource::Kind::Folder && isHere && !source->name.startsWith(u'~')) {
        source->name = QDir::cleanPath(QDir::current().absoluteFilePath(source->name));
    }
    return *source;
}

QJsonValue numberOf(const std::optional<int> &count)
{
    return count ? QJsonValue(*count) : QJsonValue(QJsonValue::Null);
}

QByteArray jsonOf(const diff::FileList &list)
{
    const auto path = [](const diff::FileVersion &version) {
        return version.exists() ? QJsonValue(version.path) : QJsonValue(QJsonValue::Null);
    };
    QJsonArray files;
    for (const diff::FileChange &file : list.files) {
        files.append(QJsonObject{{u"old"_s, path(file.old)},
                                 {u"new"_s, path(file.now)},
                                 {u"status"_s, diff::toString(file.status)},
                                 {u"added"_s, numberOf(file.added)},
                                 {u"removed"_s, numberOf(file.removed)}});
    }
    return QJsonDocument(QJsonObject{{u"files"_s, files}}).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray tableOf(const diff::FileList &list)
{
    QList<QStringList> rows;
    for (const diff::FileChange &file : list.files) {
        const auto count = [](const std::optional<int> &lines) { return lines ? QString::number(*lines) : u"-"_s; };
        rows.append({ui::DiffText::status(file.status), count(file.added), count(file.removed),
                     printable(ui::DiffText::path(file))});
    }
    const QString total = CliText::tr("%n file(s) differ, +%1 −%2", nullptr, static_cast<int>(list.files.size()))
                              .arg(list.added())
                              .arg(list.removed());
    const QString head =
        rows.isEmpty()
            ? QString()
            : table({CliText::tr("STATUS"), CliText::tr("ADDED"), CliText::tr("REMOVED"), CliText::tr("FILE")}, rows);
    return (head + total + u'\n').toUtf8();
}

} // namespace

QString DiffCommand::name() const
{
    return u"diff"_s;
}

QString DiffCommand::summary() const
{
    return CliText::tr(
        "Shows which files differ between two versions of Kubespray: tags, branches, commits, the working "
        "tree (WORKTREE), or folders (/…, ./…, ~/…).");
}

void DiffCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"from"_s, CliText::tr("The older version."), u"FROM"_s);
    parser.addPositionalArgument(u"to"_s, CliText::tr("The newer version."), u"TO"_s);
    parser.addOption({u"repo"_s,
                      CliText::tr("The Kubespray checkout on this machine. Without it the one of --cluster."),
                      u"FOLDER"_s});
    parser.addOption(
        {u"path"_s, CliText::tr("Only this file, or the files below this folder of the checkout."), u"PATH"_s});
}

int DiffCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2 || (!parser.isSet(u"repo"_s) && !parser.isSet(u"cluster"_s))) {
        say(CliText::tr("Use: kubemori diff --repo FOLDER FROM TO, or kubemori diff --cluster NAME FROM TO."));
        return WrongUsage;
    }
    const auto repository = repositoryOf(parser, context);
    if (!repository) {
        return WrongUsage;
    }
    const auto from = sourceOf(words.at(0), *repository->runner);
    const auto to = sourceOf(words.at(1), *repository->runner);
    if (!from || !to) {
        return WrongUsage;
    }
    const auto comparison = diff::Comparison::begin(repository->runner, repository->folder, *from, *to, context.stop);
    auto files = comparison ? (*comparison)->files({}, context.stop) : std::unexpected(comparison.error());
    if (!files) {
        sayError(files.error());
        return Failed;
    }
    const QString path = QDir::cleanPath(parser.value(u"path"_s));
    if (path != "."_L1) {
        files->files.removeIf([&path](const diff::FileChange &file) { return !file.isBelow(path); });
    }
    return writeOut(context.json ? jsonOf(*files) : tableOf(*files)) ? Done : Failed;
}

} // namespace kubemori::cli
