// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/file_source.hpp"
#include "inventory/limits.hpp"
#include "inventory/problem.hpp"
#include "inventory/variables.hpp"

#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::inventory {

/// Finds and reads the files of group_vars/ and host_vars/ as Ansible's host_group_vars plugin does.
class VariableFiles
{
public:
    /// `folder` is the one that the inventory file lies in, or the inventory itself when it is a folder.
    VariableFiles(QString folder, const FileSource &files, const Limits &limits, std::stop_token stop);

    /// The files for a group or host, in the order in which they are merged: NAME/ or NAME, else NAME.yml, NAME.yaml or
    /// NAME.json, the first of these only; of a folder every file below it by name.
    [[nodiscard]] QStringList filesOf(const QString &subfolder, const QString &name);
    /// Everything in those files merged. Faults are errors when `needed`, else warnings, as Ansible looks only at files
    /// of groups that have hosts. Vault files are left out with a note.
    [[nodiscard]] Variables read(const QString &subfolder, const QString &name, bool needed, Problems &problems);

private:
    void addFolder(const QString &folder, int depth, QStringList &found);
    void readFile(const QString &path, Problem::Severity severity, Variables &variables, Problems &problems);

    QString m_folder;
    const FileSource &m_files;
    Limits m_limits;
    std::stop_token m_stop;
    qsizetype m_filesRead = 0;
};

} // namespace kubemori::inventory
