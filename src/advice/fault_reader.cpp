// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/fault_reader.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::YamlNode;
using inventory::YamlPointer;

FaultReader::FaultReader(QString file)
    : m_file(std::move(file))
{
}

void FaultReader::refuse(int line, const QString &why)
{
    if (!m_fault) {
        m_fault = Error{
            .code = ErrorCode::InvalidInput, .detail = why, .subject = u"%1:%2"_s.arg(m_file).arg(line), .context = {}};
    }
}

QString FaultReader::keyOf(const YamlNode &key)
{
    if (key.scalar.isText()) {
        return *key.scalar.text();
    }
    const bool *truth = key.scalar.boolean();
    return truth != nullptr && *truth ? u"on"_s : QString::fromUtf8(key.scalar.toJson());
}

const YamlNode *FaultReader::find(const YamlNode &map, QLatin1StringView key)
{
    for (const auto &[name, value] : map.entries) {
        if (keyOf(*name) == key) {
            return value.get();
        }
    }
    return nullptr;
}

bool FaultReader::checkKeys(const YamlNode &node, const format::Words &known)
{
    if (!node.isMap()) {
        refuse(node, u"a mapping is expected"_s);
        return false;
    }
    for (const auto &[key, value] : node.entries) {
        const QString name = keyOf(*key);
        if (!known.contains(name)) {
            refuse(*key, u"unknown key “%1”"_s.arg(name));
            return false;
        }
    }
    return true;
}

const std::vector<YamlPointer> &FaultReader::items(const YamlNode &node, const QString &what)
{
    if (node.kind != YamlNode::Kind::List || node.items.empty()) {
        refuse(node, u"“%1” has to be a list that is not empty"_s.arg(what));
    }
    return node.items;
}

QString FaultReader::text(const YamlNode &node, const QString &what)
{
    if (node.kind != YamlNode::Kind::Scalar || !node.scalar.isText()) {
        refuse(node, u"“%1” has to be a text"_s.arg(what));
        return {};
    }
    QString text = *node.scalar.text();
    if (text.trimmed().isEmpty()) {
        refuse(node, u"“%1” is empty"_s.arg(what));
    }
    return text;
}

QString FaultReader::text(const YamlNode &map, QLatin1StringView key, bool isNeeded)
{
    const YamlNode *node = find(map, key);
    if (node == nullptr) {
        if (isNeeded) {
            refuse(map, u"“%1” is missing"_s.arg(key));
        }
        return {};
    }
    return text(*node, key);
}

QString FaultReader::inFolder(const YamlNode &node, const QString &path)
{
    if (path.startsWith(u'/') || path.split(u'/').contains(".."_L1)) {
        refuse(node, u"“%1” leads out of its folder"_s.arg(path));
    }
    return path;
}

QStringList FaultReader::texts(const YamlNode &node, const QString &what)
{
    QStringList result;
    for (const YamlPointer &item : items(node, what)) {
        result.append(text(*item, what));
    }
    return result;
}

kubespray::LocalText FaultReader::localText(const YamlNode &node, const QString &what)
{
    if (!checkKeys(node, {"en"_L1, "ja"_L1})) {
        return {};
    }
    for (const QLatin1StringView language : {"en"_L1, "ja"_L1}) {
        if (node.find(language) == nullptr) {
            refuse(node, u"“%1” is not there in “%2”"_s.arg(what, language));
            return {};
        }
    }
    return {.en = text(*node.find(u"en"_s), what + ".en"_L1).trimmed(),
            .ja = text(*node.find(u"ja"_s), what + ".ja"_L1).trimmed()};
}

bool FaultReader::boolean(const YamlNode &node, const QString &what)
{
    const bool *value = node.kind == YamlNode::Kind::Scalar ? node.scalar.boolean() : nullptr;
    if (value == nullptr) {
        refuse(node, u"“%1” has to be true or false"_s.arg(what));
        return false;
    }
    return *value;
}

int FaultReader::number(const YamlNode &node, const QString &what, int least, int most)
{
    const qint64 *value = node.kind == YamlNode::Kind::Scalar ? node.scalar.integer() : nullptr;
    if (value == nullptr || *value < least || *value > most) {
        refuse(node, u"“%1” has to be a number from %2 to %3"_s.arg(what).arg(least).arg(most));
        return least;
    }
    return static_cast<int>(*value);
}

QRegularExpression FaultReader::pattern(const YamlNode &node, const QString &what,
                                        QRegularExpression::PatternOptions options)
{
    QRegularExpression pattern(text(node, what), options);
    if (!pattern.isValid()) {
        refuse(node, u"“%1” is no pattern: %2 at character %3"_s.arg(what, pattern.errorString())
                         .arg(pattern.patternErrorOffset()));
        return {};
    }
    return pattern;
}

std::optional<Version> FaultReader::version(const YamlNode &node, const QString &what)
{
    if (node.kind == YamlNode::Kind::Scalar && node.scalar.number() != nullptr) {
        refuse(node, u"“%1” is a number to YAML (1.20 is 1.2); write a version with a v or in quotes"_s.arg(what));
        return {};
    }
    const QString word = text(node, what);
    auto version = Version::parse(word);
    if (!version) {
        refuse(node, u"“%1”: “%2” is no version"_s.arg(what, word));
    }
    return version;
}

std::optional<kubespray::TagRange> FaultReader::range(const YamlNode &node, const QString &what)
{
    const auto range = kubespray::TagRange::parse(text(node, what));
    if (!range) {
        refuse(node, u"“%1”: %2"_s.arg(what, range.error().detail));
        return {};
    }
    return *range;
}

} // namespace kubemori::advice
