// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/checkout_files.hpp"

#include "group_vars/config_file.hpp"
#include "group_vars/document_edit.hpp"
#include "group_vars/own_comments.hpp"

#include <QSet>

#include <algorithm>
#include <map>
#include <optional>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using Outcome = CarriedFile::Outcome;

namespace {

QSet<QByteArray> lineSet(const QByteArray &text)
{
    QSet<QByteArray> set;
    for (const QByteArray &line : linesOf(text)) {
        set.insert(line.trimmed());
    }
    return set;
}

QByteArray mergeIgnoreFile(const CheckoutFiles &files, const QString &name)
{
    const QSet<QByteArray> old = lineSet(files.old.value(name));
    const QSet<QByteArray> mine = lineSet(files.mine.value(name));
    const QByteArray fresh = files.fresh.value(name);
    QByteArray result;
    for (const QByteArray &line : linesOf(fresh)) {
        const bool isRemoved = old.contains(line.trimmed()) && !mine.contains(line.trimmed());
        result += isRemoved ? QByteArray() : line;
    }
    if (!result.isEmpty() && !result.endsWith('\n')) {
        result += '\n';
    }
    QSet<QByteArray> known = lineSet(fresh);
    const QByteArray shown = "!inventory/" + files.inventory.toUtf8();
    for (const QByteArray &line : linesOf(files.mine.value(name))) {
        const QByteArray words = line.trimmed();
        if (words.isEmpty() || old.contains(words) || known.contains(words)) {
            continue;
        }
        known.insert(words);
        result += withEnd(line, "\n");
        const QByteArray same =
            words.startsWith(shown) ? "!inventory/" + files.result.toUtf8() + words.sliced(shown.size()) : QByteArray();
        const bool isOther = !files.inventory.isEmpty() && !files.result.isEmpty() && files.inventory != files.result;
        if (isOther && !same.isEmpty() && !known.contains(same)) {
            known.insert(same);
            result += same + '\n';
        }
    }
    return result;
}

/// Merges an ansible.cfg setting by setting.
class ConfigMerge
{
public:
    ConfigMerge(const CheckoutFiles &files, const QString &name, const Resolutions &resolutions)
        : m_file(checkoutFolder + name)
        , m_old(files.old.value(name))
        , m_mine(files.mine.value(name))
        , m_fresh(files.fresh.value(name))
        , m_resolutions(resolutions)
    {
    }

    QByteArray run()
    {
        for (const ConfigEntry &mine : m_mine.entries()) {
            const ConfigEntry *old = m_old.find(mine.name);
            if (!old || old->value != mine.value) {
                set(mine, old);
            }
        }
        for (const ConfigEntry &old : m_old.entries()) {
            const ConfigEntry *fresh = m_fresh.find(old.name);
            if (fresh && !m_mine.find(old.name)) {
                m_replaced[fresh->firstLine] = {fresh->lineCount, commentedOut(m_fresh.textOf(*fresh))};
            }
        }
        return text();
    }

    [[nodiscard]] const QList<CarryConflict> &conflicts() const { return m_conflicts; }

private:
    void set(const ConfigEntry &mine, const ConfigEntry *old)
    {
        const ConfigEntry *fresh = m_fresh.find(mine.name);
        if (fresh && fresh->value == mine.value) {
            return;
        }
        QByteArray text = m_mine.textOf(mine);
        if (old && fresh && old->value != fresh->value) {
            const auto chosen = ask(mine, *old, *fresh);
            if (!chosen) {
                return; // the new one stays
            }
            text = *chosen;
        }
        if (fresh) {
            m_replaced[fresh->firstLine] = {fresh->lineCount, text};
            return;
        }
        const QString section = mine.name.section(u'.', 0, 0);
        const int end = m_fresh.endOf(section);
        if (end >= 0) {
            m_inserted[end] += text;
        } else {
            QByteArray &own = m_sections[section];
            own += (own.isEmpty() ? "\n[" + section.toUtf8() + "]\n" : QByteArray()) + text;
        }
    }

