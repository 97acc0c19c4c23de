// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inventory_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/inventory_printer.hpp"
#include "app/cli/output.hpp"

#include "inventory/inventory_reader.hpp"

#include <QCommandLineParser>

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
}

int InventoryCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2 && words.at(0) == "show"_L1) {
        return show(words.at(1), context);
    }
    say(CliText::tr("Use: kubemori inventory show FILE, or kubemori inventory convert OLD -o-file NEW."));
    return WrongUsage;
}

} // namespace kubemori::cli
