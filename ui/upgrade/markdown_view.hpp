// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace kubemori::ui {

/// Markdown to be read. Loads nothing, neither pictures nor pages, and takes no HTML; links open in the desktop's
/// browser.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit MarkdownView(const QString &objectName, QWidget *parent = nullptr);

    void setText(const QString &markdown);
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

private:
    QString m_text;
};

} // namespace kubemori::ui
