// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/markdown_view.hpp"

#include <QDesktopServices>
#include <QTextDocument>
#include <QUrl>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

MarkdownView::MarkdownView(const QString &objectName, QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(objectName);
    setOpenLinks(false);
    setTabChangesFocus(true);
    connect(this, &QTextBrowser::anchorClicked, this, [](const QUrl &address) {
        if (address.scheme() == "https"_L1 || address.scheme() == "http"_L1) {
            QDesktopServices::openUrl(address);
        }
    });
}

void MarkdownView::setText(const QString &markdown)
{
    if (m_text != markdown) {
        m_text = markdown;
        document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                              QTextDocument::MarkdownNoHTML);
    }
}

QVariant MarkdownView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return {};
}

} // namespace kubemori::ui
