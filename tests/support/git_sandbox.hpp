// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// A folder for real git repositories, with a git that knows nothing of the user's configuration.
class GitSandbox
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Runs git in a folder below; fails the program when git fails.
    QByteArray git(const QString &folder, const QStringList &arguments) const;
    void write(const QString &file, const QByteArray &content) const;
    /// A repository that looks like Kubespray, with one commit on branch master and no tag.
    void makeKubespray(const QString &folder) const;
    /// One more commit, which changes README.md; its full id.
    QString commit(const QString &folder) const;

private:
    QTemporaryDir m_folder;
};
