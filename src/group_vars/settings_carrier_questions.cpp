// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SettingsCarrier that knows when a person has to decide.
#include "group_vars/settings_carrier.hpp"

#include "group_vars/nested_merge.hpp"
#include "group_vars/own_comments.hpp"
#include "group_vars/yaml_text.hpp"

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

using Kind = SettingsRule::Kind;

QByteArray signFor(const QString &key)
{
    return undecidedSign.toByteArray() + ": " + key.toUtf8() +
           " (what held so far stands below; decide before this folder is used)\n";
}

QByteArray withLastEnd(QByteArray text)
{
    if (!text.isEmpty() && !text.endsWith('\n')) {
        text += '\n';
    }
    return text;
}

/// The key's name in its line, replaced.
QByteArray renamedText(const QByteArray &text, const QString &from, const QString &to)
{
    return text.startsWith(from.toUtf8()) ? to.toUtf8() + text.sliced(from.toUtf8().size()) : text;
}

/// The key of typed lines; empty if there is no single one.
QString keyOf(const QByteArray &text)
{
    const SettingsDocument document = SettingsDocument::parse(text);
    QString key;
    for (const SettingEntry &entry : document.entries()) {
        if (entry.state == SettingState::Active) {
            key = key.isEmpty() ? entry.key : key;
        }
    }
    return document.isEditable() ? key : QString();
}

} // namespace

/// True: the setting has another name now and was taken care of.
bool SettingsCarrier::rename(const QString &path, const SettingEntry &mine, CarriedSetting &setting)
{
    const SettingsRule *rule = ruleFor(Kind::Renamed, mine.key);
    if (!rule || setting.newState != SettingState::Absent) {
        return false;
    }
    const QString &name = rule->replacedBy;
    const QString other = m_folders.mine.fileWithActive(name);
    const bool bothSet = !other.isEmpty() && !isUnchanged(other, *m_folders.mine.active(other, name));
    setting.since = releaseOf(rule->since);
    setting.rule = rule->id;
    setting.replacedBy = name;
    if (bothSet || m_renamedTo.contains(name)) {
        return false; // the other one counts; this one is kept as a setting that is gone
    }
    const QString written = mine.value.scalarText().value_or(QString()).toLower();
    if (!rule->values.isEmpty() && !rule->values.contains(written)) {
        return false;
    }
    QByteArray text = textOf(m_folders.mine, path, mine.key);
    text = rule->values.isEmpty() ? renamedText(text, mine.key, name)
                                  : entryText(name, Value(rule->values.value(written)));
    const QStringList places = m_folders.fresh.filesWith(name);
    const bool isOwn = target(path).base() == CarryTarget::Base::Own;
    const bool stays = isOwn || places.contains(path) || places.isEmpty() || m_folders.closed.contains(places.first());
    const QString file = stays ? path : places.first();
    m_renamedTo.insert(name);
    setting.decision = Decision::Renamed;
    setting.file = resultPath(file);
    setting.result = mine.value;
    if (!rule->asks) {
        put(file, name, text, path, &mine);
        setting.result = target(file).value(name);
        add(setting);
        return true;
    }
    Question question;
    question.conflict.kind = CarryConflict::Kind::Renamed;
    question.conflict.key = mine.key;
    question.conflict.rule = rule->id;
    question.conflict.mine = QString::fromUtf8(textOf(m_folders.mine, path, mine.key));
    question.conflict.before = QString::fromUtf8(textOf(m_folders.old, path, mine.key));
    question.conflict.after = QString::fromUtf8(textOf(m_folders.fresh, file, name));
    question.conflict.proposal = QString::fromUtf8(text);
    question.file = file;
    question.mineFile = path;
    question.entry = &mine;
    ask(std::move(question), setting);
    return true;
}

/// True: a person was asked about the setting, and it is taken care of.
bool SettingsCarrier::askAbout(const QString &path, const SettingEntry &mine, CarriedSetting &setting)
{
    const QString file = newFileOf(path, mine.key);
    const SettingEntry *old = m_folders.old.active(path, mine.key);
    const SettingEntry *fresh = m_folders.fresh.active(file, mine.key);
    const QByteArray text = textOf(m_folders.mine, path, mine.key);
    Question question;
    question.conflict.key = mine.key;
    question.conflict.mine = QString::fromUtf8(text);
    question.conflict.proposal = question.conflict.mine;
    question.conflict.before = QString::fromUtf8(textOf(m_folders.old, path, mine.key));
    question.conflict.after = QString::fromUtf8(textOf(m_folders.fresh, file, mine.key));
    question.file = file;
    question.mineFile = path;
    question.entry = &mine;

    const SettingsRule *format = ruleFor(Kind::Format, mine.key);
    const SettingsRule *pinned = ruleFor(Kind::Pinned, mine.key);
    const QString written = mine.value.scalarText().value_or(mine.value.typeName());
    if (format && format->pattern.match(written).hasMatch()) {
        QString proposed = written;
        proposed.replace(format->pattern, format->replacement);
        question.conflict.kind = CarryConflict::Kind::Format;
        question.conflict.rule = format->id;
        if (mine.value.isText()) {
            question.conflict.proposal = QString(question.conflict.mine).replace(written, proposed);
        }
    } else if (pinned) {
        question.conflict.kind = CarryConflict::Kind::Pinned;
        question.conflict.rule = pinned->id;
    } else if (old && fresh && old->value != fresh->value) {
        if (const auto merged = mergeNested(mine.key, textOf(m_folders.old, path, mine.key), text,
                                            textOf(m_folders.fresh, file, mine.key))) {
            put(file, mine.key, *merged, path, &mine);
            setting.result = target(file).value(mine.key);
            add(setting);
            return true;
        }
        question.conflict.kind = CarryConflict::Kind::BothChanged;
    } else {
        return false;
    }
    setting.rule = question.conflict.rule;
    ask(std::move(question), setting);
    return true;
}

