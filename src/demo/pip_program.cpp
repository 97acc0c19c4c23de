// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/pip_program.hpp"

#include "demo/demo_checkouts.hpp"
#include "demo/releases.hpp"

#include <QFile>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// A package that is installed: by its name as pip's wheels are called, without a version for any.
struct Package
{
    QString name;
    QString version;
    QString from; ///< what wants it
    int mebibytes = 1;
};

std::optional<QString> readRequirements(const QString &path)
{
    QFile file(path);
    const bool isOurs = !DemoCheckouts::clusterOf(path).isEmpty() && DemoCheckouts::isInside(path);
    return isOurs && file.open(QIODevice::ReadOnly) ? std::optional(QString::fromUtf8(file.readAll())) : std::nullopt;
}

/// Those that the file names, each with what it needs itself.
QList<Package> packagesOf(const QString &text, const QString &path)
{
    QList<Package> packages;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString wanted = line.section(u'#', 0, 0).trimmed();
        if (wanted.isEmpty()) {
            continue;
        }
        const QString name = wanted.section(u"=="_s, 0, 0);
        const QString version = wanted.section(u"=="_s, 1);
        packages.append({.name = name,
                         .version = version,
                         .from = u"-r %1 (line %2)"_s.arg(path).arg(number),
                         .mebibytes = name == "ansible"_L1 ? 51 : 3});
        if (name == "ansible"_L1) {
            const QString core = ansibleCoreOf(version);
            const QString above = u"ansible==%1->-r %2 (line %3)"_s.arg(version, path).arg(number);
            packages.append({.name = u"ansible-core"_s, .version = core, .from = above, .mebibytes = 2});
            const QString by = u"ansible-core~=%1->ansible==%2->-r %3 (line %4)"_s.arg(core, version, path).arg(number);
            for (const auto &[need, has] :
                 {std::pair{u"jinja2"_s, u"3.1.6"_s}, std::pair{u"PyYAML"_s, u"6.0.3"_s},
                  std::pair{u"packaging"_s, u"25.0"_s}, std::pair{u"resolvelib"_s, u"1.0.1"_s},
                  std::pair{u"MarkupSafe"_s, u"3.0.3"_s}}) {
                packages.append({.name = need, .version = has, .from = by});
            }
        }
    }
    return packages;
}

QString valueAfter(const QStringList &words, const QString &option)
{
    const qsizetype at = words.indexOf(option);
    return at < 0 ? QString() : words.value(at + 1);
}

bool collect(Call &call, const Package &package)
{
    QString file = package.name;
    file = u"%1-%2-py3-none-any.whl"_s.arg(file.replace(u'-', u'_'), package.version);
    call.outLine(u"Collecting %1==%2 (from %3)"_s.arg(package.name, package.version, package.from));
    call.outLine(u"  Downloading %1.metadata (8.1 kB)"_s.arg(file));
    if (!call.sleep(seconds{1 + package.mebibytes / 5})) {
        return false;
    }
    call.outLine(u"Downloading %1 (%2.4 MB)"_s.arg(file).arg(package.mebibytes));
    return true;
}

} // namespace

std::optional<QString> runPip(Call &call)
{
    const QStringList words = call.arguments();
    const QString path = valueAfter(words, u"-r"_s);
    const auto text = readRequirements(path);
    if (!text) {
        call.errLine(u"ERROR: Could not open requirements file: [Errno 2] No such file or directory: '%1'"_s.arg(path));
        return std::nullopt;
    }
    const QList<Package> packages = packagesOf(*text, path);
    if (words.contains(u"--no-index"_s) && !packages.isEmpty()) {
        const QString links = valueAfter(words, u"--find-links"_s);
        const QString first = packages.constFirst().name + u"=="_s + packages.constFirst().version;
        call.outLine(u"Looking in links: "_s + links);
        call.errLine(
            u"ERROR: Could not find a version that satisfies the requirement %1 (from versions: none)"_s.arg(first));
        call.errLine(u"ERROR: No matching distribution found for "_s + first);
        return std::nullopt;
    }
    QStringList names;
    QStringList versioned;
    QString ansible;
    for (const Package &package : packages) {
        if (!collect(call, package)) {
            return std::nullopt;
        }
        names.prepend(package.name);
        versioned.append(package.name + u'-' + package.version);
        ansible = package.name == "ansible"_L1 ? package.version : ansible;
    }
    call.outLine(u"Installing collected packages: "_s + names.join(u", "_s));
    if (!call.sleep(seconds{20})) {
        return std::nullopt;
    }
    versioned.sort(Qt::CaseInsensitive);
    call.outLine(u"Successfully installed "_s + versioned.join(u' '));
    return ansible;
}

} // namespace kubemori::demo
