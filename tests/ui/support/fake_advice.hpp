// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/advice_source.hpp"

#include <QStringList>

#include <functional>
#include <utility>

namespace kubemori::test {

/// Known issues that are what the test says. Answers at once; a check that is held is answered by the test.
class FakeAdvice final : public ui::AdviceSource
{
public:
    void issues(Done<advice::IssueBase> done) override
    {
        ++bases;
        done(base);
    }
    void check(const QString &target, Said said, Done<advice::CheckReport> done) override;
    void silence(const QString &issue, const QString &reason, Done<QString> done) override;
    void unsilence(const QString &issue, Done<QString> done) override;
    void explain(const QString &path, Done<advice::Diagnosis> done) override;
    void collectEvidence(const QString &node, Said said, Done<QList<Evidence>> done) override;
    void planRemedy(const advice::IssueFinding &finding, Done<operation::Plan> done) override;
    void cancel() override;

    /// Says a line of the check that was held.
    void say(const QString &line) const;
    /// Answers what was held.
    void goOn();

    Result<advice::IssueBase> base;
    int bases = 0;
    Result<advice::CheckReport> report;          ///< of check(), with the target that was asked for
    QStringList targets;                         ///< calls of check()
    bool holds = false;                          ///< checks and evidence wait for goOn()
    QList<std::pair<QString, QString>> silenced; ///< issue and reason
    QStringList unsilenced;
    std::optional<Error> silenceError;
    Result<advice::Diagnosis> diagnosis;
    QStringList explained;           ///< paths
    QList<QByteArray> explainedText; ///< what was in them
    Result<QList<Evidence>> evidence;
    QStringList collected; ///< nodes
    Result<operation::Plan> plan;
    QList<advice::IssueFinding> planned;
    int cancels = 0;

private:
    Said m_said;
    std::function<void(bool)> m_held; ///< true: was cancelled
};

/// An issue in two languages: its words begin with the id.
[[nodiscard]] advice::KnownIssue makeIssue(const QString &id, advice::Severity severity);
/// It stands at these places.
[[nodiscard]] advice::IssueFinding makeStanding(const advice::KnownIssue &issue, const QStringList &places);
/// It could not be told.
[[nodiscard]] advice::IssueFinding makeUntold(const advice::KnownIssue &issue, const QString &missing);
/// Several findings of each kind, words as a person would write them.
[[nodiscard]] advice::CheckReport makeReport();
/// The plan of a remedy with two steps.
[[nodiscard]] operation::Plan makeRemedyPlan();
/// What a node says of itself.
[[nodiscard]] QList<ui::AdviceSource::Evidence> makeEvidence();

} // namespace kubemori::test
