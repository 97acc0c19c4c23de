// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "advice/verdict.hpp"

#include <QScrollArea>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace kubemori::ui {

/// Everything there is to say of one known issue: what happens, where it was seen, what to do, the steps as they would
/// be run, and where to read on. GUI thread.
class IssueView final : public QScrollArea
{
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    IssueView(const QString &name, QWidget *parent);

    /// `note`: a line below the title; may be empty.
    void setIssue(const advice::KnownIssue &issue, const QList<advice::Sighting> &sightings, const QString &note);
    void clear();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QLabel *words(const QString &part);
    [[nodiscard]] QLabel *heading(const QString &part);
    [[nodiscard]] QPlainTextEdit *pane(const QString &part);
    void fill();
    void fitPanes();

    QString m_name;
    std::optional<advice::KnownIssue> m_issue;
    QList<advice::Sighting> m_sightings;
    QString m_noteText;
    QWidget *m_page = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_severity = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_placesTitle = nullptr;
    QPlainTextEdit *m_places = nullptr;
    QLabel *m_remedyTitle = nullptr;
    QLabel *m_remedy = nullptr;
    QLabel *m_stepsTitle = nullptr;
    QPlainTextEdit *m_steps = nullptr;
    QLabel *m_links = nullptr;
    QLabel *m_source = nullptr;
};

} // namespace kubemori::ui