    /// The text to put; nothing: what the new release has.
    std::optional<QByteArray> ask(const ConfigEntry &mine, const ConfigEntry &old, const ConfigEntry &fresh)
    {
        CarryConflict conflict;
        conflict.key = mine.name;
        conflict.file = m_file;
        conflict.id = m_file + u':' + mine.name;
        conflict.kind = CarryConflict::Kind::BothChanged;
        conflict.mine = QString::fromUtf8(m_mine.textOf(mine));
        conflict.before = QString::fromUtf8(m_old.textOf(old));
        conflict.after = QString::fromUtf8(m_fresh.textOf(fresh));
        conflict.proposal = conflict.mine;
        conflict.line = fresh.firstLine + 1;
        const auto chosen = m_resolutions.constFind(conflict.id);
        conflict.isResolved = chosen != m_resolutions.cend();
        m_conflicts.append(conflict);
        if (!conflict.isResolved) {
            return undecidedSign.toByteArray() + ": " + mine.name.toUtf8() + '\n' + m_mine.textOf(mine);
        }
        if (chosen->choice == Resolution::Choice::New) {
            return std::nullopt;
        }
        const bool isTyped = chosen->choice == Resolution::Choice::Text;
        return isTyped ? QByteArray(chosen->text.trimmed().toUtf8() + '\n') : m_mine.textOf(mine);
    }

    [[nodiscard]] QByteArray text() const
    {
        const TextLines &lines = m_fresh.lines();
        QByteArray result;
        for (int line = 0; line <= static_cast<int>(lines.size());) {
            if (const auto found = m_inserted.find(line); found != m_inserted.end()) {
                result += found->second;
            }
            if (line == static_cast<int>(lines.size())) {
                break;
            }
            const auto replaced = m_replaced.find(line);
            const bool isReplaced = replaced != m_replaced.end();
            result += isReplaced ? replaced->second.second : withEnd(lines[static_cast<std::size_t>(line)], "\n");
            line += isReplaced ? replaced->second.first : 1;
        }
        for (const auto &[section, own] : m_sections) {
            result += own;
        }
        return result;
    }

    QString m_file;
    ConfigFile m_old;
    ConfigFile m_mine;
    ConfigFile m_fresh;
    const Resolutions &m_resolutions;
    std::map<int, std::pair<int, QByteArray>> m_replaced; ///< by the first line: lines, text
    std::map<int, QByteArray> m_inserted;                 ///< by the line they come before
    std::map<QString, QByteArray> m_sections;             ///< that the new release does not have
    QList<CarryConflict> m_conflicts;
};

} // namespace

void carryCheckoutFiles(const CheckoutFiles &files, const Resolutions &resolutions, CarryOverResult &result)
{
    for (const QString &name : {u"ansible.cfg"_s, u".gitignore"_s}) {
        const QByteArray mine = files.mine.value(name);
        if (mine.isEmpty() || mine == files.old.value(name) || mine == files.fresh.value(name)) {
            continue;
        }
        CarriedFile file{
            .path = checkoutFolder + name, .outcome = Outcome::Merged, .bytes = {}, .mine = {}, .note = {}};
        if (name == ".gitignore"_L1) {
            file.bytes = mergeIgnoreFile(files, name);
        } else {
            ConfigMerge merge(files, name, resolutions);
            file.bytes = merge.run();
            result.conflicts.append(merge.conflicts());
            const bool isOpen = !std::ranges::all_of(merge.conflicts(), &CarryConflict::isResolved);
            file.outcome = isOpen ? Outcome::Conflict : Outcome::Merged;
        }
        if (file.bytes != files.fresh.value(name)) {
            result.files.append(file);
        }
    }
    for (const CarryConflict &conflict : std::as_const(result.conflicts)) {
        result.unusedResolutions.removeAll(conflict.id);
    }
    std::ranges::sort(result.files, {}, &CarriedFile::path);
}

} // namespace kubemori::group_vars
