// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_format.hpp"
#include "base/error.hpp"
#include "base/version.hpp"
#include "inventory/yaml_node.hpp"
#include "kubespray/hop_rule.hpp"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::advice {

/// Reads the small parts of a file of known issues and keeps the first fault with its line. A part that is wrong reads
/// as an empty one, so that reading goes on; whoever reads looks at the fault at the end.
class FaultReader
{
public:
    explicit FaultReader(QString file);

    void refuse(const inventory::YamlNode &node, const QString &why) { refuse(node.line, why); }
    void refuse(int line, const QString &why);
    /// The first fault: InvalidInput, "file:line" as subject.
    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }

    /// The name of a key: what YAML 1.1 takes for the boolean true is "on".
    [[nodiscard]] static QString keyOf(const inventory::YamlNode &key);
    /// The value of a key, or nullptr.
    [[nodiscard]] static const inventory::YamlNode *find(const inventory::YamlNode &map, QLatin1StringView key);
    /// Refuses what is no mapping, and keys other than these.
    bool checkKeys(const inventory::YamlNode &node, const format::Words &known);
    /// The items of a list that is not empty; refuses anything else.
    [[nodiscard]] const std::vector<inventory::YamlPointer> &items(const inventory::YamlNode &node,
                                                                   const QString &what);

    /// A scalar that is a text and not empty.
    [[nodiscard]] QString text(const inventory::YamlNode &node, const QString &what);
    /// The same of a key, which may have to be there.
    [[nodiscard]] QString text(const inventory::YamlNode &map, QLatin1StringView key, bool isNeeded);
    /// The path; refused at the node when it would lead out of the folder that it is put behind.
    [[nodiscard]] QString inFolder(const inventory::YamlNode &node, const QString &path);
    [[nodiscard]] QStringList texts(const inventory::YamlNode &node, const QString &what);
    [[nodiscard]] kubespray::LocalText localText(const inventory::YamlNode &node, const QString &what);
    [[nodiscard]] bool boolean(const inventory::YamlNode &node, const QString &what);
    [[nodiscard]] int number(const inventory::YamlNode &node, const QString &what, int least, int most);
    /// A pattern that compiles; without Unicode properties, as \d is to be 0 to 9.
    [[nodiscard]] QRegularExpression
    pattern(const inventory::YamlNode &node, const QString &what,
            QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption);
    [[nodiscard]] std::optional<Version> version(const inventory::YamlNode &node, const QString &what);
    [[nodiscard]] std::optional<kubespray::TagRange> range(const inventory::YamlNode &node, const QString &what);

private:
    QString m_file;
    std::optional<Error> m_fault;
};

} // namespace kubemori::advice
