// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/appearance.hpp"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kubemori::ui {

class ElidedLabel;

/// How things stand, for which release, the button that looks again with what it does now, and what of the list is
/// shown. GUI thread.
class HealthBar final : public QWidget
{
    Q_OBJECT
public:
    explicit HealthBar(QWidget *parent = nullptr);

    void setSummary(const QString &icon, Tone tone, const QString &text);
    /// Releases to choose from, the newest last. What is chosen stays.
    void setTags(const QStringList &tags);
    void setTarget(const QString &tag);
    /// Empty: the release that is in use. None: what was typed is no release.
    [[nodiscard]] std::optional<QString> target() const;
    /// What is done now; empty: nothing.
    void setProgress(const QString &line);
    /// Before the first look the button for it stands elsewhere.
    void setHasReport(bool has);
    /// Whether there is anything to filter.
    void setHasFindings(bool has);
    [[nodiscard]] bool isAllShown() const;
    void showAll();
    void focusFilter();

Q_SIGNALS:
    void checkRequested();
    void cancelRequested();
    /// What target() gives may be another one.
    void targetChanged();
    void filterChanged(const QString &words);
    void allShownChanged(bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeChoices();
    void updateState();
    void retranslateUi();

    QString m_icon;
    Tone m_tone = Tone::Neutral;
    QString m_progress;
    QLabel *m_picture = nullptr;
    QLabel *m_summary = nullptr;
    ElidedLabel *m_line = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_targetLabel = nullptr;
    QComboBox *m_target = nullptr;
    QLabel *m_fault = nullptr;
    QLineEdit *m_filter = nullptr;
    QCheckBox *m_all = nullptr;
};

} // namespace kubemori::ui
