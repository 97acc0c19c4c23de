// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/remedy_plan.hpp"

#include "advice/remedy/file_edit_step.hpp"
#include "advice/remedy/remedy_planner.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

QStringList filesOf(const RemedyRequest &request)
{
    QStringList files;
    for (const RemedyStep &step : request.issue.steps) {
        if (step.kind == RemedyStep::Kind::Setting && !request.inventory.isEmpty()) {
            files.append(request.inventory + u'/' + step.file);
            files.append(request.inventory + u'/' + QString(step.file).replace(u"k8s_cluster"_s, u"k8s-cluster"_s));
        } else if (step.kind == RemedyStep::Kind::Patch && !request.checkout.isEmpty()) {
            const QString file = request.checkout + u'/' + step.file;
            files.append(file);
            files.append(backupOf(file));
        }
    }
    files.removeDuplicates();
    return files;
}

Result<operation::Plan> planRemedy(const RemedyRequest &request)
{
    return RemedyPlanner(request).plan();
}

Result<operation::Plan> planPatchUndo(const RemedyRequest &request)
{
    return RemedyPlanner(request).planUndo();
}

} // namespace kubemori::advice