void SettingsCarrier::ask(Question question, CarriedSetting &setting)
{
    CarryConflict &conflict = question.conflict;
    conflict.file = resultPath(question.file);
    conflict.id = conflict.file + u':' + conflict.key;
    const auto chosen = m_input.resolutions.constFind(conflict.id);
    conflict.isResolved = chosen != m_input.resolutions.cend();
    QByteArray text = conflict.mine.toUtf8();
    QString key = conflict.key;
    using enum Resolution::Choice;
    if (conflict.isResolved) {
        const bool isRename = conflict.kind == CarryConflict::Kind::Renamed;
        text = chosen->choice == Text ? chosen->text.toUtf8() : isRename ? conflict.proposal.toUtf8() : text;
        if (const QString typed = keyOf(text); !typed.isEmpty()) {
            key = typed;
        }
        if (chosen->choice == Text && !text.trimmed().isEmpty() &&
            checkResolution(conflict, chosen->text).value_or(ResolutionProblem::OtherType) !=
                ResolutionProblem::OtherType) {
            conflict.isResolved = false; // a text that cannot stand there decides nothing
            text = conflict.mine.toUtf8();
            key = conflict.key;
        }
    }
    setting.conflict = conflict.id;
    if (conflict.isResolved && chosen->choice == New) {
        if (target(question.file).base() == CarryTarget::Base::Own) {
            target(question.file).put(key, {}, nullptr, nullptr, {});
        }
        setting.result = m_folders.fresh.file(question.file) ? target(question.file).value(conflict.key) : std::nullopt;
    } else {
        text = withLastEnd(text.trimmed().isEmpty() ? QByteArray() : text);
        text = conflict.isResolved ? text : signFor(conflict.key) + text;
        put(question.file, key, text, question.mineFile, question.entry);
        setting.result = target(question.file).value(key);
    }
    add(setting);
    m_conflicts.append(std::move(conflict));
}

void SettingsCarrier::relyOnDefaults()
{
    for (const SettingsRule &rule : m_input.rules) {
        if (rule.kind == Kind::DefaultChanged && rule.isCrossed(m_input.from, m_input.to) && rule.applies(m_mineSet) &&
            !m_renamedTo.contains(rule.setting)) {
            relyOnDefault(rule);
        }
    }
}

void SettingsCarrier::relyOnDefault(const SettingsRule &rule)
{
    const QString &key = rule.setting;
    const QString mineFile = m_folders.mine.fileWithActive(key);
    const SettingEntry *mine = mineFile.isEmpty() ? nullptr : m_folders.mine.active(mineFile, key);
    if (mine && !isUnchanged(mineFile, *mine)) {
        return; // I said what I want
    }
    if (!mine && m_mineSet.effective(key)) {
        return; // in a file that is carried whole
    }
    const QStringList places = m_folders.fresh.filesWith(key);
    const QStringList oldPlaces = m_folders.old.filesWith(key);
    const QString file = mine                   ? newFileOf(mineFile, key)
                         : !places.isEmpty()    ? places.first()
                         : !oldPlaces.isEmpty() ? oldPlaces.first()
                                                : u"group_vars/k8s_cluster/k8s-cluster.yml"_s;
    const Value *source = rule.beforeFrom.isEmpty() ? nullptr : m_mineSet.effective(rule.beforeFrom);
    const Value before = mine ? mine->value : source ? *source : *rule.before;
    const SettingEntry *fresh = m_folders.fresh.active(file, key);
    const auto after = fresh ? std::optional(fresh->value) : rule.after;
    if (after == before) {
        return;
    }
    CarriedSetting setting = settingOf(mine ? mineFile : file, key);
    setting.decision = Decision::DefaultChanged;
    setting.since = releaseOf(rule.since);
    setting.rule = rule.id;
    setting.file = resultPath(file);
    setting.result = activeValue(fresh);
    m_settings.removeIf(
        [&](const CarriedSetting &other) { return other.key == key && other.decision == Decision::TookNew; });
    if (!rule.asks || m_folders.closed.contains(file)) {
        add(setting); // nothing can be put into a file that is carried whole
        return;
    }
    Question question;
    question.conflict.kind = CarryConflict::Kind::DefaultChanged;
    question.conflict.key = key;
    question.conflict.rule = rule.id;
    question.conflict.mine = QString::fromUtf8(mine ? textOf(m_folders.mine, mineFile, key) : entryText(key, before));
    question.conflict.proposal = question.conflict.mine;
    question.conflict.before = QString::fromUtf8(textOf(m_folders.old, mine ? mineFile : oldPlaces.value(0), key));
    question.conflict.after = QString::fromUtf8(textOf(m_folders.fresh, file, key));
    question.file = file;
    question.mineFile = mine ? mineFile : file;
    question.entry = mine;
    ask(std::move(question), setting);
}

} // namespace kubemori::group_vars
