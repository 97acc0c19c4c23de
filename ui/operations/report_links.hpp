// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

#include <functional>

class QPushButton;

namespace kubemori::ui {

class OperationController;

/// Opens the report of an operation that is over, and its folder, with the desktop's programs.
class ReportLinks final : public QWidget
{
    Q_OBJECT
public:
    /// True: something was started for the address. Must not block.
    using Opener = std::function<bool(const QUrl &)>;

    /// `controller` must outlive the widget.
    explicit ReportLinks(OperationController &controller, QWidget *parent = nullptr);

    /// Instead of the desktop's.
    void setOpener(Opener opener) { m_opener = std::move(opener); }

Q_SIGNALS:
    /// `why`: a sentence for people.
    void openFailed(const QString &why);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void openReport();
    void openFolder();
    void open(const QString &path);
    void retranslateUi();
    /// Empty when there is none.
    [[nodiscard]] QString folder() const;

    OperationController &m_controller;
    Opener m_opener;
    QPushButton *m_report = nullptr;
    QPushButton *m_folder = nullptr;
};

} // namespace kubemori::ui
