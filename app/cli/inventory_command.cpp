// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inventory_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/inventory_printer.hpp"
#include "app/cli/output.hpp"

#include "inventory/conversion.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/limits.hpp"

#include <QCommandLineParser>

#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

int show(const QString &path, const Context &context)
{
    const inventory::LoadedInventory loaded = inventory::readInventory(path, inventory::LocalFiles(), context.stop);
    sayProblems(loaded.problems);
    if (loaded.isRefused()) {
        return WrongUsage;
    }
    const bool written =
        context.json ? writeInventoryJson(loaded.inventory) : writeOut(inventoryText(loaded.inventory).toUtf8());
    return written ? Done : Failed;
}

/// The members that a file lists; nothing, and a message, when it is no listing of etcdctl.
std::optional<QList<inventory::EtcdMember>> readMembers(const QString &path, const Context &context)
{
    const auto text = inventory::LocalFiles().read(path, inventory::Limits().fileBytes, context.stop);
    if (!text) {
        sayError(text.error());
        return std::nullopt;
    }
    const auto members = inventory::readEtcdMembers(*text, path);
    if (!members) {
        sayProblems({members.error()});
        return std::nullopt;
    }
    return *members;
}

int write(const inventory::Conversion &conversion, const inventory::ConversionRequest &request)
{
    if (const auto written = inventory::writeConversion(conversion, request); !written) {
        sayError(written.error());
        return written.error().code == ErrorCode::AlreadyExists ? WrongUsage : Failed;
    }
    say(CliText::tr("%1 is written. Both inventories say the same.").arg(printable(request.newPath)));
    return Done;
}

int convert(const QString &path, const QCommandLineParser &parser, const Context &context)
{
    inventory::ConversionRequest request{
        .oldPath = path, .newPath = parser.value(u"o-file"_s), .members = std::nullopt};
    if (parser.isSet(u"etcd-members"_s)) {
        request.members = readMembers(parser.value(u"etcd-members"_s), context);
        if (!request.members) {
            return WrongUsage;
        }
    }
    const inventory::Conversion conversion =
        inventory::convertInventory(request, inventory::LocalFiles(), context.stop);
    sayProblems(conversion.problems);
    if (conversion.isRefused()) {
        return WrongUsage;
    }
    // The file first: a script that reads the answer may rely on it.
    int code = Findings;
    if (conversion.isFaithful()) {
        code = write(conversion, request);
    } else {
        say(CliText::tr("The two inventories would not say the same. Nothing is written."));
    }
    const bool told = writeOut(context.json ? conversionJson(conversion) : conversionText(conversion).toUtf8());
    return told || code != Done ? code : Failed;
}

} // namespace

QString InventoryCommand::name() const
{
    return u"inventory"_s;
}

QString InventoryCommand::summary() const
{
    return CliText::tr(
        "Shows what Ansible makes of a Kubespray inventory (show), or writes an inventory.ini from an older "
        "inventory and proves that both say the same (convert).");
}

void InventoryCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s, CliText::tr("show or convert"), u"show|convert"_s);
    parser.addPositionalArgument(u"file"_s, CliText::tr("The inventory: a file (INI or YAML) or a folder of them."),
                                 u"FILE"_s);
    parser.addOption({u"etcd-members"_s,
                      CliText::tr("With convert: what “etcdctl member list” printed (as lines, as a table or as JSON). "
                                  "etcd_member_name is taken from it."),
                      u"FILE"_s});
    parser.addOption(
        {u"o-file"_s, CliText::tr("With convert: the inventory.ini to write. -o-file works too."), u"NEW"_s});
}

int InventoryCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words.at(0) == "show"_L1) {
        return show(words.at(1), context);
    }
    if (words.size() == 2 && words.at(0) == "convert"_L1 && !parser.value(u"o-file"_s).isEmpty()) {
        return convert(words.at(1), parser, context);
    }
    say(CliText::tr("Use: kubemori inventory show FILE, or kubemori inventory convert OLD -o-file NEW."));
    return WrongUsage;
}

} // namespace kubemori::cli
