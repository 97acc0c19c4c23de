// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/capture_text.hpp"
#include "advice/remedy/remedy_action.hpp"
#include "advice/remedy/remedy_plan.hpp"

namespace kubemori::advice {

/// Makes the plan of one request, step by step. What earlier steps make of a file is what later ones find in it.
class RemedyPlanner
{
public:
    /// Borrowed.
    explicit RemedyPlanner(const RemedyRequest &request);

    [[nodiscard]] Result<operation::Plan> plan();
    [[nodiscard]] Result<operation::Plan> planUndo();

private:
    [[nodiscard]] Result<> add(const RemedyStep &step);
    [[nodiscard]] Result<> addSetting(const RemedyStep &step);
    [[nodiscard]] Result<> addPatch(const RemedyStep &step, RemedyAction::Kind kind);
    [[nodiscard]] Result<> addEdit(const RemedyAction &action, const QString &shownPath, int context);
    [[nodiscard]] Result<> addCommand(const RemedyStep &step);
    [[nodiscard]] Result<> addKubectl(const RemedyStep &step);
    [[nodiscard]] Result<QStringList> nodesOf(const RemedyStep &step) const;
    /// For each place where the issue was seen the captures that the texts use, each set once; at least one.
    [[nodiscard]] QList<Captures> capturesFor(const QStringList &texts, const QString &onlyNode) const;
    void append(const RemedyAction &action, const QString &place, const QString &command, const QString &location,
                int timeoutSeconds);
    [[nodiscard]] QString nodeLocation(const QString &node) const;

    const RemedyRequest &m_request;
    QSet<QString> m_names;
    std::optional<QMap<QString, QByteArray>> m_files;
    operation::Plan m_plan;
    int m_number = 0; ///< of the step within the issue, from 1
};

/// Where a setting of the request is edited: the file that sets it, else the step's own.
[[nodiscard]] QString settingFile(const RemedyRequest &request, const RemedyStep &step);

} // namespace kubemori::advice
