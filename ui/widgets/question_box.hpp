// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QDialogButtonBox;
class QPlainTextEdit;
class QVBoxLayout;

namespace kubemori::ui {

/// A small window-modal question: plain text, choices with their consequence, and a refusal that is the default.
/// Deletes itself.
class QuestionBox final : public QDialog
{
    Q_OBJECT
public:
    explicit QuestionBox(QWidget *parent);

    void setTexts(const QString &title, const QString &explanation);
    /// Commands, letter by letter.
    void setCommands(const QString &commands);
    /// An address that opens in the desktop's browser.
    void addLink(const QString &text, const QString &address);
    /// `chosen` runs after the box has closed.
    void addChoice(const QString &text, const QString &objectName, std::function<void()> chosen);
    /// The button that changes nothing; also Escape.
    void addRefusal(const QString &text, const QString &objectName);

private:
    QLabel *m_title = nullptr;
    QLabel *m_explanation = nullptr;
    QPlainTextEdit *m_commands = nullptr;
    QVBoxLayout *m_links = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace kubemori::ui
